"""How fields of forms are written: Django's own templates, in the quicker of the two languages that it has them in."""

from typing import Any

from django.forms.renderers import BaseRenderer, DjangoTemplates, Jinja2

_OF_DJANGO = "django/forms/"


class FieldRenderer(BaseRenderer):
    """Fields, labels and errors by Jinja2, whatever else a form is made of (the admin's, ours) as usual.

    A person's page has 400 fields of 2,400 templates: a third of its time went into them.
    """

    def __init__(self) -> None:
        self._fields, self._others = Jinja2(), DjangoTemplates()

    def get_template(self, template_name: str) -> Any:
        """The template of that name."""
        renderer = self._fields if template_name.startswith(_OF_DJANGO) else self._others
        return renderer.get_template(template_name)
