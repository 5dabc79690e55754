"""Django's test client on the public site, in a process of its own."""

import os
import warnings
from itertools import count
from typing import Any

_hosts = count(1)


def public_client() -> Any:
    """Set Django up as the public site; give a client."""
    import django

    # Nobody collected static files here.
    warnings.filterwarnings("ignore", "No directory at")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.config.settings")
    os.environ["TRACKER_SITE"] = "public"
    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    from django.test import Client

    return Client()


def made_anew(client: Any, address: str) -> Any:
    """The answer to an address, made for this request: answers are kept by host, and this host never asked before."""
    response = client.get(address, HTTP_HOST=f"bench{next(_hosts)}.example")
    assert response.status_code == 200, (response.status_code, address)
    return response
