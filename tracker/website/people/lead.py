"""The first sentences of a person's page, made from the published claims: nothing in them that no source carries."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from tracker.catalogue.models import Person
from tracker.catalogue.people.disputes import disagrees
from tracker.catalogue.people.dossier import Dossier, PublicClaim
from tracker.lib.territories import STATELESS, label, territories
from tracker.vocabulary.claims import ClaimStatus, Stance
from tracker.vocabulary.people import FateKind, GrantState, NationalityKind
from tracker.website.people import sentences
from tracker.website.people.claim_views import carried_by, carriers
from tracker.website.people.sentences import Sentence
from tracker.website.words import choice

_SAID: Mapping[str, Sequence[str]] = {
    "nationality": ("kind", "territory", "from_on", "to_on"),
    "contract": ("side", "signed_on", "unit", "force", "unit_as_stated"),
    "service": ("side", "unit", "unit_as_stated"),
    "fate": ("kind", "on", "place", "territory"),
}
"""The columns that the sentence of such a claim is made of."""


def lead(found: Dossier) -> list[Sentence]:
    """Who the person is, how recruited, and what became of them; each sentence with the numbers of its sources."""
    said = [*_nationality(found), *_recruitment(found), *_citizenship(found)]
    ended = list(_fate(found))
    if not said and not ended:
        return [Sentence(_("No published source gives a nationality, a recruitment or a fate yet."))]
    return [*said, *(ended or [Sentence(_("What became of the person is not known."))])]


def units_of(row: Any) -> list[str]:
    """The unit of a contract or service as published, else in the sources' words; then the force that employs."""
    unit = row.unit.name if row.unit else row.unit_as_stated
    force = getattr(row, "force", None)
    return list(dict.fromkeys(filter(None, (unit, force.name if force else ""))))


def _sentence(text: str, claims: Sequence[PublicClaim], columns: Sequence[str], **more: Any) -> Sentence:
    """The text with the sources of those columns that have a value, and are therefore said."""
    said = [name for name in columns if any(getattr(claim.row, name) for claim in claims)]
    numbers, is_together = carriers(claims, said)
    against = {number for claim in claims for number in carried_by(claim, said, Stance.CONTRADICTS)}
    return Sentence(text, numbers, sorted(against), is_together=is_together, **more)


def _disputed(
    found: Dossier, kind: str, counted: Sequence[PublicClaim], words_of: Callable[[PublicClaim], str]
) -> dict[str, Any]:
    """Where the versions stand that disagree with those that count, and what each says; empty where none does."""
    beside = [each for each in found.of(kind) if any(disagrees(each.row, claim.row) for claim in counted)]
    words = _("Sources disagree. Another version, which is not counted: %(sentence)s")
    said = [_sentence(words % {"sentence": text}, [each], _SAID[kind]) for each in beside if (text := words_of(each))]
    return {"versions": f"#{kind}", "more": said} if beside else {}


def _versions_alone(found: Dossier, kind: str, words_of: Callable[[PublicClaim], str]) -> Iterator[Sentence]:
    """What versions say that no claim that counts stands beside."""
    words = _("Sources disagree. A version that is not counted: %(sentence)s")
    for claim in found.of(kind):
        if claim.is_conflicting and not accepted(found, kind) and (text := words_of(claim)):
            yield _sentence(words % {"sentence": text}, [claim], _SAID[kind], versions=f"#{kind}")


def accepted(found: Dossier, kind: str) -> list[PublicClaim]:
    """The claims of one kind that count."""
    return [claim for claim in found.of(kind) if claim.row.status == ClaimStatus.ACCEPTED]


def _nationality(found: Dossier) -> Iterator[Sentence]:
    """One sentence for all undated nationalities; where a day is known, one each."""
    rows = accepted(found, "nationality")
    held = [claim for claim in rows if _row(claim).kind == NationalityKind.TERRITORY and not _is_dated(claim)]
    held = [claim for claim in held if _row(claim).territory]
    disputed = _disputed(found, "nationality", rows, _nationality_said)
    if held:
        text = sentences.citizen_of([_row(claim).territory for claim in held])
        yield _sentence(text, held, ("territory",), **disputed)
        disputed = {}
    for claim in rows:
        if claim not in held and (text := _nationality_said(claim)):
            yield _sentence(text, [claim], _SAID["nationality"], **disputed)
            disputed = {}
    yield from _versions_alone(found, "nationality", _nationality_said)


def _is_dated(claim: PublicClaim) -> bool:
    return bool(_row(claim).from_on or _row(claim).to_on)


