"""What the pages of figures, statements and state actions share: the record is its own claim, with its citations."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import Model
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.figures.models import Claimant, ClaimRecord, FigureCitation
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.records.citations import CitationInline
from tracker.newsroom.records.claim_admin import JUDGEMENT
from tracker.newsroom.records.claim_status_forms import CitationFormSet, ClaimStatusForm, column_choices
from tracker.newsroom.records.fields import DeskFields, unreadable_pks
from tracker.newsroom.review.public_records import PublicRecordAdmin
from tracker.newsroom.review.stages import with_stage
from tracker.review.actions import NotAllowed, submit
from tracker.review.models import Submission

IF_DISPUTED: Any = (
    gettext_lazy("Only for a conflicting or a rejected claim"),
    {"classes": ("collapse",), "fields": (JUDGEMENT,)},
)


class ClaimRecordCitationFormSet(CitationFormSet):
    """The citations of a record that is its own claim."""

    def save_new(self, form: ModelForm, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 (Django's signature)
        """There is no other record to name beside the claim."""
        return super(CitationFormSet, self).save_new(form, commit)


class ClaimRecordCitationInline(CitationInline):
    """Citations in full; a new record starts with an empty row for the first."""

    model = FigureCitation
    formset = ClaimRecordCitationFormSet
    verbose_name, verbose_name_plural = "source", "sources"

    def get_extra(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> int:
        """An empty row for the first source on the page of a new record."""
        return 1 if obj is None else 0


class ClaimantKindFilter(admin.ChoicesFieldListFilter):
    """By the kind of claimant: the record may have a kind of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = _("kind of claimant")


def citation_inline(record: type[ClaimRecord]) -> type[ClaimRecordCitationInline]:
    """The inline for the citations of one kind of record."""
    names = column_choices(record, record.citable_columns())
    attributes = {"fk_name": record.KIND, "column_names": names}
    return type(f"{record.__name__}CitationInline", (ClaimRecordCitationInline,), attributes)


class ClaimRecordAdmin(PublicRecordAdmin, DeskFields):
    """A record that is its own claim."""

    form = ClaimStatusForm
    save_as = True
    """The next figure of the same page: change the number, save as new; sources and claimant come along."""

    autocomplete_fields: ClassVar[tuple[str, ...]] = ("nationality", "claimant")
    readonly_fields: ClassVar[tuple[str, ...]] = ("reference",)

    def hidden_from(self, request: HttpRequest) -> Iterable[tuple[str, Any]]:
        """Citations of guarded sources, to all but their readers."""
        return [("source_id", pk) for pk in unreadable_pks(request)]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A claimant who is new is entered beside the field."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "claimant" and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_add_related = request.user.has_perm("figures.add_claimant")
        return field

    @admin.display(description="status", ordering="status")
    def short_status(self, record: ClaimRecord) -> str:
        """The status without its explanation."""
        return record.status


class ClaimantRecordAdmin(ClaimRecordAdmin):
    """A record with a claimant, who is handed in with it where the claimant is a draft."""

    def submit_with_sources(
        self, request: HttpRequest, references: list[str], *, claiming: bool = False
    ) -> list[Submission]:
        """Hand in the claimants first, so that what they said finds them waiting too."""
        named = self.model._default_manager.filter(reference__in=references).values("claimant")
        drafts = with_stage(Claimant.objects.filter(pk__in=named)).filter(stage__in=("draft", "changed"))
        if claimants := sorted(drafts.values_list("reference", flat=True)):
            try:
                submit(kind="claimant", references=claimants, by=logged_in_user(request), unclaimed_are_mine=claiming)
            except NotAllowed as refusal:
                self.message_user(request, str(refusal))
        return super().submit_with_sources(request, references, claiming=claiming)
