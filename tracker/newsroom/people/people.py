"""People in the admin: a list that stays fast, and one page with all that is said about a person."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.people.claims import CLAIM_INLINES, PersonCitationInline
from tracker.newsroom.people.kept_back import kept_back_page
from tracker.newsroom.people.like_this import LIKE_PAGES, address_like, begun_rows, like_this
from tracker.newsroom.people.likely_people import likely_people
from tracker.newsroom.people.listing.claim_filters import (
    FateFilter,
    NationalityFilter,
    RegionFilter,
    SideFilter,
    StatusFilter,
)
from tracker.newsroom.people.listing.contract_filters import SignedFilter, UnitFilter
from tracker.newsroom.people.listing.lacking_filters import AgeFilter, LevelReviewFilter, UncitedFilter
from tracker.newsroom.people.listing.origin_filters import ListFilter, SourceFilter
from tracker.newsroom.people.listing.people_list import (
    USUAL_DISPLAY,
    PeopleChangeList,
    context_of_list,
    display_of,
    fill_page,
    shown_name,
)
from tracker.newsroom.people.listing.taking import take_page
from tracker.newsroom.people.lowering import lower_level
from tracker.newsroom.people.merging.merge_pages import merge_page, merge_steps, merging_of, take_apart_page
from tracker.newsroom.people.namesakes import NamesakesAdmin
from tracker.newsroom.people.restricted import MAY_READ, kept_in_words
from tracker.newsroom.people.unsaved_person import UnsavedPerson, unsaved_person
from tracker.newsroom.records.claim_admin import RecordWithClaimsAdmin
from tracker.newsroom.records.counted_filters import CountedChoices
from tracker.newsroom.records.entered_by import EnteredByFilter, EnteredWhenFilter
from tracker.newsroom.records.source_bar import DENSITY, begun_query
from tracker.newsroom.review.public_records import PublicRecordAdmin
from tracker.newsroom.review.stages import StageFilter, action_target
from tracker.people.models import Distinction, Likeness, Person, PersonCitation, RestrictedFile
from tracker.review.record_history import Step
from tracker.sources.models.visibility import unreadable_sources
from tracker.vocabulary.levels import Level


@admin.register(Person)
class PersonAdmin(NamesakesAdmin, PublicRecordAdmin, RecordWithClaimsAdmin):
    """Persons, found by any spelling in any script."""

    record_kind = "person"
    list_display = USUAL_DISPLAY
    list_display_links = (shown_name,)
    list_filter = (
        StageFilter,
        EnteredByFilter,
        EnteredWhenFilter,
        ListFilter,
        SourceFilter,
        StatusFilter,
        SideFilter,
        SignedFilter,
        UnitFilter,
        FateFilter,
        ("level", CountedChoices),
        RegionFilter,
        NationalityFilter,
        LevelReviewFilter,
        AgeFilter,
        UncitedFilter,
    )
    show_facets = admin.ShowFacets.ALLOW
    change_list_template = "admin/newsroom/people_list.html"
    actions = (*PublicRecordAdmin.actions, lower_level)
    search_fields = ("reference",)
    search_help_text = "A name in any spelling and script, or a reference"
    readonly_fields = ("reference",)
    inlines = (*CLAIM_INLINES, PersonCitationInline)
    fieldsets = (
        (None, {"fields": (("sex", "level", "reference"), ("public_summary", "internal_notes"))}),
        (
            "Protection",
            {
                "classes": ("collapse",),
                "fields": ("categories", ("level_ground", "level_review_by"), "level_reason", "coarser"),
            },
        ),
    )

    class Media:
        js = ["newsroom/likely.js"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The way to the restricted details, for those who may read them."""
        fields = super().get_readonly_fields(request, obj)
        return (*fields, "restricted_details") if _may_read_restricted(request) else fields

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The page's own columns; that restricted details are kept, and the way to them for those who may read them."""
        fieldsets = super().get_fieldsets(request, obj)
        fields = ("restricted_details",) if obj and _may_read_restricted(request) else ()
        kept = kept_in_words(obj, logged_in_user(request)) if obj and obj.pk else ""
        restricted = ("Restricted", {"fields": fields, "description": escape(kept)})
        return (*fieldsets, restricted) if fields or kept else fieldsets

    @admin.display(description="details")
    def restricted_details(self, person: Person) -> SafeString:
        """A link to the file of identity numbers, contacts, addresses, relatives; or to a new one."""
        file = RestrictedFile.objects.filter(person=person).first()
        if file:
            address, words = (
                reverse("admin:people_restrictedfile_change", args=[file.pk]),
                "Open; it is noted who reads",
            )
        else:
            address, words = (
                f"{reverse('admin:people_restrictedfile_add')}?person={person.pk}",
                "None yet: begin a file",
            )
        return format_html('<a href="{}">{}</a>', address, words)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        """Persons that the user may see, with the name to show."""
        user = logged_in_user(request)
        return Person.objects.visible_to(user).with_name(seen_by=user)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Find a person by any spelling in any script, or a reference: of one that was merged, the kept record's."""
        found = queryset.spelled(search_term, seen_by=request.user) if search_term.strip() else queryset
        # Nobody picks a record that was merged; they are listed only where the list of just these is opened.
        lists_merged = request.GET.get(StageFilter.parameter_name) == "merged"
        return (found if lists_merged else found.unmerged()), False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[PeopleChangeList]:
        """The list whose columns can be chosen."""
        return PeopleChangeList

    def get_list_display(self, request: HttpRequest) -> Any:
        """The name, and the columns that were chosen."""
        return display_of(request)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """The list, with what can be done with it: other columns, a file."""
        response = super().changelist_view(request, {**context_of_list(request), **(extra_context or {})})
        if hasattr(response, "context_data"):
            # Known once the counts are shown: the template is rendered later, and counts the filters as it goes.
            response.context_data = {**(response.context_data or {}), "asked": request}
        return response

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        """All of them; of a record that was merged those of which something stayed there."""
        inlines = list(super().get_inlines(request, obj))
        if obj is None or obj.merged_into is None:
            return inlines
        return [each for each in inlines if each.model._default_manager.filter(person=obj).exists()]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody writes to a record that was merged into another."""
        return super().has_change_permission(request, obj) and (obj is None or obj.merged_into is None)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """See `has_change_permission`."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.merged_into is None)

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        """The page; what is sent to one that was merged meanwhile is refused in words."""
        if page := kept_back_page(self, request, object_id):
            return page
        person = self.get_object(request, object_id) if request.method == "POST" else None
        if person is not None and (into := person.merged_into):
            message = f"Not saved: {person.reference} was merged into {into.reference}. Enter it there."
            self.message_user(request, message, messages.ERROR)
            return redirect(request.get_full_path())
        return super().change_view(request, object_id, form_url, extra_context)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The history, for whoever may see the person."""
        return kept_back_page(self, request, object_id) or super().history_view(request, object_id, extra_context)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        """The page that asks before deleting, for whoever may see the person."""
        return kept_back_page(self, request, object_id) or super().delete_view(request, object_id, extra_context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Say what was merged into the record, or into which other it was; offer to lower the level."""
        obj = kwargs.get("obj")
        context["density"] = (request.POST or request.GET).get(DENSITY) or ("whole" if obj else "quick")
        context["like_this"] = not obj or self.has_add_permission(request)
        if obj:
            context |= merging_of(obj, request)
            may_lower = self.has_withdraw_permission(request) and obj.level != Level.WITHHELD
            if may_lower and obj.pk and obj.merged_into is None:
                context["lower"] = action_target(obj)
        return super().render_change_form(request, context, *args, **kwargs)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A person like another begins with that one's level."""
        alike = like_this(request)
        return {**super().get_changeform_initial_data(request), **({"level": alike.level} if alike else {})}

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """A person like another begins with what both have in common: in the opened page alone, so that it is saved."""
        kwargs: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        rows = begun_rows(request, inline.model) if not obj.pk else []
        return kwargs | ({"initial": rows} if rows else {})

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        """On to one like this, where that was asked for."""
        return self._another_like(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """On to one like this, where that was asked for."""
        return self._another_like(request, obj) or super().response_change(request, obj)

    def _another_like(self, request: HttpRequest, obj: Person) -> HttpResponse | None:
        page = next((LIKE_PAGES[name] for name in LIKE_PAGES if name in request.POST), None)
        if page is None:
            return None
        self.message_user(request, _("Saved: %(person)s. Enter the next one.") % {"person": obj}, messages.SUCCESS)
        bar = begun_query(request, self.bar(request), without="locator")
        return redirect(address_like(reverse(page), obj, bar))

    def record_steps(self, request: HttpRequest, obj: Any) -> Iterable[Step]:
        """What was done to the record as a whole, merging and taking apart among it."""
        return (*super().record_steps(request, obj), *merge_steps(obj))

    def unsaved_person(self, request: HttpRequest, person: Person | None) -> UnsavedPerson:
        """The person as all rows of the page describe it."""
        return unsaved_person(request.POST)

    def get_urls(self) -> list[Any]:
        """The page's own addresses, who may be meant by what is typed, and merging and taking apart."""
        view = self.admin_site.admin_view
        merging, apart = (view(partial(page, self)) for page in (merge_page, take_apart_page))
        return [
            path("likely/", view(likely_people), name="people_person_likely"),
            path("take/", view(partial(take_page, self)), name="people_person_take"),
            path("<int:pk>/merge/", merging, name="people_person_merge"),
            path("<int:pk>/take-apart/<int:merge>/", apart, name="people_person_take_apart"),
            *super().get_urls(),
        ]

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What was told apart from a person, and whom the person is like, goes with the record."""
        to_delete, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        with_it = {str(model._meta.verbose_name) for model in (Distinction, Likeness)}
        if unseen := _with_unseen_claims(objs, logged_in_user(request)):
            sentence = _("%(references)s cannot be deleted here: something of it rests on a restricted source.")
            message = sentence % {"references": ", ".join(unseen)}
            self.message_user(request, message, messages.ERROR)
            return to_delete, counts, set(), [message]
        return to_delete, counts, perms_needed - with_it, protected

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """The list, with what is said about the persons of this page."""
        found = super().get_changelist_instance(request)
        fill_page(found, request)
        return found


def _with_unseen_claims(people: Any, user: User) -> list[str]:
    """References of the persons of whom a claim is hidden from the user."""
    keys = [person.pk for person in people]
    citations: Any = PersonCitation.objects.filter(person__in=keys)
    unread = citations.filter(source__in=unreadable_sources(user).values("pk")).values("person")
    return sorted(Person.objects.filter(pk__in=unread).values_list("reference", flat=True))


def _may_read_restricted(request: HttpRequest) -> bool:
    return request.user.has_perm(MAY_READ)
