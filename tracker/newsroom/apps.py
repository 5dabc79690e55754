"""The room as Django knows it."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """The pages of the desk; no models."""

    name = "tracker.newsroom"
