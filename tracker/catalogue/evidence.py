"""How well a claim is known: derived from its public, supporting citations, never typed."""

from collections.abc import Collection
from dataclasses import dataclass

from tracker.lib.houses import independent_houses
from tracker.vocabulary.claims import Evidence, SaidBy

_NEAREST = {SaidBy.OWN_STATE, SaidBy.FAMILY}


@dataclass(frozen=True)
class Witness:
    """One supporting citation, reduced to what independence and weight depend on.

    `voices` are the houses whose text it is: the publisher, or those that it relays or copies.
    """

    voices: frozenset[str]
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
    """How many publishers say so independently: copies, relays and editions of one house count once."""
    return independent_houses(witness.voices for witness in witnesses)
