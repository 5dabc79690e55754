"""Withdrawing a person takes the name off every public text, and publishing again is a new decision."""

import re
from collections.abc import Iterable
from datetime import timedelta
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pghistory
import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from tests import factories, figure_factories
from tests.conftest import Publish
from tests.levels import anonymous_rows, crowd, show, unnamed
from tests.publishing.test_states import answers
from tracker.accounts.models import User
from tracker.catalogue.models import Change
from tracker.catalogue.models import Source as PublicSource
from tracker.figures.models import Claimant, Figure
from tracker.people.models import Fate, Name, Person, PersonCitation
from tracker.publishing import due
from tracker.publishing.actions import catch_up, publish, withdraw
from tracker.publishing.lowering import lower
from tracker.publishing.models import LogEntry
from tracker.publishing.rebuilding.rebuild import differences
from tracker.publishing.withdrawals.publishing_again import NEEDS_GROUND
from tracker.publishing.withdrawals.texts_naming import how_named, records_naming, spelling
from tracker.review.actions import NotAllowed, submit
from tracker.review.content import record_kinds
from tracker.review.models import Submission
from tracker.sources.models import Capture, LegalInstrument, Source
from tracker.vocabulary.levels import Level
from tracker.vocabulary.publication import WithdrawalReason

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]

NAME = "Michael Gloss"


@pytest.fixture
def person(published: Publish, researcher: User) -> Person:
    made = factories.person(NAME, by=researcher, nationalities=["US"])
    with pghistory.context(user=researcher.pk):
        factories.claim(Name, made, sources=[Source.objects.get()], text="Майкл Глосс", language="ru")
    published(made)
    return made


def take_off(person: Person, by: User, *, texts_of: Iterable[str] = (), **columns: Any) -> list[LogEntry]:
    given = {"reason": "In danger.", "reason_class": WithdrawalReason.SAFETY} | columns
    entries = withdraw(kind="person", references=[person.reference], by=by, texts_of=list(texts_of), **given)
    catch_up()
    return entries


def found(person: Person) -> dict[str, bool]:
    return {record.reference: record.is_whole for record in records_naming([person.reference])}


def everything(public: Client, *references: str) -> str:
    """What every public address answers, asked for each of the references."""
    return "\n".join(text for _, text in answers(public, *references))


class TestWhatNamesSomebody:
    @pytest.mark.parametrize(
        "text",
        [
            "Friend and family mourn Michael Gloss",
            "GLOSS, Michael A., 21",
            "Michael Alexander Gloss was buried",
            "Друзья прощаются: Майкл Глосс",
            "https://example.org/2024/michael-gloss-obituary",
            "https://example.org/michaelgloss",
            "https://example.org/%D0%9C%D0%B0%D0%B9%D0%BA%D0%BB-%D0%93%D0%BB%D0%BE%D1%81%D1%81",
            "Maikl Gloss",
        ],
    )
    def test_the_whole_name_is_found_however_it_is_written(self, text: str) -> None:
        assert how_named(text, [spelling(NAME), spelling("Майкл Глосс")]) is True

    @pytest.mark.parametrize(
        "text",
        [
            "Michael Gloss Obituary Removed",
            "Gloss, Michael",
            "the-son-of-cia-deputy-director-michael-gloss",
            "A. Gloss, M.",
        ],
    )
    def test_without_its_middle_parts_it_is_the_name_all_the_same(self, text: str) -> None:
        assert how_named(text, [spelling("Michael Alexander Gloss")]) is (not text.startswith("A."))

    @pytest.mark.parametrize("text", ["The Gloss family", "Michael Brown and his neighbour of many years, Peter Gloss"])
    def test_one_part_of_it_is_not_the_whole(self, text: str) -> None:
        assert how_named(text, [spelling(NAME)]) is False

    @pytest.mark.parametrize("text", ["A glossary of terms", "Kyiv says 3,344 foreigners", ""])
    def test_what_only_looks_like_it_is_not(self, text: str) -> None:
        assert how_named(text, [spelling(NAME)]) is None


def titled(title: str, **columns: Any) -> Source:
    return factories.source(title=title, url=f"https://example.org/{len(title)}/michael-gloss", **columns)


def in_a_source() -> Any:
    made = titled("Friend and family mourn Michael Gloss")
    Capture.objects.create(source=made, url="https://archive.example/michael-gloss")
    return made


def in_the_address_of_a_source() -> Any:
    return factories.source(title="An obituary", url="https://example.org/obituaries/michael-gloss")


def in_a_copy_of_a_source() -> Any:
    made = factories.source(title="Another obituary", url="https://example.org/1")
    Capture.objects.create(source=made, url="https://archive.example/michael-gloss")
    return made


