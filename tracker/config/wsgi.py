"""What granian serves; `TRACKER_SITE` says which of the two sites it is."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.config.settings")
application = get_wsgi_application()
