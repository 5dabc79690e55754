"""A committed list accepted at once: its claims, the levels that the rules give by default, and the records submitted.

Only claims that rest on the list's source alone and that nobody has judged; whoever accepts them counts as an editor,
so that somebody else approves. A record that would say what cannot be true stays as it was, and is named.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pghistory
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.intake.models import Batch
from tracker.intake.sheets.jobs import OWN_JOBS, Jobs
from tracker.intake.sheets.rows.staging import Told
from tracker.people.models import PERSON_CLAIMS, Merge, Person, PersonCitation
from tracker.publishing.disclosure.anonymous import anonymous_document, look, needed
from tracker.publishing.disclosure.levels import highest_default, is_known_dead, objections
from tracker.review.actions import set_constraints_immediate, submit
from tracker.review.content import Content, record_kind
from tracker.review.models import Submission
from tracker.vocabulary.claims import ClaimStatus, Stance
from tracker.vocabulary.intake import BatchJob, RowOutcome
from tracker.vocabulary.levels import LEVELS, Coarser, Level
from tracker.vocabulary.sources import Access

LOOK_AGAIN_AFTER = timedelta(days=365)
"""Of whoever is not known to be dead, the level is looked at again by then."""
COARSER: Sequence[Sequence[Coarser]] = (
    (),
    (Coarser.QUARTER_TO_YEAR,),
    (Coarser.QUARTER_TO_YEAR, Coarser.NO_DECADE),
    (Coarser.NO_CONTRACT_DATE, Coarser.NO_DECADE, Coarser.NO_FATE_YEAR),
)
"""How somebody without a name is made coarser until enough look the same, finest first."""
_AT_ONCE = 500


@dataclass
class Acceptance:
    """What was done: how many claims and people, and the references of records that were not submitted, and why."""

    claims: int
    people: int
    refused: list[tuple[str, str]]
    submitted: set[str] = field(default_factory=set)
    """References of the records that were submitted."""


def acceptable(batch: Batch, people: Any) -> "Iterator[models.QuerySet[Any]]":
    """By kind the claims of these persons that a citation of the list supports, no other source, and nobody judged."""
    for model in PERSON_CLAIMS:
        manager: Any = model._default_manager
        cited = PersonCitation.objects.filter(**{model.KIND: OuterRef("pk")})
        yield manager.filter(
            Exists(cited.filter(source=batch.source_id, stance=Stance.SUPPORTS)),
            ~Exists(cited.exclude(source=batch.source_id)),
            person__in=people,
            status=ClaimStatus.UNVERIFIED,
        )


def people_of(batch: Batch) -> "models.QuerySet[Person]":
    """The persons that rows of the list made or added to, but those merged into others since."""
    rows = batch.rows.filter(outcome__in=(RowOutcome.MADE, RowOutcome.ADDED, RowOutcome.THERE))
    merged = Merge.objects.in_force().values("merged")
    return Person.objects.filter(pk__in=rows.exclude(person=None).values("person")).exclude(pk__in=merged)


def accept_list(batch: Batch, told: Told) -> None:
    """Accept, set levels and submit; what was done stands in the account of the batch."""
    assert batch.job_by is not None
    keys = list(people_of(batch).order_by("pk").values_list("pk", flat=True))
    accept_people(batch, keys, by=batch.job_by, told=told)


def accept_people(
    batch: Batch, keys: Sequence[int], *, by: User, wanted: Level | None = None, told: Told | None = None
) -> Acceptance:
    """The same of some of the list's persons, at the level `wanted` where that needs no ground; None: by the rules.

    What was done is added to the account of the batch, which the caller saves. Raises `NotAllowed`.
    """
    # Each person is read twice, to accept the claims and to find the level, and written once.
    steps, total = 0, 3 * len(keys)

    def on(number: int) -> None:
        nonlocal steps
        steps += number
        if told:
            told(steps, total)

    with pghistory.context(user=by.pk, why=_("Accepted with %(batch)s") % {"batch": batch}, batch=batch.pk):
        _submit_source(batch, by)
        done = Acceptance(0, 0, [])
        for some in _some(keys):
            _accept(batch, some, done)
            on(len(some))
        refused = {reference for reference, _why in done.refused}
        levels = _Levels(batch, wanted)
        for some in _some(keys):
            levels.look_at(some, without=refused)
            on(len(some))
        done.refused += levels.too_high
        levels.decide()
        for some in _some(keys):
            going = levels.set(some, done)
            submit(kind="person", references=going, by=by, note=str(batch))
            done.people += len(going)
            done.submitted |= set(going)
            on(len(some))
    batch.account = {**batch.account, "accepted": _added(batch.account.get("accepted", {}), done)}
    return done


def _added(before: dict[str, Any], done: Acceptance) -> dict[str, Any]:
    """What was accepted of the list in all; who was refused before and is accepted now is named no more."""
    said = {reference for reference, _why in done.refused}
    kept = [each for each in before.get("refused", ()) if each[0] not in said and each[0] not in done.submitted]
    return {
        "claims": before.get("claims", 0) + done.claims,
        "people": before.get("people", 0) + done.people,
        "refused": [*kept, *done.refused],
    }


JOBS: Jobs = {**OWN_JOBS, BatchJob.ACCEPT: accept_list}
"""All that is done for lists."""


def _submit_source(batch: Batch, by: User) -> None:
    """Submit the list's source where readers may know of it and nobody has; what rests on it is shown only with it."""
    source = batch.source
    is_there = Submission.objects.filter(kind="source", reference=source.reference).exists()
    if source.access != Access.CONFIDENTIAL and not is_there:
        submit(kind="source", references=[source.reference], by=by, note=str(batch))


