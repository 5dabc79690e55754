"""Atom feeds (RFC 4287) of lists: what was added, corrected and withdrawn among the records that a filter finds.

A feed of people bears references and nationalities, and neither names nor notes: who reads feeds keeps what was in
them. Once a person is withdrawn, the entries about that person are gone from every feed, and one entry that bears the
reference alone says so. Withdrawals stand in the feeds of all filters of the kind: what a withdrawn record was about is
kept nowhere, so no feed can tell whether it was among those found.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracker.catalogue.figures.kind import FIGURES, STATE_ACTIONS, STATEMENTS
from tracker.catalogue.generation import State
from tracker.catalogue.listing.filter import ListFilter
from tracker.catalogue.listing.kind import PublicKind
from tracker.catalogue.models import Change
from tracker.catalogue.models.generation import OFF
from tracker.catalogue.people.kind import PEOPLE
from tracker.catalogue.people.pointers import pointers_of
from tracker.catalogue.responses.frame import View, for_any_site
from tracker.lib.territories import label
from tracker.vocabulary.figures import StateActionKind, StatementKind
from tracker.website.figures import figure_words
from tracker.website.listing.links import list_url, record_url, title_of
from tracker.website.page_context import page_context
from tracker.website.responses.pages import public_page
from tracker.website.words import change_in_words, choice, date_in_words

SHOWN = 50
"""Entries of a feed, the newest ones."""
_OF_ONE_SECOND = 500
"""So many more that were published in one second are read, to be put in order."""


def _person(row: Any) -> str:
    return ", ".join(label(code) for code in row.nationalities)


def _figure(row: Any) -> str:
    return _("%(claimant)s: %(figure)s") % {"claimant": row.claimant.name, "figure": figure_words.in_full(row)}


def _statement(row: Any) -> str:
    return _("%(claimant)s: %(kind)s") % {"claimant": row.claimant.name, "kind": choice(StatementKind)(row.kind)}


def _action(row: Any) -> str:
    return _("%(state)s: %(kind)s") % {
        "state": label(row.territory),
        "kind": choice(StateActionKind)(row.kind),
    }


def _of_figure(row: Any) -> str:
    """What limits the figure, for when it is, and our remark, one after the other."""
    as_of = date_in_words(row.as_of)
    parts = (row.scope, as_of and _("As of %(day)s") % {"day": as_of}, row.remark)
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def _day_of_figure(row: Any) -> str:
    return str(row.as_of_latest or row.as_of_earliest or "")


@dataclass(frozen=True)
class KindOfFeed:
    """How a record of one kind reads in a feed: in its title, and in its text (None: the title says all that may)."""

    kind: PublicKind
    say: Callable[[Any], str]
    beside: Sequence[str] = ()
    """What else must be read for that."""
    text: Callable[[Any], str] | None = None
    day: Callable[[Any], str] | None = None
    """The day of the thing itself, to be sorted by."""


FEEDS: Mapping[str, KindOfFeed] = {
    PEOPLE.kind: KindOfFeed(PEOPLE, _person),
    FIGURES.kind: KindOfFeed(FIGURES, _figure, ("claimant",), _of_figure, _day_of_figure),
    STATEMENTS.kind: KindOfFeed(
        STATEMENTS, _statement, ("claimant",), lambda row: row.summary, lambda row: row.sort_key
    ),
    STATE_ACTIONS.kind: KindOfFeed(STATE_ACTIONS, _action, text=lambda row: row.summary, day=lambda row: row.sort_key),
}
"""The kinds that have feeds."""


class Feed(Atom1Feed):
    """A feed that is as old as the catalogue while it is empty: Django would say now, anew at each request."""

    def latest_post_date(self) -> datetime:
        """The newest entry's moment, else the catalogue's."""
        return (not self.items and self.feed["as_of"]) or super().latest_post_date()


def feed_answer(feed: Feed) -> HttpResponse:
    """The feed as an answer."""
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def feed_view(kind: PublicKind) -> View:
    """The feed of a kind: of the records that a query string finds."""
    assert kind.listing
    listing = kind.listing

    @for_any_site
    @require_safe
    @public_page
    def answer(request: HttpRequest, state: State) -> HttpResponse:
        found = listing.filter_set.read(request.GET)
        return feed_of(
            [(kind, found)],
            title=title_of(kind, found),
            page=list_url(kind, found.conditions_alone),
            address=list_url(kind, found.conditions_alone, view=f"{listing.slug}-atom"),
            origin=page_context(request, state)["origin"],
            state=state,
        )

    return answer


def feed_of(
    lists: Sequence[tuple[PublicKind, ListFilter]], *, title: str, page: str, address: str, origin: str, state: State
) -> HttpResponse:
    """One feed of what the filters of these kinds find: `page` shows the same, `address` is the feed's own."""
    feed = Feed(
        title=_("Foreign Fighter Tracker: %(list)s") % {"list": title},
        link=origin + page,
        description="",
        feed_url=origin + address,
        feed_guid=origin + page,
        author_name="Foreign Fighter Tracker",
        language=get_language(),
        as_of=state.at,
    )
    entries = [entry for kind, found in lists for entry in _entries(kind, found)]
    for entry in sorted(entries, key=_order, reverse=True)[:SHOWN]:
        change = entry.change
        place = record_url(entry.kind, change.reference) if change.action not in OFF else list_url(entry.kind)
        feed.add_item(
            title=entry.title,
            link=origin + place,
            # An empty summary would say nothing.
            description=entry.text or None,  # type: ignore[arg-type]
            unique_id=f"{origin}{list_url(entry.kind)}#entry-{change.entry}",
            pubdate=change.at,
            updateddate=change.at,
        )
    return feed_answer(feed)


