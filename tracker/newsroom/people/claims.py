"""The claims about a person: rows of the person's page, and pages of their own."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tracker.newsroom.people.forms import BirthForm, BirthPageForm, FateForm, PaymentForm, ServiceForm
from tracker.newsroom.people.like_this import begun_rows
from tracker.newsroom.people.namesakes import NamesakesAdmin
from tracker.newsroom.people.unsaved_person import UnsavedPerson
from tracker.newsroom.records.citations import OwnCitationInline
from tracker.newsroom.records.claim_admin import ClaimAdmin, ClaimInline
from tracker.newsroom.records.claim_status_forms import column_choices
from tracker.newsroom.records.same_page_choices import SamePageChoiceField, SamePageLabels
from tracker.people.matching.corrections import NO_FACTS
from tracker.people.matching.person_facts import facts_of
from tracker.people.merging.merge_plan import OWN_COLUMNS
from tracker.people.models import (
    PERSON_CLAIMS,
    Background,
    Birth,
    CitizenshipGrant,
    Contract,
    Fate,
    Name,
    Nationality,
    Payment,
    Person,
    PersonCitation,
    Proceeding,
    Service,
    Step,
)
from tracker.vocabulary.claims import ClaimStatus

CONTRACTS_OF_PAGE = SamePageLabels(
    prefix="contracts",
    day="signed_on",
    one=_("The new contract above"),
    one_dated=_("The new contract above, signed {day}"),
    several=_("The new contract #{number} above"),
    several_dated=_("The new contract #{number} above, signed {day}"),
    empty=_("The contract above says nothing yet: fill in its row, or choose another contract."),
)


class PersonCitationInline(OwnCitationInline):
    """Sources of sex and summary."""

    model = PersonCitation
    claims = PERSON_CLAIMS
    column_names = column_choices(Person, OWN_COLUMNS)
    verbose_name, verbose_name_plural = "source of sex or summary", "sources of sex and summary"


class PersonClaimInline(ClaimInline):
    """A kind of claim of which a new person begins with rows: an empty one, or those of somebody alike."""

    begins_with_a_row = True

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """As many rows as the person alike has."""
        usual = super().get_extra(request, obj, **kwargs)
        return usual if obj else max(usual, len(begun_rows(request, self.model)))


class NameInline(PersonClaimInline):
    """Every spelling is a row."""

    model = Name
    columns = (("text", "kind", "script", "language", "preferred"),)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The name's field gets the cursor, and the address that looks for people of similar names."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "text":
            field.widget.attrs |= {"autofocus": True, "data-likely-at": reverse("admin:people_person_likely")}
        return field


class BirthInline(PersonClaimInline):
    """A date of birth, or an age and the day on which it was said."""

    model = Birth
    form = BirthForm
    verbose_name_plural = "birth"
    columns = (("born_on", "age", "age_on"), ("place", "territory"))
    autocomplete_fields = ("territory",)


class BackgroundInline(ClaimInline):
    """Work, studies, earlier military service."""

    model = Background
    verbose_name_plural = "background"
    columns = (("occupation", "studies"), ("military_service", "affiliation"))


class NationalityInline(PersonClaimInline):
    """Nationalities held, and since when."""

    model = Nationality
    columns = (("kind", "territory", "basis"), ("from_on", "to_on"))
    autocomplete_fields = ("territory",)


class ContractInline(PersonClaimInline):
    """The recruitment into a force of one side."""

    model = Contract
    columns = (("side", "signed_on", "term_months", "ends_on"), ("force", "unit", "unit_as_stated"))
    seldom_heading = (
        "More: rank, role, where and how recruited, recruiter, place of signing, motives, indicators of deception"
    )
    seldom = (
        ("rank", "role_class", "found_in"),
        "recruiter",
        ("role_promised", "role_given"),
        ("signed_at", "signed_place"),
        "how",
        "motives",
        "indicators",
    )
    autocomplete_fields = ("force", "unit", "signed_at", "recruiter")


class UnderContractInline(ClaimInline):
    """Claims that belong to a contract of the same person; all rows take one query for it."""

    class Media:
        js = ["newsroom/same_page_choices.js"]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer the person's own contracts and those typed above; where there is one only, a new row starts with it."""
        if db_field.name != "contract":
            return super().formfield_for_foreignkey(db_field, request, **kwargs)
        match = request.resolver_match
        pk = match.kwargs.get("object_id") if match else None
        own = Contract.objects.visible_to(request.user).filter(person=int(pk)) if pk else Contract.objects.none()
        kwargs |= {"queryset": own, "form_class": partial(SamePageChoiceField, words=CONTRACTS_OF_PAGE)}
        field: Any = super().formfield_for_foreignkey(db_field, request, **kwargs)
        field.choices = list(field.choices)
        if not db_field.null:
            field.help_text = _("Under which contract: one that is saved, or one typed above.")
            field.initial = field.choices[-1][0].value if len(field.choices) == 2 else None
        return field


