"""What references and codes stand for, and what a claim rests on: words for whoever reads a record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from tracker.figures.models import Claimant, Figure, StateAction, Statement
from tracker.lib.dates.date_fields import date_in_words
from tracker.lib.dates.partial_dates import in_words
from tracker.lib.references import is_reference
from tracker.newsroom.admin_addresses import copy_address
from tracker.people.models import Recruiter
from tracker.review.content import Content
from tracker.sources.models import Capture, LegalInstrument, Source, Territory
from tracker.units.models import Site, Unit
from tracker.vocabulary.claims import SaidBy
from tracker.vocabulary.sources import Access


class ContentWords:
    """What references and codes of some contents stand for; `hidden` sources are never named."""

    def __init__(self, *contents: Content, hidden: Iterable[str] = ()) -> None:
        self.hidden = set(hidden)
        asked = {value for content in contents for value in _texts(content) if is_reference(value)} - self.hidden
        self._labels = dict(Territory.objects.values_list("code", "name_en"))
        self.sources = {
            row.reference: row
            for row in Source.objects.filter(reference__in=asked).prefetch_related(
                Prefetch("captures", Capture.objects.order_by("pk"))
            )
        }
        self._labels |= {reference: str(row) for reference, row in self.sources.items()}
        for model in (Unit, LegalInstrument, Site, Recruiter, Claimant, Figure, StateAction, Statement):
            rows: Any = model._default_manager.filter(reference__in=asked)
            for row in rows.with_name() if hasattr(rows, "with_name") else rows:
                name = str(row).removesuffix(f" ({row.reference})")
                self._labels[row.reference] = f"{name} [{row.reference}]"
        for content in contents:
            for row in content.get("claims", {}).get("contract", ()):
                self._labels[row["key"]] = _signed(in_words(row.get("signed_on") or ""))

    def shown(self, column: "models.Field[Any, Any] | None", value: Any) -> str:
        """A value as text: choices by their labels, references and codes by what they stand for."""
        if isinstance(value, list):
            inner = getattr(column, "base_field", None)
            return ", ".join(self.shown(inner, part) for part in value)
        if isinstance(value, dict):
            return ", ".join(self._labels.get(part) or str(part) for part in value.values() if part)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if column is not None and column.is_relation:
            return self._labels.get(value, str(value))
        return date_in_words(column, value) or str(dict(getattr(column, "flatchoices", ())).get(value, value))


def _signed(day: str) -> str:
    return _("the one signed %(day)s") % {"day": day} if day else _("the one whose day of signing is not known")


@dataclass(frozen=True)
class CitationSheet:
    """One citation: the source, where it can be read, what it says, and whether it was there before."""

    title: str
    label: str
    """What readers get of the source in place of its title, where it is restricted; else empty."""
    page: str
    url: str
    captures: list[str]
    quote: str
    words: str
    contradicts: bool
    is_new: bool = False
    is_gone: bool = False


def citation_sheets(
    claim: str, content: Content, words: ContentWords, *, of: type[models.Model], before: Content | None
) -> list[CitationSheet]:
    """The citations of one claim (empty: of the record itself); with `before`, what was added and taken out.

    `of` is the model whose columns the citations support.
    """
    now, old = _citations(claim, content, words), _citations(claim, before or {}, words)
    shown = [_cited(row, words, of=of, is_new=before is not None and row not in old) for row in now]
    return shown + [_cited(row, words, of=of, is_gone=True) for row in old if row not in now]


def _citations(claim: str, content: Content, words: ContentWords) -> list[Content]:
    rows = content.get("citations", ())
    return [row for row in rows if (row.get("claim") or "") == claim and row["source"] not in words.hidden]


def column_in_words(model: type[models.Model], name: str) -> str:
    """The label of a column; its name where there is no such column any more."""
    labels = {column.name: str(column.verbose_name) for column in model._meta.concrete_fields}
    return labels.get(name, name.replace("_", " "))


def _cited(
    cited: Content, words: ContentWords, *, of: type[models.Model], is_new: bool = False, is_gone: bool = False
) -> CitationSheet:
    source = words.sources.get(cited["source"])
    speakers = ", ".join(SaidBy(each).label.lower() for each in cited.get("said_by", ()))
    facts = ", ".join(column_in_words(of, each) for each in cited.get("fields", ()))
    parts = (
        cited.get("locator", ""),
        _("said by: %(speakers)s") % {"speakers": speakers} if speakers else "",
        _("passed on by %(publisher)s") % {"publisher": cited["via"]} if cited.get("via") else "",
        _("supports: %(facts)s") % {"facts": facts} if facts else _("supports all of this"),
    )
    return CitationSheet(
        title=str(source) if source else cited["source"],
        label=source.public_label if source and source.access == Access.RESTRICTED else "",
        page=reverse("admin:sources_source_change", args=[source.pk]) if source else "",
        url=source.url if source else "",
        captures=[copy.url or copy_address(copy) for copy in source.captures.all()] if source else [],
        quote=cited.get("quote", ""),
        words=" · ".join(part for part in parts if part),
        contradicts=cited.get("stance") == "contradicts",
        is_new=is_new,
        is_gone=is_gone,
    )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
