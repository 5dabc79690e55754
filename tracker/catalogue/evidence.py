"""How well a claim is known: derived from its public, supporting citations, never typed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tracker.lib.vocabulary import Evidence, SaidBy

_NEAREST = {SaidBy.OWN_STATE, SaidBy.FAMILY}


@dataclass(frozen=True)
class Witness:
    """One supporting citation, reduced to what independence and weight depend on.

    `voice` is equal for copies of one text and for relays of one agency: they count once.
    """

    voice: str
    said_by: frozenset[str]


def evidence_level(witnesses: Collection[Witness]) -> str:
    """The strongest level that the witnesses reach together; empty where there are none."""
    if not witnesses:
        return ""
    speakers = frozenset().union(*(witness.said_by for witness in witnesses))
    if speakers & _NEAREST:
        return Evidence.OWN_STATE_OR_FAMILY
    if independent_voices(witnesses) > 1:
        return Evidence.SEVERAL_PUBLISHERS
    if SaidBy.RECRUITING_SIDE in speakers:
        return Evidence.RECRUITING_SIDE
    if SaidBy.OPPOSING_SIDE in speakers:
        return Evidence.OPPOSING_SIDE
    return Evidence.ONE_PUBLISHER


def independent_voices(witnesses: Collection[Witness]) -> int:
    """How many publishers say so independently of each other."""
    return len({witness.voice for witness in witnesses})


def ranked(levels: Sequence[str]) -> list[str]:
    """The levels given, strongest first, each once."""
    return [level for level in Evidence.values if level in levels]
