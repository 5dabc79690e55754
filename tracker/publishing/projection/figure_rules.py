"""When a figure, statement or state action may be published: accepted, with claimant and source in public."""

from collections.abc import Sequence

from tracker.publishing.crossings.register import BY_KIND
from tracker.publishing.models import Standing
from tracker.review.actions import NotAllowed
from tracker.review.content import record_kind
from tracker.review.models import Submission
from tracker.sources.models import Claim
from tracker.vocabulary.claims import ClaimStatus, Stance


def refuse_unsupported(submissions: Sequence[Submission]) -> None:
    """Refuse what would not appear, or is not accepted; and kinds of record that have no public side."""
    for submission in submissions:
        if submission.kind not in BY_KIND:
            raise NotAllowed(f"{submission.reference}: a {submission.kind} has no public side yet; keep it as it is.")
    sayings = [submission for submission in submissions if issubclass(record_kind(submission.kind).model, Claim)]
    named = {name for submission in sayings for name in (_claimant(submission), *_sources(submission))}
    rows = Standing.objects.filter(is_public=True, reference__in=named)
    public = {*rows.values_list("reference", flat=True), *(submission.reference for submission in submissions)}
    for submission in sayings:
        _refuse(submission, public)


def _refuse(submission: Submission, public: set[str]) -> None:
    reference, claimant, sources = submission.reference, _claimant(submission), _sources(submission)
    if submission.content["status"] != ClaimStatus.ACCEPTED:
        raise NotAllowed(f"{reference} is {submission.content['status']}: accept it first, or leave it unpublished.")
    if claimant and claimant not in public:
        raise NotAllowed(f"{reference}: its claimant {claimant} is not published; publish both in one batch.")
    if not sources & public:
        raise NotAllowed(f"{reference}: no source of it is published. Publish {', '.join(sorted(sources))} with it.")


def _claimant(submission: Submission) -> str:
    """Empty for what states did: nobody claims it."""
    return str(submission.content.get("claimant", ""))


def _sources(submission: Submission) -> set[str]:
    return {row["source"] for row in submission.content["citations"] if row["stance"] == Stance.SUPPORTS}
