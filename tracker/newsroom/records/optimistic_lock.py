"""Saving a page of a record: nothing of a colleague's is overwritten, and no refusal of the database is a crash."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache, partial
from typing import Any, ClassVar

from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.db.models import Model
from django.forms import BaseFormSet, ModelForm
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tracker.newsroom.records.form_errors import form_errors
from tracker.review.actions import set_constraints_immediate
from tracker.review.changes import Change, changes
from tracker.review.content import content_hash, record_kind

TOKEN = "opened_as"  # noqa: S105 (no password: when the page was opened, and the hash of what it showed)
_SHOWN_CHANGES = 12


class OptimisticLockForm(ModelForm):
    """A form that asks its page for objections before it is saved."""

    objections: ClassVar[Callable[[], list[ValidationError]]]

    def clean(self) -> dict[str, Any] | None:
        """Put the objections on top of the page."""
        cleaned = super().clean()
        for objection in type(self).objections():
            self.add_error(None, objection)
        return cleaned


class OptimisticLockAdmin(admin.ModelAdmin):
    """A page that writes rows of one record.

    The page carries the hash of the whole record's content as it was opened; saving compares it under a lock.
    """

    record_kind: str
    change_form_template = "admin/newsroom/optimistic_lock.html"
    save_on_top = False

    class Media:
        css = {"all": ["newsroom/newsroom.css"]}
        js = ["newsroom/newsroom.js", "newsroom/stay.js"]

    def record_of(self, obj: Any) -> Any:
        """The record to which the page's row belongs."""
        return obj

    def further_objections(self, request: HttpRequest, record: Any) -> list[ValidationError]:
        """What else stands against saving the page as it was sent; `record` is None for a new one."""
        return []

    def hidden_from(self, request: HttpRequest) -> Iterable[tuple[str, Any]]:
        """(column, value) pairs whose rows the user may not see in a history."""
        return ()

    def hidden_rows(self, request: HttpRequest, record: Any) -> Iterable[tuple[str, Any]]:
        """As `hidden_from`, of the rows of one record."""
        return self.hidden_from(request)

    def get_form(self, request: HttpRequest, obj: Model | None = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 (Django's signature)
        """A form that refuses to overwrite what somebody else has written meanwhile."""
        record = self.record_of(obj) if obj else None
        guarded = {"objections": staticmethod(partial(self._objections, request, record))}
        kwargs["form"] = type(self.form.__name__, (OptimisticLockForm, self.form), guarded)
        return super().get_form(request, obj, change, **kwargs)

    def _objections(self, request: HttpRequest, record: Any) -> list[ValidationError]:
        overwritten = self._overwritten(request, record) if record is not None else None
        refusal = getattr(request, "refusal", None)
        further = self.further_objections(request, record)
        return [*([overwritten] if overwritten else []), *([ValidationError(refusal)] if refusal else []), *further]

    def _overwritten(self, request: HttpRequest, record: Any) -> ValidationError | None:
        opened_at, _, opened_as = request.POST.get(TOKEN, "").partition(" ")
        if not opened_as:
            return None
        list(type(record)._default_manager.select_for_update().filter(pk=record.pk).values_list("pk"))
        if self._hash(record) == opened_as:
            return None
        request.is_overwriting = True  # type: ignore[attr-defined]
        found = changes(
            record_kind(self.record_kind),
            record.pk,
            since=datetime.fromisoformat(opened_at),
            hidden=self.hidden_rows(request, record),
        )
        return ValidationError([_SOMEBODY_WAS_FASTER, *_sentences(found)])

    def _hash(self, record: Any) -> str:
        contents = record_kind(self.record_kind).contents([record.reference])
        return content_hash(contents.get(record.reference, {}))

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page; where the database refuses what the forms let through, the same page with its reason."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError as error:
            # Everything was rolled back; going through the forms again shows what was typed.
            request.refusal = _reason(error)  # type: ignore[attr-defined]
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: list[BaseFormSet], change: bool) -> None:  # noqa: FBT001 (Django's signature)
        """Save, then let the database check its deferred rules while there still is a page to answer on."""
        super().save_related(request, form, formsets, change)
        set_constraints_immediate()

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Put the token on the page: after a conflict a new one, so that saving again is a decision.

        And how long a session lasts in which nothing is done (`stay.js` asks before it ends), and what is wrong, if
        anything is.
        """
        obj = kwargs.get("obj")
        context["idle_minutes"] = settings.IDLE_MINUTES
        if context.get("errors"):
            context["form_errors"] = form_errors(context["adminform"].form, context["inline_admin_formsets"])
        if obj is not None and obj.pk:
            posted = None if getattr(request, "is_overwriting", False) else request.POST.get(TOKEN)
            context["token_name"] = TOKEN
            context["token"] = posted or f"{timezone.now().isoformat()} {self._hash(self.record_of(obj))}"
        return super().render_change_form(request, context, *args, **kwargs)

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        """Delete, then let the database check its deferred rules."""
        super().delete_model(request, obj)
        set_constraints_immediate()


_SOMEBODY_WAS_FASTER = (
    "Not saved: this record was changed while you had it open. What you typed is kept below. Take over what is "
    "right from the changes listed here; saving again keeps what then stands below."
)


def _sentences(found: list[Change]) -> list[str]:
    sentences = [str(change) for change in found[:_SHOWN_CHANGES]]
    if len(found) > _SHOWN_CHANGES:
        sentences.append(f"and {len(found) - _SHOWN_CHANGES} more: see the history.")
    return sentences or ["The history does not show you what it was: open the record again in another window."]


def _reason(error: IntegrityError) -> str:
    """The sentence that the broken rule has for people; what the database itself says where it has none."""
    diagnosis = getattr(error.__cause__, "diag", None)
    rule = getattr(diagnosis, "constraint_name", None) or ""
    message = _rules_in_words().get(rule) or getattr(diagnosis, "message_primary", None) or str(error)
    return f"Not saved: the database refused it. {message} Nothing you typed is lost."


@cache
def _rules_in_words() -> dict[str, str]:
    """The sentence of each constraint by its name: a row that a form leaves out of its check meets the database's."""
    return {
        constraint.name: str(constraint.violation_error_message)
        for model in apps.get_models()
        for constraint in model._meta.constraints
        if constraint.violation_error_message != constraint.default_violation_error_message
    }
