"""The page of somebody without a name: the columns of such a row in words, and why there is no more."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from tracker.catalogue.listing.nothing import NOT_PUBLISHED, NOTHING, UNKNOWN
from tracker.catalogue.models import Birth, Contract, Fate, Person
from tracker.lib.territories import label
from tracker.vocabulary import levels as vocabulary_levels
from tracker.vocabulary.levels import NOBODY_NAMED, FateGroup, SourceGroup
from tracker.vocabulary.people import Sex, Side, Stratum
from tracker.website.listing.links import nationality_url
from tracker.website.people.claim_views import Fact
from tracker.website.people.lead import lead_without_name
from tracker.website.words import choice, choices, date_in_words, listed


def context(person: Person) -> dict[str, Any]:
    """What the template needs, all of it ready to print."""
    signed_on = Contract.objects.filter(person=person).values_list("signed_on", flat=True).first() or ""
    fate_on = Fate.objects.filter(person=person).values_list("on", flat=True).first() or ""
    fate = choice(FateGroup)(person.fate_group) if person.fate_group in FateGroup.values else ""
    return {
        "lead": lead_without_name(person, signed_on=signed_on, fate=fate, fate_on=fate_on),
        "reference": person.reference,
        "name": NOBODY_NAMED,
        "facts": list(_facts(person, signed_on=signed_on, fate_on=fate_on)),
        "look_the_same": str(vocabulary_levels.LOOK_THE_SAME),
        "json": reverse("api-person", args=[person.reference]),
        "page": reverse("person", args=[person.reference]),
    }


def _facts(person: Person, *, signed_on: str, fate_on: str) -> Iterator[Fact]:
    born = Birth.objects.filter(person=person).values_list("born_on", flat=True).first()
    codes = person.nationalities
    url = nationality_url(codes[0]) if len(codes) == 1 else ""
    disputed = set(person.disputed)
    nationalities = listed([label(code) for code in codes]) or NOTHING[UNKNOWN]
    yield Fact("Nationality", nationalities, url=url, is_disputed="nationalities" in disputed)
    yield Fact("Sex", _said(person, "sex", choice(Sex)(person.sex)))
    yield Fact("Born", _said(person, "birth_decade", date_in_words(born or "")), is_disputed="born" in disputed)
    sides = listed([choice(Side)(side) for side in person.sides])
    yield Fact("Side", _said(person, "side", sides), is_disputed="sides" in disputed)
    signed = _said(person, "contract_on", date_in_words(signed_on))
    yield Fact("Contract signed", signed, is_disputed="contract_signed_on" in disputed)
    fate = _said(person, "fate_group", choice(FateGroup)(person.fate_group))
    yield Fact("Fate", fate, is_disputed="fate_group" in disputed)
    year = _said(person, "fate_year", date_in_words(fate_on))
    yield Fact("Year of the fate", year, is_disputed="fate_on" in disputed)
    yield Fact("Kinds of source", _said(person, "source_kinds", choices(SourceGroup)(person.source_kinds)))
    yield Fact("Counted as", choice(Stratum)(person.strata[0]))


def _said(person: Person, column: str, words: str) -> str:
    if column in person.held_back:
        return NOTHING[NOT_PUBLISHED]
    return words or NOTHING[UNKNOWN]
