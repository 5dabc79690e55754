"""What the method page prints: the rules of counting beside the registers that the code uses."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse

from tracker.catalogue.columns import PEOPLE_COLUMNS
from tracker.catalogue.facets import FACETS, UNKNOWN
from tracker.catalogue.filters import FATE_MODES, WITHIN
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
from tracker.website.links import people_url
from tracker.website.method_rules import EVIDENCE, HARM, RULES, STRATA


@dataclass(frozen=True)
class Parameter:
    """One parameter of the list, the files and the API, with an example that works."""

    name: str
    meaning: str
    values: list[str]
    example: str
    url: str


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
        "parameters": list(_parameters()),
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


def _parameters() -> Iterator[Parameter]:
    yield _parameter("q", "A name in any spelling or script, or a reference.", [], "Gloss")
    for facet in FACETS:
        values = [*facet.labels, UNKNOWN] if facet.labels is not None else []
        meaning = f"{_MEANINGS[facet.name]} {_REPEATED}"
        yield _parameter(facet.name, meaning, list(dict.fromkeys(values)), _EXAMPLES[facet.name])
    yield _parameter("fate_mode", "What “fate” looks at.", [name for name, _ in FATE_MODES], "ever", fate="wounded")
    date = "A year, month or day; the whole of it counts."
    yield _parameter("contract_from", f"Contract signed from then on. {date}", [], "2023-09")
    yield _parameter("contract_to", f"Contract signed until then. {date}", [], "2024")
    within = [name for name, _ in WITHIN]
    meaning = "How a partial date must lie within the two above; left out: certainly."
    yield _parameter("contract_within", meaning, within, "possibly", contract_from="2023", contract_to="2023")


def _parameter(name: str, meaning: str, values: list[str], example: str, **beside: str) -> Parameter:
    url = people_url(**{name: example}, **beside)
    return Parameter(name, meaning, values, url.partition("?")[2], url)


_EXAMPLES = {
    "side": "RU",
    "nationality": "NP",
    "region": "South Asia",
    "found_in": "home_country",
    "recruited_how": "broker_or_agency",
    "role_class": "combat",
    "motive": "pay",
    "indicator": "misled_how_not_stated",
    "stratum": "foreign_at_signing",
    "fate": "killed",
    "citizenship": "granted",
    "evidence": "several_publishers",
    "sex": "F",
}
_REPEATED = "May be repeated: any of them."
_MEANINGS = {
    "side": "Side for which the person signed or served.",
    "nationality": "Accepted nationality: ISO 3166-1 alpha-2 in capitals, a FollowTheMoney code, stateless or unknown.",
    "region": "Region of an accepted nationality, as grouped here.",
    "found_in": "Where recruiters found the person; of one contract, with the other conditions on contracts.",
    "recruited_how": "Channel of recruitment; of one contract.",
    "role_class": "Kind of work under the contract; of one contract.",
    "motive": "Motive, as somebody stated it; of one contract.",
    "indicator": "Indicator of deception or trafficking, as sources state it; of one contract.",
    "stratum": "How the person counts; beside a side: on that side.",
    "fate": "What became of the person, as fate_mode says.",
    "citizenship": "How far a citizenship for service came.",
    "evidence": "The strongest level that the record reaches.",
    "sex": "Sex, as sources state it.",
}
