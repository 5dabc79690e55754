"""The list of people in the admin: what it shows of each, and who is offered where a search finds nobody."""

from functools import cache
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import Prefetch
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.people.kept_back import hidden_among
from tracker.newsroom.people.likely_people import MOST_LISTED
from tracker.newsroom.people.listing.list_columns import (
    PersonColumn,
    chosen_columns,
    columns_for,
    filled,
    with_status,
)
from tracker.newsroom.people.person_labels import person_labels
from tracker.newsroom.records.capped_lists import CappedChangeList
from tracker.people.matching.candidates import similar_people
from tracker.people.models import Fate, Nationality, Person
from tracker.vocabulary.claims import ClaimStatus

COLUMNS_PARAMETER = "columns"
_SORTED = ("reference", "level")


class PeopleChangeList(CappedChangeList):
    """A list whose address may say which columns it shows."""

    def get_filters_params(self, params: Any = None) -> Any:
        """The filters of the address, without what is none."""
        found = super().get_filters_params(params)
        found.pop(COLUMNS_PARAMETER, None)
        return found


def fill_page(found: ChangeList, request: HttpRequest) -> None:
    """Give the persons of the page what is said about them; what is not accepted says so."""
    user = logged_in_user(request)
    if chosen := _chosen(request):
        found.result_list = filled(found.result_list, chosen, user)
        return
    found.result_list = _with_claims(found.result_list, user)
    if request.method == "GET" and found.query and not found.result_count:
        _offer_similar(request, found.query)


def _with_claims(people: Any, user: User) -> Any:
    nationalities = Nationality.objects.visible_to(user).exclude(status=ClaimStatus.REJECTED)
    fates = Fate.objects.visible_to(user).exclude(status=ClaimStatus.REJECTED)
    return people.prefetch_related(
        Prefetch("nationalities", nationalities.select_related("territory"), to_attr="seen_nationalities"),
        Prefetch("fates", fates, to_attr="seen_fates"),
    )


def _offer_similar(request: HttpRequest, q: str) -> None:
    """Say who has a similar name, where a search has found nobody; they are not in the list."""
    user = logged_in_user(request)
    found = [match.person for match in similar_people([q])]
    hidden = hidden_among(found, user)
    people = person_labels([key for key in found if key not in hidden][:MOST_LISTED], user=user)
    keys = [key for key in found if key in people]
    if not keys:
        return
    named = [(people[key].url, people[key].name, people[key].reference) for key in keys]
    links = format_html_join(", ", '<a href="{}">{} ({})</a>', named)
    message = _("The search finds nobody. People with similar names, not in this list: {people}")
    messages.info(request, format_html(message, people=links))


@admin.display(description="name")
def shown_name(person: Any) -> str:
    """The preferred spelling."""
    return person.shown_name or "No name"


@admin.display(description="nationality")
def nationality(person: Any) -> str:
    """Nationalities; what is not accepted says so."""
    return ", ".join(with_status(claim, str(claim)) for claim in person.seen_nationalities)


@admin.display(description="level", ordering="level")
def level_in_short(person: Person) -> str:
    """The level without its explanation."""
    return person.level


@admin.display(description="fate")
def fate(person: Any) -> str:
    """Fates with their dates; what is not accepted says so."""
    return "; ".join(with_status(claim, str(claim)) for claim in person.seen_fates)


USUAL_DISPLAY = (shown_name, nationality, fate, level_in_short, "stage", "reference")


def display_of(request: HttpRequest) -> Any:
    """The name, and the columns that the address asks for; else the usual ones."""
    chosen = _chosen(request)
    return (shown_name, *(_shown_in_list(column) for column in chosen)) if chosen else USUAL_DISPLAY


def _chosen(request: HttpRequest) -> list[PersonColumn]:
    """The columns that the address asks for; restricted ones are for files alone, each reading of which is noted."""
    asked = chosen_columns(request.GET.getlist(COLUMNS_PARAMETER), logged_in_user(request))
    return [column for column in asked if _is_for_pages(column)]


def _is_for_pages(column: PersonColumn) -> bool:
    return not column.is_restricted and column.name != "name"


@cache
def _shown_in_list(column: PersonColumn) -> Any:
    def shown(person: Any) -> str:
        return "; ".join(filter(None, dict.fromkeys(column.texts(person))))

    shown.__name__ = column.name
    return admin.display(shown, description=str(column.label), ordering=column.name if column.name in _SORTED else None)


def context_of_list(request: HttpRequest) -> dict[str, Any]:
    """What the page says beside the list: other columns, a file, and whether anybody is left out."""
    user = logged_in_user(request)
    names = set(request.GET.getlist(COLUMNS_PARAMETER))
    offered = [column for column in columns_for(user) if _is_for_pages(column)]
    return {
        "columns": [(column.name, column.label, column.name in names) for column in offered],
        "kept": [(name, value) for name, value in request.GET.items() if name not in (COLUMNS_PARAMETER, "p", "o")],
        "take_url": f"{reverse('admin:people_person_take')}?{request.GET.urlencode()}",
        "usual_url": _without_columns(request),
        "leaves_out": Person.objects.hidden_from(user).exists(),
    }


def _without_columns(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop(COLUMNS_PARAMETER, None)
    return f"?{query.urlencode()}"
