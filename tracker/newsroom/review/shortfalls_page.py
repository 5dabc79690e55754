"""Before records are handed in: one list of all that will not be shown of them, to be worked off."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.newsroom.admin_addresses import admin_address, change_address
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.records.fields import unreadable_pks
from tracker.newsroom.records.record_admin import RecordAdmin
from tracker.newsroom.review.withdrawn_records import withdrawn_beside
from tracker.publishing.projection.shortfalls import CLAIMS, Shortfall, shortfalls
from tracker.review.actions import NotAllowed
from tracker.review.content import record_kind
from tracker.sources.accepting import accept
from tracker.sources.models import Claim, Source

_LISTED = 50
"""Records whose shortfalls stand on one page; of more the number is told."""


@dataclass(frozen=True)
class ShortfallLine:
    """One shortfall as the page shows it: about which claim, where that is mended, and what is lacking."""

    about: str
    url: str
    what: str


@dataclass(frozen=True)
class RecordShortfalls:
    """One record on the page: its name and address, what stops it, and what will not be shown."""

    name: str
    reference: str
    url: str
    contradictions: list[str] = field(default_factory=list)
    lines: list[ShortfallLine] = field(default_factory=list)


def shortfalls_address(model_admin: RecordAdmin, references: Sequence[str]) -> str:
    """Where the list of some records stands."""
    query = QueryDict(mutable=True)
    query["of"] = ",".join(references)
    return f"{admin_address(model_admin.model, 'hand_in')}?{query.urlencode(safe=',')}"


def shortfalls_page_if_any(
    model_admin: RecordAdmin, request: HttpRequest, references: list[str], *, claiming: bool
) -> HttpResponse | None:
    """The list, where something of these records will not be shown; None where all of it will."""
    contents = record_kind(model_admin.record_kind).contents(references)
    hidden = _unreadable(request)
    falls_short = any(shortfalls(model_admin.record_kind, each, unreadable=hidden) for each in contents.values())
    if not falls_short and not withdrawn_beside(model_admin.record_kind, contents, by=logged_in_user(request)):
        return None
    return _page(model_admin, request, references, claiming=claiming)


def shortfalls_view(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """The list; with one button all that have a source are accepted, with the other the records are handed in."""
    if not model_admin.has_submit_permission(request):
        raise PermissionDenied
    query = request.POST if request.method == "POST" else request.GET
    references = _existing(model_admin, request, query.get("of", ""))
    claiming = "claiming" in query
    if request.method != "POST":
        return _page(model_admin, request, references, claiming=claiming)
    if "accept" in request.POST:
        _accept(model_admin, request, references)
        return _page(model_admin, request, references, claiming=claiming)
    withdrawn = _withdrawn_to_submit(model_admin, request, references)
    rows = model_admin.submit_with_sources(request, references, claiming=claiming)
    if not rows:
        return _page(model_admin, request, references, claiming=claiming)
    for kind, others in withdrawn.items():
        model_admin.submit_others(request, kind, others, claiming=claiming)
    return redirect(_back(model_admin, references))


def _withdrawn_to_submit(
    model_admin: RecordAdmin, request: HttpRequest, references: Sequence[str]
) -> dict[str, list[str]]:
    """What is handed in with the records of that which is off the public side, by kind: of what the page offered."""
    contents = record_kind(model_admin.record_kind).contents(list(references))
    chosen: set[str] = set(request.POST.getlist("again"))
    found: dict[str, list[str]] = {}
    for each in withdrawn_beside(model_admin.record_kind, contents, by=logged_in_user(request)):
        if each.value in chosen:
            found.setdefault(each.kind, []).append(each.reference)
    return found


def _existing(model_admin: RecordAdmin, request: HttpRequest, text: str) -> list[str]:
    """Those of the references that the user may see, in their order. Raises Http404 where there is none."""
    wanted = [each for each in text.split(",") if each]
    seen = model_admin.get_queryset(request)
    there = set(seen.filter(reference__in=wanted).values_list("reference", flat=True))
    if not there:
        raise Http404
    return [each for each in dict.fromkeys(wanted) if each in there]


def _page(model_admin: RecordAdmin, request: HttpRequest, references: Sequence[str], *, claiming: bool) -> HttpResponse:
    kind, opts = model_admin.record_kind, model_admin.opts
    contents = record_kind(kind).contents(list(references))
    hidden = _unreadable(request)
    found = {each: shortfalls(kind, contents[each], unreadable=hidden) for each in references}
    contradictions = {each: record_kind(kind).contradictions(contents[each]) for each in references}
    wanting = [each for each in references if found[each] or contradictions[each]]
    # What does not stand on the page is not accepted from it.
    listed = wanting[:_LISTED]
    sourced = [(item.kind, item.key or each) for each in listed for item in found[each] if item.is_sourced]
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Before you submit: what will not be shown"),
        "opts": opts,
        "media": model_admin.media,
        "records": _records(model_admin, listed, found, contradictions),
        "more": len(wanting) - len(listed),
        "number": len(references),
        "withdrawn": withdrawn_beside(kind, contents, by=logged_in_user(request)),
        "of": ",".join(references),
        "claiming": claiming,
        "sourced": ",".join(f"{kind}:{key}" for kind, key in sourced),
        "number_sourced": len(sourced),
        "may_accept": _may_change(model_admin, request, references),
        "is_stopped": any(contradictions.values()),
        "back": _back(model_admin, references),
        "form_url": admin_address(model_admin.model, "hand_in"),
    }
    return TemplateResponse(request, "admin/newsroom/shortfalls.html", context)


def _records(
    model_admin: RecordAdmin,
    references: Sequence[str],
    found: Mapping[str, Sequence[Shortfall]],
    contradictions: Mapping[str, list[str]],
) -> list[RecordShortfalls]:
    rows = model_admin.model._default_manager.filter(reference__in=references)
    records = {row.reference: row for row in (rows.with_name() if hasattr(rows, "with_name") else rows)}
    claims = _claims(item for each in references for item in found[each])
    return [
        RecordShortfalls(
            name=str(records[each]).removesuffix(f" ({each})"),
            reference=each,
            url=change_address(records[each]),
            contradictions=[_sentence(text) for text in contradictions[each]],
            lines=[_shortfall_line(item, claims) for item in found[each]],
        )
        for each in references
    ]


def _claims(items: Iterable[Shortfall]) -> dict[str, Claim]:
    """The claims that are named, by key; a query a kind."""
    keys: dict[str, set[str]] = {}
    for item in items:
        if item.key:
            keys.setdefault(item.kind, set()).add(item.key)
    found: dict[str, Claim] = {}
    for kind, wanted in keys.items():
        model = CLAIMS[kind]
        related = [each.name for each in model._meta.concrete_fields if each.is_relation]
        rows: Any = model._default_manager.filter(key__in=wanted).select_related(*related)
        found |= {str(row.key): row for row in rows}
    return found


def _shortfall_line(item: Shortfall, claims: Mapping[str, Claim]) -> ShortfallLine:
    claim = claims.get(item.key)
    if claim is None:
        return ShortfallLine("", "", _sentence(item.what))
    return ShortfallLine(f"{str(claim._meta.verbose_name).capitalize()} “{claim}”", change_address(claim), item.what)


def _sentence(text: str) -> str:
    text = f"{text[:1].upper()}{text[1:]}"
    return text if text.endswith(".") else f"{text}."


def _back(model_admin: RecordAdmin, references: Sequence[str]) -> str:
    """The record's own page; of several the list."""
    if len(references) == 1:
        return change_address(model_admin.model._default_manager.get(reference=references[0]))
    return admin_address(model_admin.model, "changelist")