def in_a_statement() -> Any:
    return figure_factories.statement("Says that Michael Gloss died.")


def in_a_contested_point() -> Any:
    return figure_factories.statement(contested_point="How Michael Gloss died")


def in_a_state_action() -> Any:
    return figure_factories.state_action("Asks for the body of Майкл Глосс.")


def in_a_figure() -> Any:
    return figure_factories.figure(remark="Michael Gloss is one of them.")


def in_a_link_between_figures() -> Any:
    made, other = figure_factories.figure(), figure_factories.figure(200)
    figure_factories.link(made, "differs", other, note="One of them counts Michael Gloss.")
    return made


def in_the_note_of_a_unit() -> Any:
    return factories.unit("First Regiment", public_note="Michael Gloss served here.")


def in_the_summary_of_another_person() -> Any:
    made = factories.person("Peter Brown", public_summary="Came with Michael Gloss.")
    PersonCitation.objects.create(person=made, source=factories.source(), fields=["public_summary"])
    return made


def in_a_claim_of_another_person() -> Any:
    made = factories.person("Peter Brown", fates=[])
    factories.claim(Fate, made, sources=[factories.source()], kind="killed", cause="Shot beside Michael Gloss")
    return made


def in_a_law() -> Any:
    return LegalInstrument.objects.create(
        kind="decree", territory_id="RU", summary="Grants citizenship to Michael Gloss.", source=factories.source()
    )


PLACES = (
    in_a_source,
    in_the_address_of_a_source,
    in_a_copy_of_a_source,
    in_a_statement,
    in_a_contested_point,
    in_a_state_action,
    in_a_figure,
    in_a_link_between_figures,
    in_the_note_of_a_unit,
    in_the_summary_of_another_person,
    in_a_claim_of_another_person,
    in_a_law,
)


def make_public(record: Any, researcher: User, reviewer: User) -> None:
    """Publish the record with everything it rests on."""
    kind = next(kind for kind, known in record_kinds().items() if isinstance(record, known.model))
    wanted = {"source": Source, "claimant": Claimant, "figure": Figure} | {kind: type(record)}
    for each, model in wanted.items():
        references = [row.reference for row in model._default_manager.all()] if each != kind else [record.reference]
        rows = submit(kind=each, references=references, by=researcher, unclaimed_are_mine=True) if references else []
        publish(rows, by=reviewer, note="Seen.")
    catch_up()


WORDS = ("gloss", "глосс", "%d0%93%d0%bb%d0%be")


@pytest.mark.parametrize("place", PLACES)
def test_a_person_withdrawn_for_safety_is_named_on_no_public_address(
    place: Any, person: Person, researcher: User, reviewer: User, public: Client
) -> None:
    record = place()
    make_public(record, researcher, reviewer)
    assert found(person)[record.reference] is True
    references = [person.reference, record.reference]
    assert any(word in everything(public, record.reference).lower() for word in WORDS)
    take_off(person, reviewer, texts_of=[record.reference])
    left = [path for path, text in answers(public, *references) if any(word in text.lower() for word in WORDS)]
    assert left == []
    assert found(person) == {}


@pytest.mark.django_db(transaction=True, databases=["default", "catalogue"])
def test_a_catalogue_made_anew_is_the_same(transactional_db: None, publisher: User, published: Publish) -> None:
    """With texts taken off, a record withdrawn and one published again, whose notes are there again."""
    ada, ben = User.objects.get(username="ada"), User.objects.get(username="ben")
    person = factories.person(NAME, by=ada, nationalities=["US"])
    make_public(person, ada, ben)
    for place in PLACES:
        make_public(place(), ada, ben)
    with pghistory.context(user=ada.pk):
        factories.claim(Name, person, sources=[Source.objects.earliest("pk")], text="Mike Gloss")
    publish(submit(kind="person", references=[person.reference], by=ada), by=ben, note="Another spelling.")
    take_off(person, ben, texts_of=found(person))
    publish(
        submit(kind="person", references=[person.reference], by=ada),
        by=publisher,
        note="Safe now.",
        ground="He said so.",
    )
    catch_up()
    assert Change.objects.filter(note="Another spelling.").exists()
    assert differences() == []
    call_command("verify_log", stdout=StringIO())


def test_without_that_the_name_would_stay(person: Person, researcher: User, reviewer: User, public: Client) -> None:
    record = in_a_statement()
    make_public(record, researcher, reviewer)
    take_off(person, reviewer)
    assert "gloss" in everything(public, record.reference).lower()


