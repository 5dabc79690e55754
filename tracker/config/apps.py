"""The room as a Django app: it brings the commands."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Settings and commands; no models."""

    name = "tracker.config"
    verbose_name = "Set-up"
