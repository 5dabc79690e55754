"""A researcher's browser on the pages of lists: a list brought in, its columns confirmed, the worker's part done."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.intake.sheets.conftest import SameConnection
from tracker.accounts.models import User
from tracker.intake.models import Batch
from tracker.intake.sheets import jobs
from tracker.publishing.accepting_lists import JOBS

HEADS = "№;ФИО;Дата рождения;Гражданство;Паспорт;Дата контракта;В/ч;Статус;Дата гибели;Примечание;Религия"
ROWS = (
    "1;Тошмазаров Жахонгир;20.06.1986;Кыргызстан;PA7427490;17.09.2022;в/ч 54096;погиб;16.05.2023;из письма;ислам",
    "2;Квасанкра Эммануэль;13.08.1991;Нигирия;CC1211351;25.09.2022;ЧВК;двухсотый;;;",
    "3;Шаббаруни Мостафа;31.02.1991;Египет;NE8082398;28.05.2024;в/ч 54096;ранен;;;",
)
Bring = Callable[..., str]


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.LISTS = tmp_path / "lists"


@pytest.fixture
def desk(researcher: User) -> Client:
    """The researcher's browser."""
    client = Client()
    client.force_login(researcher)
    return client


def work() -> None:
    """Do what the worker would."""
    while jobs.work_on_next(JOBS, SameConnection):
        pass


def list_file(*rows: str, name: str = "list.csv") -> SimpleUploadedFile:
    """A list as a text with semicolons."""
    return SimpleUploadedFile(name, "\n".join((HEADS, *rows, "")).encode())


NEW_SOURCE = {
    "publisher": "A ministry",
    "title": "List of recruits",
    "kind": "leak",
    "access": "restricted",
    "public_label": "leaked government data",
    "side": "RU",
}


@pytest.fixture
def bring(desk: Client) -> Bring:
    """Brings a list in and confirms its columns; gives the address of its pages."""

    def do(*rows: str, **facts: str) -> str:
        answer = desk.post("/intake/batch/add/", {"file": list_file(*rows), **NEW_SOURCE, **facts})
        assert answer.status_code == 302, re.findall(r"errorlist[^>]*>.*?</ul>", answer.content.decode(), re.DOTALL)
        address = answer.headers["Location"].removesuffix("columns/")
        batch = Batch.objects.latest("pk")
        columns = {f"field-{each.number}": each.field for each in batch.columns.all()}
        orders = {f"order-{each.number}": each.order for each in batch.columns.all()}
        assert desk.post(f"{address}columns/", columns | orders).status_code == 302
        work()
        return address

    return do


def text_of(desk: Client, address: str) -> str:
    """The page in one line."""
    answer = desk.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())