def _some(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(keys), _AT_ONCE):
        yield keys[first : first + _AT_ONCE]


def _contents(people: Sequence[int]) -> dict[str, Content]:
    references = Person.objects.filter(pk__in=people).values_list("reference", flat=True)
    return record_kind("person").contents(list(references))


def _accept(batch: Batch, people: Sequence[int], done: Acceptance) -> None:
    """Accept what these persons' claims are, but of those of whom it could not be true: these are named."""
    accepted: dict[Any, list[int]] = {}
    for claims in acceptable(batch, people):
        keys = list(claims.values_list("pk", flat=True))
        accepted[claims.model] = keys
        claims.model._default_manager.filter(pk__in=keys).update(status=ClaimStatus.ACCEPTED)
    set_constraints_immediate()
    contents = _contents(people)
    said = {reference: list(record_kind("person").contradictions(each)) for reference, each in contents.items()}
    wrong = {reference: "; ".join(sentences) for reference, sentences in said.items() if sentences}
    of_wrong = list(Person.objects.filter(reference__in=wrong).values_list("pk", flat=True))
    for model, keys in accepted.items():
        claims = model._default_manager.filter(pk__in=keys)
        if of_wrong:
            claims.filter(person__in=of_wrong).update(status=ClaimStatus.UNVERIFIED)
        done.claims += claims.filter(status=ClaimStatus.ACCEPTED).count()
    done.refused += wrong.items()


class _Levels:
    """The level of whoever the list made and to whom nobody has given one: the highest that needs no ground.

    Without a name somebody is shown only where enough look the same; so all are looked at before one is decided. Each
    is made as coarse as that takes (`COARSER`), and where nothing helps, counted.
    """

    def __init__(self, batch: Batch, wanted: Level | None) -> None:
        self._wanted = wanted
        self.too_high: list[tuple[str, str]] = []
        """References of those for whom the level wanted needs a ground, each with a sentence."""
        self._made = set(batch.rows.filter(outcome=RowOutcome.MADE).values_list("person", flat=True))
        self._level: dict[str, Level] = {}
        self._coarser: dict[str, Sequence[Coarser]] = {}
        self._looks: dict[str, tuple[int, list[bytes]]] = {}
        self._contents: set[str] = set()

    def look_at(self, people: Sequence[int], *, without: Collection[str]) -> None:
        """Note the highest level of each, and what those without a name would look like, step by step."""
        open_ = Person.objects.filter(pk__in=people, level=Level.WITHHELD).values_list("reference", "pk")
        open_levels = {reference for reference, pk in open_ if pk in self._made}
        for reference, content in _contents(people).items():
            if reference in without:
                continue
            if reference in open_levels:
                highest = highest_default(content)
                if self._wanted and LEVELS.index(self._wanted) > LEVELS.index(highest):
                    self.too_high.append((reference, _needs_a_ground(highest)))
                    continue
                self._level[reference] = self._wanted or highest
                if self._level[reference] is Level.ANONYMOUS:
                    looks = [look(anonymous_document({**content, "coarser": list(step)})) for step in COARSER]
                    self._looks[reference] = (needed(content), looks)
            self._contents.add(reference)

    def decide(self) -> None:
        """Let each be shown as finely as enough others of the list allow; the rest are counted."""
        waiting = dict(self._looks)
        for number, step in enumerate(COARSER):
            groups: dict[bytes, list[str]] = defaultdict(list)
            for reference, (_needs, looks) in waiting.items():
                groups[looks[number]].append(reference)
            for group in groups.values():
                if len(group) >= max(waiting[reference][0] for reference in group):
                    for reference in group:
                        self._coarser[reference] = step
                        del waiting[reference]
        for reference in waiting:
            self._level[reference] = Level.COUNTED

    def set(self, people: Sequence[int], done: Acceptance) -> list[str]:
        """Write the levels of these; references of those that can be submitted. What hinders others is noted."""
        persons = {person.reference: person for person in Person.objects.filter(pk__in=people)}
        contents = _contents(people)
        changed, going = [], []
        for reference in self._contents & contents.keys():
            person, content = persons[reference], contents[reference]
            if reference in self._level:
                person.level = self._level[reference]
                person.coarser = [str(each) for each in self._coarser.get(reference, ())]
                if not is_known_dead(content):
                    person.level_review_by = timezone.localdate() + LOOK_AGAIN_AFTER
                changed.append(person)
            review_by = person.level_review_by.isoformat() if person.level_review_by else ""
            if hindered := objections({**content, "level": person.level, "level_review_by": review_by}):
                done.refused.append((reference, "; ".join(hindered)))
            else:
                going.append(reference)
        Person.objects.bulk_update(changed, ["level", "level_review_by", "coarser"])
        return going


def _needs_a_ground(highest: Level) -> str:
    sentence = _("Its claims were accepted. By default it may be “%(level)s” at most: choose the level on its page.")
    return sentence % {"level": highest}
