"""Addresses of the admin's pages of a row or a model."""

from django.db.models import Model
from django.urls import reverse

from tracker.sources.models import Capture


def admin_address(model: type[Model], page: str, *args: object) -> str:
    """The address of a page of the model: `changelist`, `add`, or `change`, `history` … of the row with that key."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def change_address(row: Model) -> str:
    """The address of the page on which the row is read or changed."""
    return admin_address(type(row), "change", row.pk)


def copy_address(capture: Capture) -> str:
    """The page of a file kept of a source."""
    return reverse("admin:sources_copy_page", args=[capture.pk])
