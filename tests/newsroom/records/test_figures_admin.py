"""A figure in the newsroom: entered, linked, handed in, approved, withdrawn."""

import html
import re

import pytest
from django.test import Client

from tests import factories, figure_factories
from tests.admin_forms import fields_of, with_row
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.catalogue import models as public_side
from tracker.figures.grouping import put_into_group
from tracker.figures.models import Claimant, Figure, StateAction, Statement
from tracker.newsroom.review.stages import with_stage
from tracker.review.models import Submission

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
FIGURES = "/figures/figure/"


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def entered(desk: Client, **columns: str) -> str:
    """What the page answers to a new figure with one source."""
    fields = fields_of(desk.get(f"{FIGURES}add/").content)
    claimant, source = figure_factories.claimant(), factories.source()
    given = {"measure": "killed", "side": "RU", "qualifier": "more_than", "low": "1500", "claimant": str(claimant.pk)}
    given |= {"status": "accepted", "citations-0-source": str(source.pk), "as_of": "2025-04"} | columns
    answer = desk.post(f"{FIGURES}add/", fields | {name: [value] for name, value in given.items()}, follow=True)
    return answer.content.decode()


def test_a_figure_is_entered_on_one_page_with_its_source(researcher: User) -> None:
    page = entered(logged_in(researcher), nationality="NP")
    made = Figure.objects.get()
    assert (made.low, made.high, made.nationality_id, made.status) == (1500, 1500, "NP", "accepted")
    assert made.citations.count() == 1
    assert made.reference.startswith("F-")
    assert "was added successfully" in page


def test_an_accepted_figure_without_a_source_is_sent_back_to_the_form(researcher: User) -> None:
    page = entered(logged_in(researcher), **{"citations-0-source": ""})
    assert not Figure.objects.exists()
    assert "needs a source that supports it" in page


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"qualifier": "between"}, "“Between” needs two different numbers"),
        ({"high": "100"}, "The upper number lies below the lower one."),
        ({"nationality": "NP", "grouping": "Asia"}, "not both"),
        ({"as_of": "30 April"}, "30 April"),
    ],
)
def test_what_cannot_be_is_said_on_the_page(researcher: User, columns: dict[str, str], sentence: str) -> None:
    page = entered(logged_in(researcher), **columns)
    assert not Figure.objects.exists()
    assert sentence in page


def test_a_figure_is_linked_to_another_which_shows_it(researcher: User) -> None:
    desk = logged_in(researcher)
    first, second = figure_factories.figure(100, by=researcher), figure_factories.figure(200, by=researcher)
    address = f"{FIGURES}{second.pk}/change/"
    fields = with_row(fields_of(desk.get(address).content), "links", kind="repeats", other=first.pk, note="Same day.")
    desk.post(address, fields)
    assert second.links.get().other == first
    assert "repeated by" in desk.get(f"{FIGURES}{first.pk}/change/").content.decode()


def test_the_list_finds_a_figure_by_number_country_and_claimant(researcher: User) -> None:
    desk = logged_in(researcher)
    figure_factories.figure(1500, nationality_id="NP", claimant=figure_factories.claimant("Embassy of Nepal"))
    figure_factories.figure(99, scope="one leak")
    for q, found in (("1,500", 1), ("nepal", 1), ("embassy 1500", 1), ("leak", 1), ("nothing", 0)):
        page = desk.get(FIGURES, {"q": q}).content.decode()
        assert page.count('class="action-select"') == found, q
    for parameters in ("?measure__exact=recruited&side__exact=RU", "?claimant__kind__exact=government"):
        assert desk.get(f"{FIGURES}{parameters}").content.decode().count('class="action-select"') == 2


def test_handing_in_a_figure_hands_in_its_claimant_and_source(researcher: User) -> None:
    desk, made = logged_in(researcher), figure_factories.figure(100, by=researcher)
    Claimant.objects.update(internal_notes="")
    given = {"action": "submit_claiming_changes", "_selected_action": [str(made.pk)]}
    page = desk.post(FIGURES, given, follow=True).content.decode()
    assert f"Submitted for review: {made.reference}" in page
    assert {"figure", "claimant"} <= set(Submission.objects.values_list("kind", flat=True))


def test_the_sheet_of_a_figure_is_readable_with_its_links(researcher: User, reviewer: User) -> None:
    first, second = figure_factories.figure(100, by=researcher), figure_factories.figure(200, by=researcher)
    figure_factories.link(second, "repeats", first, note="Same day.")
    desk = logged_in(researcher)
    given = {"action": "submit_claiming_changes", "_selected_action": [str(second.pk)]}
    desk.post(FIGURES, given, follow=True)
    row = Submission.objects.get(kind="figure")
    page = logged_in(reviewer).get(f"/review/submission/{row.pk}/change/").content.decode()
    for words in ("Same day.", "Ministry", "200", "Repeats"):
        assert words in page, words
    link = page.partition("Figure link")[2].partition("</section>")[0]
    assert "Repeats" in link
    assert "No source" not in link


def test_a_published_figure_is_withdrawn_from_the_list(
    reviewer: User, published: Publish, django_capture_on_commit_callbacks: object
) -> None:
    made = figure_factories.figure(100)
    published(made)
    desk = logged_in(reviewer)
    assert "Public" in desk.get(FIGURES).content.decode()
    given = {"action": "withdraw_from_public", "_selected_action": [str(made.pk)]}
    assert "Withdraw" in desk.post(FIGURES, given, follow=True).content.decode()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        desk.post(FIGURES, given | {"_confirmed": "1", "reason": "Miscopied.", "reason_class": "error"}, follow=True)
    assert not public_side.Figure.objects.exists()


