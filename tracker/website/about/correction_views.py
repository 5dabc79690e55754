"""The page of corrections, its Atom feed, the list of withdrawals for machines, and how to write to us."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from tracker.catalogue.generation import State
from tracker.catalogue.models import Gone
from tracker.catalogue.people.kind import PEOPLE
from tracker.catalogue.people.pointers import all_pointers
from tracker.catalogue.responses.frame import for_any_site, take_no_parameters
from tracker.vocabulary.publication import PublicReason
from tracker.website.about.corrections import Correction, corrections_page, latest_corrections
from tracker.website.feeds import Feed, feed_answer
from tracker.website.page_context import page_context, render_page
from tracker.website.responses.pages import public_page

_TITLE = "Foreign Fighter Tracker: corrections and withdrawals"


@require_safe
@public_page
def corrections(request: HttpRequest, state: State) -> HttpResponse:
    """What was corrected and withdrawn, newest first."""
    values = {"found": corrections_page(request.GET), "reasons": [str(each.label) for each in PublicReason]}
    return render_page(request, "website/corrections.html", state, values, section="corrections")


@for_any_site
@require_safe
@public_page
def corrections_atom(request: HttpRequest, state: State) -> HttpResponse:
    """The newest corrections and withdrawals as an Atom feed (RFC 4287)."""
    take_no_parameters(request)
    origin = page_context(request, state)["origin"]
    page = origin + reverse("corrections")
    feed = Feed(
        title=_TITLE,
        link=page,
        description="",
        feed_url=origin + reverse("corrections-atom"),
        feed_guid=page,
        author_name="Foreign Fighter Tracker",
        language="en",
        as_of=state.at,
    )
    for row in latest_corrections():
        feed.add_item(
            title=_headline(row),
            link=origin + (row.url or row.into_url) if row.url or row.into_url else page,
            description=row.note,
            # An address that stays the same when the record's own page is gone.
            unique_id=f"{page}#entry-{row.entry}",
            pubdate=row.at,
            updateddate=row.at,
        )
    return feed_answer(feed)


def _headline(row: Correction) -> str:
    if row.into:
        return f"{row.what}: {row.kind.lower()} {row.reference} into {row.into}"
    # Who reads feeds keeps what was in them: no names of people.
    name = "" if row.kind == str(PEOPLE.one) else row.name
    return f"{row.what}: {row.kind.lower()} {row.reference}" + (f", {name}" if name else "")


@for_any_site
@require_safe
@public_page
def withdrawals(request: HttpRequest, state: State) -> HttpResponse:
    """Every record that was public and no longer is: references and days, for whoever holds copies.

    Those that were merged stand among them, and once more with the record that they stand in now.
    """
    take_no_parameters(request)
    answer = {
        "generation": state.number,
        "as_of": state.at.isoformat() if state.at else None,
        "withdrawn": [{"reference": reference, "on": on} for on, reference in _gone()],
        "merged": [
            {"reference": row.reference, "into": row.into, "on": row.at.date().isoformat()} for row in all_pointers()
        ],
    }
    return JsonResponse(answer)


def _gone() -> list[tuple[str, str]]:
    """Day and reference of each, sorted by both and by nothing else.

    Rows without a name (`N-…`) are among them: whoever keeps a copy must let go of them too. What this tells is no
    more than two copies of the lists, made on two days, would tell:

    * No reference leads to another: those of rows are drawn at random, not made from a person's (`P-…`), and a row
      that comes back has a new one.
    * In order of the moment, a run of the alphabet would show what went together: a name, perhaps, and the rows that
      became too few with it. In order of reference within the day nothing stands beside what it belongs to. The log's
      order, in which the row of the person concerned comes before its companions, is nowhere in public.
    * Where one row must go, all that became too few go with it: a name that appears on that day is one of at least
      five (or ten) as much as any other. A name that goes because rows take its place is one of as many new rows,
      which are not dated and stand in no list of changes.
    * Kind, reason, hour and entry are left out; the page of corrections and the feed say nothing of such rows.
    """
    return sorted((at.date().isoformat(), reference) for reference, at in Gone.objects.values_list("reference", "at"))


@require_safe
@public_page
def contact(request: HttpRequest, state: State) -> HttpResponse:
    """Whom to write to, what about, and what not to send."""
    take_no_parameters(request)
    return render_page(request, "website/contact.html", state, {}, section="contact")
