"""What every claim has in common: a status, a public key, and the rules that keep it honest."""

import uuid
from collections.abc import Iterator
from functools import cache
from typing import Any, ClassVar, Self

from django.apps import apps
from django.core.checks import CheckMessage, Error
from django.db import models
from django.db.models import Q

from tracker.lib.database.guards import Guard, table_of
from tracker.lib.history import is_derived
from tracker.lib.text_fields import LineField, ParagraphsField
from tracker.sources.guards import cited_when_accepted
from tracker.sources.models.visibility import rests_on_unreadable
from tracker.vocabulary.claims import ClaimStatus

_NOT_CITED = {"id", "key", "status", "conflict_on", "public_note", "status_reason"}


class ClaimQuerySet(models.QuerySet[Any]):
    """The words researchers use for picking claims."""

    def accepted(self) -> Self:
        """Claims the desk stands by."""
        return self.filter(status=ClaimStatus.ACCEPTED)

    def judged(self) -> Self:
        """Accepted claims and the conflicting versions beside them."""
        return self.filter(status__in=(ClaimStatus.ACCEPTED, ClaimStatus.CONFLICTING))

    def visible_to(self, user: Any) -> Self:
        """Claims without those that rest on sources alone which the user may not read, and what belongs to these."""
        if user.is_superuser:
            return self
        found = self.filter(~_rests_on_unreadable(self.model, user))
        for field in self.model._meta.concrete_fields:
            if field.is_relation and issubclass(field.related_model, Claim):
                above = field.related_model._default_manager.filter(pk=models.OuterRef(field.attname))
                found = found.filter(~models.Exists(above.filter(_rests_on_unreadable(field.related_model, user))))
        return found


def _rests_on_unreadable(claim: "type[Claim]", user: Any) -> Q:
    citations = apps.get_model(claim.CITATIONS)._default_manager.all()
    return rests_on_unreadable(citations, claim.KIND, user=user)


class Claim(models.Model):
    """Something said about a record: typed columns, citations, and a status.

    `KIND` is the word for it in citations, documents and files; `OWNER` names the foreign key to the record, and
    `CITATIONS` the model of its citations. An accepted claim needs a supporting citation: guards see to that.
    """

    KIND: ClassVar[str]
    OWNER: ClassVar[str]
    CITATIONS: ClassVar[str]
    EDITORIAL: ClassVar[frozenset[str]] = frozenset()
    """Columns that the desk itself decides (which spelling to prefer, in which script it is)."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    status = models.CharField(max_length=12, choices=ClaimStatus, default=ClaimStatus.UNVERIFIED)
    conflict_on = LineField(
        "disagrees about", max_length=40, blank=True, help_text="On which point it differs from the accepted version."
    )
    public_note = ParagraphsField(
        blank=True, help_text="Shown to readers beside a conflicting version, or with a correction."
    )
    status_reason = ParagraphsField("why rejected", blank=True, help_text="Stays in the newsroom.")

    objects = ClaimQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_conflict_names_a_field",
                condition=~Q(status=ClaimStatus.CONFLICTING) | ~Q(conflict_on=""),
                violation_error_message="A conflicting claim names what it disagrees about.",
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_rejection_has_a_reason",
                condition=~Q(status=ClaimStatus.REJECTED) | ~Q(status_reason=""),
                violation_error_message="A rejected claim says why it was rejected.",
            ),
        ]

    @classmethod
    def guards(cls) -> Iterator[Guard]:
        """What the database holds for each kind of claim; `recorded` puts them up."""
        owner = cls._meta.get_field(cls.OWNER)
        yield from cited_when_accepted(
            claims=cls._meta.db_table,
            citations=table_of(cls.CITATIONS),
            kind=cls.KIND,
            owner=cls.OWNER if owner.is_relation else "",
        )

    @classmethod
    def check(cls, **kwargs: Any) -> list[CheckMessage]:
        """A kind of claim without guards is refused at every start."""
        found = super().check(**kwargs)
        if not any(isinstance(each, Guard) for each in getattr(cls._meta, "triggers", ())):
            found.append(Error(f"{cls.__name__} is a claim that nothing guards: decorate it with @recorded.", obj=cls))
        return found

    @classmethod
    def citable_columns(cls) -> tuple[str, ...]:
        """Names of the columns that a citation may support, in order of definition."""
        return _citable_columns(cls)

    def filled_columns(self) -> tuple[str, ...]:
        """The citable columns of this row that say something."""
        return tuple(name for name in self.citable_columns() if _says_something(self, name))


@cache
def _citable_columns(model: type[Claim]) -> tuple[str, ...]:
    left_out = _NOT_CITED | model.EDITORIAL | {model.OWNER}
    return tuple(
        field.name for field in model._meta.concrete_fields if field.name not in left_out and not is_derived(field)
    )


def _says_something(claim: Claim, name: str) -> bool:
    value = getattr(claim, claim._meta.get_field(name).attname)  # type: ignore[union-attr]
    return value not in (None, "", [], False)