def _may_change(model_admin: RecordAdmin, request: HttpRequest, references: Sequence[str]) -> bool:
    if len(references) == 1:
        record = model_admin.model._default_manager.get(reference=references[0])
        return bool(model_admin.has_change_permission(request, record))
    return bool(model_admin.has_change_permission(request))


def _unreadable(request: HttpRequest) -> frozenset[str]:
    rows = Source.objects.filter(pk__in=unreadable_pks(request))
    return frozenset(rows.values_list("reference", flat=True))


def _accept(model_admin: RecordAdmin, request: HttpRequest, references: Sequence[str]) -> None:
    """Accept those claims of these records that stood on the list and still have a source."""
    if not _may_change(model_admin, request, references):
        raise PermissionDenied
    listed: dict[str, set[str]] = {}
    for each in request.POST.get("sourced", "").split(","):
        kind, _colon, key = each.partition(":")
        listed.setdefault(kind, set()).add(key)
    try:
        done = accept(_rows(model_admin, references, listed), by=logged_in_user(request))
    except NotAllowed as refusal:
        model_admin.message_user(request, str(refusal), messages.ERROR)
        return
    number = len(done.claims)
    message = ngettext("%(number)s claim was accepted.", "%(number)s claims were accepted.", number) % {
        "number": number
    }
    model_admin.message_user(request, message, messages.SUCCESS if number else messages.WARNING)
    for claim, why in done.refused:
        sentence = _("Not accepted, %(kind)s “%(claim)s”: %(why)s") % {
            "kind": claim._meta.verbose_name,
            "claim": claim,
            "why": why,
        }
        model_admin.message_user(request, sentence, messages.WARNING)


def _rows(model_admin: RecordAdmin, references: Sequence[str], listed: Mapping[str, set[str]]) -> list[Any]:
    """A queryset a kind; a record that is its own claim stands under no kind."""
    rows: list[Any] = []
    for kind, keys in listed.items():
        if model := CLAIMS.get(kind):
            of_record = {f"{model.OWNER}__reference__in": references}
            rows.append(model._default_manager.filter(key__in=keys, **of_record))
        elif not kind and issubclass(model_admin.model, Claim):
            claims: Any = model_admin.model._default_manager
            rows.append(claims.filter(reference__in=keys & set(references)))
    return rows
