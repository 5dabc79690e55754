"""The numbered sources of a page: what may be shown of each, with its original and archived addresses."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from tracker.catalogue.models import Source
from tracker.lib.languages import valid_tag
from tracker.vocabulary.sources import Access, SourceKind
from tracker.website.page_context import day
from tracker.website.words import choice, date_in_words


@dataclass(frozen=True)
class CopyView:
    """One archived copy: where, and when it was made."""

    url: str
    on: str


@dataclass(frozen=True)
class SourceView:
    """One numbered source; `url` and its `host` are empty where only title or label may be shown."""

    number: int
    reference: str
    title: str
    lang: str
    publisher: str
    authors: str
    kind: str
    published: str
    accessed: str
    url: str
    host: str
    copies: list[CopyView]
    not_linked: str
    complete_list_of: str


def source_view(number: int, source: Source) -> SourceView:
    """Everything of the source that its access allows."""
    is_open = source.access == Access.OPEN
    is_linked = is_open and _is_web(source.url)
    title = source.public_label or source.title
    return SourceView(
        number=number,
        reference=source.reference,
        title=title or _untitled(source),
        lang=valid_tag(source.language) if title and title == source.title else "",
        publisher="" if not title else source.publisher,
        authors=source.authors,
        kind=choice(SourceKind)(source.kind),
        published=date_in_words(source.published_on),
        accessed=day(source.accessed_on) if source.accessed_on else "",
        url=source.url if is_linked else "",
        host=(urlsplit(source.url).hostname or "").removeprefix("www.") if is_linked else "",
        copies=[
            CopyView(row.url, day(row.captured_at) if row.captured_at else "")
            for row in source.captures.all()
            if is_open and _is_web(row.url)
        ],
        not_linked="" if is_linked else _NOT_LINKED.get(source.access, ""),
        complete_list_of=source.complete_list_of,
    )


_NOT_LINKED = {
    Access.OPEN.value: "No address recorded.",
    Access.CITED.value: "Cited without a link.",
    Access.RESTRICTED.value: "Read by us or by the publisher named; not public.",
}


def publisher_of(source: Source) -> str:
    """Who speaks through the source, in a few words."""
    return source.public_label or source.publisher or source.title or "Untitled source"


def _untitled(source: Source) -> str:
    kind = choice(SourceKind)(source.kind)
    return " – ".join(filter(None, (source.publisher, kind.lower()))) or "Untitled"


def _is_web(url: str) -> bool:
    return url.startswith(("https://", "http://"))