def test_a_source_on_which_nothing_else_rests_is_withdrawn(
    person: Person, researcher: User, reviewer: User, public: Client
) -> None:
    source = in_a_source()
    make_public(source, researcher, reviewer)
    take_off(person, reviewer, texts_of=[source.reference])
    assert public.get(f"/sources/{source.reference}/").status_code == 410


def test_a_source_on_which_others_rest_stays_as_kind_and_publisher(
    person: Person, researcher: User, reviewer: User, public: Client
) -> None:
    source = titled("Friend and family mourn Michael Gloss", publisher="Gazette", kind="obituary")
    other = factories.person("Peter Brown", by=researcher, source_of_all=source)
    make_public(other, researcher, reviewer)
    take_off(person, reviewer, texts_of=[source.reference])
    page = public.get(f"/sources/{source.reference}/").content.decode()
    assert "Gazette – obituary" in page
    row = PublicSource.objects.using("catalogue").get(pk=source.reference)
    assert (row.title, row.url, row.captures.count()) == ("", "", 0)
    assert "Gazette" in public.get(f"/people/{other.reference}/").content.decode(), "the citation stays"


def test_notes_for_readers_that_name_the_person_are_blank(
    person: Person, researcher: User, reviewer: User, public: Client
) -> None:
    record = in_a_figure()
    make_public(record, researcher, reviewer)
    with pghistory.context(user=researcher.pk):
        record.remark = ""
        record.save()
    rows = submit(kind="figure", references=[record.reference], by=researcher)
    publish(rows, by=reviewer, note="Michael Gloss is not one of them.")
    catch_up()
    assert found(person) == {record.reference: True}
    take_off(person, reviewer, texts_of=[record.reference])
    assert "gloss" not in everything(public, record.reference).lower()


def test_what_stays_is_kept_with_the_reason(person: Person, researcher: User, reviewer: User) -> None:
    record = in_a_statement()
    make_public(record, researcher, reviewer)
    entry = take_off(person, reviewer, left=[record.reference])[0]
    assert entry.internal_reason == f"In danger. Left public: {record.reference}."


def test_what_was_taken_off_stays_off_whatever_is_corrected(
    person: Person, researcher: User, reviewer: User, publisher: User, public: Client
) -> None:
    record = in_a_figure()
    make_public(record, researcher, reviewer)
    take_off(person, reviewer, texts_of=[record.reference])
    with pghistory.context(user=researcher.pk):
        record.low = record.high = 101
        record.save()
    (row,) = submit(kind="figure", references=[record.reference], by=researcher)
    with pytest.raises(NotAllowed, match=r"Texts of .* were taken off by ben .* a publisher must approve it"):
        publish([row], by=reviewer, note="101, not 100.")
    with pytest.raises(NotAllowed, match="on what ground"):
        publish([row], by=publisher, note="101, not 100.")
    with pghistory.context(user=researcher.pk):
        record.remark = "One of them is an American."
        record.save()
    publish(submit(kind="figure", references=[record.reference], by=researcher), by=reviewer, note="101, not 100.")
    catch_up()
    left = everything(public, record.reference)
    assert "One of them is an American." in left
    assert "gloss" not in left.lower()