def _nationality_said(claim: PublicClaim) -> str:
    row = _row(claim)
    if row.kind != NationalityKind.TERRITORY:
        return _("Stateless.") if row.kind == STATELESS else _("The nationality is not known.")
    if not row.territory:
        return ""
    if not _is_dated(claim):
        return sentences.citizen_of([row.territory])
    since, until = sentences.when(row.from_on), sentences.when(row.to_on)
    words = {
        (True, False): _("Became a citizen of %(country)s %(since)s."),
        (False, True): _("Ceased to be a citizen of %(country)s %(until)s."),
        (True, True): _("Became a citizen of %(country)s %(since)s, and ceased to be one %(until)s."),
    }[bool(since), bool(until)]
    return words % {"country": sentences.country(row.territory), "since": since, "until": until}


def _recruitment(found: Dossier) -> Iterator[Sentence]:
    """The first contract with each side; services where they name another unit, or there is no contract."""
    said: dict[str, set[str]] = {}
    for claim in accepted(found, "contract"):
        row = _row(claim)
        if row.side not in said:
            said[row.side] = {*units_of(row)}
            disputed = _disputed(found, "contract", [claim], _contract_said)
            yield _sentence(_contract_said(claim), [claim], _SAID["contract"], **disputed)
    for claim in accepted(found, "service"):
        row = _row(claim)
        if row.side not in said or not said[row.side] >= {*units_of(row)}:
            said.setdefault(row.side, set()).update(units_of(row))
            disputed = _disputed(found, "service", [claim], _service_said)
            yield _sentence(_service_said(claim), [claim], _SAID["service"], **disputed)
    yield from _versions_alone(found, "contract", _contract_said)
    yield from _versions_alone(found, "service", _service_said)


def _contract_said(claim: PublicClaim) -> str:
    row = _row(claim)
    return sentences.recruited(row.side, row.signed_on, units_of(row))


def _service_said(claim: PublicClaim) -> str:
    return sentences.served(_row(claim).side, units_of(_row(claim)))


def _citizenship(found: Dossier) -> Iterator[Sentence]:
    for claim in accepted(found, "citizenshipgrant"):
        row = _row(claim)
        if row.state == GrantState.GRANTED and row.stands and row.territory:
            values = {"country": sentences.country(row.territory), "when": sentences.when(row.on)}
            if row.on:
                text = _("Granted citizenship of %(country)s %(when)s, for service.") % values
            else:
                text = _("Granted citizenship of %(country)s for service.") % values
            yield _sentence(text, [claim], ("territory", "state", "on"))
            return


def _fate(found: Dossier) -> Iterator[Sentence]:
    """What holds now; where only versions exist that are not counted, what they say."""
    now = [claim for claim in accepted(found, "fate") if _row(claim).is_now and _row(claim).kind]
    for claim in now[:1]:
        row = _row(claim)
        columns = [name for name in _SAID["fate"] if getattr(row, name) and not (name == "territory" and row.place)]
        speakers = _speakers(claim, columns)
        text = _fate_said(claim, speakers=speakers, sex=found.person.sex)
        yield _sentence(text, [claim], columns, **_disputed(found, "fate", [claim], _fate_said))
    yield from _versions_alone(found, "fate", _fate_said)


def _fate_said(claim: PublicClaim, *, speakers: Sequence[str] = (), sex: str = "") -> str:
    row = _row(claim)
    if not row.kind:
        return ""
    place = row.place or (label(row.territory) if row.territory else "")
    return sentences.fate(choice(FateKind)(row.kind), row.on, place, speakers=speakers, sex=sex)


def _speakers(claim: PublicClaim, columns: Sequence[str]) -> list[str]:
    """Who says all of the columns, in one source or several."""
    said: dict[str, set[str]] = defaultdict(set)
    for cited in claim.cited:
        if cited.citation.stance == Stance.SUPPORTS:
            for speaker in cited.citation.said_by:
                said[speaker] |= {*(cited.citation.fields or columns)}
    return [speaker for speaker, carried in said.items() if carried >= {*columns}]


def _row(claim: PublicClaim) -> Any:
    return claim.row


def lead_without_name(person: Person, *, signed_on: str, fate: str, fate_on: str) -> list[Sentence]:
    """The same of somebody without a name, from the columns of such a row alone; `fate` in words."""
    disputed = {*person.disputed}
    codes = [code for code in person.nationalities if code in territories()]
    sides = [sentences.recruited(side, signed_on, ()) for side in person.sides] if signed_on else []
    said = (
        (sentences.citizen_of(codes) if codes else "", disputed & {"nationalities"}),
        *((text, disputed & {"sides", "contract_signed_on"}) for text in sides),
        (sentences.fate(fate, fate_on, "") if fate else "", disputed & {"fate_group", "fate_on"}),
    )
    doubt = Sentence(_("Sources disagree about this."))
    return [Sentence(text, more=[doubt] if doubted else ()) for text, doubted in said if text]
