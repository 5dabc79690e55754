"""What states did: from the desk to page, file and API, and off them again."""

import html

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests import factories, figure_factories
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.catalogue import models as public_side
from tracker.figures.models import FigureCitation, StateAction
from tracker.publishing.actions import publish, withdraw
from tracker.review.actions import NotAllowed, submit

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])

LIST, FILE, API = "/state-actions/", "/state-actions.csv", "/api/v1/state-actions/"


def text(public: Client, path: str) -> str:
    answer = public.get(path)
    assert answer.status_code == 200, answer.content
    return " ".join(html.unescape(answer.content.decode()).split())


@pytest.fixture
def ban(published: Publish) -> StateAction:
    """Nepal's ban, published beside what Kenya did about nobody in particular."""
    made = figure_factories.state_action("Stops permits for work in Russia and Ukraine.")
    other = figure_factories.state_action(
        "Arrests a recruiter.", kind="arrest", territory_id="KE", nationality_id=None, on="2025-09"
    )
    published(made, other)
    return made


def test_an_action_stands_on_the_list_with_its_source(ban: StateAction, public: Client) -> None:
    shown = text(public, LIST)
    assert "Stops permits for work in Russia and Ukraine." in shown
    assert "4 January 2024" in shown
    assert f'href="{LIST}?reference={ban.reference}"' in shown
    source = FigureCitation.objects.get(stateaction=ban).source
    assert source.publisher in shown
    # By date: the ban of January 2024 comes before the arrest.
    assert shown.index("Stops permits") < shown.index("Arrests a recruiter")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=ban", ["Stops permits for work in Russia and Ukraine."]),
        ("state=KE", ["Arrests a recruiter."]),
        ("about_nationality=NP", ["Stops permits for work in Russia and Ukraine."]),
        ("about_nationality=unknown", ["Arrests a recruiter."]),
        ("kind=ban&state=KE", []),
    ],
)
def test_page_file_and_api_agree_on_a_filter(ban: StateAction, public: Client, query: str, expected: list[str]) -> None:
    assert [row["summary"] for row in public.get(f"{API}?{query}").json()["results"]] == expected
    lines = b"".join(public.get(f"{FILE}?{query}").streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert len(lines) == 1 + len(expected)
    shown = text(public, f"{LIST}?{query}")
    assert shown.count("<article") == len(expected)
    assert all(summary in shown for summary in expected)


@pytest.mark.parametrize("address", [LIST, FILE, API])
@pytest.mark.parametrize("query", ["kind=war", "state=XX", "claimant_kind=government", "reference=T-000000"])
def test_what_cannot_be_answered_is_refused(public: Client, address: str, query: str) -> None:
    assert public.get(f"{address}?{query}").status_code == 400


def test_an_action_stands_on_the_page_of_the_nationality_and_of_the_source(ban: StateAction, public: Client) -> None:
    shown = text(public, "/nationalities/NP/")
    assert "What states did" in shown
    assert "Stops permits" in shown
    assert "What states did" not in text(public, "/nationalities/KE/")
    source = FigureCitation.objects.get(stateaction=ban).source.reference
    assert f'href="{LIST}?reference={ban.reference}"' in text(public, f"/sources/{source}/")
    assert public.get(f"/api/v1/sources/{source}/").json()["resting"]["state_actions"] == [ban.reference]


def test_a_withdrawn_action_leaves_everything(
    ban: StateAction,
    publisher: User,
    public: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(kind="stateaction", references=[ban.reference], by=publisher, reason="Wrong.", public_note="Wrong.")
    for path in (LIST, "/nationalities/NP/"):
        assert "Stops permits" not in text(public, path)
    assert public.get(f"{API}?reference={ban.reference}").json()["results"] == []
    corrections = text(public, "/corrections/")
    assert ban.reference in corrections
    assert "State action" in corrections


def test_what_no_source_carries_hides_the_action(published: Publish) -> None:
    made = figure_factories.state_action()
    FigureCitation.objects.filter(stateaction=made).update(fields=["kind", "summary"])
    published(made)
    assert not public_side.StateAction.objects.exists()
    FigureCitation.objects.filter(stateaction=made).update(fields=["territory", "kind", "summary", "nationality"])
    published(made)
    assert public_side.StateAction.objects.get().on == ""


def test_notes_of_the_desk_stay(published: Publish, public: Client) -> None:
    published(figure_factories.state_action(internal_notes="From a friend at the ministry."))
    for path in (LIST, API):
        assert "friend" not in text(public, path)


def test_an_action_needs_a_published_source(researcher: User, reviewer: User) -> None:
    made = figure_factories.state_action(by=researcher)
    (handed_in,) = submit(kind="stateaction", references=[made.reference], by=researcher)
    with pytest.raises(NotAllowed, match="no source of it is published"):
        publish([handed_in], by=reviewer)


def test_the_empty_list_says_what_that_means(public: Client, published: Publish) -> None:
    published(factories.person())
    assert "No action of a state has been published yet." in text(public, LIST)
    assert "No published action matches." in text(public, f"{LIST}?kind=ban")
