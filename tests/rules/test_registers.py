"""What is declared once is complete: public columns, facets, addresses."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models import GeneratedField
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.functional import Promise

from tracker.catalogue.files import CLAIM_FILES, FILES
from tracker.catalogue.models import Person
from tracker.catalogue.people.claim_conditions import KINDS
from tracker.catalogue.people.facets import FACETS
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.sources.columns import INSTRUMENT_COLUMNS, SOURCE_COLUMNS
from tracker.catalogue.units.columns import UNIT_COLUMNS
from tracker.catalogue.units.site_columns import SITE_COLUMNS
from tracker.exports.formats.register import formats_of
from tracker.website.feeds import FEEDS

# Every address of the public site, and who may enter: everybody, with which methods.
PUBLIC_ADDRESSES = {
    "": "GET, HEAD",
    "healthz": "GET, HEAD",
    "people/": "GET, HEAD",
    "people.zip": "GET, HEAD",
    **{f"{file.name}.{made.ending}": "GET, HEAD" for file in FILES for made in formats_of(file)},
    **{f"api/v1/{file.name}/": "GET, HEAD, OPTIONS" for file in CLAIM_FILES},
    "people/<str:reference>/": "GET, HEAD",
    **{f"{kind.listing.slug}.atom": "GET, HEAD" for kind in (each.kind for each in FEEDS.values()) if kind.listing},
    "embed/people/": "GET, HEAD",
    "embed/people/<str:reference>/": "GET, HEAD",
    "embed/timeline/": "GET, HEAD",
    "embed/compare/": "GET, HEAD",
    "people-by.csv": "GET, HEAD",
    "people-by.svg": "GET, HEAD",
    "embed/map/": "GET, HEAD",
    "map/": "GET, HEAD",
    "map.csv": "GET, HEAD",
    "map.svg": "GET, HEAD",
    "timeline/": "GET, HEAD",
    "timeline.csv": "GET, HEAD",
    "timeline.svg": "GET, HEAD",
    "figures/": "GET, HEAD",
    "compare/": "GET, HEAD",
    "compare.svg": "GET, HEAD",
    "statements/": "GET, HEAD",
    "state-actions/": "GET, HEAD",
    "search/": "GET, HEAD",
    "search.json": "GET, HEAD",
    "nationalities/": "GET, HEAD",
    "nationalities/<str:code>/": "GET, HEAD",
    "nationalities/<str:code>.atom": "GET, HEAD",
    "sources/": "GET, HEAD",
    "sources/<str:reference>/": "GET, HEAD",
    "legal-instruments/": "GET, HEAD",
    "units/": "GET, HEAD",
    "units/<str:reference>/": "GET, HEAD",
    "corrections/": "GET, HEAD",
    "corrections.atom": "GET, HEAD",
    "withdrawals.json": "GET, HEAD",
    "contact/": "GET, HEAD",
    "counted/": "GET, HEAD",
    "api/v1/counted/": "GET, HEAD, OPTIONS",
    "download/": "GET, HEAD",
    "download/<str:name>/": "GET, HEAD",
    "releases/": "GET, HEAD",
    "releases/<int:number>/": "GET, HEAD",
    "releases/<int:number>/people.zip": "GET, HEAD",
    "releases/<int:number>/<str:name>": "GET, HEAD",
    "method/": "GET, HEAD",
    "method/published/": "GET, HEAD",
    "method/words/": "GET, HEAD",
    "method/filters/": "GET, HEAD",
    **{f"reconcile{each}": "GET, HEAD, POST, OPTIONS" for each in ("", "/", "/extend")},
    "reconcile/extend/propose/": "GET, HEAD, OPTIONS",
    **{f"reconcile/suggest/{each}/": "GET, HEAD, OPTIONS" for each in ("entity", "property", "type")},
    "reconcile/preview/": "GET, HEAD",
    "sitemap.xml": "GET, HEAD",
    "robots.txt": "GET, HEAD",
    "api/v1/": "GET, HEAD, OPTIONS",
    "api/v1/start/": "GET, HEAD",
    "api/v1/people/": "GET, HEAD, OPTIONS",
    "api/v1/people/counts/": "GET, HEAD, OPTIONS",
    "api/v1/changes/": "GET, HEAD, OPTIONS",
    "api/v1/schema/": "GET, HEAD, OPTIONS",
    "api/v1/people/<str:reference>/": "GET, HEAD, OPTIONS",
    "api/v1/figures/": "GET, HEAD, OPTIONS",
    "api/v1/figure-links/": "GET, HEAD, OPTIONS",
    "api/v1/statements/": "GET, HEAD, OPTIONS",
    "api/v1/state-actions/": "GET, HEAD, OPTIONS",
    "api/v1/sources/": "GET, HEAD, OPTIONS",
    "api/v1/sources/<str:reference>/": "GET, HEAD, OPTIONS",
    "api/v1/legal-instruments/": "GET, HEAD, OPTIONS",
    "api/v1/units/": "GET, HEAD, OPTIONS",
    "api/v1/units/<str:reference>/": "GET, HEAD, OPTIONS",
}


def addresses(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for each in resolver.url_patterns:
        here = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield here
        else:
            yield from addresses(each, here)


def test_every_public_address_is_declared() -> None:
    assert set(addresses(get_resolver("tracker.config.urls_public"))) == set(PUBLIC_ADDRESSES)


@pytest.mark.django_db(databases=["default", "catalogue"])
@pytest.mark.parametrize("address", sorted(PUBLIC_ADDRESSES))
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_public_can_be_written_to(public: Any, address: str, method: str) -> None:
    path = "/" + address.replace("<str:reference>", "P-000000").replace("<int:number>", "1")
    # Batches of queries are long and come by POST; they are read only, and without one there is nothing to answer.
    refused = 400 if method in PUBLIC_ADDRESSES[address] else 405
    assert public.generic(method, path).status_code == refused


def test_every_public_column_is_explained() -> None:
    registers = (SOURCE_COLUMNS, SITE_COLUMNS, INSTRUMENT_COLUMNS, UNIT_COLUMNS)
    for columns in (*(file.columns for file in FILES), *registers):
        names = [column.name for column in columns]
        assert len(names) == len(set(names))
        for column in columns:
            assert str(column.meaning).endswith("."), column.name
            for words in (column.label, column.meaning):
                assert isinstance(words, Promise), f"{column.name}: mark “{words}” with gettext_lazy."
                assert str(words), column.name


def test_what_files_and_facets_say_can_be_translated() -> None:
    facets = [facet for file in FILES for facet in file.filter_set.facets]
    said = [*(file.one_row for file in FILES), *(facet.heading for facet in facets)]
    said += [facet.meaning for facet in facets if facet.meaning]
    assert len(said) > 80
    for words in said:
        assert isinstance(words, Promise), f"Mark “{words}” with gettext_lazy."


def test_every_facet_is_a_parameter_and_a_column() -> None:
    for facet in FACETS:
        columns = {field.name for field in Person._meta.fields if not isinstance(field, GeneratedField)}
        assert facet.name in PeopleFilter.parameters()
        assert facet.of or facet.column in columns
        if facet.of:
            assert facet.row_column in {field.attname for field in KINDS[facet.of].model._meta.concrete_fields}
