"""Addresses of the public pages. Those of kinds follow from the kinds: a list at its slug, a record below it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.urls import URLPattern, path

from tracker.catalogue.kinds import KINDS
from tracker.website.about import correction_views, crawler_views
from tracker.website.about import views as about_views
from tracker.website.bar_files import people_by_csv, people_by_svg
from tracker.website.counted import views as counted_views
from tracker.website.embeds import views as embed_views
from tracker.website.feeds import FEEDS, feed_view
from tracker.website.figures.comparing import compare_views
from tracker.website.figures.pages import views as figure_views
from tracker.website.file_views import people_zip, rows_files
from tracker.website.home.views import home
from tracker.website.map import views as map_views
from tracker.website.nationalities import views as nationality_views
from tracker.website.nationalities.nationality_feed import nationality_atom
from tracker.website.people import views as people_views
from tracker.website.releases import views as release_views
from tracker.website.search import views as search_views
from tracker.website.sources import views as source_views
from tracker.website.timeline import views as timeline_views
from tracker.website.units import views as unit_views

_View = Callable[..., Any]
LIST_PAGES: Mapping[str, _View] = {
    "person": people_views.people,
    "unit": unit_views.units,
    "figure": figure_views.figures,
    "statement": figure_views.statements,
    "stateaction": figure_views.state_actions,
    "source": source_views.sources,
    "instrument": source_views.legal_instruments,
}
"""The page of each kind's list."""

RECORD_PAGES: Mapping[str, _View] = {
    "person": people_views.person,
    "unit": unit_views.unit,
    "source": source_views.source,
}
"""The page of one record, of the kinds that have one."""


def _of_kinds() -> Iterator[URLPattern]:
    for kind in KINDS.values():
        if kind.listing:
            yield path(f"{kind.listing.slug}/", LIST_PAGES[kind.kind], name=kind.listing.slug)
            if kind.has_page:
                yield path(f"{kind.listing.slug}/<str:reference>/", RECORD_PAGES[kind.kind], name=kind.kind)


def _feeds() -> Iterator[URLPattern]:
    for kind in (each.kind for each in FEEDS.values()):
        if kind.listing:
            yield path(f"{kind.listing.slug}.atom", feed_view(kind), name=f"{kind.listing.slug}-atom")


urlpatterns = [
    path("", home, name="home"),
    path("people.zip", people_zip, name="people-zip"),
    *(path(f"{file.name}.{made.ending}", view, name=f"{file.name}-{made.slug}") for file, made, view in rows_files),
    *_of_kinds(),
    *_feeds(),
    path("timeline/", timeline_views.timeline, name="timeline"),
    path("timeline.csv", timeline_views.timeline_csv, name="timeline-csv"),
    path("timeline.svg", timeline_views.timeline_svg, name="timeline-svg"),
    path("map/", map_views.world_map, name="map"),
    path("map.csv", map_views.map_csv, name="map-csv"),
    path("map.svg", map_views.map_svg, name="map-svg"),
    path("people-by.csv", people_by_csv, name="people-by-csv"),
    path("people-by.svg", people_by_svg, name="people-by-svg"),
    path("embed/people/", embed_views.number, name="embed-people"),
    path("embed/people/<str:reference>/", embed_views.person, name="embed-person"),
    path("embed/timeline/", embed_views.timeline, name="embed-timeline"),
    path("embed/map/", embed_views.world_map, name="embed-map"),
    path("embed/compare/", embed_views.compare, name="embed-compare"),
    path("search/", search_views.search, name="search"),
    path("search.json", search_views.search_json, name="search-json"),
    path("compare/", compare_views.compare, name="compare"),
    path("compare.svg", compare_views.compare_svg, name="compare-svg"),
    path("nationalities/", nationality_views.nationalities, name="nationalities"),
    path("nationalities/<str:code>/", nationality_views.nationality, name="nationality"),
    path("nationalities/<str:code>.atom", nationality_atom, name="nationality-atom"),
    path("corrections/", correction_views.corrections, name="corrections"),
    path("corrections.atom", correction_views.corrections_atom, name="corrections-atom"),
    path("withdrawals.json", correction_views.withdrawals, name="withdrawals"),
    path("contact/", correction_views.contact, name="contact"),
    path("counted/", counted_views.counted, name="counted"),
    path("download/", about_views.download, name="download"),
    path("download/<str:name>/", about_views.dictionary, name="dictionary"),
    path("releases/", release_views.releases, name="releases"),
    path("releases/<int:number>/", release_views.release, name="release"),
    path("releases/<int:number>/people.zip", release_views.release_zip, name="release-zip"),
    path("releases/<int:number>/<str:name>", release_views.release_file, name="release-file"),
    path("method/", about_views.method, name="method"),
    path("method/published/", about_views.method_published, name="method-published"),
    path("method/words/", about_views.method_words, name="method-words"),
    path("method/filters/", about_views.method_filters, name="method-filters"),
    path("sitemap.xml", crawler_views.sitemap, name="sitemap"),
    path("robots.txt", crawler_views.robots, name="robots"),
]
