"""The forms that columns of claims have: plain, text, several values, a date, a record, a code."""

from typing import Any

from django.db.models import F
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tracker.catalogue.listing.column import Column, Words


def plain(name: str, label: Words, meaning: Words, *, of: str = "", **more: Any) -> Column:
    """A column that stands in the row itself, or in the one that it belongs to."""
    return Column(name, label, meaning, F(of or name), **more)


def text_column(name: str, label: Words, meaning: Words, *, of: str = "") -> Column:
    """One with free text."""
    return plain(name, label, meaning, of=of, is_text=True)


def list_column(name: str, label: Words, meaning: Words, *, of: str = "", **more: Any) -> Column:
    """One with several values."""
    return plain(name, label, meaning, of=of, is_list=True, **more)


def date_column(name: str, label: Words, meaning: Words) -> tuple[Column, ...]:
    """A partial date with its first and last day."""
    return (
        plain(
            name, label, format_lazy("{} {}", meaning, _("Partial dates as sourced; empty: not known.")), unit="EDTF"
        ),
        plain(
            f"{name}_earliest",
            format_lazy(_("{label}, earliest"), label=label),
            _("First day that date can mean."),
            unit="date",
        ),
        plain(
            f"{name}_latest",
            format_lazy(_("{label}, latest"), label=label),
            _("Last day that date can mean."),
            unit="date",
        ),
    )


def record_column(name: str, label: Words, meaning: Words, *, of_name: Words) -> tuple[Column, ...]:
    """A record that the claim names: its reference, and its name."""
    return (
        plain(name, label, meaning, of=f"{name}_id"),
        text_column(f"{name}_name", format_lazy(_("{label}, name"), label=label), of_name, of=f"{name}__name"),
    )


def with_codes(meaning: Any) -> Words:
    """A meaning with the name of the lists that codes of territories are from."""
    return format_lazy(meaning, codes="ISO 3166-1 alpha-2 or FollowTheMoney code")
