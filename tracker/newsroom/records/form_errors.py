"""The errors of a page with many rows in one list on top, each with a link to its field."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class FormError:
    """One error: the anchor of its field or row on the page, what that is called, and the message."""

    anchor: str
    label: str
    message: str


def form_errors(form: forms.BaseForm, formsets: Any) -> list[FormError]:
    """The errors of a page's own fields and of all its rows, in their order; not those of the page as a whole."""
    errors = list(_of_form(form, ""))
    for each in formsets:
        formset, kind = each.formset, str(each.opts.verbose_name).capitalize()
        name = str(each.opts.verbose_name_plural).capitalize()
        errors += [FormError(f"{formset.prefix}-group", name, str(error)) for error in formset.non_form_errors()]
        for number, row in enumerate(formset.forms, 1):
            errors += _of_form(row, _("%(kind)s %(number)s") % {"kind": kind, "number": number})
    return errors


def _of_form(form: forms.BaseForm, row: str) -> Iterator[FormError]:
    for name, errors in form.errors.items():
        if name not in form.fields:
            # The page's own stand above the list already.
            yield from (FormError(str(form.prefix), row, str(error)) for error in errors if row)
            continue
        field = form[name]
        label = f"{row}, {field.label}" if row else str(field.label)
        yield from (FormError(field.id_for_label or field.auto_id, label, str(error)) for error in errors)
