"""A list of people brought in: seconds, memory and rows a second of each step.

    TRACKER_VAR=… python -m tests.bench.lists.brought_in [ROWS]

Everything is rolled back at the end.
"""

import os
import random
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

HEADS = (
    "№ п/п;Фамилия;Имя;Отчество;Дата рождения;Пол;Гражданство;Паспорт;Дата заключения контракта;Срок контракта;"
    "Воинская часть;Должность;Статус;Дата;Место;Примечание"
)
_COUNTRIES = ("Нигерия", "Кыргызстан", "Сирия", "Куба", "Египет", "Непал", "Кения", "Таджикистан", "ДР Конго")
_FATES = ("погиб", "пропал без вести", "ранен", "проходит службу", "в плену", "обменян", "уволен")
_UNITS = ("в/ч 91701", "в/ч 54096", "ЧВК «Вагнер»", "в/ч 20634")
_SYLLABLES = ["ба", "ка", "ли", "мо", "ну", "ра", "са", "ту", "ши", "дже", "го", "ве", "на", "ха", "зу"]


def made_up(rows: int) -> bytes:
    """A list of made-up people, the same each time."""
    draw = random.Random(7)

    def name(ending: str) -> str:
        return "".join(draw.choice(_SYLLABLES) for _ in range(draw.randint(2, 4))).capitalize() + ending

    def day(first: int, last: int) -> str:
        return f"{draw.randint(1, 28):02}.{draw.randint(1, 12):02}.{draw.randint(first, last)}"

    lines = [HEADS]
    for number in range(1, rows + 1):
        fate = draw.choice(_FATES)
        cells = (
            *(str(number), name(draw.choice(("ов", "ев", "ри"))), name(""), "", day(1970, 2003), "м"),
            *(draw.choice(_COUNTRIES), f"AB{draw.randint(10**6, 10**7)}", day(2023, 2024), "1 год"),
            *(draw.choice(_UNITS), "стрелок", fate, day(2025, 2025) if fate != "проходит службу" else "", "Бахмут", ""),
        )
        lines.append(";".join(cells))
    return ("\n".join(lines) + "\n").encode()


def newer(content: bytes) -> bytes:
    """The list as it came out anew: in another order, one row more, every fiftieth with another date."""
    head, *rows = content.decode().splitlines()
    rows = [row.replace(".2025;", ".2026;") if not number % 50 else row for number, row in enumerate(rows)]
    random.Random(8).shuffle(rows)
    return "\n".join([head, "0;Кипчумба;Рут;;1990;ж;Кения;;;;;;;;;", *rows, ""]).encode()


@contextmanager
def _timed(step: str, rows: int) -> Iterator[None]:
    began, cpu = time.perf_counter(), time.process_time()
    yield
    wall = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(  # noqa: T201
        f"{step:<32} {wall:8.1f} s {time.process_time() - cpu:8.1f} s CPU {rows / wall:10,.0f} rows/s {peak:6} MB"
    )


def main() -> None:
    """Bring the list in, step by step, then a newer version of it; take all back."""
    import django

    django.setup()
    from django.db import transaction

    from tests import factories
    from tracker.accounts.models import User
    from tracker.intake.sheets.bringing.list_files import bring_list
    from tracker.intake.sheets.bringing.newer_versions import bring_version
    from tracker.intake.sheets.persons.comparing import compare_rows
    from tracker.intake.sheets.records.committing import commit
    from tracker.intake.sheets.rows.outcomes import account_of
    from tracker.intake.sheets.rows.staging import read_rows
    from tracker.intake.sheets.versions.earlier_rows import match_rows
    from tracker.intake.sheets.versions.version_of import VersionOf
    from tracker.lib.names import romanisation
    from tracker.newsroom.lists.version_page import version_counts
    from tracker.review.actions import set_constraints_immediate

    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    content = made_up(rows)
    romanisation.load()
    with transaction.atomic():
        by = User.objects.filter(groups__name="researcher").first() or factories.user("bench", "researcher")
        with _timed("kept, described, proposed", rows):
            batch = bring_list([content], name="l.csv", source=factories.source(), by=by, side="RU")
        with _timed("read and checked", rows):
            read_rows(batch, _told)
        with _timed("compared", rows):
            compare_rows(batch, _told)
        batch.job_by = by
        with _timed("committed", rows):
            commit(batch, _told)
            set_constraints_immediate()
        print(account_of(batch))  # noqa: T201
        batch.save()
        version = bring_version(batch, [newer(content)], name="n.csv", title="Newer", listed_on="", by=by)
        with _timed("newer: read and checked", rows):
            read_rows(version, _told)
        with _timed("newer: found again", rows):
            match_rows(version)
        with _timed("newer: compared", rows):
            compare_rows(version, _told)
        with _timed("newer: counted for the page", rows):
            print(version_counts(VersionOf(version)))  # noqa: T201
        version.job_by = by
        with _timed("newer: committed", rows):
            commit(version, _told)
            set_constraints_immediate()
        print(account_of(version))  # noqa: T201
        transaction.set_rollback(True)


def _told(_done: int, _total: int) -> None:
    """Progress is not shown."""


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.config.settings")
    main()
