"""Why a person's level may not be higher by default, and what would allow it: claim by claim."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tracker.publishing.disclosure.claims import not_rejected
from tracker.publishing.disclosure.levels import CAPTURED, LEFT, OUTRANKED_BY_CONFIRMED_DEATH, categories_of
from tracker.review.content import Content
from tracker.vocabulary.levels import Category
from tracker.vocabulary.people import FateKind, Indicator


@dataclass(frozen=True)
class Reason:
    """What holds a level down, or would allow a higher one; the claim that it is about, by kind and key."""

    what: str
    kind: str = ""
    key: str = ""


def what_would_allow(content: Content, *, is_confirmed: bool) -> Iterator[Reason]:
    """A citation that would confirm a death, and each category that caps the level, at the claims that give it."""
    if not is_confirmed:
        yield from _confirming(content)
    for category in sorted(categories_of(content)):
        if not (is_confirmed and category in OUTRANKED_BY_CONFIRMED_DEATH):
            yield from _capped(content, Category(category))


def _confirming(content: Content) -> Iterator[Reason]:
    deaths = [row for row in not_rejected(content, "fate") if row["kind"] == FateKind.KILLED]
    if not deaths:
        yield Reason(_("a name would be allowed by an accepted death that own state or family said in public"))
    for row in deaths:
        what = _(
            "a name would be allowed by a citation here, of the fate itself, that is said by own state or family; the "
            "death must be accepted"
        )
        yield Reason(what, "fate", row["key"])


def _capped(content: Content, category: Category) -> Iterator[Reason]:
    what = _(
        "“%(category)s” keeps the level at “counted”: only a correction, or a recorded ground and a publisher, allow "
        "more"
    ) % {"category": category.label}
    claims = list(_giving(content, category))
    yield from (Reason(what, kind, row["key"]) for kind, row in claims)
    if not claims:
        yield Reason(what)


def _giving(content: Content, category: Category) -> Iterator[tuple[str, Content]]:
    """The claims from which a category follows; none where the desk ticked it."""
    fates, contracts = not_rejected(content, "fate"), not_rejected(content, "contract")
    if category is Category.MINOR:
        births = not_rejected(content, "birth")
        yield from (("birth", row) for row in births if row["born_on"] or row["age"] is not None)
        yield from (("contract", row) for row in contracts if Indicator.MINOR in row["indicators"])
    elif category is Category.LEFT_UNIT:
        yield from (("fate", row) for row in fates if row["kind"] in LEFT)
        yield from (("contract", row) for row in contracts if Indicator.HELD_PAST_TERM in row["indicators"])
    elif category is Category.CAPTIVE:
        yield from (("fate", row) for row in fates if row["kind"] in CAPTURED)
    elif category is Category.TRAFFICKED:
        yield from (("contract", row) for row in contracts if row["indicators"])
    else:
        yield from (("fate", row) for row in fates if row["kind"] == FateKind.RETURNED)
