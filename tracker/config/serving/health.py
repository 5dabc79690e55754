"""`/healthz` for load balancers, and the answer when PostgreSQL is away."""

import sys

from django.db import InterfaceError, OperationalError, connections, transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.defaults import server_error as django_server_error

from tracker.catalogue.models import Generation

RETRY_SECONDS = "5"


@transaction.non_atomic_requests(using="catalogue")
@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Says ok and the number of the last log entry in the catalogue; 503 where a database does not answer."""
    try:
        for connection in connections.all():
            # The public site has no default database; Django puts an empty one in its place.
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SELECT 1")
        generation = Generation.objects.values_list("number", flat=True).first() or 0
    except (OperationalError, InterfaceError):
        return _unavailable()
    return HttpResponse(f"ok {generation}\n", content_type="text/plain")


def server_error(request: HttpRequest) -> HttpResponse:
    """Error handler of both sites: 503 while PostgreSQL is away, 500 for a fault of ours."""
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return _unavailable()
    return django_server_error(request)


def _unavailable() -> HttpResponse:
    return HttpResponse(
        "The database does not answer. Please try again in a few seconds.\n",
        status=503,
        content_type="text/plain",
        headers={"Retry-After": RETRY_SECONDS, "Cache-Control": "no-store"},
    )
