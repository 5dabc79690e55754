"""Whoever types a name that others bear says of each why it is not the same person, before anything is saved."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, ModelForm
from django.http import HttpRequest, HttpResponse

from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.people.kept_back import hidden_among, names_seen, reader_must_decide
from tracker.newsroom.people.person_labels import PersonLabel, person_labels
from tracker.newsroom.people.unsaved_person import UnsavedPerson
from tracker.newsroom.records.optimistic_lock import OptimisticLockAdmin
from tracker.people.matching.candidates import Match, similar_people
from tracker.people.matching.distinctions import distinguish, distinguished_from
from tracker.people.matching.near_names import NearestNames
from tracker.people.matching.similar_pairs import compare
from tracker.people.models import Name, Person

MOST_NAMESAKES = 5
"""People who are namesakes about at once, the likest ones."""
_NOT_SAVED = (
    "Not saved yet: there are records of people with such a name. If one of them is this person, leave this page and "
    "add to that record. Otherwise say above why each is somebody else. What you typed is kept."
)


@dataclass(frozen=True)
class Namesake:
    """Somebody of like name, how like, by which spelling, and what was answered so far."""

    other: PersonLabel
    match: Match
    because: str

    @property
    def field(self) -> str:
        """The name of the field for the answer."""
        return f"not_the_same-{self.other.reference}"

    @property
    def also(self) -> str:
        """The spelling that is like, where it is not the name shown."""
        return self.match.text if self.match.text != self.other.name else ""


class NamesakesAdmin(OptimisticLockAdmin):
    """A page on which names of a person are typed."""

    unsaved_person: Callable[[HttpRequest, Person | None], UnsavedPerson]
    """Gives what stands on the page that was sent; each page has its own way."""

    def further_objections(self, request: HttpRequest, record: Any) -> list[ValidationError]:
        """Nothing is saved before every likely other was told apart."""
        nearest_names: NearestNames = {}
        namesakes = _namesakes(request, self.unsaved_person(request, record), record, nearest_names)
        request.nearest_names = nearest_names  # type: ignore[attr-defined]
        request.namesakes = namesakes  # type: ignore[attr-defined]
        lacking = [] if all(each.because for each in namesakes) else [ValidationError(_NOT_SAVED, code="alike")]
        return [*super().further_objections(request, record), *lacking]

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: list[BaseFormSet], change: bool) -> None:  # noqa: FBT001 (Django's signature)
        """Save, keep what was answered, and look whom the person is like now."""
        super().save_related(request, form, formsets, change)
        person = self.record_of(form.instance)
        namesakes: list[Namesake] = getattr(request, "namesakes", [])
        others = Person.objects.in_bulk([each.other.pk for each in namesakes])
        for each in namesakes:
            distinguish(person, others[each.other.pk], because=each.because, by=logged_in_user(request))
        compare([person.pk], nearest_names=getattr(request, "nearest_names", {}))
        if to_ask := getattr(request, "to_ask", ""):
            self.message_user(request, to_ask, messages.WARNING)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Ask, or show again what was answered."""
        context["namesakes"] = getattr(request, "namesakes", [])
        return super().render_change_form(request, context, *args, **kwargs)


def _namesakes(
    request: HttpRequest, typed: UnsavedPerson, person: Person | None, nearest_names: NearestNames
) -> list[Namesake]:
    known_names = set(Name.objects.filter(person=person).values_list("text", flat=True)) if person else set()
    fresh = [name for name in typed.names if name not in known_names]
    pk = person.pk if person else None
    matches = similar_people(fresh, known=typed.known, person=pk, nearest_names=nearest_names) if fresh else []
    apart = distinguished_from(pk, [match.person for match in matches]) if pk else set()
    # Whoever shares no more than a common surname is told while typing, and not demanded to be told apart.
    matches = [match for match in matches if match.matches_every_word and match.person not in apart]
    hidden = hidden_among([match.person for match in matches], logged_in_user(request))
    # Whoever may not see these learns that a reader must decide, once the page is saved; readers find the pair.
    request.to_ask = reader_must_decide(hidden)  # type: ignore[attr-defined]
    matches = [match for match in matches if match.person not in hidden][:MOST_NAMESAKES]
    others = person_labels([match.person for match in matches], user=logged_in_user(request))
    seen = names_seen(list(others), logged_in_user(request))
    found = [
        Namesake(
            others[each.person],
            each if each.text in seen.get(each.person, ()) else replace(each, text=others[each.person].name),
            "",
        )
        for each in matches
    ]
    return [replace(each, because=request.POST.get(each.field, "").strip()) for each in found]
