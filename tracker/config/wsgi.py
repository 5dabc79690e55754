"""What granian serves; `TRACKER_SITE` says which of the two sites it is."""

import os
import threading

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from tracker.lib import territory_words
from tracker.lib.names import romanisation

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.config.settings")
application = get_wsgi_application()
if settings.IS_PUBLIC:
    # Imported here: it needs Django's models. No reader waits for what every filtered list needs.
    from tracker.catalogue.people.postings.index import prepare

    prepare()
# The tables of romanisation take seconds to load; whoever is the first to search should not wait for them.
for load in (romanisation.load, territory_words.load):
    threading.Thread(target=load, daemon=True).start()
