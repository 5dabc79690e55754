"""The newsroom's first page: what waits for whoever comes to work, before the list of all records."""

from typing import Any, cast

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from tracker.accounts.models import User
from tracker.newsroom.work import work_of


def front_page(request: HttpRequest) -> HttpResponse:
    """The admin's index with the work of this user on top."""
    context: dict[str, Any] = {
        "title": "Your work",
        "work": work_of(cast("User", request.user)),
        "is_unreachable": not settings.CONTACT,
    }
    return admin.site.index(request, context)
