"""Text as columns: whatever is written is cleaned first (`clean_text`), by forms, loaders, commands and queries alike.

In the database they are Django's own fields, and migrations know them as such.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db import models

from tracker.lib.clean_text import clean_line, clean_paragraphs
from tracker.lib.typed_fields import LongTextColumn, TextColumn


class _Cleaned(models.Field):
    """A text column that cleans whatever is written; `clean_text` of each class says how."""

    clean_text: "ClassVar[staticmethod[[str], str]]"

    def to_python(self, value: Any) -> Any:
        """Clean what a form gives, so that rules are held against what will be kept."""
        return self._cleaned(super().to_python(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001 (Django's signature)
        """Clean it on the instance as well: keys of names are made from there."""
        value = self._cleaned(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def get_prep_value(self, value: Any) -> Any:
        """Clean what `update`, `bulk_update` and exact lookups give."""
        return self._cleaned(super().get_prep_value(value))

    def _cleaned(self, value: Any) -> Any:
        return type(self).clean_text(value) if isinstance(value, str) else value


class LineField(_Cleaned, TextColumn):
    """A text of one line: a name, a place, words of a source."""

    clean_text = staticmethod(clean_line)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Django's own column."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class ParagraphsField(_Cleaned, LongTextColumn):
    """A text of any length, in which line breaks stay."""

    clean_text = staticmethod(clean_paragraphs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Django's own column."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs
