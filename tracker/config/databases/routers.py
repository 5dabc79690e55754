"""Which model lives in which database."""

from typing import Any

from django.conf import settings
from django.db.models import Model

# Its migrations hold SQL functions that both databases use; it has no models.
IN_BOTH = "lib"
CATALOGUE = "catalogue"


class SiteRouter:
    """The catalogue's models live in `catalogue`, all others in `default`, which the public process does not have."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        return _home(model._meta.app_label)

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        return _home(model._meta.app_label)

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:
        return _home(one._meta.app_label) == _home(other._meta.app_label)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return app_label == IN_BOTH or (app_label == CATALOGUE) == (db == CATALOGUE)


def _home(app_label: str) -> str:
    return CATALOGUE if app_label == CATALOGUE or settings.SITE == "public" else "default"
