"""What the pages of releases print: the releases, how each stands now, its files, and what changed since the last."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tracker.catalogue.files import FILES, PEOPLE, File
from tracker.catalogue.generation import State
from tracker.catalogue.listing.parameters import BadParameters, Fault, Params, check_parameters
from tracker.catalogue.models import Release, ReleaseLine, ReleaseVersion
from tracker.catalogue.releases.release_steps import Step, steps_of
from tracker.exports.format import Format
from tracker.exports.formats.register import FORMATS
from tracker.exports.package.package import cited
from tracker.exports.released import Released
from tracker.lib.query import query_string
from tracker.website.page_context import day, grouped
from tracker.website.releases.changes_list import AFTER, ChangesPage, Place, changes_page

BEFORE = "before"
MOST_STEPS = 10
"""Each version has checksums of every file: some two kilobytes."""

_NO_VERSION_YET = 100_000
"""No release comes to have so many versions."""


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
                "people": grouped(_released(PEOPLE, version).count()),
            }
            for number, version in newest.items()
        ]
    }


def context(versions: Sequence[ReleaseVersion], params: Params, *, address: str) -> dict[str, Any]:
    """One release. Raises `BadParameters`."""
    version, release = versions[0], versions[0].release
    before = Release.objects.filter(number=release.number - 1).first()
    check_parameters(params, (AFTER, BEFORE), single=(AFTER, BEFORE))
    place = Place.read(str(params.get(AFTER, "")))
    steps = list(steps_of(versions))
    earlier = [step for step in steps if step.version.minor < _minor(str(params.get(BEFORE, "")))]
    return {
        "name": version.name,
        "release": release,
        "on": day(release.at),
        "cite": cited(version, address),
        "package_url": reverse("release-zip", args=[release.number]),
        "files": list(_files(version)),
        "checksums_pending": not version.checksums,
        "versions": [_said_of(step, is_present=step.version is version) for step in earlier[:MOST_STEPS]],
        "earlier_versions": _earlier(release, earlier),
        "before": before,
        "before_url": reverse("release", args=[before.number]) if before else "",
        "changes": changes_page(release, before, place) if before else ChangesPage(),
        "unnamed": _unnamed(release, before),
    }


def _said_of(step: Step, *, is_present: bool) -> Mapping[str, Any]:
    return {
        "name": step.version.name,
        "on": day(step.version.on),
        "left": step.left,
        "changed": step.changed,
        "is_present": is_present,
        "sums": sorted(step.version.checksums.items()),
    }


def _minor(text: str) -> int:
    if not text:
        return _NO_VERSION_YET
    if not (text.isascii() and text.isdigit() and len(text) < len(str(_NO_VERSION_YET))):
        raise BadParameters([Fault(BEFORE, text[:80], _("is not the number of a version; start without it."))])
    return int(text)


def _earlier(release: Release, steps: Sequence[Step]) -> str:
    """The address of the page with the steps before those that are shown; empty where there are none."""
    if len(steps) <= MOST_STEPS:
        return ""
    last = steps[MOST_STEPS - 1].version.minor
    return f"{reverse('release', args=[release.number])}?{query_string({BEFORE: str(last)})}#versions"


def _files(version: ReleaseVersion) -> Iterator[Mapping[str, Any]]:
    for file in FILES:
        yield {
            "name": file.name,
            "one_row": file.one_row,
            "rows": grouped(_released(file, version).count()),
            "dictionary": reverse("dictionary", args=[file.name]),
            "formats": [
                (made.label, reverse("release-file", args=[version.release_id, f"{file.name}.{made.ending}"]))
                for made in released_formats()
            ],
            "sum": version.checksums.get(f"{file.name}.csv", ""),
        }


def _released(file: File, version: ReleaseVersion) -> Released:
    return Released(file, file.filter_set.of(), State(0, None), "", version=version)


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
