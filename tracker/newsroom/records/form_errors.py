"""What is wrong on a page with many rows, in one list on top: each with a link to its field."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Wrong:
    """One error: where the page has its field or row, what that is called, and what is wrong with it."""

    at: str
    where: str
    what: str


def all_wrong(form: Any, formsets: Any) -> list[Wrong]:
    """The errors of a page's own fields and of all its rows, in their order; not those of the page as a whole."""
    found = list(_of_form(form, ""))
    for each in formsets:
        formset, words = each.formset, str(each.opts.verbose_name)
        group = f"{formset.prefix}-group"
        name = str(each.opts.verbose_name_plural).capitalize()
        found += [Wrong(group, name, str(what)) for what in formset.non_form_errors()]
        for number, row in enumerate(formset.forms, 1):
            found += _of_form(row, _("%(kind)s %(number)s") % {"kind": words.capitalize(), "number": number})
    return found


def _of_form(form: Any, row: str) -> Iterator[Wrong]:
    for name, errors in form.errors.items():
        if name not in form.fields:
            # The page's own stand above the list already.
            yield from (Wrong(form.prefix, row, str(what)) for what in errors if row)
            continue
        field = form[name]
        where = f"{row}, {field.label}" if row else str(field.label)
        yield from (Wrong(field.id_for_label or field.auto_id, where, str(what)) for what in errors)
