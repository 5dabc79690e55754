"""One feed of everything published about a nationality: people, figures, statements, and what states did."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracker.catalogue.generation import State
from tracker.catalogue.responses.frame import for_any_site, take_no_parameters
from tracker.lib.territories import label, territories
from tracker.website.feeds import feed_of
from tracker.website.listing.about_nationality import ABOUT_NATIONALITY
from tracker.website.listing.links import nationality_url
from tracker.website.nationalities.nationality_page import canonical
from tracker.website.page_context import page_context
from tracker.website.responses.pages import public_page
from tracker.website.responses.records import not_found


@for_any_site
@require_safe
@public_page
def nationality_atom(request: HttpRequest, state: State, code: str) -> HttpResponse:
    """The feed of one nationality; a code in other letters leads to it for good, an unknown one to nothing."""
    take_no_parameters(request)
    written = canonical(code)
    if written is None:
        return not_found(request)
    if written != code:
        return redirect("nationality-atom", written, permanent=True)
    # Nothing is published of those without a nationality.
    about = ABOUT_NATIONALITY if code in territories() else ABOUT_NATIONALITY[:1]
    lists = [(kind, kind.listing.filter_set.of(**{name: code})) for kind, name in about if kind.listing]
    return feed_of(
        lists,
        title=_("everything about %(nationality)s") % {"nationality": label(code)},
        page=nationality_url(code),
        address=reverse("nationality-atom", args=[code]),
        origin=page_context(request, state)["origin"],
        state=state,
    )
