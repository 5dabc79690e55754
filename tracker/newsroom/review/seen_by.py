"""A submission as somebody may read it: without what rests only on sources whose readers they are not among.

Also what of it that is, and who could read it: of the sources nothing is said but these names.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.accounts.models import User
from tracker.newsroom.admin_addresses import change_address
from tracker.publishing.crossings.register import claims_of
from tracker.review.actions import NotAllowed
from tracker.review.content import Content
from tracker.review.models import Submission
from tracker.review.queues import who_may_decide
from tracker.sources.models import Claim, Source
from tracker.vocabulary.sources import Access


def as_seen(row: Submission, hidden: Collection[str]) -> Submission:
    """A copy whose content has no claim and no citation of these sources (references) alone; never to be saved."""
    shown = copy(row)
    shown.content = without(row.content, hidden)
    return shown


def without(content: Content, hidden: Collection[str]) -> Content:
    """The content without what rests on these sources (references) alone."""
    gone = hidden_claims(content, hidden)
    if not any(cited["source"] in hidden for cited in content.get("citations", ())):
        return content
    claims: dict[str, list[Any]] = content.get("claims", {})
    return {
        **content,
        "claims": {kind: [each for each in rows if each["key"] not in gone] for kind, rows in claims.items()},
        "citations": [each for each in content["citations"] if each["source"] not in hidden],
    }


def hidden_claims(content: Content, hidden: Collection[str]) -> set[str]:
    """Keys of the claims that rest on these sources, and on no other."""
    cited = [(row.get("claim") or "", row["source"]) for row in content.get("citations", ())]
    return {claim for claim, source in cited if claim and source in hidden} - {
        claim for claim, source in cited if source not in hidden
    }


@dataclass(frozen=True)
class Unread:
    """What of some submissions their reader cannot see: how many claims, of which records, and who may open them."""

    number: int
    lines: list[str]
    readers: str
    rows: frozenset[int]
    """Keys of the submissions."""

    @property
    def sentence(self) -> str:
        """How many claims."""
        return ngettext(
            "%(number)s claim rests on a source that you may not read and is not shown to you.",
            "%(number)s claims rest on sources that you may not read and are not shown to you.",
            self.number,
        ) % {"number": self.number}

    @property
    def whom_to_ask(self) -> str:
        """Who may open the sources; nothing is said of the sources."""
        if not self.readers:
            return _("Nobody is among the readers: ask an administrator.")
        return _("Who may read them, and can open them to you: %(names)s.") % {"names": self.readers}


def unread(rows: Iterable[Submission], hidden: Collection[str]) -> Unread | None:
    """What readers would get and whoever may not read these sources (references) has not seen; None: nothing.

    Of confidential sources readers get nothing: whoever decides need not know of them.
    """
    shown = _shown_to_readers(hidden)
    found = {row: keys for row in rows if (keys := _resting_on(row.content, hidden, shown))}
    if not found:
        return None
    cited = {
        each["source"]
        for row, keys in found.items()
        for each in row.content["citations"]
        if each.get("claim") in keys and each["source"] in shown
    }
    return Unread(
        number=sum(map(len, found.values())),
        lines=[f"{row.reference}: {_kinds_in_words(row, keys)}" for row, keys in found.items()],
        readers=", ".join(_readers(cited)),
        rows=frozenset(row.pk for row in found),
    )


def refuse_unseen(rows: Iterable[Submission], hidden: Collection[str]) -> None:
    """Raise NotAllowed where readers would get what whoever decides could not read."""
    if missing := unread(rows, hidden):
        raise NotAllowed(f"{missing.sentence} {missing.whom_to_ask}")


def who_can_read_it(rows: Sequence[Submission]) -> Iterator[tuple[SafeString, bool]]:
    """For whoever submits: a sentence on each restricted source on which claims rest alone; can anybody decide."""
    cited = {row.pk: {each["source"] for each in row.content.get("citations", ())} for row in rows}
    restricted = _shown_to_readers(set().union(*cited.values()), guarded=True)
    found: dict[str, Submission] = {}
    for row in rows:
        for reference in cited[row.pk] & restricted:
            if hidden_claims(row.content, {reference}):
                found.setdefault(reference, row)
    sources = Source.objects.in_bulk(found, field_name="reference")
    for reference, row in found.items():
        able = [name for name in _readers([reference]) if name in who_may_decide(row)]
        source = format_html('<a href="{}">{}</a>', change_address(sources[reference]), reference)
        yield _who_decides(source, able), bool(able)


def second_readers(source: Source, user: User) -> SafeString:
    """Before the user submits what rests on the source alone: who may decide and read it; empty where it is open."""
    if source.access != Access.RESTRICTED:
        return SafeString("")
    able = who_may_decide(Submission(submitted_by=user))
    link = format_html('<a href="{}">{}</a>', change_address(source), source.reference)
    return _who_decides(link, [name for name in _readers([source.reference]) if name in able])


def _who_decides(source: SafeString, able: list[str]) -> SafeString:
    if able:
        sentence = _(
            "Claims rest on the restricted source {source} alone. The second person must be able to read it: {names}."
        )
        return format_html(sentence, source=source, names=", ".join(able))
    sentence = _(
        "Claims rest on the restricted source {source} alone, and nobody who may decide can read it: choose one as its "
        "reader, under “Who may see it”."
    )
    return format_html(sentence, source=source)


def _shown_to_readers(references: Collection[str], *, guarded: bool = False) -> set[str]:
    rows = Source.objects.filter(reference__in=references).exclude(access=Access.CONFIDENTIAL)
    if guarded:
        rows = rows.filter(access=Access.RESTRICTED)
    return set(rows.values_list("reference", flat=True))


def _resting_on(content: Content, hidden: Collection[str], shown: Collection[str]) -> set[str]:
    """Keys of the claims that rest on hidden sources alone, of which readers would get one."""
    keys = hidden_claims(content, hidden)
    cited = {row.get("claim") for row in content.get("citations", ()) if row["source"] in shown}
    return {key for key in keys if key in cited}


def _kinds_in_words(row: Submission, keys: set[str]) -> str:
    """The kinds of these claims, each with how many there are; nothing of what they say."""
    claims = row.content.get("claims", {})
    numbers = {
        str(model._meta.verbose_name): sum(each["key"] in keys for each in claims.get(model.KIND, ()))
        for model in claims_of(row.kind)
        if issubclass(model, Claim)
    }
    return ", ".join(f"{kind} ({number})" for kind, number in numbers.items() if number)


def _readers(references: Collection[str]) -> list[str]:
    readers = Source.objects.filter(reference__in=references, readers__is_active=True).order_by("readers__username")
    return list(readers.values_list("readers__username", flat=True).distinct())
