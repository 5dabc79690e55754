"""The first sentences of a person's page, the course of life, and what touches the person, as readers meet them."""

import html
import re

import pytest
from django.test import Client

from tests import factories, figure_factories
from tests.conftest import Publish
from tests.levels import anonymous_rows, crowd, show
from tracker.people.models import Fate, Nationality, Person, PersonCitation, Step
from tracker.vocabulary.levels import Ground

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
TAGS = re.compile(r"<[^>]+>")


def page_of(reader: Client, reference: str) -> str:
    """The person's page, spaces folded."""
    response = reader.get(f"/people/{reference}/")
    assert response.status_code == 200
    return " ".join(html.unescape(response.content.decode()).split())


def words(markup: str) -> str:
    """What a reader reads of it."""
    return " ".join(TAGS.sub(" ", markup).split()).replace(" ,", ",")


def lead_of(reader: Client, reference: str) -> str:
    """The first sentences, with the numbers of their sources."""
    return words(page_of(reader, reference).split('<p class="standfirst">')[1].split("</p>")[0])


def course_of(reader: Client, reference: str) -> list[str]:
    """The events of the course of life, in order."""
    shown = page_of(reader, reference).split('<ol class="course">')[1].split("</ol>")[0]
    return [words(event) for event in shown.split("<li>")[1:]]


def test_the_first_sentences_say_who_how_recruited_and_what_became_of_them(published: Publish, public: Client) -> None:
    forces = factories.unit("Armed Forces of the Russian Federation", kind="force")
    made = factories.person(
        "Adam Smith",
        sex="M",
        nationalities=["US"],
        contracts=[{"side": "RU", "signed_on": "2023-09", "force": forces}],
        fates=[{"kind": "killed", "on": "2024-04-04", "place": "near Chasiv Yar"}],
    )
    published(forces, made)
    assert lead_of(public, made.reference) == (
        "A citizen of the United States. 1"
        " Recruited for Russia's side in September 2023: Armed Forces of the Russian Federation. 1"
        " Killed on 4 April 2024 (near Chasiv Yar), as his own state confirmed. 1"
    )


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2024", "in 2024"),
        ("2024-04~", "about April 2024"),
        ("2024?", "in 2024 (uncertain)"),
        ("[..2024-04-04]", "on or before 4 April 2024"),
        ("[2024-04-03..2024-04-04]", "some day between 3 and 4 April 2024"),
        ("[2024-04..]", "not before April 2024"),
    ],
)
def test_a_vague_day_is_said_in_its_words(published: Publish, public: Client, on: str, said: str) -> None:
    made = factories.person("Adam Smith", fates=[{"kind": "killed", "on": on}])
    published(made)
    assert f"Killed {said}, as the person's own state confirmed." in lead_of(public, made.reference)


def test_who_says_it_is_named_only_where_they_say_all_of_it(published: Publish, public: Client) -> None:
    made = factories.person("Adam Smith", fates=[{"kind": "killed"}])
    fate = Fate.objects.get(person=made)
    fate.place = "near Bakhmut"
    fate.save()
    PersonCitation.objects.filter(fate=fate).update(fields=["kind"])
    factories.cite(fate, factories.source(), fields=["place"], said_by=["witness"])
    published(made)
    assert lead_of(public, made.reference) == "Killed (near Bakhmut). 1 2 together"


def test_a_sentence_bears_the_number_of_a_source_that_carries_the_whole_of_it(
    published: Publish, public: Client
) -> None:
    made = factories.person("Adam Smith", fates=[{"kind": "killed", "place": "near Bakhmut"}])
    factories.cite(Fate.objects.get(person=made), factories.source(), fields=["kind"])
    published(made)
    whole = "Killed (near Bakhmut), as the person's own state confirmed. 1"
    assert lead_of(public, made.reference).removesuffix(" The nationality is not known.") == whole
    assert course_of(public, made.reference) == ["Day not known Killed, near Bakhmut 1"]


def test_no_sentence_says_what_no_source_carries(published: Publish, public: Client) -> None:
    made = factories.person("Adam Smith", fates=[{"kind": "killed", "on": "2024-04-04", "place": "near Bakhmut"}])
    PersonCitation.objects.filter(fate__person=made).update(fields=["kind"])
    published(made)
    shown = page_of(public, made.reference)
    assert "Killed, as the person's own state confirmed." in shown
    assert "None of the sources cited here contradicts another on this person." in shown
    assert "Bakhmut" not in shown
    assert "April 2024" not in shown


def test_a_dispute_is_said_where_the_sentence_is(published: Publish, public: Client) -> None:
    made = factories.person("Adam Smith", fates=[{"kind": "killed", "place": "near Avdiivka"}])
    version = {"kind": "killed", "place": "near Bakhmut", "status": "conflicting", "conflict_on": "place"}
    note = {"public_note": "The ministry's list names Bakhmut."}
    factories.claim(Fate, made, sources=[factories.source()], **version, **note)
    published(made)
    assert lead_of(public, made.reference).endswith(
        "Killed (near Avdiivka), as the person's own state confirmed. 1"
        " Sources disagree. Another version, which is not counted: Killed (near Bakhmut). 2 disputed"
    )
    assert course_of(public, made.reference) == ["Day not known Killed, near Avdiivka 1 disputed"]
    assert "Sources disagree on this person" in page_of(public, made.reference)


