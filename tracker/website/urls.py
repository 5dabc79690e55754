"""Addresses of the public pages."""

from django.urls import path

from tracker.website import figure_views, nationality_views, unit_views, views

urlpatterns = [
    path("", views.home, name="home"),
    path("people/", views.people, name="people"),
    path("people.csv", views.people_csv, name="people-csv"),
    path("people/<str:reference>/", views.person, name="person"),
    path("figures/", figure_views.figures, name="figures"),
    path("figures.csv", figure_views.figures_csv, name="figures-csv"),
    path("figure-links.csv", figure_views.figure_links_csv, name="figure-links-csv"),
    path("statements/", figure_views.statements, name="statements"),
    path("statements.csv", figure_views.statements_csv, name="statements-csv"),
    path("units/", unit_views.units, name="units"),
    path("units.csv", unit_views.units_csv, name="units-csv"),
    path("units/<str:reference>/", unit_views.unit, name="unit"),
    path("nationalities/", nationality_views.nationalities, name="nationalities"),
    path("nationalities/<str:code>/", nationality_views.nationality, name="nationality"),
    path("method/", views.method, name="method"),
]
