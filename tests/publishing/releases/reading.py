"""Releases made, read and left by tests."""

import json
from html import unescape
from typing import Any

from django.test import Client

from tests.levels import account
from tracker.catalogue.files import FILES
from tracker.catalogue.models import Release
from tracker.publishing.actions import catch_up, withdraw
from tracker.publishing.releases.making import make_release


def release(note: str = "") -> int:
    """Make one, and give its number."""
    entry = make_release(by=account("eli", "publisher"), note=note)
    catch_up()
    return Release.objects.get(generation=entry.number).number


def content(public: Client, address: str) -> bytes:
    answer = public.get(address)
    assert answer.status_code == 200, (address, answer.content)
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def rows(public: Client, number: int, name: str = "people") -> list[dict[str, Any]]:
    return [json.loads(line) for line in content(public, f"/releases/{number}/{name}.jsonl").decode().splitlines()]


def page(public: Client, path: str) -> str:
    answer = public.get(path)
    assert answer.status_code == 200, answer.content
    return " ".join(unescape(answer.content.decode()).split())


def everything(public: Client, number: int) -> str:
    """The page and all files of a release, as text."""
    texts = [page(public, f"/releases/{number}/")]
    texts += [content(public, f"/releases/{number}/{file.name}.csv").decode() for file in FILES]
    return "\n".join(texts)


def gone(kind: str, *references: str) -> None:
    withdraw(kind=kind, references=list(references), by=account("eli", "publisher"), reason="Asked to.")
    catch_up()
