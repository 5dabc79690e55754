"""Addresses of the public pages."""

from django.urls import path

from tracker.website import views
from tracker.website.about import correction_views, crawler_views
from tracker.website.counted import views as counted_views
from tracker.website.figures import views as figure_views
from tracker.website.files import csv_files, people_zip
from tracker.website.nationalities import views as nationality_views
from tracker.website.sources import views as source_views
from tracker.website.units import views as unit_views

urlpatterns = [
    path("", views.home, name="home"),
    path("people/", views.people, name="people"),
    path("people.zip", people_zip, name="people-zip"),
    *(path(f"{name}.csv", view, name=f"{name}-csv") for name, view in csv_files.items()),
    path("people/<str:reference>/", views.person, name="person"),
    path("figures/", figure_views.figures, name="figures"),
    path("statements/", figure_views.statements, name="statements"),
    path("state-actions/", figure_views.state_actions, name="state-actions"),
    path("units/", unit_views.units, name="units"),
    path("units/<str:reference>/", unit_views.unit, name="unit"),
    path("nationalities/", nationality_views.nationalities, name="nationalities"),
    path("nationalities/<str:code>/", nationality_views.nationality, name="nationality"),
    path("sources/", source_views.sources, name="sources"),
    path("sources/<str:reference>/", source_views.source, name="source"),
    path("legal-instruments/", source_views.legal_instruments, name="legal-instruments"),
    path("corrections/", correction_views.corrections, name="corrections"),
    path("corrections.atom", correction_views.corrections_atom, name="corrections-atom"),
    path("withdrawals.json", correction_views.withdrawals, name="withdrawals"),
    path("contact/", correction_views.contact, name="contact"),
    path("counted/", counted_views.counted, name="counted"),
    path("download/", views.download, name="download"),
    path("method/", views.method, name="method"),
    path("sitemap.xml", crawler_views.sitemap, name="sitemap"),
    path("robots.txt", crawler_views.robots, name="robots"),
]
