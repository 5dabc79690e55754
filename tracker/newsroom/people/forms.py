"""Forms of claims about a person that ask for more than the claim's own columns."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tracker.lib.dates.partial_dates import PartialDate, hull
from tracker.newsroom.records.claim_forms import ClaimForm
from tracker.newsroom.records.claim_status_forms import ClaimStatusForm
from tracker.people.models import Contract, Fate
from tracker.people.models.payment import validate_currency
from tracker.sources.models import Claim, Source
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.course import CURRENCIES
from tracker.vocabulary.people import FateKind


class AgeWithItsDay(forms.ModelForm):
    """A birth whose age has the day on which it was stated: the cited source's date is proposed where it is missing."""

    def clean(self) -> dict[str, Any]:
        """Refuse an age without its day, and put the source's date there, to be looked at and saved again."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("age") is None or cleaned.get("age_on") or "age_on" in self.errors:
            return cleaned
        self.add_error("age_on", self._what_to_do(latest_published(self.cited_sources())))
        return cleaned

    def cited_sources(self) -> Iterable[Source]:
        """The sources that the claim rests on, as the form has them."""
        return [row.source for row in self.instance.citations.select_related("source")] if self.instance.pk else []

    def _what_to_do(self, source: Source | None) -> str:
        if source is None:
            return _("An age needs its day: give the date of the source that states it, such as 2023-10-05.")
        sent: Any = self.data.copy()  # type: ignore[attr-defined]
        sent[self.add_prefix("age_on")] = source.published_on
        self.data = sent
        return _(
            "An age needs its day. Proposed: %(day)s, on which “%(source)s” was published; save again if the age was "
            "stated then."
        ) % {"day": source.published_on, "source": source.title or source.publisher}


class BirthForm(AgeWithItsDay, ClaimForm):
    """A birth as a row of its person's page."""

    def cited_sources(self) -> Iterable[Source]:
        """The sources picked in the row."""
        chosen: Iterable[Source] = self.cleaned_data.get("sources", ())
        return chosen


class FateForm(ClaimForm):
    """A fate as a row of its person's page: nobody dies twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "kind" in self.fields:
            # What a second row of that kind must say unfolds by itself (`newsroom.js`).
            self.fields["kind"].widget.attrs["data-once"] = FateKind.KILLED.value

    def excluded_by(self, accepted: Iterable[Claim]) -> str:
        """What to do with a second death."""
        deaths = [claim for claim in accepted if isinstance(claim, Fate) and claim.kind == FateKind.KILLED]
        if self.cleaned_data.get("kind") != FateKind.KILLED or not deaths:
            return ""
        days = [self.cleaned_data.get("on") or "", *(death.on or "" for death in deaths)]
        try:
            covering = hull(PartialDate.parse(day) for day in days).text
        except ValueError:
            covering = ""
        if covering:
            return _(
                "Another row tells a death too. Where both tell the same death, give that row the date that covers "
                "them, %(covering)s, and this source, and leave this row out. Where they disagree, say so in a "
                "sentence under “only for a conflicting claim”."
            ) % {"covering": covering}
        return _(
            "Another row tells a death too. Where both tell the same death, add this source to that row and leave this "
            "one out. Where they disagree, say so in a sentence under “only for a conflicting claim”."
        )


class PaymentForm(ClaimForm):
    """A payment as a row of its person's page, whose currency is named as it was typed where it is none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "currency" in self.fields:
            # Cut to three letters “roubles” would be told as “ROU”, which nobody wrote.
            self.fields["currency"] = forms.CharField(
                required=False,
                max_length=40,
                help_text=self.fields["currency"].help_text,
                widget=forms.TextInput(attrs={"size": 6}),
            )

    def clean_currency(self) -> str:
        """A code in capitals."""
        typed: str = self.cleaned_data["currency"].strip()
        if typed and typed.upper() not in CURRENCIES:
            validate_currency(typed)
        return typed.upper()


class ServiceForm(ClaimForm):
    """A service as a row of its person's page, whose side is asked once: in the contract."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "side" in self.fields:
            side: Any = self.fields["side"]
            side.required = False
            side.help_text = _(
                "Empty: the contract's. What the contract says counts; a service is needed only where it differs from "
                "the contract, or follows it."
            )

    def clean_side(self) -> str:
        """The side that was chosen, else that of the contracts above, where they agree."""
        side: str = self.cleaned_data["side"]
        if side or not self.has_changed():
            return side
        sides = {contract.side for contract in self._contracts_above()}
        if len(sides) == 1:
            return sides.pop()
        raise ValidationError(
            _("The contracts above are of both sides: choose one.")
            if sides
            else _("No contract above says for which side: choose one.")
        )

    def _contracts_above(self) -> list[Contract]:
        formset = self.formset.of_page.get(Contract)
        if formset is None:
            return []
        formset.is_valid()
        found = formset.kept_rows()
        return [claim for claim in found if isinstance(claim, Contract) and claim.status != ClaimStatus.REJECTED]


class BirthPageForm(AgeWithItsDay, ClaimStatusForm):
    """A birth on its own page, where its citations are rows below."""


def latest_published(sources: Iterable[Source]) -> Source | None:
    """Of the sources with a date the one published last: an age read then makes nobody older than they were."""
    dated = [source for source in sources if source.published_on]
    # A date that is open at its end may be later than any other.
    return max(dated, key=lambda source: PartialDate.parse(source.published_on).latest or date.max, default=None)
