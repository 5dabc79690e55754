"""What the pages of releases print: the releases, how each stands now, its files, and what changed since the last."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tracker.catalogue.files import FILES
from tracker.catalogue.generation import State
from tracker.catalogue.kinds import KIND_OF_LIST, KINDS
from tracker.catalogue.listing.column import Column
from tracker.catalogue.listing.parameters import BadParameters, Fault, Params, check_parameters
from tracker.catalogue.models import Release, ReleaseLine, ReleaseVersion
from tracker.catalogue.releases.release_changes import (
    FILE_OF_LIST_NAMES,
    ChangedRecord,
    changed_records,
    withdrawn_records,
)
from tracker.exports.format import Format
from tracker.exports.formats.register import FORMATS
from tracker.exports.package.package import cited
from tracker.exports.released import Released
from tracker.lib.query import query_string
from tracker.lib.references import is_reference
from tracker.website.listing.links import record_url
from tracker.website.page_context import day, grouped
from tracker.website.words import choice

PAGE_SIZE = 50
AFTER = "after"
_NOTHING = "–"


@dataclass(frozen=True)
class Correction:
    """One value in words: before and now."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class ChangedRow:
    """One record of the change list."""

    kind: str
    reference: str
    url: str
    is_added: bool
    corrections: Sequence[Correction]


def released_formats() -> Sequence[Format]:
    """The formats in which files of releases come: those that rows alone are enough for."""
    return [made for made in FORMATS if not made.needs_records]


def versions_of(number: int) -> list[ReleaseVersion]:
    """The versions of a release, the one that holds now first; none where there is no such release."""
    return list(ReleaseVersion.objects.filter(release=number).select_related("release").order_by("-minor"))


def list_context() -> dict[str, Any]:
    """Every release, the newest first, each with its version that holds now."""
    newest: dict[int, ReleaseVersion] = {}
    for version in ReleaseVersion.objects.select_related("release").order_by("-release_id", "-minor"):
        newest.setdefault(version.release_id, version)
    return {
        "releases": [
            {
                "name": version.name,
                "url": reverse("release", args=[number]),
                "on": day(version.release.at),
                "generation": str(version.release.generation),
                "note": version.release.note,
                "people": grouped(_rows("people", number)),
            }
            for number, version in newest.items()
        ]
    }


def context(versions: Sequence[ReleaseVersion], params: Params, *, address: str) -> dict[str, Any]:
    """One release. Raises `BadParameters`."""
    version, release = versions[0], versions[0].release
    before = Release.objects.filter(number=release.number - 1).first()
    check_parameters(params, (AFTER,), single=(AFTER,))
    after = _after(params)
    changed, more = _changed(release, after) if before else ([], "")
    return {
        "name": version.name,
        "release": release,
        "on": day(release.at),
        "cite": cited(version, address),
        "package_url": reverse("release-zip", args=[release.number]),
        "files": list(_files(version)),
        "checksums_pending": not version.checksums,
        "versions": [
            {
                "name": each.name,
                "on": day(each.on),
                "left": each.left,
                "changed": each.changed,
                "is_present": each is version,
                "sums": sorted(each.checksums.items()),
            }
            for each in versions
        ],
        "before": before,
        "before_url": reverse("release", args=[before.number]) if before else "",
        "changes": changed,
        "more": more,
        "gone": [
            {
                "kind": str(KINDS[change.kind].one),
                "reference": change.reference,
                "on": day(change.at),
                "into": into,
                "into_url": record_url(KINDS[change.kind], into) if into else "",
            }
            for change, into in (withdrawn_records(release, before) if before else ())
        ],
        "unnamed": _unnamed(release, before),
    }


def _rows(name: str, number: int) -> int:
    return ReleaseLine.objects.filter(file=name, first__lte=number, last__gte=number).count()


def _files(version: ReleaseVersion) -> Iterator[Mapping[str, Any]]:
    for file in FILES:
        released = Released(file, file.filter_set.of(), State(0, None), "", version=version)
        yield {
            "name": file.name,
            "one_row": file.one_row,
            "rows": grouped(released.count()),
            "dictionary": reverse("dictionary", args=[file.name]),
            "formats": [
                (made.label, reverse("release-file", args=[version.release_id, f"{file.name}.{made.ending}"]))
                for made in released_formats()
            ],
            "sum": version.checksums.get(f"{file.name}.csv", ""),
        }


def _changed(release: Release, after: tuple[str, str]) -> tuple[list[ChangedRow], str]:
    rows = changed_records(release, after=after, most=PAGE_SIZE + 1)
    shown, is_more = rows[:PAGE_SIZE], len(rows) > PAGE_SIZE
    last = shown[-1] if shown else None
    here = reverse("release", args=[release.number])
    more = f"{here}?{query_string({AFTER: f'{last.list}.{last.reference}'})}#changes" if is_more and last else ""
    return [_row(each) for each in shown], more


def _after(params: Params) -> tuple[str, str]:
    text = str(params.get(AFTER, ""))
    name, _dot, reference = text.partition(".")
    if text and not (name in FILE_OF_LIST_NAMES and is_reference(reference)):
        raise BadParameters([Fault(AFTER, text[:80], _("is not a page of this list of changes; start without it."))])
    return name, reference


def _row(changed: ChangedRecord) -> ChangedRow:
    kind = KIND_OF_LIST[changed.list]
    is_public = kind.model._default_manager.filter(pk=changed.reference).exists()
    return ChangedRow(
        str(kind.one),
        changed.reference,
        record_url(kind, changed.reference) if is_public else "",
        changed.is_added,
        [
            Correction(each.column.label, _said(each.column, each.old), _said(each.column, each.new))
            for each in changed.corrected
        ],
    )


def _said(column: Column, value: Any) -> str:
    say = choice(column.values) if column.values else str
    several = value if isinstance(value, list) else [] if value in (None, "") else [value]
    return "; ".join(say(each) if isinstance(each, str) else str(each) for each in several) or _NOTHING


def _unnamed(release: Release, before: Release | None) -> dict[str, str]:
    """How many rows without a name there are, and were in the release before."""
    numbers = [
        ReleaseLine.objects.filter(
            file="people", owner__startswith="N-", first__lte=each.number, last__gte=each.number
        ).count()
        for each in (release, before)
        if each
    ]
    return {"now": grouped(numbers[0]), "before": grouped(numbers[1]) if before else ""}
