"""What search engines for data are told of the whole: a `Dataset` in the words of schema.org, as JSON-LD."""

import json
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tracker.catalogue.files import FILES
from tracker.catalogue.generation import State
from tracker.catalogue.models import Release
from tracker.exports.formats.register import formats_of
from tracker.exports.licence import LICENCE_ADDRESS


def dataset(origin: str, state: State) -> SafeString:
    """The text of the script element; the signs that could end it are written as JSON writes them too."""
    text = json.dumps(_described(origin, state), ensure_ascii=False)
    return SafeString(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def _described(origin: str, state: State) -> dict[str, Any]:
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": "Foreign Fighter Tracker",
        "description": _(
            "Foreigners recruited into the war against Ukraine, on both sides: documented persons, contracts, units, "
            "grants of citizenship and deaths, each claim with its sources, and published figures, statements and "
            "actions of states. Documented cases, not an estimate: every count is a minimum."
        ),
        "url": origin + reverse("download"),
        "sameAs": origin + reverse("home"),
        "license": LICENCE_ADDRESS,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": "Foreign Fighter Tracker", "url": origin + reverse("home")},
        "keywords": ["foreign fighters", "recruitment", "war in Ukraine", "citizenship", "casualties"],
        "temporalCoverage": "2022-02-24/..",
        "version": str(state.number),
        "distribution": list(_distribution(origin)),
    }
    if state.at:
        described["dateModified"] = state.at.date().isoformat()
    if newest := Release.objects.order_by("-number").first():
        described["hasPart"] = {
            "@type": "Dataset",
            "name": _("Release %(number)s") % {"number": newest.number},
            "description": _("What was public on a day, kept under a number."),
            "url": origin + reverse("release", args=[newest.number]),
            "license": LICENCE_ADDRESS,
        }
    return described


def _distribution(origin: str) -> Any:
    yield {
        "@type": "DataDownload",
        "name": "datapackage",
        "encodingFormat": "application/zip",
        "contentUrl": origin + reverse("people-zip"),
    }
    for file in FILES:
        for made in formats_of(file):
            yield {
                "@type": "DataDownload",
                "name": f"{file.name}.{made.ending}",
                "encodingFormat": made.content_type.partition(";")[0],
                "contentUrl": origin + reverse(f"{file.name}-{made.slug}"),
            }
