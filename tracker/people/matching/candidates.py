"""Who might be the same person: the nearest names in the database, scored, and corrected by what else is known.

Nothing is ever merged by this; people decide. Namesakes, and foreigners written in Han or Hangul, are beyond it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from tracker.lib.names.name_likeness import FEWEST_WORDS, Spelling, compared, spelling, spelling_from_keys
from tracker.lib.names.name_scripts import script_of
from tracker.people.matching.corrections import LIKELY, MOST_GAINED, NO_FACTS, POSSIBLE, PersonFacts, adjusted_score
from tracker.people.matching.near_names import NearestNames, comparable, nearest
from tracker.people.matching.person_facts import facts_of


@dataclass(frozen=True)
class Match:
    """Somebody who may be meant, by which spelling, and how likely: from 0 to 1."""

    person: int
    text: str
    score: float
    matches_every_word: bool = True
    """Whether no word of the shorter name is left without one that is like it, as where only a surname is shared."""

    @property
    def words(self) -> str:
        """The score as the desk reads it."""
        return likeness_in_words(self.score)


def likeness_in_words(score: float) -> str:
    """How like two persons are, in words."""
    return "very like" if score >= LIKELY else "like"


def similar_people(
    texts: Iterable[str],
    *,
    known: PersonFacts = NO_FACTS,
    person: int | None = None,
    at_least: float = POSSIBLE,
    among: Collection[int] = (),
    nearest_names: NearestNames | None = None,
) -> list[Match]:
    """Other persons one of whose names is like one of these, the likest first.

    `person` is whose the names are, None for a new one; `among` are persons to look at however far their names are;
    `nearest_names` is filled with the spellings nearest to each name, and spares looking them up once more.
    """
    near, best = {} if nearest_names is None else nearest_names, dict[int, Match]()
    names_among = list(comparable().filter(person__in=among)) if among else []
    spelled = _long_enough(texts)
    near |= nearest([text for text in spelled if text not in near], person)
    for text, asked in spelled.items():
        for other, other_text, *keys in {*near[text], *names_among}:
            found = spelling_from_keys(*keys)
            if found.words < FEWEST_WORDS:
                continue
            score, whole = compared(asked, found, same_script=script_of(text) == script_of(other_text))
            if score >= at_least - MOST_GAINED:
                best[other] = _better(best.get(other), Match(other, other_text, score, whole))
    return _adjusted(best, known, at_least)


def is_long_enough(text: str) -> bool:
    """Whether a name has words enough to tell anything."""
    return spelling(text).words >= FEWEST_WORDS


def _long_enough(texts: Iterable[str]) -> Mapping[str, Spelling]:
    spelled = {text: spelling(text) for text in texts}
    return {text: each for text, each in spelled.items() if each.words >= FEWEST_WORDS}


def _adjusted(best: Mapping[int, Match], known: PersonFacts, at_least: float) -> list[Match]:
    others = facts_of(list(best)) if best and known != NO_FACTS else dict.fromkeys(best, NO_FACTS)
    scored = (replace(each, score=adjusted_score(each.score, known, others[each.person])) for each in best.values())
    return sorted((each for each in scored if each.score >= at_least), key=lambda each: (-each.score, each.person))


def _better(before: Match | None, match: Match) -> Match:
    """Of two spellings of one person that whose every word is like, then the liker."""
    return max(filter(None, (before, match)), key=lambda each: (each.matches_every_word, each.score))
