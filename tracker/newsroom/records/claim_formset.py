"""The claims of one kind as rows of their record's page."""

from collections import defaultdict
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import BaseInlineFormSet
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from tracker.accounts.models import User
from tracker.newsroom.records.claim_status_forms import citation_model
from tracker.newsroom.records.source_bar import SourceBar
from tracker.sources.models import Citation, Claim, Source
from tracker.vocabulary.claims import ClaimStatus


class ClaimFormSet(BaseInlineFormSet):
    """The claims of one kind on a record's page.

    Set per request: `user`, `bar`, and `of_page`, the page's rows by their kind of claim.
    """

    user: User
    bar: SourceBar
    of_page: "dict[type[models.Model], ClaimFormSet]" = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.of_page[cast("type[models.Model]", self.model)] = self

    @cached_property
    def empty_form(self) -> Any:
        """The row that new ones are copied from, made once a page: Django asks for it at each look."""
        return super().empty_form

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Rows ask their formset, so that all of them take one query."""
        return super().get_form_kwargs(index) | {"formset": self}

    def readable(self) -> Any:
        """Sources that the user may see."""
        return Source.objects.readable_by(self.user)

    def citations_of(self, claim_pk: int | None) -> list[Citation]:
        """The claim's citations, of readable and unreadable sources."""
        if not hasattr(self, "_citations"):
            self._citations: dict[int, list[Citation]] = defaultdict(list)
            claim = cast("type[Claim]", self.model)
            model = citation_model(claim)
            rows = (
                model._default_manager.select_related("source") if self.instance.pk else model._default_manager.none()
            )
            about = {claim.OWNER: self.instance.pk, f"{claim.KIND}__isnull": False}
            for cited in rows.filter(**about):
                self._citations[getattr(cited, f"{claim.KIND}_id")].append(cited)
        return self._citations.get(claim_pk or 0, [])

    def readable_pks(self) -> set[int]:
        """Of the sources cited here, those that the user may see."""
        if not hasattr(self, "_readable_pks"):
            cited = {cited.source_id for rows in self._citations.values() for cited in rows}
            self._readable_pks = (
                set(self.readable().filter(pk__in=cited).values_list("pk", flat=True)) if cited else set()
            )
        return self._readable_pks

    def accepted_rows(self) -> list[Claim]:
        """The accepted claims of the rows that were checked so far."""
        return [claim for claim in self.kept_rows() if claim.status == ClaimStatus.ACCEPTED]

    def kept_rows(self) -> list[Claim]:
        """The claims of the rows that were checked so far, without those taken out."""
        checked = [form for form in self.forms if getattr(form, "is_checked", False)]
        checked = [form for form in checked if not form.cleaned_data.get(DELETION_FIELD_NAME)]
        return [cast("Claim", form.instance) for form in checked]

    def clean(self) -> None:
        """One preferred name at most."""
        super().clean()
        kept = [form for form in self.forms if form not in self.deleted_forms and hasattr(form, "cleaned_data")]
        preferred = sum(bool(form.cleaned_data.get("preferred")) for form in kept)
        if preferred > 1:
            raise ValidationError("Only one name can be the preferred one: untick the others.")
        if preferred and self._is_another_preferred():
            raise ValidationError(
                _(
                    "A name that rests on a restricted source is the preferred one: ask a reader of that source, or "
                    "take the tick off."
                )
            )

    def _is_another_preferred(self) -> bool:
        """Whether a name that the page does not show is the preferred one."""
        if not self.instance.pk:
            return False
        claims: Any = self.model
        unseen = claims._default_manager.filter(**{self.fk.name: self.instance}, preferred=True)
        return bool(unseen.exclude(pk__in=self.get_queryset()).exists())

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 (Django's signature)
        """Untick the old preferred name before the new one is ticked: the database allows one at any time."""
        if any(form.cleaned_data.get("preferred") and "preferred" in form.changed_data for form in self.forms):
            claims: Any = self.model
            of_record = claims._default_manager.filter(**{self.fk.name: self.instance})
            of_record.filter(preferred=True).update(preferred=False)
        return super().save(commit)
