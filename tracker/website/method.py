"""What the method page prints: the rules of counting beside the registers that the code uses."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse

from tracker.catalogue.columns import PEOPLE_COLUMNS
from tracker.catalogue.paging import PAGE_SIZE, SORTS
from tracker.lib.vocabulary import (
    ClaimStatus,
    Evidence,
    FateKind,
    FoundIn,
    GrantState,
    Indicator,
    RecruitedHow,
    SaidBy,
    Stratum,
)
from tracker.website.frame import day
from tracker.website.method_rules import EVIDENCE, HARM, RULES, STRATA
from tracker.website.people_parameters import people_parameters


@dataclass(frozen=True)
class Call:
    """One worked call: what it asks, options of `curl`, and the address below that of the site."""

    what: str
    options: str
    path: str


def method_context(person: str) -> dict[str, Any]:
    """Rules, definitions and columns, each from the register that the code uses; `person` is a public reference."""
    war = day(settings.WAR_STARTED_ON)
    return {
        "rules": [(heading, text.format(war=war)) for heading, text in RULES.items()],
        "harm": list(HARM.items()),
        "strata": [(str(each.label), STRATA[each], each is Stratum.FOREIGN) for each in Stratum],
        "evidence": [(str(each.label), EVIDENCE[each]) for each in Evidence],
        "columns": PEOPLE_COLUMNS,
        "parameters": list(people_parameters()),
        "sorts": list(SORTS),
        "page_size": str(PAGE_SIZE),
        "calls": list(_calls(person)),
        "vocabularies": [
            ("Status of a claim", ClaimStatus.choices),
            ("Who says so", SaidBy.choices),
            ("Fate", FateKind.choices),
            ("Citizenship for service", GrantState.choices),
            ("Where recruited", FoundIn.choices),
            ("Channel of recruitment", RecruitedHow.choices),
            ("Indicators of deception or trafficking", Indicator.choices),
        ],
    }


def _calls(person: str) -> Iterator[Call]:
    people = reverse("api-people")
    yield Call(
        "People of Nepal or India whose contract was certainly signed in 2023 or later, with counts and facets",
        "",
        f"{people}?contract_from=2023&nationality=IN&nationality=NP",
    )
    yield Call("One person with all claims, citations and sources", "", reverse("api-person", args=[person]))
    yield Call(
        "Nepali recruits recorded as killed, as a file under the name that the server gives it",
        "--remote-name --remote-header-name ",
        f"{reverse('people-csv')}?fate=killed&nationality=NP",
    )