def test_a_version_that_nothing_counted_stands_beside_is_no_fact(published: Publish, public: Client) -> None:
    made = factories.person("Adam Smith")
    version = {"territory_id": "IN", "status": "conflicting", "conflict_on": "territory", "public_note": "Unclear."}
    factories.claim(Nationality, made, sources=[factories.source()], **version)
    published(made)
    said = "Sources disagree. A version that is not counted: A citizen of India. 2 disputed"
    assert lead_of(public, made.reference).startswith(said)


def test_a_source_that_contradicts_is_named_beside_the_claim(published: Publish, public: Client) -> None:
    made = factories.person("Adam Smith", fates=[{"kind": "killed"}])
    factories.cite(Fate.objects.get(person=made), factories.source(), stance="contradicts", said_by=["opposing_side"])
    published(made)
    assert "Killed, as the person's own state confirmed. 1 Contradicted by 2" in lead_of(public, made.reference)
    assert "Contradicts: fate; said by: opposing side." in words(page_of(public, made.reference))


def test_an_empty_record_says_that_nothing_is_known(published: Publish, public: Client) -> None:
    paper = factories.source()
    published(factories.person("Another", source_of_all=paper))
    made = factories.person(
        "Adam Smith", source_of_all=paper, fates=(), level_ground=Ground.OWN_PUBLIC_ACT, level_reason="Spoke in public."
    )
    show(made)
    said = "No published source gives a nationality, a recruitment or a fate yet."
    assert lead_of(public, made.reference) == said
    assert "Course of life" not in page_of(public, made.reference)


def test_nationalities_held_at_other_times_are_no_citizenship_of_today(published: Publish, public: Client) -> None:
    made = factories.person("Adam Smith", nationalities=["NP", "IN"])
    since = {"territory_id": "RU", "from_on": "2024-05", "basis": "naturalised"}
    factories.claim(Nationality, made, sources=[factories.source()], **since)
    published(made)
    said = lead_of(public, made.reference)
    assert "A citizen of Nepal and India. 1 Became a citizen of Russia in May 2024. 2" in said
    assert "May 2024 Became a citizen, Russia 2" in course_of(public, made.reference)[0]


def test_somebody_without_a_name_is_told_from_the_coarse_columns_alone(public: Client) -> None:
    show(*crowd(5))
    assert lead_of(public, anonymous_rows()[0].reference) == (
        "A citizen of Nepal. Recruited for Russia's side some day between July and September 2023. Missing in 2024."
    )


def test_the_course_of_life_goes_by_day_and_ends_with_what_has_none(published: Publish, public: Client) -> None:
    made = factories.person(
        "Adam Smith",
        services=[{"side": "RU", "unit_as_stated": "a company of scouts"}],
        contracts=[{"side": "RU", "signed_on": "2023-09", "signed_place": "Ryazan"}],
        fates=[{"kind": "killed", "on": "[..2024-04-04]"}, {"kind": "wounded", "on": "2023-12"}],
    )
    factories.claim(Step, made, sources=[factories.source()], kind="left_home", on="2023-08", place="Kathmandu")
    published(made)
    assert course_of(public, made.reference) == [
        "August 2023 Left home, Kathmandu 2",
        "September 2023 Contract signed, on Russia's side, Ryazan 1",
        "December 2023 Wounded 1",
        "On or before 4 April 2024 Killed 1",
        "Day not known Service, on Russia's side, a company of scouts 1",
    ]


def test_evidence_is_said_at_the_head_and_again_only_where_it_differs(published: Publish, public: Client) -> None:
    made = factories.person("Adam Smith", nationalities=["NP"])
    PersonCitation.objects.filter(nationality__person=made).update(said_by=[])
    published(made)
    shown = words(page_of(public, made.reference))
    assert "Level of evidence Own state or family" in shown
    assert shown.count("Evidence: one publisher") == 1
    assert "Evidence: own state or family" not in shown


def test_statements_and_figures_of_the_same_nationality_and_side_stand_below(
    published: Publish, public: Client
) -> None:
    made = factories.person("Adam Smith", nationalities=["NP"], contracts=[{"side": "RU"}])
    other = figure_factories.figure(40, measure="killed", nationality_id="IN")
    figure = figure_factories.figure(30, measure="killed", nationality_id="NP", as_of="2024-05-01")
    said = figure_factories.statement("Denies it all.", nationality_id="NP", side="RU")
    published(made, figure, other, said)
    shown = page_of(public, made.reference)
    assert f'<a href="/figures/?reference={figure.reference}"><bdi>Killed, on Russia\'s side, Nepal: 30 people' in shown
    assert "India: 40" not in shown
    assert f'<a href="/statements/?reference={said.reference}"><bdi>Ministry: Denies it all.' in shown
    [every_figure] = re.findall(r'href="(/figures/[^"]*)">All published figures', shown)
    [every_statement] = re.findall(r'href="(/statements/[^"]*)">All statements', shown)
    assert figure.reference in page(public, every_figure)
    assert said.reference in page(public, every_statement)


def page(reader: Client, address: str) -> str:
    response = reader.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_no_citation_of_a_person_is_lost_from_the_page(published: Publish, public: Client) -> None:
    made: Person = factories.person("Adam Smith", sex="M", source_of_all=factories.source(title="A first source"))
    fate = Fate.objects.get(person=made)
    quoted = {"quote": "Er fiel im Mai.", "locator": "page 4", "via": "A paper", "fields": ["kind"]}
    factories.cite(fate, factories.source(language="de"), said_by=["family", "document"], **quoted)
    published(made)
    shown = page_of(public, made.reference)
    assert "Cited for: fate; said by: family and document; passed on by A paper; page 4." in shown
    assert '<q lang="de" dir="auto">Er fiel im Mai.</q>' in shown
    assert "Cited for: sex." in shown
