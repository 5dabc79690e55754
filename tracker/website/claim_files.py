"""The files of the people found: each kind of claim, and everything together."""

from django.http import HttpRequest, QueryDict
from django.http.response import FileResponse, HttpResponseBase

from tracker.catalogue.files import CLAIM_FILES
from tracker.catalogue.filters import people_filter
from tracker.catalogue.generation import State
from tracker.exports.archive import write_archive
from tracker.exports.spool import spooled
from tracker.website.files import csv_file, file_view

claim_files = {file.name: csv_file(file.name, file.found, file.columns, order=file.order) for file in CLAIM_FILES}
"""The views by name of the file."""


@file_view
def people_zip(request: HttpRequest, state: State) -> HttpResponseBase:
    """All tables of the people found, with their sources, units and what the columns mean."""
    asked = people_filter(request.GET)
    site = request.build_absolute_uri("/").rstrip("/")
    file = spooled(lambda spool: write_archive(spool, asked, state, query=_query(request.GET), site=site))
    filename = f"people-generation-{state.number}.zip"
    return FileResponse(file, as_attachment=True, filename=filename, content_type="application/zip")


def _query(params: QueryDict) -> str:
    return params.urlencode()
