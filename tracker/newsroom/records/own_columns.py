"""What a record says itself, such as somebody's sex, rests on the source at the top of the page as its claims do."""

from collections.abc import Iterable
from typing import Any

from django.forms import BaseFormSet, ModelForm

from tracker.newsroom.records.citations import OwnCitationInline
from tracker.newsroom.records.claim_status_forms import CitationFormSet
from tracker.newsroom.records.source_bar import SourceBar


def own_columns(inlines: Iterable[Any]) -> list[str]:
    """The record's own columns that can be cited, as the rows of its page have them."""
    return [name for each in inlines if issubclass(each, OwnCitationInline) for name, _label in each.column_names]


def cite_own_columns(form: ModelForm, formsets: Iterable[BaseFormSet], columns: Iterable[str], bar: SourceBar) -> None:
    """Cite the source for the columns that were filled in, unless somebody has cited for them in a row below.

    Where another source was picked after they were filled in, the one before is theirs (`own`).
    """
    chosen = bar.chosen()
    written = [name for name in columns if name in form.changed_data and form.cleaned_data.get(name)]
    rows = next((each for each in formsets if isinstance(each, CitationFormSet)), None)
    if not chosen or not written or rows is None or rows.has_changed():
        return
    citations: Any = rows.model
    more = {} if chosen["own"] else {"locator": chosen["locator"], "said_by": chosen["said_by"]}
    source = chosen["own"] or chosen["source"]
    citations._default_manager.create(source=source, fields=written, **more, **{rows.fk.name: form.instance})
