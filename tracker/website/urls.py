"""Addresses of the public pages."""

from django.urls import path

from tracker.website import (
    correction_views,
    counted_views,
    figure_views,
    nationality_views,
    source_views,
    unit_views,
    views,
)
from tracker.website.claim_files import claim_files, people_zip

urlpatterns = [
    path("", views.home, name="home"),
    path("people/", views.people, name="people"),
    path("people.csv", views.people_csv, name="people-csv"),
    path("people.zip", people_zip, name="people-zip"),
    *(path(f"{name}.csv", view, name=f"{name}-csv") for name, view in claim_files.items()),
    path("people/<str:reference>/", views.person, name="person"),
    path("figures/", figure_views.figures, name="figures"),
    path("figures.csv", figure_views.figures_csv, name="figures-csv"),
    path("figure-links.csv", figure_views.figure_links_csv, name="figure-links-csv"),
    path("statements/", figure_views.statements, name="statements"),
    path("statements.csv", figure_views.statements_csv, name="statements-csv"),
    path("state-actions/", figure_views.state_actions, name="state-actions"),
    path("state-actions.csv", figure_views.state_actions_csv, name="state-actions-csv"),
    path("units/", unit_views.units, name="units"),
    path("units.csv", unit_views.units_csv, name="units-csv"),
    path("units/<str:reference>/", unit_views.unit, name="unit"),
    path("nationalities/", nationality_views.nationalities, name="nationalities"),
    path("nationalities/<str:code>/", nationality_views.nationality, name="nationality"),
    path("sources/", source_views.sources, name="sources"),
    path("sources.csv", source_views.sources_csv, name="sources-csv"),
    path("sources/<str:reference>/", source_views.source, name="source"),
    path("legal-instruments/", source_views.legal_instruments, name="legal-instruments"),
    path("legal-instruments.csv", source_views.legal_instruments_csv, name="legal-instruments-csv"),
    path("corrections/", correction_views.corrections, name="corrections"),
    path("corrections.atom", correction_views.corrections_atom, name="corrections-atom"),
    path("withdrawals.json", correction_views.withdrawals, name="withdrawals"),
    path("contact/", correction_views.contact, name="contact"),
    path("counted/", counted_views.counted, name="counted"),
    path("counted.csv", counted_views.counted_csv, name="counted-csv"),
    path("download/", views.download, name="download"),
    path("method/", views.method, name="method"),
]
