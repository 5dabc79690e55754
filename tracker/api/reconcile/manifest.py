"""What the service says of itself."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from rest_framework.request import Request

from tracker.api.reconcile.batches import MOST_QUERIES
from tracker.api.reconcile.entities import TYPES

PREVIEW_WIDTH, PREVIEW_HEIGHT = 430, 420


def manifest(request: Request) -> dict[str, Any]:
    """The manifest of version 0.2: where everything stands."""
    here = request.build_absolute_uri(reverse("reconcile")).rstrip("/")
    site = request.build_absolute_uri("/")
    return {
        "versions": ["0.2"],
        "name": _("Foreign Fighter Tracker"),
        "identifierSpace": site,
        "schemaSpace": request.build_absolute_uri(reverse("download")),
        "documentation": request.build_absolute_uri(reverse("download")),
        "defaultTypes": [each.as_json() for each in TYPES.values()],
        "batchSize": MOST_QUERIES,
        "view": {"url": f"{site}search/?q={{{{id}}}}"},
        "preview": {
            "url": f"{here}/preview/?id={{{{id}}}}",
            "width": PREVIEW_WIDTH,
            "height": PREVIEW_HEIGHT,
        },
        "suggest": {
            name: {"service_url": here, "service_path": f"/suggest/{name}/"} for name in ("entity", "property", "type")
        },
        "extend": {"propose_properties": {"service_url": here, "service_path": "/extend/propose/"}},
    }
