"""Forms around logging in. Each asks `guesses` whether a password or code is right, so that wrong ones are counted."""

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminPasswordChangeForm
from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_otp.models import Device

from tracker.accounts import guesses, second_factor
from tracker.accounts.models import User

WRONG_CODE = _("This code is wrong, or it was used already: wait for the next one.")
WRONG_PASSWORD = _("This is not your password.")


class _OfAccountForm(forms.Form):
    """A form of one account, which knows the request that its answers are counted by."""

    def __init__(self, *args: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.user = user


class CodeForm(_OfAccountForm):
    """The second step of the login."""

    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        help_text=_("Six digits from your authenticator app, or one of your recovery codes."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True, "spellcheck": "false"}),
    )
    device: Device | None = None

    def clean_code(self) -> str:
        """Find what the code came from; it is used up with that."""
        code = str(self.cleaned_data["code"])
        if not guesses.is_right(self.request, self.user, lambda: self._finds(code)):
            raise ValidationError(WRONG_CODE)
        return code

    def _finds(self, code: str) -> bool:
        self.device = second_factor.verified(self.user, code)
        return self.device is not None


class PasswordForm(_OfAccountForm):
    """Whoever is logged in shows that it is still they who sit there."""

    password = forms.CharField(
        label=_("Your password"),
        max_length=4096,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def clean_password(self) -> str:
        """The password, if it is theirs."""
        password = str(self.cleaned_data["password"])
        if not guesses.is_right(self.request, self.user, lambda: check_password(password, self.user.password)):
            raise ValidationError(WRONG_PASSWORD)
        return password


class SetUpForm(PasswordForm):
    """The code shows that the app has the key; it is tried by the page, which knows the key, after the password."""

    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        help_text=_("The six digits that the app shows now."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}),
    )


class BothForm(CodeForm, PasswordForm):
    """Password and code, before anything about the second factor changes."""

    field_order = ("password", "code")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The password comes first here.
        self.fields["code"].widget.attrs.pop("autofocus")

    def clean_code(self) -> str:
        """The code is used up only where the password was right."""
        return super().clean_code() if "password" in self.cleaned_data else str(self.cleaned_data["code"])


class ReasonForm(forms.Form):
    """Why somebody else's second factor is taken away."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        help_text=_("Stays in the account's history, with your name. Make sure that it is really they who ask."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ChangePasswordForm(AdminPasswordChangeForm):
    """Django's own; wrong old passwords are counted."""

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self) -> str:
        """The old password, if it is theirs."""
        old = str(self.cleaned_data["old_password"])
        if not guesses.is_right(self.request, self.user, lambda: check_password(old, self.user.password)):
            raise ValidationError(WRONG_PASSWORD)
        return old
