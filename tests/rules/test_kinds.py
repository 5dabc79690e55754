"""What is known of a kind of public record is said once; everything that names kinds reads it there."""

import ast
from pathlib import Path

import pytest
from django.contrib import admin
from django.db.models import Model
from django.test import Client

from tracker.api.urls import RECORDS
from tracker.catalogue.kinds import KIND_OF_LIST, KINDS, LISTS
from tracker.catalogue.listing.kind import PublicKind, PublicList
from tracker.catalogue.models import PERSON_CLAIMS, Citation
from tracker.exports.package.tables import NAMED_BY_PEOPLE, SITES_OF_PEOPLE
from tracker.newsroom.records.desk_kinds import DESK_KINDS, DeskKind
from tracker.newsroom.review.public_records import PublicRecordAdmin
from tracker.newsroom.review.stages import StageFilter
from tracker.publishing.crossings.register import CROSSINGS
from tracker.review.content import record_kinds
from tracker.website.menu import MENU
from tracker.website.urls import LIST_PAGES, RECORD_PAGES

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])

ROOT = Path(__file__).parents[2] / "tracker"
ROOMS = ("catalogue", "exports", "api", "website")
NAMING_KINDS = {
    "catalogue/figures/columns.py": "columns of its own kinds that name others",
    "catalogue/people/claims/columns.py": "columns that name other records",
    "catalogue/sources/columns.py": "how much of each kind rests on a source",
    "catalogue/sources/citing.py": "what of each kind rests on a source",
    "website/urls.py": "which page each kind has",
}
"""Files of the reading side that name five kinds or more, and why each must."""
PUBLIC_SIDE = [each for each in DESK_KINDS.values() if each.has_public_side]


@pytest.mark.parametrize("listed", LISTS, ids=lambda listed: listed.slug)
def test_a_list_stands_everywhere_a_list_does(listed: PublicList, public: Client) -> None:
    def text(address: str) -> str:
        answer = public.get(address)
        assert answer.status_code == 200, address
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        return body.decode()

    slug = listed.slug
    assert text(f"/{slug}/")
    places = {
        "its file": text(f"/{slug}.csv").split("\n", 1)[0] == ",".join(column.name for column in listed.columns),
        "its API": f'"/api/v1/{slug}/' in text("/api/v1/").replace("http://testserver", ""),
        "the menu": f'<a href="/{slug}/">{listed.heading}</a>' in text("/method/"),
        "the site map": f"/{slug}/</loc>" in text("/sitemap.xml"),
        "the help of parameters": f'id="parameters-{slug}"' in text("/method/filters/") or slug == "people",
        "the download page": f'href="/{slug}.csv"' in text("/download/"),
    }
    assert [place for place, stands in places.items() if not stands] == []


def test_no_kind_lacks_its_page_and_none_has_one_too_many() -> None:
    assert set(LIST_PAGES) == {kind.kind for kind in KINDS.values() if kind.listing}
    assert set(RECORD_PAGES) == set(RECORDS) == {kind.kind for kind in KINDS.values() if kind.has_page}
    assert {entry.name for entry in MENU} >= set(KIND_OF_LIST)


def test_kinds_differ_in_all_that_tells_them_apart() -> None:
    kinds = list(KINDS.values())
    letters = "".join(kind.prefixes for kind in kinds)
    assert len(set(letters)) == len(letters)
    for told in (lambda kind: kind.kind, lambda kind: kind.model, lambda kind: str(kind.one)):
        assert len({told(kind) for kind in kinds}) == len(kinds)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.kind)
def test_what_a_kind_names_is_there(kind: PublicKind) -> None:
    assert kind.model._meta.app_label == "catalogue"
    if kind.name_column:
        assert kind.model._meta.get_field(kind.name_column)
    if kind.listing:
        assert kind.listing.columns[0].name == "reference"
        assert kind.listing.filter_set.model() is kind.model
    assert not kind.crawlers_get_records or kind.has_page


def test_nobody_else_lists_kinds() -> None:
    words = {kind.kind for kind in KINDS.values()} | {listed.slug for listed in LISTS}
    naming = {}
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            name = str(path.relative_to(ROOT))
            if "/migrations/" in name or name.endswith("/kind.py"):
                continue
            constants = (node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant))
            kinds = {KIND_OF_LIST[each].kind if each in KIND_OF_LIST else each for each in constants if each in words}
            if len(kinds) >= 5:
                naming[name] = sorted(kinds)
    assert naming.keys() == NAMING_KINDS.keys(), naming


def test_the_archive_of_people_has_a_table_of_every_kind_that_they_name() -> None:
    tables = {kind.model: kind.kind for kind in KINDS.values()}
    naming: tuple[type[Model], ...] = (*PERSON_CLAIMS, Citation)
    linked = {column.related_model for model in naming for column in model._meta.concrete_fields}
    assert {each.kind for each in (*NAMED_BY_PEOPLE.values(), SITES_OF_PEOPLE)} == {
        tables[model] for model in linked if model in tables
    } - {"person"}


def test_each_kind_of_record_has_its_line_at_the_desk() -> None:
    assert sorted(record_kinds().keys() ^ DESK_KINDS.keys()) == []


def test_each_kind_of_record_has_its_pages_at_the_desk() -> None:
    admins = {kind: admin.site.get_model_admin(each.model) for kind, each in DESK_KINDS.items()}
    assert {kind: each.record_kind for kind, each in admins.items()} == {kind: kind for kind in DESK_KINDS}  # type: ignore[attr-defined]
    public = {kind for kind, each in admins.items() if isinstance(each, PublicRecordAdmin)}
    assert (
        public
        == {each.kind for each in DESK_KINDS.values() if each.has_public_side}
        == {each.kind for each in CROSSINGS}
    )


@pytest.mark.parametrize(
    "kind", [each for each in DESK_KINDS.values() if each.has_public_side], ids=lambda each: each.kind
)
def test_a_public_kind_lists_its_stage(kind: DeskKind) -> None:
    shown = admin.site.get_model_admin(kind.model)
    assert "stage" in shown.list_display
    assert StageFilter in shown.list_filter


def test_the_newsroom_asks_a_kind_what_it_is_and_never_compares_its_name() -> None:
    comparing = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for room in ("newsroom", "review", "people", "units", "sources", "figures", "intake")
        for path in (ROOT / room).rglob("*.py")
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Compare)
        if any(isinstance(each, ast.Constant) and each.value in DESK_KINDS for each in (node.left, *node.comparators))
        if "kind" in ast.unparse(node.left)
    }
    assert comparing == set()