def test_what_waits_under_an_embargo_is_stopped_with_it(
    person: Person, researcher: User, reviewer: User, public: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = in_a_figure()
    make_public(record, researcher, reviewer)
    with pghistory.context(user=researcher.pk):
        record.scope = "The whole war"
        record.save()
    later = timezone.now() + timedelta(hours=1)
    publish(
        submit(kind="figure", references=[record.reference], by=researcher),
        by=reviewer,
        note="Wider.",
        not_before=later,
    )
    take_off(person, reviewer, texts_of=[record.reference])
    monkeypatch.setattr(due, "timezone", SimpleNamespace(now=lambda: later + timedelta(minutes=1)))
    came = due.publish_due()
    assert came.published == []
    assert "gloss" not in everything(public, record.reference).lower()


class TestOnThePage:
    """The same, as whoever withdraws does it: the list of records, the reason, the texts, one button."""

    @pytest.fixture
    def record(self, person: Person, researcher: User, reviewer: User) -> Any:
        made = in_a_statement()
        make_public(made, researcher, reviewer)
        make_public(figure_factories.statement("The Gloss family thanks all."), researcher, reviewer)
        return made

    def ask(self, by: User, person: Person, action: str = "withdraw_from_public", **given: Any) -> str:
        desk = Client()
        desk.force_login(by)
        chosen = {"action": action, "_selected_action": [person.pk], "_confirmed": "1", "reason": "In danger."}
        return " ".join(desk.post("/people/person/", chosen | given, follow=True).content.decode().split())

    @pytest.mark.parametrize("reason", WithdrawalReason)
    def test_whole_names_are_ticked_for_safety_a_request_and_the_law(
        self, reason: WithdrawalReason, record: Any, person: Person, reviewer: User
    ) -> None:
        html = self.ask(reviewer, person, reason_class=reason)
        ticked = re.findall(r'name="texts_of" value="([^"]+)" checked', html)
        assert ticked == ([record.reference] if reason in NEEDS_GROUND else [])
        assert html.count('name="texts_of"') == 2
        assert "Says that Michael Gloss died." in html
        assert "The Gloss family thanks all." in html
        assert "(one part of the name)" in html
        assert LogEntry.objects.filter(action="withdraw").count() == 0, "nothing is done before it was answered"

    def test_what_is_ticked_goes_with_the_person(
        self, record: Any, person: Person, reviewer: User, public: Client, settings: Any
    ) -> None:
        settings.ROOT_URLCONF = "tracker.config.urls_newsroom"
        shown = [each.reference for each in records_naming([person.reference])]
        html = self.ask(reviewer, person, reason_class="safety", _shown=shown, texts_of=[record.reference])
        assert f"gone from the public site: {person.reference}. Texts taken off: {record.reference}." in html
        assert [entry.action for entry in LogEntry.objects.order_by("-number")[:2]] == ["redact", "withdraw"]

    def test_what_is_left_is_kept_as_a_decision(self, record: Any, person: Person, reviewer: User) -> None:
        shown = [each.reference for each in records_naming([person.reference])]
        self.ask(reviewer, person, reason_class="safety", _shown=shown)
        entry = LogEntry.objects.latest("number")
        assert entry.internal_reason == f"In danger. Left public: {record.reference}."

    def test_what_came_since_the_page_was_made_is_shown_first(
        self, record: Any, person: Person, reviewer: User
    ) -> None:
        html = self.ask(reviewer, person, reason_class="safety", _shown=[record.reference])
        assert 'name="texts_of"' in html
        assert not LogEntry.objects.filter(action="withdraw").exists()

    @pytest.mark.parametrize(
        ("asked", "is_ticked"),
        [
            ({"action": "lower_level", "level": "withheld"}, True),
            ({"action": "embargo_until", "not_before_0": "2099-01-01", "not_before_1": "06:00"}, False),
        ],
    )
    def test_lowering_and_keeping_back_ask_the_same(
        self, asked: dict[str, str], is_ticked: bool, record: Any, person: Person, reviewer: User
    ) -> None:
        html = self.ask(reviewer, person, **asked)
        assert re.findall(r'name="texts_of" value="([^"]+)" checked', html) == ([record.reference] * is_ticked)
        shown = [each.reference for each in records_naming([person.reference])]
        self.ask(reviewer, person, **asked, _shown=shown, texts_of=[record.reference])
        assert [each.reference for each in records_naming([person.reference]) if each.is_whole] == []

    def test_where_nothing_names_the_person_nothing_more_is_asked(self, person: Person, reviewer: User) -> None:
        assert "gone from the public site" in self.ask(reviewer, person, reason_class="safety")


class TestHandingInAgain:
    """What went off with a person, or is cited and off, is listed before the person is handed in again."""

    @pytest.fixture
    def record(self, person: Person, researcher: User, reviewer: User) -> Any:
        made = in_a_statement()
        make_public(made, researcher, reviewer)
        take_off(person, reviewer, texts_of=[made.reference])
        withdraw(
            kind="source",
            references=[person.citations.all()[0].source.reference],
            by=reviewer,
            reason="The family asked us.",
            reason_class=WithdrawalReason.REQUEST,
        )
        return made

    def page(self, by: User, person: Person) -> str:
        desk = Client()
        desk.force_login(by)
        return " ".join(desk.get(f"/people/person/hand-in/?of={person.reference}").content.decode().split())

    def test_it_is_listed_with_what_handing_it_in_would_do(
        self, record: Any, person: Person, researcher: User, reviewer: User
    ) -> None:
        html = self.page(researcher, person)
        assert f'value="source:{person.citations.all()[0].source.reference}" checked' in html
        assert f'value="statement:{record.reference}" >' in html
        assert "It was withdrawn." in html
        assert "Texts of it were taken off." in html
        assert "The family asked us." not in html
        assert "The family asked us." in self.page(reviewer, person)

    def test_what_is_ticked_is_handed_in_with_the_person(self, record: Any, person: Person, researcher: User) -> None:
        desk = Client()
        desk.force_login(researcher)
        given = {"of": person.reference, "submit": "1", "again": [f"statement:{record.reference}", "source:S-NONE00"]}
        desk.post("/people/person/hand-in/", given)
        waiting = Submission.objects.filter(decisions=None).values_list("reference", flat=True)
        assert set(waiting) == {person.reference, record.reference}
        assert f"statement:{record.reference}" not in self.page(researcher, person)


class TestPublishingAgain:
    def hand_in(self, person: Person, by: User) -> Any:
        return submit(kind="person", references=[person.reference], by=by)

    @pytest.mark.parametrize("reason", WithdrawalReason)
    def test_it_takes_a_publisher_a_note_and_for_some_reasons_a_ground(
        self, reason: WithdrawalReason, person: Person, researcher: User, reviewer: User, publisher: User
    ) -> None:
        take_off(person, reviewer, reason_class=reason)
        rows = self.hand_in(person, researcher)
        with pytest.raises(NotAllowed, match=r"was withdrawn by ben on .* a publisher must approve it"):
            publish(rows, by=factories.user("dan", "reviewer"), note="Safe now.", ground="He said so himself.")
        with pytest.raises(NotAllowed, match=r"“In danger\.” Write a note for readers"):
            publish(rows, by=publisher, ground="He said so himself.")
        if reason in NEEDS_GROUND:
            with pytest.raises(NotAllowed, match="on what ground it may be shown again"):
                publish(rows, by=publisher, note="Safe now.")
        (entry,) = publish(rows, by=publisher, note="Safe now.", ground="He said so himself.")
        assert (entry.public_note, entry.internal_reason) == ("Safe now.", "He said so himself.")

    def test_readers_read_published_again_and_the_notes_of_before(
        self, person: Person, researcher: User, reviewer: User, publisher: User, public: Client
    ) -> None:
        with pghistory.context(user=researcher.pk):
            factories.claim(Name, person, sources=[Source.objects.get()], text="Mike Gloss")
        publish(self.hand_in(person, researcher), by=reviewer, note="Another spelling.")
        take_off(person, reviewer)
        for path in ("/corrections/", "/corrections.atom"):
            answer = public.get(path).content.decode()
            assert "Withdrawn" in answer.partition("Newest first")[2] or (
                path.endswith("atom") and "Withdrawn:" in answer
            )
            assert "Another spelling." not in answer
        publish(self.hand_in(person, researcher), by=publisher, note="Safe now.", ground="He said so himself.")
        catch_up()
        page = " ".join(public.get(f"/people/{person.reference}/").content.decode().split())
        changes = page.partition("Changes to this record")[2]
        told = re.findall(r"<span>(Published again|Published|Withdrawn|Corrected) ", changes)
        assert told == ["Published again", "Withdrawn", "Corrected", "Published"]
        assert "Another spelling." in changes
        for path in ("/corrections/", "/corrections.atom"):
            answer = public.get(path).content.decode()
            assert "Published again: person" in answer
            assert "Withdrawn: person" not in answer
            assert "He said so himself." not in answer

    def test_without_a_name_after_safety_too(self, publisher: User) -> None:
        many = crowd(6)
        show(*many)
        withdraw(
            kind="person",
            references=[many[0].reference],
            by=publisher,
            reason="In danger.",
            reason_class=WithdrawalReason.SAFETY,
        )
        catch_up()
        with pytest.raises(NotAllowed, match="was withdrawn by cyd"):
            show(many[0])

    def test_a_lowered_person_is_shown_at_the_new_level_as_ever(self, published: Publish, publisher: User) -> None:
        many = [unnamed(f"Dead {number}", level=Level.NAMED, fates=[{"kind": "killed"}]) for number in range(5)]
        published(*many)
        lower(
            references=[each.reference for each in many], level=Level.ANONYMOUS, by=publisher, reason="Their families."
        )
        show(*many)
        assert len(anonymous_rows()) == 5


@pytest.mark.parametrize("path", ["/people/{}/", "/api/v1/people/{}/"])
def test_no_browser_keeps_that_a_record_is_gone(path: str, person: Person, reviewer: User, public: Client) -> None:
    take_off(person, reviewer)
    answer = public.get(path.format(person.reference))
    assert (answer.status_code, answer.headers["Cache-Control"]) == (410, "no-store")


@pytest.mark.parametrize(
    ("path", "status"),
    [("/people/P-000000/", 404), ("/people", 301), ("/people/?colour=red", 400), ("/nationalities/np/", 301)],
)
def test_no_browser_keeps_an_answer_that_may_change(path: str, status: int, public: Client) -> None:
    answer = public.get(path)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (status, "no-store")
