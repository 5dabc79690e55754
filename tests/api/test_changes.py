"""What changed since a state is complete: whoever keeps a copy by HTTP alone has, after each step, what we have."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests import factories, figure_factories
from tests.api.copy import LISTS, Copy, Rows
from tests.conftest import Publish
from tests.levels import account, crowd, show, take_off
from tests.publishing.merging.test_merging_bridge import merged
from tracker.api import changes
from tracker.catalogue.files import FILE_OF_LIST
from tracker.catalogue.models import Generation, MadeAnew
from tracker.people.models import Name
from tracker.publishing.actions import catch_up, withdraw
from tracker.units.models import UnitName

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def told(rows: Rows) -> Rows:
    """The rows without the columns that follow from other records."""
    own = {name: [each.name for each in FILE_OF_LIST[name].columns if not each.follows_from_others] for name in LISTS}
    return {
        name: {key: {column: row[column] for column in own[name]} for key, row in of_list.items()}
        for name, of_list in rows.items()
    }


@pytest.fixture
def same(public: Client) -> Callable[[Copy], dict[str, int]]:
    """Bring a copy up to date, and compare it with all that is public."""

    def follow(copy: Copy) -> dict[str, int]:
        taken = copy.follow()
        assert told(copy.rows) == told(Copy(public).rows)
        return taken

    return follow


def gone(kind: str, *references: str) -> None:
    withdraw(kind=kind, references=list(references), by=account("eli", "publisher"), reason="Asked to.")
    catch_up()


def test_a_copy_follows_everything_that_can_happen(
    public: Client, published: Publish, same: Callable[[Copy], dict[str, int]]
) -> None:
    published(factories.person("Here before"))
    copy = Copy(public)
    cited, unit = factories.source(), factories.unit("Wolf Regiment")
    person = factories.person(
        "Adam Smith", nationalities=["GB"], source_of_all=cited, contracts=[{"side": "RU", "unit": unit}]
    )
    other = factories.person("Adam Smyth", nationalities=["GB"])
    published(person, other)
    assert len(same(copy)) >= 2
    assert copy.rows["people"][person.reference]["units"] == []
    # A unit, published later, appears in the person's row.
    published(unit)
    assert same(copy)["person"] == 1
    assert copy.rows["people"][person.reference]["units"] == ["Wolf Regiment"]
    # Its name is corrected.
    UnitName.objects.filter(unit=unit).update(text="Wolf Brigade")
    published(unit)
    same(copy)
    assert copy.rows["people"][person.reference]["units"] == ["Wolf Brigade"]
    # A correction, figures, statements and actions, rows without a name.
    Name.objects.filter(person=person).update(text="Adam Smithe")
    first = figure_factories.figure(100)
    second = figure_factories.figure(200)
    figure_factories.link(second, "contests", first)
    published(person, first, second, figure_factories.statement(), figure_factories.state_action())
    show(*crowd(5))
    same(copy)
    assert len(copy.rows["people"]) == 3 + 5
    # Five more who look the same, and one of the first withdrawn.
    more = crowd(6, name="Another")
    show(*more)
    take_off(more[0])
    same(copy)
    assert len(copy.rows["people"]) == 3 + 10
    # A merge, and the withdrawal of a source that both cited.
    merged(person, other)
    published(person)
    same(copy)
    assert other.reference not in copy.rows["people"]
    gone("source", cited.reference)
    same(copy)
    gone("figure", first.reference)
    gone("unit", unit.reference)
    same(copy)
    gone("person", person.reference)
    same(copy)
    assert sorted(row["level"] for row in copy.rows["people"].values()) == ["anonymous"] * 10 + ["named"]


def test_little_is_read_for_little(public: Client, published: Publish, same: Callable[[Copy], dict[str, int]]) -> None:
    published(*(factories.person(f"Person {n}") for n in range(20)))
    copy = Copy(public)
    published(factories.person("Somebody new"))
    taken = same(copy)
    assert taken["person"] == 1
    assert "people" not in taken


def test_it_comes_page_by_page(
    public: Client, published: Publish, same: Callable[[Copy], dict[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "PAGE_SIZE", 3)
    published(factories.person("Here before"))
    copy = Copy(public)
    unit = factories.unit("Wolf Regiment")
    published(*(factories.person(f"Person {n}", contracts=[{"side": "RU", "unit": unit}]) for n in range(10)))
    published(unit)
    assert same(copy)["person"] == 20, "each for itself, and for the unit"
    seen, address = [], "/api/v1/changes/?since=0"
    while address:
        answer = public.get(address).json()
        seen += [(row["kind"], row["reference"]) for row in answer["changed"]]
        address = (answer["next"] or "").removeprefix("http://testserver")
    assert len({reference for kind, reference in seen if kind == "person"}) == 11


def test_what_is_gone_is_named_by_reference_alone(public: Client, published: Publish) -> None:
    person, kept = factories.person("Adam Smyth"), factories.person("Adam Smith")
    published(person, kept)
    merged(kept, person)
    published(kept)
    other = factories.person("Bimal")
    published(other)
    gone("person", other.reference)
    answer = public.get("/api/v1/changes/?since=0")
    assert "Bimal" not in answer.content.decode()
    told_gone = {row["reference"]: row for row in answer.json()["gone"]}
    assert told_gone == {
        person.reference: {"kind": "person", "reference": person.reference, "into": kept.reference},
        other.reference: {"kind": "person", "reference": other.reference, "into": None},
    }


def test_nothing_tells_what_a_withdrawn_record_was_connected_with(public: Client, published: Publish) -> None:
    unit, other = factories.unit("Wolf Regiment"), factories.unit("Bear Regiment")
    person = factories.person("Adam Smith", contracts=[{"side": "RU", "unit": unit}])
    somebody = factories.person("Bimal", contracts=[{"side": "RU", "unit": other}])
    published(unit, other, person, somebody)
    before = public.get("/api/v1/changes/?since=0").json()["generation"]
    gone("unit", unit.reference)
    answer = public.get(f"/api/v1/changes/?since={before}").json()
    assert answer["whole"] == ["people"]
    assert answer["changed"] == []
    assert person.reference not in str(answer)


def test_rows_without_a_name_are_named_nowhere(public: Client) -> None:
    show(*crowd(5))
    take_off(*crowd_of_rows())
    assert "N-" not in public.get("/api/v1/changes/?since=0").content.decode()
    assert not MadeAnew.objects.filter(reference__startswith="N-").exists()


def crowd_of_rows() -> list[Any]:
    more = crowd(6, name="More")
    show(*more)
    return more[:1]


def test_where_rows_take_another_shape_everything_is_read_anew(
    public: Client, published: Publish, same: Callable[[Copy], dict[str, int]]
) -> None:
    published(factories.person("Adam Smith"))
    Generation.objects.update(shape=1)
    copy = Copy(public)
    asked = copy.asked
    catch_up()
    assert same(copy) == {}
    assert copy.asked > asked + len(LISTS)
    assert copy.shape != 1
    assert public.get(f"/api/v1/changes/?since={copy.generation - 1}").json()["whole"] == LISTS


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("", "since"),
        ("since=", "since"),
        ("since=-1", "since"),
        ("since=1.5", "since"),
        ("since=999999999", "since"),
        ("since=99999999999999999999999", "since"),
        ("since=0&since=0", "since"),
        ("since=0&cursor=x", "cursor"),
        ("since=0&cursor=1.P-%00", "cursor"),
        ("since=0&kind=person", "kind"),
    ],
)
def test_what_cannot_be_answered_is_named(public: Client, query: str, named: str) -> None:
    answer = public.get(f"/api/v1/changes/?{query}")
    assert answer.status_code == 400
    assert answer.json()["parameters"][0]["name"] == named
