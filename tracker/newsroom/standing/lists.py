"""The lists of records, once more with what only this room knows: where each stands, and withdrawal."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.newsroom.people.people import PersonAdmin
from tracker.newsroom.publishing.reasons import AskForm, EmbargoForm, LowerForm, ReasonForm, ask
from tracker.newsroom.publishing.resting import RestingFilter, lowered_in_words
from tracker.newsroom.records.mine import BegunFilter
from tracker.newsroom.records.records import RecordAdmin
from tracker.newsroom.review.handing_in import address_of_list, asked_before, hand_in
from tracker.newsroom.review.off_public import what_readers_see
from tracker.newsroom.review.standing import (
    STATES,
    StateFilter,
    address_of,
    sources_to_hand_in,
    what_to_do,
    with_state,
    withdrawable,
)
from tracker.newsroom.review.steps import publications_of
from tracker.newsroom.sources.sources import LegalInstrumentAdmin, SourceAdmin
from tracker.newsroom.units.units import SiteAdmin, UnitAdmin
from tracker.people.models import Person
from tracker.publishing.actions import keep_back, withdraw
from tracker.publishing.lowering import lower
from tracker.publishing.projection.preview import hindrances
from tracker.publishing.public_pages import address_for_readers
from tracker.publishing.withdrawals.withdrawal_requests import ask_for_withdrawal
from tracker.review.actions import NotAllowed, submit
from tracker.review.models import Submission
from tracker.review.story import Step
from tracker.sources.models import LegalInstrument, Source
from tracker.units.models import Site, Unit
from tracker.vocabulary.levels import Level
from tracker.vocabulary.publication import WithdrawalReason

_WARNED = 20


class PublishedAdmin(RecordAdmin):
    """A kind of record whose rows may be public."""

    actions = (*RecordAdmin.actions, "withdraw_from_public", "embargo_until", "ask_for_withdrawal")

    def get_list_display(self, request: HttpRequest) -> Any:
        """The room's columns, and the state before the reference."""
        *columns, last = super().get_list_display(request)
        return (*columns, "shown_state", last)

    def get_list_filter(self, request: HttpRequest) -> Any:
        """The state first, then the room's filters."""
        return (StateFilter, BegunFilter, *super().get_list_filter(request))

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """The list, with the state of the rows on this page only."""
        found = super().get_changelist_instance(request)
        found.result_list = with_state(found.result_list, self.record_kind)
        return found

    @admin.display(description=gettext_lazy("stage"))
    def shown_state(self, record: Any) -> str:
        """Draft, submitted, public …"""
        return STATES[record.state]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Say beside the name where the record stands, and what to do where somebody waits for it."""
        obj = kwargs.get("obj")
        if obj is not None and obj.pk:
            state = with_state(self.model._default_manager.filter(pk=obj.pk), self.record_kind).get().state
            context["subtitle"] = f"{obj} · {STATES[state].lower()}"
            context["to_do"] = what_to_do(self.record_kind, obj.reference)
            context["off"] = what_readers_see(self.record_kind, obj.reference, by=request.user)
            context["hand_in_url"] = address_of_list(self, [obj.reference])
            context["for_readers"] = address_for_readers(self.record_kind, obj.reference)
            what = "withdraw" if self.has_withdraw_permission(request) else "ask_withdrawal"
            context[what] = withdrawable(obj, self.record_kind)
        return super().render_change_form(request, context, *args, **kwargs)

    def steps_of(self, request: HttpRequest, obj: Any) -> Iterable[Step]:
        """Submissions and decisions, and what became public of them."""
        tells_reasons = request.user.has_perm("publishing.view_logentry")
        of_the_bridge = publications_of(self.record_kind, obj.reference, tells_reasons=tells_reasons)
        return (*super().steps_of(request, obj), *of_the_bridge)

    def get_urls(self) -> list[Any]:
        """The page's own addresses, and the list of what will not be shown."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_hand_in"
        return [path("hand-in/", self.admin_site.admin_view(partial(hand_in, self)), name=name), *super().get_urls()]

    def ask_before_submitting(
        self, request: HttpRequest, references: list[str], *, claiming: bool = False
    ) -> HttpResponse | None:
        """The list of what will not be shown, where anything will not be."""
        return asked_before(self, request, references, claiming=claiming)

    def submit_as_listed(self, request: HttpRequest, references: list[str], *, claiming: bool) -> list[Submission]:
        """Hand in what the list was shown of."""
        return self._submit(request, references, claiming=claiming)

    def _submit(self, request: HttpRequest, references: list[str], *, claiming: bool = False) -> list[Submission]:
        """Hand in the records and, with them, the sources they cite that nobody has handed in yet."""
        rows = super()._submit(request, references, claiming=claiming)
        if rows and (sources := sources_to_hand_in(self.record_kind, references, by=request.user)):
            self.submit_others(request, "source", sources, claiming=claiming)
        for row in rows[:_WARNED]:
            for sentence in hindrances(row):
                self.message_user(request, f"{row.reference}: {sentence}", messages.WARNING)
        return rows

    def submit_others(self, request: HttpRequest, kind: str, references: list[str], *, claiming: bool) -> None:
        """Hand in records of another kind with them, and say so."""
        try:
            submit(kind=kind, references=references, by=request.user, unclaimed_are_mine=claiming)  # type: ignore[arg-type]
        except NotAllowed as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
            return
        said = _("Submitted with their sources: %(names)s.") if kind == "source" else _("Submitted with it: %(names)s.")
        self.message_user(request, said % {"names": ", ".join(references)}, messages.SUCCESS)

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        """Whether the user may withdraw (Django asks by this name for actions)."""
        return request.user.has_perm("publishing.withdraw")

    @admin.action(description="Withdraw from the public …", permissions=["withdraw"])
    def withdraw_from_public(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Ask why, then take the records off the public side at once."""
        references = list(queryset.values_list("reference", flat=True))

        def do(given: dict[str, Any]) -> str:
            withdraw(
                kind=self.record_kind,
                references=references,
                by=request.user,  # type: ignore[arg-type]
                reason=given["reason"],
                reason_class=WithdrawalReason(given["reason_class"]),
                texts_of=given.get("texts_of", ()),
                left=given.get("left", ()),
            )
            return withdrawn_in_words(references, given.get("texts_of", ()))

        return ask(
            self,
            request,
            queryset,
            form_class=ReasonForm,
            title="Withdraw from the public",
            verb="Withdraw now",
            do=do,
            persons=self._persons(references),
        )

    @admin.action(description=gettext_lazy("Ask for the withdrawal …"), permissions=["view"])
    def ask_for_withdrawal(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Ask why, then tell those who may withdraw."""
        references = list(queryset.values_list("reference", flat=True))

        def do(given: dict[str, Any]) -> str:
            ask_for_withdrawal(
                kind=self.record_kind,
                references=references,
                by=request.user,  # type: ignore[arg-type]
                reason=given["reason"],
                reason_class=WithdrawalReason(given["reason_class"]),
            )
            said = _("Asked for the withdrawal of %(records)s. Whoever may withdraw finds it on the front page.")
            return said % {"records": ", ".join(references)}

        return ask(
            self,
            request,
            queryset,
            form_class=AskForm,
            title=_("Ask for the withdrawal"),
            verb=_("Ask"),
            do=do,
        )

    @admin.action(description="Keep back until …", permissions=["withdraw"])
    def embargo_until(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Ask until when, then take public records back, and keep back longer what waits already."""
        references = list(queryset.values_list("reference", flat=True))

        def do(given: dict[str, Any]) -> str:
            keep_back(
                kind=self.record_kind,
                references=references,
                not_before=given["not_before"],
                by=request.user,  # type: ignore[arg-type]
                reason=given["reason"],
                texts_of=given.get("texts_of", ()),
                left=given.get("left", ()),
            )
            return f"On no public page until {given['not_before']:%d %B %Y, %H:%M} UTC: {', '.join(references)}."

        return ask(
            self,
            request,
            queryset,
            form_class=EmbargoForm,
            title="Keep back until a moment",
            verb="Keep back",
            do=do,
            persons=self._persons(references),
        )

    def _persons(self, references: list[str]) -> list[str]:
        """Those of the records whose names readers know: other texts may name them."""
        return references if self.record_kind == "person" else []


def withdrawn_in_words(references: Sequence[str], texts_of: Sequence[str]) -> str:
    """What was done, for whoever asked for it."""
    names = {"records": ", ".join(references), "others": ", ".join(texts_of)}
    if texts_of:
        return _("Withdrawn, and gone from the public site: %(records)s. Texts taken off: %(others)s.") % names
    return _("Withdrawn, and gone from the public site: %(records)s.") % names


for _model in (Person, Unit, Site, Source, LegalInstrument):
    admin.site.unregister(_model)


@admin.register(Person)
class PublishedPersonAdmin(PublishedAdmin, PersonAdmin):
    """People, whose level one person may lower at once."""

    actions = (*PublishedAdmin.actions, "lower_level")

    def shows_merged(self, request: HttpRequest, search_term: str) -> bool:
        """Also where the list of just these is asked for."""
        asked = request.GET.get(StateFilter.parameter_name) == "merged"
        return asked or super().shows_merged(request, search_term)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Offer to lower the level, where it can be lower."""
        obj = kwargs.get("obj")
        is_lowered_here = obj is not None and obj.pk and obj.level != Level.WITHHELD and obj.merged_into is None
        if is_lowered_here and self.has_withdraw_permission(request):
            context["lower"] = address_of(obj)
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.action(description="Lower the level …", permissions=["withdraw"])
    def lower_level(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Ask for the level and the reason, then lower it and take off what was shown at a higher one."""
        references = list(queryset.values_list("reference", flat=True))

        def do(given: dict[str, Any]) -> str:
            by: Any = request.user
            lowered = lower(
                references=references,
                level=Level(given["level"]),
                by=by,
                reason=given["reason"],
                texts_of=given.get("texts_of", ()),
                left=given.get("left", ()),
            )
            return lowered_in_words(references, lowered, given["level"], user=by)

        return ask(
            self,
            request,
            queryset,
            form_class=LowerForm,
            title="Lower the level",
            verb="Lower it now",
            do=do,
            persons=self._persons(references),
        )


class _RestedOnAdmin(PublishedAdmin):
    """A kind of record that others rest on."""

    def get_list_filter(self, request: HttpRequest) -> Any:
        """The room's filters, and what nothing public rests on."""
        state, *others = super().get_list_filter(request)
        return (state, RestingFilter, *others)


@admin.register(Unit)
class PublishedUnitAdmin(_RestedOnAdmin, UnitAdmin):
    """Units."""


@admin.register(Site)
class PublishedSiteAdmin(PublishedAdmin, SiteAdmin):
    """Sites."""


@admin.register(Source)
class PublishedSourceAdmin(_RestedOnAdmin, SourceAdmin):
    """Sources."""


@admin.register(LegalInstrument)
class PublishedLegalInstrumentAdmin(PublishedAdmin, LegalInstrumentAdmin):
    """Laws and decrees."""
