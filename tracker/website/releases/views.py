"""The list of releases, the page of one, and its files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from tracker.catalogue.files import FILE_OF_LIST
from tracker.catalogue.generation import State
from tracker.catalogue.listing.parameters import check_parameters
from tracker.catalogue.models import ReleaseVersion
from tracker.catalogue.responses.frame import take_no_parameters
from tracker.exports.format import TooLarge
from tracker.exports.package.archive import write_archive
from tracker.exports.package.package import package_of_release
from tracker.exports.released import Released
from tracker.exports.spool import SpooledFile, spooled
from tracker.website.file_views import SpoolResponse, file_view, options_of, too_large
from tracker.website.page_context import render_page
from tracker.website.releases import releases_page
from tracker.website.responses.pages import public_page
from tracker.website.responses.records import not_found


@require_safe
@public_page
def releases(request: HttpRequest, state: State) -> HttpResponse:
    """Every release, the newest first."""
    take_no_parameters(request)
    return render_page(request, "website/releases.html", state, releases_page.list_context(), section="releases")


@require_safe
@public_page
def release(request: HttpRequest, state: State, number: int) -> HttpResponse:
    """One release: its files with their checksums, how it stands now, and what changed since the last."""
    versions = releases_page.versions_of(number)
    if not versions:
        return not_found(request)
    address = request.build_absolute_uri(request.path)
    values = releases_page.context(versions, request.GET, address=address)
    response = render_page(request, "website/release.html", state, values, section="releases")
    if values["checksums_pending"]:
        # They come without a new state.
        response.headers["Cache-Control"] = "no-store"
    return response


@file_view
def release_file(request: HttpRequest, state: State, number: int, name: str) -> HttpResponseBase:
    """One file of a release: `people.csv`, with the kept rows."""
    versions = releases_page.versions_of(number)
    stem, _dot, ending = name.partition(".")
    file = FILE_OF_LIST.get(stem)
    made = next((each for each in releases_page.released_formats() if each.ending == ending), None)
    if not versions or not file or not made:
        raise Http404
    options, conditions = options_of(made, request.GET)
    check_parameters(conditions, ())
    asked = Released(file, file.filter_set.of(), state, _site(request), options, versions[0])
    try:
        spool = spooled(lambda spool: made.write(asked, spool))
    except TooLarge as large:
        return too_large(large)
    return _sent(spool, versions[0], name, content_type=made.content_type)


@file_view
def release_zip(request: HttpRequest, state: State, number: int) -> HttpResponseBase:
    """The data package of a release: all its files in one."""
    take_no_parameters(request)
    versions = releases_page.versions_of(number)
    if not versions:
        raise Http404
    package = package_of_release(versions[0], site=_site(request))
    spool = spooled(lambda spool: write_archive(spool, package))
    return _sent(spool, versions[0], "people.zip", content_type="application/zip")


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _sent(spool: SpooledFile, version: ReleaseVersion, name: str, *, content_type: str) -> SpoolResponse:
    """The file under a name that says of which version it is."""
    stem, _dot, ending = name.partition(".")
    filename = f"{stem}-release-{version.name}.{ending}"
    return SpoolResponse(spool, as_attachment=True, filename=filename, content_type=content_type)
