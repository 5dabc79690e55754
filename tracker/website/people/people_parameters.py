"""The parameters of the people in words, each with an example that works."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.catalogue.people.asked_rows import PERIODS
from tracker.catalogue.people.facets import FACETS, Facet
from tracker.catalogue.people.filter import MODES, WITHIN
from tracker.website.listing.links import people_url


@dataclass(frozen=True)
class Parameter:
    """One parameter of the list, the files and the API, with an example that works."""

    name: str
    meaning: str
    values: list[str]
    example: str
    url: str


def people_parameters() -> Iterator[Parameter]:
    """All of them, facets first."""
    yield _parameter("q", "A name in any spelling or script, or a reference.", [], "Ivanov")
    for facet in FACETS:
        yield _parameter(facet.name, f"{_MEANINGS[facet.name]} {_REPEATED}", _values(facet), _example(facet))
    meaning = "Which contract is asked about; in a sum over periods “first” counts nobody twice."
    dated = {"contract_from": "2023", "contract_to": "2023"}
    yield _parameter("contract_mode", meaning, _names(MODES["contract_mode"]), "first", **dated)
    yield _parameter("fate_mode", "What “fate” looks at.", _names(MODES["fate_mode"]), "ever", fate="wounded")
    yield _parameter("unit_mode", "What “unit” means: also the units below it, or itself only.", _modes(), "directly")
    for period in PERIODS:
        yield from _of_period(period)


def _modes() -> list[str]:
    return _names(MODES["unit_mode"])


def _of_period(period: str) -> Iterator[Parameter]:
    what = _PERIODS[period]
    day = "A year, month or day; the whole of it counts."
    yield _parameter(f"{period}_from", f"{what} from then on. {day}", [], "2023-09")
    yield _parameter(f"{period}_to", f"{what} until then. {day}", [], "2024")
    meaning = "How a partial date must lie within the two above; left out: certainly. “unknown” goes without them."
    both = {f"{period}_from": "2023", f"{period}_to": "2023"}
    yield _parameter(f"{period}_within", meaning, _names(WITHIN[period]), "possibly", **both)


def _names(choices: tuple[tuple[str, str], ...]) -> list[str]:
    return [name for name, _ in choices]


def _values(facet: Facet) -> list[str]:
    return [value for value, _ in facet.choices()] if facet.labels is not None else []


def _example(facet: Facet) -> str:
    """For records the first one that is public, so that the example can be followed."""
    if facet.names is None:
        return _EXAMPLES[facet.name]
    first = facet.names._default_manager.using("catalogue").order_by("pk").values_list("pk", flat=True).first()
    return str(first or "unknown")


def _parameter(name: str, meaning: str, values: list[str], example: str, **beside: str) -> Parameter:
    url = people_url(**{name: example}, **beside)
    return Parameter(name, meaning, values, url.partition("?")[2], url)


_PERIODS = {
    "contract": "Contract signed",
    "fate": "Date of the fate that is meant",
    "citizenship": "Date on which the citizenship was granted, applied for, refused or promised",
}
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
    "recruited_how": "How recruited; of one contract.",
    "role_class": "Kind of work under the contract; of one contract.",
    "motive": "Motive, as somebody stated it; of one contract.",
    "indicator": "Indicator of deception or trafficking, as sources state it; of one contract.",
    "unit": "Reference of a unit of a contract or service; the units below it count, as unit_mode says.",
    "site": "Reference of a place at which the person signed, or which a step on the way names.",
    "stratum": "How the person counts; beside a side: on that side.",
    "fate": "What became of the person, as fate_mode says.",
    "citizenship": "How far a citizenship for service came; of one grant, with the other conditions on grants.",
    "instrument": "Reference of the law or decree of a grant; of one grant.",
    "evidence": "The strongest level that the record reaches.",
    "source": "Reference of a source that is cited for anything about the person.",
    "sex": "Sex, as sources state it.",
}
