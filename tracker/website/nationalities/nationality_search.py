"""Nationalities found by a word in one of six languages: a name, a code, an abbreviation, a demonym."""

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict

from tracker.catalogue.listing.filter import SEARCH
from tracker.catalogue.listing.parameters import (
    BadParameters,
    overlong_parameters,
    repeated_parameters,
    unknown_parameters,
)
from tracker.lib.query import query_string
from tracker.lib.territories import label
from tracker.lib.territory_words import territories_like, territories_named
from tracker.website.listing.links import Named, nationality_url, people_url


def searched_word(params: QueryDict) -> str:
    """The word that a nationality is searched by, empty for none; raises `BadParameters` for any other parameter."""
    faults = [
        *overlong_parameters(params),
        *unknown_parameters(params, (SEARCH,)),
        *repeated_parameters(params, (SEARCH,)),
    ]
    if faults:
        raise BadParameters(faults)
    return params.get(SEARCH, "").strip()


def found_by(word: str) -> dict[str, Any]:
    """What the page shows of a search: the word, the nationalities it may mean, and the one that it names for sure."""
    named = territories_named(word)
    codes = [*named, *(code for code in territories_like(word) if code not in named)]
    return {"q": word, "named": named[0] if len(named) == 1 else "", "matches": _links(codes)}


def nationalities_meant(params: QueryDict) -> list[Named]:
    """Where a search for people names nationalities: the people of each, with what else is asked of them."""
    codes = territories_named(params.get(SEARCH, ""))
    kept = dict(QueryDict(query_string(params, without=("cursor", SEARCH, "nationality"))).lists())
    return [Named(label(code), people_url(**kept, nationality=code)) for code in codes]


def _links(codes: Sequence[str]) -> list[Named]:
    return [Named(label(code), nationality_url(code)) for code in codes]
