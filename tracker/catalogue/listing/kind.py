"""A kind of public record: what is known of it in one place, and read by page, API, files, site map, menu and help."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise

from tracker.catalogue.listing.column import Column
from tracker.catalogue.listing.filter import ListFilter


@dataclass(frozen=True)
class PublicKind:
    """One kind of record that two people can publish.

    `kind` is its name in the publication log, `prefixes` are the letters its references begin with (several where
    some rows have references of their own). A kind with a `listing` has a list of its own.
    """

    kind: str
    model: type[models.Model]
    prefixes: str
    one: str | Promise
    """One of them in words, with a capital: `Reported figure`."""
    name_column: str = ""
    """The column with the name that corrections and links call it by; empty: it is called by its reference."""
    listing: "PublicList | None" = None
    has_page: bool = False
    """Whether each record has a page of its own below the list; otherwise the list with that one row is its address."""
    crawlers_get_records: bool = False
    """Whether the pages of its records are in the site map: never of persons, nor of what names them."""

    @property
    def prefix(self) -> str:
        """The letter of the references that are the record's own in the newsroom."""
        return self.prefixes[0]


@dataclass(frozen=True)
class PublicList:
    """The list of a kind: page, CSV and API of one filter.

    `slug` is the first part of its addresses, the name of its page and of its file.
    """

    slug: str
    heading: str | Promise
    """What the list is called in the menu: `Laws and decrees`."""
    number: Any
    """How many in words: an `ngettext_lazy` with `number` and `grouped`."""
    many: str | Promise
    """The word for several: `laws and decrees`."""
    one_row: str | Promise
    """What one row of its file is, as a sentence."""
    filter_set: type[ListFilter]
    columns: Sequence[Column]
    parameters_heading: str | Promise = ""
    """The heading above its parameters on the method page, where the menu's says too little."""
    is_in_head: bool = False
    """Whether the head of every page has a link to it; the foot has all."""