class PaymentInline(UnderContractInline):
    """Money promised, paid or charged under a contract."""

    model = Payment
    form = PaymentForm
    columns = (("contract", "kind", "state"), ("amount", "currency", "on"), ("payer", "payee"))
    seldom_heading = "More: payer and payee as stated"
    seldom = ("parties_as_stated",)


class ServiceInline(ClaimInline):
    """Periods in a formation."""

    model = Service
    form = ServiceForm
    verbose_name_plural = "service"
    columns = (("side", "from_on", "to_on"), ("unit", "unit_as_stated"), ("rank", "role"))
    autocomplete_fields = ("unit",)


class StepInline(ClaimInline):
    """The way to the front and back."""

    model = Step
    verbose_name_plural = "steps there and back"
    columns = (("kind", "on"), ("site", "place"))
    autocomplete_fields = ("site",)


class GrantInline(UnderContractInline):
    """Citizenship given, promised or refused for service."""

    model = CitizenshipGrant
    columns = (("territory", "state", "on"), ("instrument", "basis", "contract"))
    autocomplete_fields = ("territory", "instrument")


class FateInline(PersonClaimInline):
    """What became of the person; the day a death was confirmed only bounds it: `[..day]`."""

    model = Fate
    form = FateForm
    columns = (("kind", "on", "cause"), ("place", "territory"))
    autocomplete_fields = ("territory",)


class ProceedingInline(ClaimInline):
    """Stages of proceedings against the person; each stage a row."""

    model = Proceeding
    columns = (("territory", "for_what", "stage", "on"), ("law", "charge"))
    seldom_heading = "More: in absentia, sentence"
    seldom = (("in_absentia", "sentence"),)
    autocomplete_fields = ("territory",)


CLAIM_INLINES = (
    NameInline,
    NationalityInline,
    BirthInline,
    BackgroundInline,
    ContractInline,
    PaymentInline,
    ServiceInline,
    StepInline,
    GrantInline,
    FateInline,
    ProceedingInline,
)


@admin.register(*(model for model in PERSON_CLAIMS if model not in (Name, Birth)))
class PersonClaimAdmin(ClaimAdmin):
    """A claim about a person, with its citations in full; of a record that was merged, to read."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Claims that the user may see, about persons that the user may see."""
        return super().get_queryset(request).filter(person__in=Person.objects.visible_to(request.user).values("pk"))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody writes to a record that was merged into another."""
        return super().has_change_permission(request, obj) and (obj is None or obj.person.merged_into is None)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """See `has_change_permission`."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.person.merged_into is None)


@admin.register(Birth)
class BirthAdmin(PersonClaimAdmin):
    """A birth, whose age needs its day."""

    form = BirthPageForm


@admin.register(Name)
class NameAdmin(NamesakesAdmin, PersonClaimAdmin):
    """A name, which may turn out to be another person's too."""

    def unsaved_person(self, request: HttpRequest, person: Person | None) -> UnsavedPerson:
        """The name as it was sent; what else is known stands on the person's page."""
        if person is None or request.POST.get("status") == ClaimStatus.REJECTED:
            return UnsavedPerson([], NO_FACTS)
        return UnsavedPerson([request.POST.get("text", "").strip()], facts_of([person.pk])[person.pk])
