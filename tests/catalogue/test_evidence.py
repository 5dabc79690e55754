"""How well a claim is known: who speaks, and how many houses say so independently."""

import pytest

from tracker.catalogue.evidence import Witness, evidence_level, independent_voices
from tracker.intake.starting_sources import relayed


def witness(*voices: str, said_by: str = "") -> Witness:
    return Witness(frozenset(voices), frozenset({said_by} - {""}))


@pytest.mark.parametrize(
    ("voices", "houses"),
    [
        ([["Reuters"], ["Reuters"]], 1),
        ([["Reuters"], ["reuters"]], 1),
        ([["BBC News"], ["Reuters", "BBC"]], 1),
        ([["BBC News"], ["Reuters", "BBC"], ["Reuters"]], 1),
        ([["VOA"], ["VOA Afrique"], ["The Chanzo"]], 2),
        ([["OCCRP"], ["IStories"], ["Newsweek"], ["Lenta.ru"], ["news.ru"]], 5),
        ([], 0),
    ],
)
def test_copies_relays_and_editions_of_one_house_count_once(voices: list[list[str]], houses: int) -> None:
    assert independent_voices([witness(*each) for each in voices]) == houses


@pytest.mark.parametrize(
    ("witnesses", "level"),
    [
        ([witness("A", said_by="family"), witness("B", said_by="opposing_side")], "own_state_or_family"),
        ([witness("A"), witness("B", said_by="recruiting_side")], "several_publishers"),
        ([witness("A", said_by="recruiting_side")], "recruiting_side"),
        ([witness("A", said_by="opposing_side")], "opposing_side"),
        ([witness("A", said_by="witness")], "one_publisher"),
        ([], ""),
    ],
)
def test_the_strongest_level_reached_together_holds(witnesses: list[Witness], level: str) -> None:
    assert evidence_level(witnesses) == level


@pytest.mark.parametrize(
    ("publisher", "via"),
    [
        ("Euronews (Reuters)", "Reuters"),
        ("Tiozambia (Reuters, BBC)", "Reuters, BBC"),
        ("VOA (zanzibar.news copy)", "VOA"),
        ("24 News (Malayalam)", ""),
        ("The Hill", ""),
    ],
)
def test_a_publishers_cell_says_whose_text_it_is(publisher: str, via: str) -> None:
    assert relayed(publisher) == via
