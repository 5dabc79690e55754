"""Sources of the starting data: one publication becomes one Source."""

import re
from urllib.parse import urlsplit

from tracker.intake.complaints import Account
from tracker.intake.later_texts import LaterTexts
from tracker.intake.starting_files import (
    CASE_SOURCES,
    FIGURES,
    INSTRUMENTS,
    MORE_STATEMENTS,
    SOURCE_TITLES,
    STATE_ACTIONS,
    STATEMENTS,
    UNIT_PARENTS,
    UNITS,
    Row,
    rows,
)
from tracker.lib.web_addresses import address_key
from tracker.sources.models import Source
from tracker.vocabulary.sources import SourceKind

_KINDS = {
    "news_article": SourceKind.NEWS_ARTICLE,
    "government_statement": SourceKind.OFFICIAL_STATEMENT,
    "obituary": SourceKind.OBITUARY,
    "leak_based_investigation": SourceKind.INVESTIGATION,
}
_BRACKET = re.compile(r"^(?P<before>.+?) \((?P<inside>[^)]+)\)$")
_LANGUAGES = ("Malayalam",)
_COPY = re.compile(r"^(?P<original>.+?) \([^)]*\bcopy\b[^)]*\)$")


class Sources:
    """Finds or makes the Source of a row; the same address, or else the same publisher and title, is one."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._by_identity = {_identity(row.publisher, row.title, row.url): row for row in Source.objects.all()}
        self.made: list[Source] = []

    def load(self) -> None:
        """Make the sources of all files, those that say most of themselves first."""
        for row in rows(CASE_SOURCES):
            self.of_case(row)
        for file in (FIGURES, STATEMENTS, MORE_STATEMENTS, STATE_ACTIONS):
            for row in rows(file):
                self.of_publication(row)
        for row in rows(INSTRUMENTS):
            self.of_page(row["url"], publisher=row["publisher"])
        for file in (UNITS, UNIT_PARENTS):
            for row in rows(file):
                self.of_page(row["url"])
        self._take_titles()
        self._link_copies()

    def of_case(self, row: Row) -> Source:
        """The source of a row of the case sources."""
        kind = _KINDS.get(row["source_kind"])
        if kind is None:
            what = "no such kind of source is known; left open"
            self._account.complain(
                CASE_SOURCES, row["case_id"], column="source_kind", value=row["source_kind"], what=what
            )
        return self._found_or_made(
            publisher=row["publisher"],
            title=row["title"],
            url=row["url"],
            published_on=row["published_on"],
            kind=kind or "",
        )

    def of_publication(self, row: Row) -> Source:
        """The source of a row of the figures or statements; what kind it is, they do not say."""
        columns = {name: row[name] for name in ("publisher", "title", "url", "published_on")}
        return self._found_or_made(kind="", **columns)

    def of_page(self, url: str, *, publisher: str = "") -> Source | None:
        """The source at an address; without a publisher named, the site's host stands for it."""
        if not url:
            return None
        return self._found_or_made(publisher=publisher or _host(url), title="", url=url, published_on="", kind="")

    def _found_or_made(self, **columns: str) -> Source:
        identity = _identity(columns["publisher"], columns["title"], columns["url"])
        if identity not in self._by_identity:
            self._by_identity[identity] = Source.objects.create(**columns)
            self.made.append(self._by_identity[identity])
        return self._by_identity[identity]

    def _take_titles(self) -> None:
        """What the pages print of themselves, where the other files leave it blank; of addresses that they name."""
        later = LaterTexts(Source, SOURCE_TITLES, self._account, also=("published_on", "kind"))
        for row in rows(SOURCE_TITLES):
            source = self._by_identity.get(_identity(row["publisher"], row["title"], row["url"]))
            self._account.count(SOURCE_TITLES, loaded=bool(source and not source.title))
            if source is None:
                what = "no other file names this address; left out"
                self._account.complain(SOURCE_TITLES, row["url"], what=what)
                continue
            cells = {"title": "title", "published_on": "published_on", "kind": "source_kind"}
            blank = {column: row[cell] for column, cell in cells.items() if not getattr(source, column)}
            if source.publisher == _host(row["url"]):
                blank["publisher"] = row["publisher"]
            later.take(row["url"], source, {column: text for column, text in blank.items() if text})

    def _link_copies(self) -> None:
        """A copy whose original is here too is derived from it, and counts once with it."""
        for source in self.made:
            match = _COPY.match(source.publisher)
            original = (
                match
                and Source.objects.filter(publisher=match["original"], title=source.title)
                .exclude(title="")
                .exclude(pk=source.pk)
                .first()
            )
            if original:
                source.derived_from = original
                source.save(update_fields=["derived_from"])


def relayed(publisher: str) -> str:
    """Whose text a page carries, by its publisher's cell: "Euronews (Reuters)" relays Reuters, "VOA (x copy)" VOA."""
    if copied := _COPY.match(publisher):
        return copied["original"]
    match = _BRACKET.match(publisher)
    return match["inside"] if match and match["inside"] not in _LANGUAGES else ""


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _identity(publisher: str, title: str, url: str) -> tuple[str, ...]:
    return ("at", address_key(url)) if url else ("by", publisher, title)
