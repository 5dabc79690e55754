"""A reviewer's way through the newsroom: read what was handed in, then approve it."""

from typing import Any

from django.test import Client

from tracker.review.models import Submission

READ = "/review/submission/read/"


def page_of(row: Submission) -> str:
    return f"/review/submission/{row.pk}/change/"


def reading_address(*rows: Submission) -> str:
    return f"{READ}?ids={','.join(str(row.pk) for row in rows)}"


def read_and_publish(desk: Client, *rows: Submission, **given: str) -> Any:
    """Open each page, then the batch's, and approve all: the answer after it."""
    for row in rows:
        desk.get(page_of(row))
    address = reading_address(*rows)
    desk.get(address)
    return desk.post(address, given, follow=True)
