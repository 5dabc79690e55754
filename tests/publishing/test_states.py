"""Every kind of record in every state that is not public, persons at every level: absent from every answer."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any

import pghistory
import pytest
from django.test import Client
from django.utils import timezone

from tests import factories, figure_factories
from tests.canaries import everything_in, reconciling
from tests.levels import account, crowd, show
from tests.rules.test_registers import PUBLIC_ADDRESSES
from tracker.exports.formats.register import FORMATS
from tracker.newsroom.review.stages import STAGES, with_stage
from tracker.people.merging.merge import merge
from tracker.people.models import Name, Person
from tracker.publishing.actions import catch_up, publish, withdraw
from tracker.publishing.crossings.register import KINDS
from tracker.publishing.small_groups.counted import publish_counted
from tracker.review.actions import NotAllowed, send_back, submit, withhold
from tracker.review.content import record_kind
from tracker.review.models import Submission
from tracker.sources.models import LegalInstrument
from tracker.units.models import Site, UnitName
from tracker.vocabulary.levels import Level
from tracker.website.feeds import FEEDS

# Every public address is read, many times over.
pytestmark = [pytest.mark.whole, pytest.mark.django_db(databases=["default", "catalogue"])]
WORD = "Quisquilia"
PLAIN = "Plain"
SIGNED = {"side": "RU", "signed_on": "2023-09-14"}

MAKE: Mapping[str, Callable[[str], Any]] = {
    "source": lambda text: factories.source(title=f"{text} source", url="https://news.example/quisquilia"),
    "site": lambda text: Site.objects.create(name=f"{text} site", kind="garrison", territory_id="RU"),
    "instrument": lambda text: LegalInstrument.objects.create(
        territory_id="RU", kind="decree", effect="grants", summary=f"{text} instrument", source=factories.source()
    ),
    "unit": lambda text: factories.unit(f"{text} unit"),
    "claimant": lambda text: figure_factories.claimant(f"{text} claimant"),
    "figure": lambda text: figure_factories.figure(7_654_321, scope=f"{text} figure", nationality_id="NP"),
    "statement": lambda text: figure_factories.statement(f"{text} statement."),
    "stateaction": lambda text: figure_factories.state_action(f"{text} action."),
    "person": lambda text: factories.person(f"{text} person", nationalities=["NP"], contracts=[SIGNED]),
}
"""A new record of each kind that bears the word where readers would see it."""


def rewrite(kind: str, record: Any) -> None:
    """Change a published record so that it bears the word."""
    column = {"source": "title", "figure": "scope"}.get(kind, "name" if kind in {"site", "claimant"} else "summary")
    changed = {"person": Name.objects.filter(person=record.pk), "unit": UnitName.objects.filter(unit=record.pk)}
    rows = changed.get(kind, type(record).objects.filter(pk=record.pk))
    with pghistory.context(user=account("ada", "researcher").pk):
        for row in rows:
            setattr(row, "text" if kind in changed else column, f"{WORD} {kind}")
            row.save()


def hand_in(kind: str, record: Any) -> list[Submission]:
    by = account("ada", "researcher")
    return submit(kind=kind, references=[record.reference], by=by, unclaimed_are_mine=True)


def make_public(kind: str, record: Any) -> None:
    publish(hand_in(kind, record), by=account("cyd", "publisher"), note="Corrected in a test.")
    catch_up()


def _leave(kind: str, record: Any) -> None:
    """A draft is what nobody has handed in."""


def _send_back(kind: str, record: Any) -> None:
    send_back(hand_in(kind, record)[0], by=account("ben", "reviewer"), note="Something is missing.")


def _withhold(kind: str, record: Any) -> None:
    withhold(hand_in(kind, record)[0], by=account("ben", "reviewer"), note="Not for readers.")


def _embargo(kind: str, record: Any) -> None:
    later = timezone.now() + timedelta(days=1)
    publish(hand_in(kind, record), by=account("cyd", "publisher"), not_before=later)
    catch_up()


def _withdraw(kind: str, record: Any) -> None:
    make_public(kind, record)
    withdraw(kind=kind, references=[record.reference], by=account("cyd", "publisher"), reason="It was wrong.")
    catch_up()


def _change(kind: str, record: Any) -> None:
    make_public(kind, record)
    # Within one transaction no moment is later than another.
    yesterday = timezone.now() - timedelta(days=1)
    Submission.objects.filter(reference=record.reference).update(submitted_at=yesterday)
    rewrite(kind, record)


def _change_and_submit(kind: str, record: Any) -> None:
    _change(kind, record)
    hand_in(kind, record)


def _merge(kind: str, record: Any) -> None:
    merge(kept=MAKE[kind](PLAIN), merged=record, by=account("ada", "researcher"), reason="One passport.")


BRING: Mapping[str, Callable[[str, Any], object]] = {
    "draft": _leave,
    "submitted": hand_in,
    "sent_back": _send_back,
    "public": make_public,
    "changed": _change,
    "public_submitted": _change_and_submit,
    "embargoed": _embargo,
    "withheld": _withhold,
    "withdrawn": _withdraw,
    "merged": _merge,
}
OF_PERSONS_ALONE = {"merged"}
"""States in which no other record can be."""
FACETS = {"U": "unit", "S": "source", "X": "site", "L": "instrument"}
"""The facet of people that takes references with that letter."""

FEEDS_OF_LISTS = tuple(f"/{kind.listing.slug}.atom" for kind in (each.kind for each in FEEDS.values()) if kind.listing)
WITHDRAWALS = ("/", "/corrections/", "/corrections.atom", "/withdrawals.json", "/figures/", *FEEDS_OF_LISTS)
"""Where readers are told that something was withdrawn: its reference and the day."""

PUBLIC_BEFORE = {"changed", "public_submitted"}
"""States of records of which an earlier wording is public."""


def found_on(kind: str, record: Any) -> None:
    """What the record is cited from and said by is public; and somebody signed at the site."""
    content = record_kind(kind).contents([record.reference])[record.reference]
    sources = {row["source"] for row in content.get("citations", ())} | {content.get("source", "")} - {""}
    by, publisher = account("ada", "researcher"), account("cyd", "publisher")
    rows = submit(kind="source", references=sorted(sources), by=by, unclaimed_are_mine=True) if sources else []
    if "claimant" in content:
        rows += submit(kind="claimant", references=[content["claimant"]], by=by, unclaimed_are_mine=True)
    if rows:
        publish(rows, by=publisher, note="Corrected in a test.")
    if kind == "site":
        make_person_public(factories.person("Somebody", contracts=[{**SIGNED, "signed_at": record}]))
    catch_up()


def make_person_public(person: Any) -> None:
    found_on("person", person)
    make_public("person", person)


def answers(public: Client, *references: str) -> Iterator[tuple[str, str]]:
    """Every public address, asked for each of the references and the word where that can be; and what comes back."""
    asked = {f"/{each}" for each in PUBLIC_ADDRESSES if "<" not in each} | {"/nationalities/NP/"}
    for address in PUBLIC_ADDRESSES:
        asked |= {f"/{address.replace('<str:reference>', each)}" for each in references if "<str:ref" in address}
    for listed in ("/people/", "/people.csv", "/people.zip", "/api/v1/people/"):
        asked |= {f"{listed}?q={WORD.lower()}", f"{listed}?nationality=NP"}
        asked |= {f"{listed}?{FACETS[each[0]]}={each}" for each in references if each[0] in FACETS}
    for listed in ("figures/", "figures.csv", "statements/", "api/v1/statements/", "api/v1/figures/"):
        asked |= {f"/{listed}?reference={each}" for each in references if each[0] in "FT"}
    asked |= {*reconciling(*(f"{WORD.lower()}{each}" for each in ("", " person", " unit")), *references)}
    # At the start the figures stand in a table without their claimants.
    asked |= {"/figures/?side=RU", "/figures/?side=RU&side=UA&side=mixed"}
    for path in sorted(asked):
        response: Any = public.get(path)
        assert response.status_code < 500, path
        body = b"".join(response.streaming_content) if response.streaming else response.content
        yield path, everything_in(str(response.headers), body)


def test_there_is_a_case_for_every_state_kind_and_level() -> None:
    assert set(BRING) == set(STAGES) - {"texts_off"}
    assert set(MAKE) == set(KINDS)
    assert set(SHOWN_AS) == set(Level)


@pytest.mark.parametrize("state", [state for state in STAGES if state not in ("public", "texts_off")])
def test_a_record_in_a_state_that_is_not_public_is_in_no_answer(public: Client, state: str) -> None:
    kinds = {"person"} if state in OF_PERSONS_ALONE else set(MAKE)
    made = {kind: MAKE[kind](PLAIN if state in PUBLIC_BEFORE else WORD) for kind in KINDS if kind in kinds}
    for kind, record in made.items():
        found_on(kind, record)
        BRING[state](kind, record)
        assert with_stage(type(record).objects.filter(pk=record.pk)).get().stage == state, kind
    for path, text in answers(public, *(record.reference for record in made.values())):
        assert WORD not in text, path
        told = [kind for kind, record in made.items() if record.reference in text and record.reference not in path]
        tells_of_withdrawals = state == "withdrawn" and path.partition("?")[0] in WITHDRAWALS
        assert state in PUBLIC_BEFORE or tells_of_withdrawals or not told, (path, told)


@pytest.mark.parametrize("kind", MAKE)
def test_the_sweep_finds_each_kind_where_it_is_public(public: Client, kind: str) -> None:
    record = MAKE[kind](WORD)
    found_on(kind, record)
    make_public(kind, record)
    if kind == "claimant":
        # Readers meet a claimant with what it says.
        figure = figure_factories.figure(claimant=record)
        found_on("figure", figure)
        make_public("figure", figure)
    holding = [path for path, text in answers(public, record.reference) if WORD in text]
    assert any(path.startswith("/api/") for path in holding), holding
    assert any(path.endswith((".csv", ".zip")) for path in holding), holding
    programs = ("/api/", "/reconcile/")
    assert [path for path in holding if path.partition("?")[0].endswith("/") and not path.startswith(programs)], holding
    if kind in {"person", "unit"}:
        # As a candidate, by its columns, as an offer, in the preview.
        assert len([path for path in holding if path.startswith("/reconcile/")]) >= 4, holding


def _counted() -> list[Person]:
    persons = crowd(6, name=WORD, level=Level.COUNTED)
    show(*persons)
    publish_counted(by=account("cyd", "publisher"))
    catch_up()
    return persons


def _anonymous() -> list[Person]:
    persons = crowd(6, name=WORD)
    show(*persons)
    return persons


def _withheld() -> list[Person]:
    person = factories.person(f"{WORD} person", level=Level.WITHHELD)
    with pytest.raises(NotAllowed, match="withheld"):
        show(person)
    return [person]


def _named() -> list[Person]:
    person = factories.person(f"{WORD} person")
    make_person_public(person)
    return [person]


SHOWN_AS: Mapping[Level, Callable[[], list[Person]]] = {
    Level.NAMED: _named,
    Level.ANONYMOUS: _anonymous,
    Level.COUNTED: _counted,
    Level.WITHHELD: _withheld,
}
NOT_TOLD = (WORD, "91701", "Avdiivka", "Gorkha", "1994", "2023-08", "2024-02")
"""Of persons without a name: the name, the unit, places, and days that are finer than what is shown."""


@pytest.mark.parametrize("level", [Level.ANONYMOUS, Level.COUNTED, Level.WITHHELD])
def test_a_person_without_a_name_is_told_by_no_answer(public: Client, level: Level) -> None:
    persons = SHOWN_AS[level]()
    references = [person.reference for person in persons]
    sources = sorted({row.source.reference for person in persons for row in person.citations.all()})
    shown = 0
    for path, text in answers(public, references[0], sources[0]):
        assert not [word for word in NOT_TOLD if word in text], path
        assert not [each for each in (*references, *sources) if each in text and each not in path], path
        shown += "A person, not named" in text
    assert (shown > 0) == (level is Level.ANONYMOUS)


def test_the_sweep_finds_a_person_with_a_name(public: Client) -> None:
    [person] = SHOWN_AS[Level.NAMED]()
    holding = [path for path, text in answers(public, person.reference) if WORD in text]
    files = {f"/people.{made.ending}" for made in FORMATS}
    assert {"/people/", "/people.zip", "/names.csv", "/api/v1/people/"} | files <= set(holding)


def test_a_hundred_drafts_change_no_public_answer(public: Client) -> None:
    shown = factories.person("Adam Smith", nationalities=["NP"], contracts=[SIGNED])
    make_person_public(shown)
    before = dict(answers(public, shown.reference))
    # It says when it expires: now.
    before.pop("/healthz")
    for number in range(100):
        factories.person(f"Adam Smith {number}", nationalities=["NP"], contracts=[SIGNED])
    after = dict(answers(public, shown.reference))
    assert {path: after[path] for path in before} == before
