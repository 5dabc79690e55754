"""Nothing happens in the future: which dates may lie ahead of today, and why; the others are refused where they do.

A date certainly lies ahead when its earliest day is later than today (UTC): `2099`, but not the current year, nor
`[..2099]`. Forms refuse it at its field, loaders leave the cell out with a complaint, and a trigger holds it for all.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.lib.database.guards import EDITED, Guard
from tracker.lib.dates.partial_dates import PartialDate

MAY_LIE_AHEAD: Mapping[str, str] = {
    "people.contract.ends_on": "A term is agreed on beforehand.",
    "people.person.level_review_by": "It says when to look again.",
    "people.request.due_on": "It says until when to answer.",
    "figures.figure.period_end": "A period that still runs, or a plan, ends later than it is spoken of.",
    "publishing.embargo.not_before": "An embargo ends later than it is set.",
}
"""Dates of the newsroom that may be later than today, each with the reason; whatever is not named here may not."""


def refuse_future(value: Any) -> None:
    """Raise ValidationError for a day, a moment or a partial date that is certainly later than today."""
    if is_ahead(value):
        raise ValidationError(
            _("“%(date)s” lies in the future: today is %(today)s. Correct it, or leave it empty until it happened."),
            code="future",
            params={"date": value, "today": timezone.localdate().isoformat()},
        )


def is_ahead(value: Any) -> bool:
    """Whether it is certainly later than today; what is empty, or no date at all, is not."""
    earliest = _earliest(value)
    return earliest is not None and earliest > timezone.localdate()


def may_lie_ahead(model: Any, column: str) -> bool:
    """Whether that date of the model may be later than today."""
    return f"{model._meta.label_lower}.{column}" in MAY_LIE_AHEAD


def _earliest(value: Any) -> date | None:
    if isinstance(value, datetime):
        return timezone.localdate(value) if timezone.is_aware(value) else value.date()
    if isinstance(value, date):
        return value
    try:
        return PartialDate.parse(value).earliest if value else None
    except ValueError:
        return None  # What is no date is refused as such.


_NOT_AHEAD = """
    FOREACH dated IN ARRAY TG_ARGV LOOP
        written := to_jsonb(NEW) ->> dated;
        CONTINUE WHEN TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> dated IS NOT DISTINCT FROM written;
        -- Of a moment the day is looked at.
        written := regexp_replace(written, 'T.*$', '');
        IF edtf_earliest(written) > (now() AT TIME ZONE 'UTC')::date THEN
            RAISE EXCEPTION '“%” (%) lies in the future. Correct it, or leave it empty until it happened.',
                written, replace(dated, '_', ' ')
                USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_lies_ahead';
        END IF;
    END LOOP;
    RETURN NEW;
"""


def nothing_lies_ahead(model: type[models.Model]) -> list[Guard]:
    """The guard of a model's dates, where it has any: none of them certainly lies ahead of today.

    Checked when a row is added, or that date of it changed: rows from before this rule stay, and can be mended.
    """
    columns = [str(field.column) for field in model._meta.concrete_fields if _is_held(model, field)]
    if not columns:
        return []
    declare = [("dated", "text"), ("written", "text")]
    return [
        Guard(
            name="not_ahead",
            when=pgtrigger.Before,
            operation=EDITED,
            declare=declare,
            func=_NOT_AHEAD,
            arguments=columns,
        )
    ]


def _is_held(model: type[models.Model], field: Any) -> bool:
    refuses = refuse_future in field.validators or getattr(field, "refuses_future", False)
    return refuses and not may_lie_ahead(model, field.name)
