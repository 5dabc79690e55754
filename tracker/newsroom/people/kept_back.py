"""What somebody reads of a person who rests on sources that only others may read: the reference, and whom to ask."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.people.unsaved_person import key_of
from tracker.people.models import Name, Person, PersonCitation
from tracker.sources.models import Source


def kept_back_page(model_admin: admin.ModelAdmin, request: HttpRequest, pk: str | int) -> HttpResponse | None:
    """The page, where there is such a person and the user may not see it; else None."""
    user, key = logged_in_user(request), key_of(str(pk))
    hidden = Person.objects.hidden_from(user).filter(pk=key).first() if key else None
    if hidden is None or not user.has_perm("people.view_person"):
        return None
    context = {
        **model_admin.admin_site.each_context(request),
        "title": hidden.reference,
        "opts": Person._meta,
        "asked": readers_of([hidden.pk]),
    }
    return TemplateResponse(request, "admin/newsroom/kept_back.html", context, status=403)


def readers_of(people: Iterable[int]) -> list[str]:
    """Names of the desk's members who may read a source on which one of these persons rests."""
    cited = PersonCitation.objects.filter(person__in=people).order_by().values("source")
    readers: Any = Source.readers.through
    reads = readers.objects.filter(user=OuterRef("pk"), source__in=cited)
    users = User.objects.filter(Exists(reads), is_active=True).order_by("username")
    return list(users.values_list("username", flat=True))


def reader_must_decide(people: Iterable[int]) -> str:
    """What whoever typed a name that such persons bear is told, and nothing of them; empty where there are none."""
    keys = list(people)
    if not keys:
        return ""
    names = ", ".join(readers_of(keys)) or _("an administrator")
    return _(
        "Somebody of such a name may be recorded from a restricted source. A reader of that source must decide: ask "
        "%(names)s."
    ) % {"names": names}


def hidden_among(people: Iterable[int], user: Any) -> set[int]:
    """Those of the persons that the user may not see."""
    return set(Person.objects.hidden_from(user).filter(pk__in=list(people)).values_list("pk", flat=True))


def names_seen(people: Iterable[int], user: Any) -> dict[int, set[str]]:
    """The spellings of each person that the user may see."""
    found: dict[int, set[str]] = {}
    rows = Name.objects.visible_to(user).filter(person__in=list(people))
    for person, text in rows.values_list("person", "text"):
        found.setdefault(person, set()).add(text)
    return found