def test_every_page_of_the_room_opens(researcher: User) -> None:
    desk = logged_in(researcher)
    figure_factories.figure(100)
    figure_factories.statement()
    StateAction.objects.create(territory_id="NP", kind="ban", summary="Bans travel for work.")
    for model in (Claimant, Figure, Statement, StateAction):
        path = f"/figures/{model.__name__.lower()}/"
        row = model._default_manager.first()
        assert row is not None
        for page in (path, f"{path}add/", f"{path}{row.pk}/change/", f"{path}{row.pk}/history/", f"{path}?q=a"):
            assert desk.get(page).status_code == 200, page


def test_a_state_action_is_handed_in_like_any_other_record(researcher: User) -> None:
    made = figure_factories.state_action(by=researcher)
    desk = logged_in(researcher)
    given = {"action": "submit_for_review", "_selected_action": [str(made.pk)]}
    assert "Submitted" in desk.post("/figures/stateaction/", given, follow=True).content.decode()
    assert Submission.objects.get(kind="stateaction").reference == made.reference


def test_the_list_of_submissions_says_in_words_what_it_shows(researcher: User) -> None:
    made = figure_factories.state_action(by=researcher)
    desk = logged_in(researcher)
    desk.post("/figures/stateaction/", {"action": "submit_for_review", "_selected_action": [str(made.pk)]})
    waiting, every = (desk.get(f"/review/submission/{query}").content.decode() for query in ("", "?state=all"))
    assert '<td class="field-kind_in_words">state action</td>' in waiting
    assert "<h1>Waiting for a second reader</h1>" in waiting
    assert "<h1>Submissions</h1>" in every


UNGROUPED = f"{FIGURES}?grouped=no"
GROUP = "Killed, Nepal, Russia's side, so far"


def _listed(page: str) -> list[str]:
    return re.findall(r'class="field-reference[^"]*">(F-\w+)<', page)


def _grouped(desk: Client, *figures: Figure, **form: str) -> str:
    given = {"action": "into_group", "_selected_action": [str(figure.pk) for figure in figures], **form}
    return html.unescape(desk.post(UNGROUPED, given, follow=True).content.decode())


def test_figures_in_no_group_are_listed_by_nationality_and_measure(researcher: User) -> None:
    made = [
        figure_factories.figure(1, measure=measure, nationality_id=nationality)
        for nationality, measure in ((None, "killed"), ("NP", "recruited"), ("IN", "killed"), ("NP", "killed"))
    ]
    figure_factories.figure(2, comparison_group=GROUP)
    shown = _listed(logged_in(researcher).get(UNGROUPED).content.decode())
    assert shown == [made[place].reference for place in (2, 3, 1, 0)]
    assert 'class="field-scope' in logged_in(researcher).get(UNGROUPED).content.decode()
    assert 'class="field-scope' not in logged_in(researcher).get(FIGURES).content.decode()
    front = logged_in(researcher).get("/").content.decode()
    assert 'href="/figures/figure/?grouped=no"' in front
    assert "Figures that stand in no comparison group" in front


def test_chosen_figures_are_put_into_a_new_group_under_the_name_that_is_proposed(researcher: User) -> None:
    desk, made = logged_in(researcher), [figure_factories.figure(number, measure="killed") for number in (1, 2)]
    asked = _grouped(desk, *made)
    name = html.unescape(re.findall(r'name="name" value="([^"]+)"', asked)[0])
    assert name == "Killed, all countries, Russia's side, so far"
    assert "2 figures stand in" in _grouped(desk, *made, _confirmed="1", name=name)
    assert {figure.comparison_group for figure in Figure.objects.all()} == {name}
    assert _listed(desk.get(UNGROUPED).content.decode()) == []


def test_a_group_that_is_there_is_offered_to_the_like_of_it_alone(researcher: User) -> None:
    desk = logged_in(researcher)
    figure_factories.figure(1, measure="killed", nationality_id="NP", comparison_group=GROUP)
    like, other = (figure_factories.figure(2, measure="killed", nationality_id=code) for code in ("NP", "IN"))
    assert f'value="{GROUP}"' in _grouped(desk, like)
    assert f'value="{GROUP}"' not in _grouped(desk, other)
    _grouped(desk, like, _confirmed="1", existing=GROUP)
    like.refresh_from_db()
    assert like.comparison_group == GROUP


def test_what_counts_something_else_is_not_put_into_one_group(researcher: User) -> None:
    desk = logged_in(researcher)
    killed, missing = (figure_factories.figure(1, measure=measure) for measure in ("killed", "missing"))
    assert "These differ in: measure." in _grouped(desk, killed, missing, _confirmed="1", name="All of it")
    _grouped(desk, killed, _confirmed="1", name="Killed")
    assert "These differ in: measure." in _grouped(desk, missing, _confirmed="1", name="Killed")
    assert not Figure.objects.filter(measure="missing").exclude(comparison_group="").exists()


def test_figures_that_differ_in_scope_are_asked_about(researcher: User) -> None:
    made = figure_factories.figure(1, scope="one list"), figure_factories.figure(2)
    assert "They differ in: scope. Do they count the same thing?" in _grouped(logged_in(researcher), *made)


def test_a_published_figure_waits_for_approval_after_it_was_grouped(
    published: Publish,
) -> None:
    made = figure_factories.figure(1)
    published(made)
    put_into_group(Figure.objects.filter(pk=made.pk), name="Recruited")
    assert public_side.Figure.objects.get().comparison_group == ""
    assert with_stage(Figure.objects.all()).get().stage == "changed"
