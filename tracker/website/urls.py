"""Addresses of the public pages."""

from django.urls import path

from tracker.website import views

urlpatterns = [
    path("", views.home, name="home"),
    path("people/", views.people, name="people"),
    path("people.csv", views.people_csv, name="people-csv"),
    path("people/<str:reference>/", views.person, name="person"),
    path("method/", views.method, name="method"),
]
