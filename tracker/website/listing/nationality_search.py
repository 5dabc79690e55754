"""Nationalities found by a word in one of six languages: a name, a code, an abbreviation, a demonym."""

from typing import Any

from tracker.catalogue.listing.filter import SEARCH
from tracker.catalogue.listing.parameters import Params, check_parameters
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.people.kind import PEOPLE
from tracker.lib.territories import label
from tracker.lib.territory_words import territories_like, territories_named
from tracker.website.listing.links import Named, list_url, nationality_url


def searched_word(params: Params) -> str:
    """The word that a nationality is searched by, empty for none; raises `BadParameters` for any other parameter."""
    check_parameters(params, (SEARCH,), single=(SEARCH,))
    return params.get(SEARCH, "").strip()


def search_context(word: str) -> dict[str, Any]:
    """What the page shows of a search: the word, the nationalities it may mean, and the one that it names for sure."""
    named = territories_named(word)
    codes = [*named, *(code for code in territories_like(word) if code not in named)]
    return {
        "q": word,
        "named": named[0] if len(named) == 1 else "",
        "matches": [Named(label(code), nationality_url(code)) for code in codes],
    }


def nationalities_named(people: PeopleFilter) -> list[Named]:
    """Where a search for people names nationalities: the people of each, with what else is asked of them."""
    codes = territories_named(people.value(SEARCH))
    return [Named(label(code), list_url(PEOPLE, people.params_but(q=None, nationality=code))) for code in codes]
