"""Figures that stand in no comparison group: their list by nationality and measure, and putting them into one."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tracker.figures.grouping import (
    MUST_SHARE,
    SHOULD_SHARE,
    differing,
    groups_beside,
    proposed_name,
    put_into_group,
)
from tracker.figures.models import Figure
from tracker.newsroom.publishing.reasons import confirmation_page
from tracker.newsroom.records.counted_filters import CountedFilter
from tracker.newsroom.records.record_admin import RecordAdmin

_PARAMETER, _UNGROUPED, _GROUPED = "grouped", "no", "yes"
BY_NATIONALITY_AND_MEASURE = ("nationality__name_en", "grouping", "measure", "side", "pk")


def is_to_group(request: HttpRequest) -> bool:
    """Whether the list is the one of figures in no group."""
    return request.GET.get(_PARAMETER) == _UNGROUPED


class GroupedFilter(CountedFilter):
    """By whether the figure stands in a comparison group."""

    title = gettext_lazy("comparison group")
    parameter_name = _PARAMETER

    def values(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """In none, or in one."""
        return [(_UNGROUPED, _("In none yet")), (_GROUPED, _("In one"))]

    def chosen(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Figures in a group, or in none."""
        return rows.exclude(comparison_group="") if value == _GROUPED else rows.filter(comparison_group="")


def _form(figures: Sequence[Figure]) -> type[forms.Form]:
    """Which group: one that is there for such figures, or a new one."""
    first, known = figures[0], groups_beside(figures[0])
    warned = differing(figures, SHOULD_SHARE)

    class GroupForm(forms.Form):
        existing = forms.ChoiceField(
            label=_("A group that is there"),
            choices=[("", _("None of these: a new one")), *((name, name) for name in known)],
            required=False,
            widget=forms.RadioSelect,
        )
        name = forms.CharField(
            label=_("Name of a new group"),
            max_length=160,
            required=False,
            initial=proposed_name(first),
            widget=forms.TextInput(attrs={"size": 80}),
            help_text=_("They differ in: %(columns)s. Do they count the same thing?") % {"columns": ", ".join(warned)}
            if warned
            else _("Figures of one group count the same thing; readers see how far they are apart."),
        )

        def clean(self) -> dict[str, Any]:
            given = super().clean() or {}
            given["group"] = given.get("existing") or " ".join(given.get("name", "").split())
            there = Figure.objects.filter(comparison_group=given["group"])
            if not given["group"]:
                self.add_error("name", _("Choose a group, or give a new one a name."))
            elif columns := differing([*figures, *there], MUST_SHARE):
                message = _("Figures of one group count the same thing. These differ in: %(columns)s.")
                self.add_error("name", message % {"columns": ", ".join(columns)})
            return given

    if not known:
        del GroupForm.base_fields["existing"]
    return GroupForm


@admin.action(description=gettext_lazy("Put into one comparison group …"), permissions=["change"])
def into_group(model_admin: RecordAdmin, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
    """Ask for the group, then put the figures into it."""
    figures = list(queryset)

    def do(cleaned_data: dict[str, Any]) -> str:
        rows = Figure.objects.filter(pk__in=[figure.pk for figure in figures])
        number = put_into_group(rows, name=cleaned_data["group"])
        text = ngettext(
            "%(number)d figure stands in “%(group)s” now. Readers see it once it is submitted and approved.",
            "%(number)d figures stand in “%(group)s” now. Readers see it once they are submitted and approved.",
            number,
        )
        return text % {"number": number, "group": cleaned_data["group"]}

    return confirmation_page(
        model_admin,
        request,
        queryset,
        form_class=_form(figures),
        title=_("Put into one comparison group"),
        verb=_("Group them"),
        do=do,
    )
