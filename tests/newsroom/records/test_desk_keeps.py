"""A form that is refused keeps everything typed, in rows of every kind, also what rests on something not saved yet."""

from html.parser import HTMLParser

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import models
from django.test import Client

from tests import factories
from tests.admin_forms import fields_of
from tracker.accounts.models import User
from tracker.figures.models import Claimant, Figure
from tracker.people.models import Recruiter
from tracker.sources.models import LegalInstrument
from tracker.units.models import Site

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:No directory at")]
Fields = dict[str, list[str]]
PAGES = sorted(
    owner._meta.label_lower
    for owner, page in admin.site._registry.items()
    if page.inlines and owner._meta.app_label in {"people", "units", "figures", "sources"}
)


class _EmptyRows(HTMLParser):
    """The fields in the templates of empty rows: what sort each is, and which values it offers."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.sort: dict[str, str] = {}
        self.offered: dict[str, list[str]] = {}
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "option" and self._select and value:
            self.offered[self._select].append(value)
        if tag == "select":
            self._select = name if "__prefix__" in name else ""
        if tag in {"input", "select", "textarea"} and "__prefix__" in name and given.get("type") != "hidden":
            self.sort[name] = given.get("type") or tag
            self.offered.setdefault(name, []).extend([value] if value else [])


def rows_filled(html: str) -> Fields:
    """Two rows more of each kind, everything in them filled in: with what is offered, picked, or just typed."""
    empty, keys, rows = _EmptyRows(html), what_is_picked(), {}
    for name, sort in empty.sort.items():
        column = name.rpartition("-")[2]
        offered = empty.offered[name]
        values = [f"typed <in> {column}"]
        if column == "contract":
            values = ["contracts-1"]
        elif sort == "checkbox":
            values = offered[-2:] or ["on"]
        elif sort == "select":
            values = offered[-1:] or [keys[column]]
        # No browser gives a chosen file back; how one is kept is `test_copies`'.
        for number in ("1", "2"):
            if column != "DELETE" and sort != "file":
                rows[name.replace("__prefix__", number)] = values
    return rows


def what_is_picked() -> dict[str, str]:
    """The keys of a record for each box with a search, by its column."""
    unit, source, person = factories.unit("1st Regiment"), factories.source(), factories.person("Ram Thapa")
    claimant = Claimant.objects.create(name="Ministry", kind="ministry")
    figure = Figure.objects.create(claimant=claimant, measure="killed", side="RU", low=1, high=1, scope="war")
    site = Site.objects.create(kind="prison", name="Colony 1")
    by_column: dict[str, models.Model] = {
        **dict.fromkeys(("unit", "force", "parent"), unit),
        **dict.fromkeys(("source", "sources"), source),
        **dict.fromkeys(("site", "signed_at"), site),
        "person": person,
        "other": figure,
        "recruiter": Recruiter.objects.create(kind="agency"),
        "instrument": LegalInstrument.objects.create(territory_id="RU", kind="decree", source=source),
    }
    return {column: str(row.pk) for column, row in by_column.items()} | {"territory": "NP"}


@pytest.mark.parametrize("label", PAGES)
def test_a_refused_form_keeps_what_was_typed_in_rows_of_every_kind(
    client: Client, researcher: User, label: str
) -> None:
    researcher.groups.add(Group.objects.get(name="keeper"))
    client.force_login(researcher)
    address = f"/{label.replace('.', '/')}/add/"
    html = client.get(address).content.decode()
    typed = rows_filled(html)
    prefixes = {name.partition("-")[0] for name in typed}
    assert prefixes
    totals = {f"{prefix}-TOTAL_FORMS": ["3"] for prefix in prefixes}
    answer = client.post(address, fields_of(html.encode()) | typed | totals)
    assert answer.status_code == 200, "it was saved"
    kept = fields_of(answer.content)
    assert {name: kept.get(name) for name in typed} == typed


def test_a_person_a_unit_and_a_figure_are_among_these_pages() -> None:
    assert {"people.person", "people.recruiter", "units.unit", "figures.figure", "sources.source"} <= set(PAGES)
