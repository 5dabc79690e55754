"""Atom feeds (RFC 4287) of lists: what was added, corrected and withdrawn among the records that a filter finds.

A feed of people bears references and nationalities, and neither names nor notes: who reads feeds keeps what was in
them. Once a person is withdrawn, the entries about that person are gone from every feed, and one entry that bears the
reference alone says so. Withdrawals stand in the feeds of all filters of the kind: what a withdrawn record was about is
kept nowhere, so no feed can tell whether it was among those found.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

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
from tracker.website.words import change_in_words, choice

SHOWN = 50
"""Entries of a feed, the newest ones."""


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


FEEDS: Mapping[str, tuple[PublicKind, Callable[[Any], str], Sequence[str]]] = {
    PEOPLE.kind: (PEOPLE, _person, ()),
    FIGURES.kind: (FIGURES, _figure, ("claimant",)),
    STATEMENTS.kind: (STATEMENTS, _statement, ("claimant",)),
    STATE_ACTIONS.kind: (STATE_ACTIONS, _action, ()),
}
"""The kinds that have feeds: how a record reads in one, and what else must be read for that."""


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
    entries = [(kind, *entry) for kind, found in lists for entry in _entries(kind, found)]
    for kind, change, words in sorted(entries, key=lambda entry: -entry[1].entry)[:SHOWN]:
        place = record_url(kind, change.reference) if change.action not in OFF else list_url(kind)
        feed.add_item(
            title=words,
            link=origin + place,
            # The title says all that a feed may keep; an empty summary says nothing.
            description=None,  # type: ignore[arg-type]
            unique_id=f"{origin}{list_url(kind)}#entry-{change.entry}",
            pubdate=change.at,
            updateddate=change.at,
        )
    return feed_answer(feed)


def _entries(kind: PublicKind, found: ListFilter) -> Iterable[tuple[Change, str]]:
    """The newest changes of the records found, and the newest withdrawals of the kind, with their titles."""
    of_kind = Change.objects.filter(kind=kind.kind).with_before().order_by("-entry")
    records = found.rows().order_by()
    among = of_kind.filter(action="publish", reference__in=records.values("pk"))[:SHOWN]
    gone = of_kind.filter(action__in=OFF)[:SHOWN]
    changes = sorted([*among, *gone], key=lambda change: -change.entry)[:SHOWN]
    _kind, say, beside = FEEDS[kind.kind]
    rows = kind.model._default_manager.filter(pk__in=[each.reference for each in changes]).select_related(*beside)
    words = {row.pk: say(row) for row in rows}
    pointers = pointers_of(each.entry for each in changes if each.action == "merge")
    for change in changes:
        if change.action in OFF and change.reference in words:
            # It is public again, and its entry of that day says so.
            continue
        yield change, _title(change, words, pointers)


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
