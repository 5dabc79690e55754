"""What granian serves; `TRACKER_SITE` says which of the two sites it is."""

import os
import threading

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from tracker.lib.names import romanisation

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.config.settings")
application = get_wsgi_application()
if settings.IS_PUBLIC:
    # Imported here: it needs Django's models. No reader waits for what every filtered list needs.
    from tracker.catalogue.people.postings.index import prepare

    prepare()
# Its tables take seconds to load; the first reader who types another script should not wait for them.
threading.Thread(target=romanisation.load, name="romanisation", daemon=True).start()
