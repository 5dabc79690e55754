"""The source at the top of a record's page, which holds for all that is typed below until another one is picked."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.admin import AdminSite
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.records.fields import where_entered
from tracker.sources.models import Source
from tracker.vocabulary.claims import SaidBy

PREFIX = "bar"
DENSITY = "density"
"""Where a page has a quick form and the whole one: which of them."""


class SourceBar(forms.Form):
    """A source, where in it, and who speaks; nothing picked: what is typed has no source yet."""

    source = forms.ModelChoiceField(
        queryset=Source.objects.none(),
        required=False,
        label=_("Source of what you type"),
        help_text=_("Holds for every new row below until you pick another one. Type a title, publisher or address."),
    )
    own = forms.ModelChoiceField(queryset=Source.objects.none(), required=False, widget=forms.HiddenInput)
    """The source under which the record's own columns were typed, where another one was picked after that."""
    locator = forms.CharField(
        label=_("Found at"), max_length=200, required=False, help_text=_("Page, row or time code; a row can say more.")
    )
    said_by = forms.MultipleChoiceField(
        label=_("Said by"), choices=SaidBy, required=False, widget=forms.CheckboxSelectMultiple
    )

    def clean(self) -> dict[str, Any]:
        """Refuse what belongs to a source where none is picked."""
        cleaned = super().clean() or self.cleaned_data
        says_more = cleaned.get("locator") or cleaned.get("said_by")
        if says_more and not cleaned.get("source") and "source" not in self.errors:
            self.add_error("source", _("Pick the source in which this is found, or empty “found at” and “said by”."))
        return cleaned

    def chosen(self) -> dict[str, Any]:
        """What was sent, where a source is picked and nothing is wrong; else nothing."""
        return self.cleaned_data if self.is_bound and self.is_valid() and self.cleaned_data["source"] else {}

    def as_query(self, *, without: str = "") -> str:
        """What opens another page with the same bar, as part of its address; empty where no source is picked."""
        kept = {name: value for name, value in self.chosen().items() if name not in {"own", without}}
        chosen = {name: getattr(value, "pk", value) for name, value in kept.items()}
        return urlencode({f"{PREFIX}-{name}": value for name, value in chosen.items() if value}, doseq=True)


def source_bar(request: HttpRequest, citation: type[Model], site: AdminSite) -> SourceBar:
    """The bar as it was sent; on a page that is opened, as its address has it, without sources the user may not read.

    Made once a request. `citation` is the model of citations of the page's claims.
    """
    if not hasattr(request, "source_bar"):
        sent = _bar(request, citation, site, data=request.POST if request.method == "POST" else request.GET)
        if request.method != "POST":
            known = sent.cleaned_data if sent.is_valid() else {}
            sent = _bar(request, citation, site, initial=known)
        request.source_bar = sent  # type: ignore[attr-defined]
    found: SourceBar = request.source_bar  # type: ignore[attr-defined]
    return found


def _bar(request: HttpRequest, citation: type[Model], site: AdminSite, **kwargs: Any) -> SourceBar:
    bar = SourceBar(prefix=PREFIX, **kwargs)
    field: Any = bar.fields["source"]
    source: Any = citation._meta.get_field("source")
    field.queryset = Source.objects.readable_by(logged_in_user(request))
    bar.fields["own"].queryset = field.queryset  # type: ignore[attr-defined]
    picker = AutocompleteSelect(source, site, attrs={"data-width": "100%"} | where_entered(Source, request))
    picker.choices = field.choices
    may_add = request.user.has_perm("sources.add_source")
    field.widget = RelatedFieldWidgetWrapper(picker, source.remote_field, site, can_add_related=may_add)
    return bar


def with_bar(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer to a page that was saved, which leads on to a page that begins with the same source and density."""
    bar: SourceBar | None = getattr(request, "source_bar", None)
    goes_on = {"_continue", "_addanother"} & request.POST.keys()
    if bar and goes_on and isinstance(response, HttpResponseRedirect) and (query := begun_query(request, bar)):
        response["Location"] = f"{response.url}{'&' if '?' in response.url else '?'}{query}"
    return response


def begun_query(request: HttpRequest, bar: SourceBar, *, without: str = "") -> str:
    """What a page's address says of source and density, as they were sent."""
    density = request.POST.get(DENSITY, "")
    return "&".join(filter(None, (bar.as_query(without=without), urlencode({DENSITY: density}) if density else "")))
