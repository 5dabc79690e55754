"""When a recruiter might be named: what still stands in the way, in sentences for the desk."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.lib.houses import independent_houses
from tracker.people.models import Recruiter, RecruiterCitation
from tracker.sources.models import Source
from tracker.sources.models.source import GUARDED
from tracker.vocabulary.claims import ClaimStatus, Stance
from tracker.vocabulary.course import LegalOutcome, RecruiterStanding

PUBLISHERS_NEEDED = 2


def naming_obstacles(recruiter: Recruiter) -> list[str]:
    """Each thing that is lacking, with what to do; empty where nothing is.

    The rule: an officeholder acting in office, or somebody charged, convicted or sanctioned for recruiting; two
    independent publishers who say so; a legal check; the right of reply, with the answer or that none came.
    """
    return [*_unknown(recruiter), *_unfounded(recruiter), *_unchecked(recruiter)]


def _unknown(recruiter: Recruiter) -> Iterator[str]:
    if not recruiter.names.filter(status=ClaimStatus.ACCEPTED).exists():
        yield "No name is accepted: accept one that has a source."


def _unfounded(recruiter: Recruiter) -> Iterator[str]:
    if not recruiter.standing:
        yield "Neither an officeholder acting in office nor charged, convicted or sanctioned for it: not to be named."
        return
    publishers = independent_publishers(recruiter)
    if publishers < PUBLISHERS_NEEDED:
        words = " and ".join(RecruiterStanding(value).label.lower() for value in recruiter.standing)
        said = ngettext(
            "%(number)s independent publisher of %(needed)s that are needed: cite more for “%(standing)s”.",
            "%(number)s independent publishers of %(needed)s that are needed: cite more for “%(standing)s”.",
            publishers,
        )
        yield said % {"number": publishers or _("No"), "needed": PUBLISHERS_NEEDED, "standing": words}


def _unchecked(recruiter: Recruiter) -> Iterator[str]:
    if recruiter.legal_outcome == LegalOutcome.REFUSED:
        yield f"The legal check of {recruiter.legal_checked_on} refused it."
    elif not recruiter.legal_outcome:
        yield "No legal check is recorded: when, by whom, with which outcome."
    if recruiter.reply_asked_on is None:
        yield "Nobody has asked for a reply: ask, and record the day."
    elif not recruiter.reply_outcome:
        yield f"Asked for a reply on {recruiter.reply_asked_on}: record the answer, or that none came."


def independent_publishers(recruiter: Recruiter) -> int:
    """How many houses say what the recruiter's standing is; guarded sources and copies do not count."""
    cited = recruiter.citations.filter(recruitername=None, stance=Stance.SUPPORTS).exclude(source__access__in=GUARDED)
    carrying = [row for row in cited.select_related("source") if not row.fields or "standing" in row.fields]
    return independent_houses(_voices(row) for row in carrying)


def _voices(cited: RecruiterCitation) -> frozenset[str]:
    """Whose text it is: those relayed, else the publisher of the original."""
    if cited.via:
        return frozenset(each.strip() for each in cited.via.split(",") if each.strip())
    seen, origin = {cited.source_id}, cited.source
    while origin.derived_from_id and origin.derived_from_id not in seen:
        seen.add(origin.derived_from_id)
        origin = Source.objects.get(pk=origin.derived_from_id)
    return frozenset({origin.publisher})