@dataclass(frozen=True)
class _Entry:
    """One change as a feed has it; `day` is that of the thing itself (empty: it has none, or is gone)."""

    kind: PublicKind
    change: Any
    title: str
    text: str
    day: str


def _order(entry: _Entry) -> tuple[Any, ...]:
    """By its moment; of one second what is gone, then by the day of the thing itself, then as written."""
    is_gone = entry.change.action in OFF
    return entry.change.at.replace(microsecond=0), is_gone, entry.day, entry.change.entry


def _entries(kind: PublicKind, found: ListFilter) -> Iterable[_Entry]:
    """The newest changes of the records found, and the newest withdrawals of the kind."""
    of_kind = Change.objects.filter(kind=kind.kind).with_before().order_by("-entry")
    among = of_kind.filter(action="publish", reference__in=found.rows().order_by().values("pk"))
    changes = [*_newest(among), *of_kind.filter(action__in=OFF)[:SHOWN]]
    feed = FEEDS[kind.kind]
    references = [each.reference for each in changes]
    rows = kind.model._default_manager.select_related(*feed.beside).in_bulk(references)
    words = {reference: feed.say(row) for reference, row in rows.items()}
    pointers = pointers_of(each.entry for each in changes if each.action == "merge")
    for change in changes:
        row = rows.get(change.reference)
        if change.action in OFF and row:
            # It is public again, and its entry of that day says so.
            continue
        text = feed.text(row) if row and feed.text else ""
        yield _Entry(kind, change, _title(change, words, pointers), text, feed.day(row) if row and feed.day else "")


def _newest(changes: QuerySet[Change]) -> list[Any]:
    """The newest ones, and of the last one's second more, so that the day of the thing can decide among them."""
    newest = list(changes[:SHOWN])
    if len(newest) < SHOWN:
        return newest
    last = newest[-1]
    second = last.at.replace(microsecond=0)
    return [*newest, *changes.filter(entry__lt=last.entry, at__gte=second)[:_OF_ONE_SECOND]]


def _title(change: Any, words: Mapping[str, str], pointers: Mapping[int, str]) -> str:
    """`P-AAAAAA, Nepal: published`."""
    into = pointers.get(change.entry, "")
    action = "withdraw" if change.action == "merge" and not into else change.action
    values = {
        "reference": change.reference,
        "record": words.get(change.reference, ""),
        "into": into,
        "what": change_in_words(action, before=change.before, note=change.note),
    }
    if into:
        return _("%(what)s: %(reference)s, into %(into)s") % values
    return (_("%(what)s: %(reference)s, %(record)s") if values["record"] else _("%(what)s: %(reference)s")) % values
