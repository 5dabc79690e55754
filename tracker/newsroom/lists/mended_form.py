"""The form with which the mended error sheet comes back."""

from django import forms
from django.utils.translation import gettext_lazy


class MendedForm(forms.Form):
    """The error sheet, mended."""

    file = forms.FileField(label=gettext_lazy("The error sheet, mended"))
