"""The page of corrections, its Atom feed, the list of withdrawals for machines, and how to write to us."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from tracker.catalogue.generation import State
from tracker.catalogue.models import Gone
from tracker.lib.vocabulary_publication import PublicReason
from tracker.website.answers import public_page
from tracker.website.corrections import Correction, corrections_page, latest_corrections
from tracker.website.frame import frame, shown
from tracker.website.records import take_no_parameters

_TITLE = "Foreign Fighter Tracker: corrections and withdrawals"


@require_safe
@public_page
def corrections(request: HttpRequest, state: State) -> HttpResponse:
    """What was corrected and withdrawn, newest first."""
    values = {"found": corrections_page(request.GET), "reasons": [str(each.label) for each in PublicReason]}
    return shown(request, "website/corrections.html", state, values, section="corrections")


@require_safe
@public_page
def corrections_atom(request: HttpRequest, state: State) -> HttpResponse:
    """The newest corrections and withdrawals as an Atom feed (RFC 4287)."""
    take_no_parameters(request)
    origin = frame(request, state)["origin"]
    page = origin + reverse("corrections")
    feed = Atom1Feed(
        title=_TITLE,
        link=page,
        description="",
        feed_url=origin + reverse("corrections-atom"),
        feed_guid=page,
        author_name="Foreign Fighter Tracker",
        language="en",
    )
    for row in latest_corrections():
        feed.add_item(
            title=_headline(row),
            link=origin + row.url if row.url else page,
            description=row.note,
            # An address that stays the same when the record's own page is gone.
            unique_id=f"{page}#entry-{row.entry}",
            pubdate=row.at,
            updateddate=row.at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _headline(row: Correction) -> str:
    return f"{row.what}: {row.kind.lower()} {row.reference}" + (f", {row.name}" if row.name else "")


@require_safe
@public_page
def withdrawals(request: HttpRequest, state: State) -> HttpResponse:
    """Every record that was public and no longer is: references and dates, for whoever holds copies."""
    take_no_parameters(request)
    rows = Gone.objects.order_by("at", "reference").values_list("reference", "at")
    answer = {
        "generation": state.number,
        "as_of": state.at.isoformat() if state.at else None,
        "withdrawn": [{"reference": reference, "on": at.date().isoformat()} for reference, at in rows],
    }
    return JsonResponse(answer)


@require_safe
@public_page
def contact(request: HttpRequest, state: State) -> HttpResponse:
    """Whom to write to, what about, and what not to send."""
    take_no_parameters(request)
    return shown(request, "website/contact.html", state, {}, section="contact")
