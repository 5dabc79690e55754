"""Reading sheets, rows a second: `python -m tests.bench.lists.sheets [ROWS]`, 20 columns, 100,000 rows.

Makes the list as .xlsx (texts inside cells, and shared) and .csv, describes and reads each, and reads the workbooks
with openpyxl as well where it is installed. Seconds are of CPU, ours and the reading process's together.
"""

import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import TypeVar

import xlsxwriter

COLUMNS = 20
_Given = TypeVar("_Given")
_OPENPYXL = """
import re, sys, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0]
rows = sum(1 for row in sheet.iter_rows(values_only=True))
print(rows, int(re.search(r"VmHWM:\\s+([0-9]+)", open("/proc/self/status").read())[1]) * 1024)
"""


def main(rows: int) -> None:
    """Make the files, read them and print what it took."""
    import django
    from django.conf import settings

    settings.configure(USE_I18N=False)
    django.setup()
    with tempfile.TemporaryDirectory() as folder:
        files = {
            "xlsx, texts in cells": Path(folder, "inline.xlsx"),
            "xlsx, texts shared": Path(folder, "shared.xlsx"),
            "csv": Path(folder, "list.csv"),
        }
        write_workbook(files["xlsx, texts in cells"], rows, is_shared=False)
        write_workbook(files["xlsx, texts shared"], rows, is_shared=True)
        with files["csv"].open("w", encoding="windows-1251", newline="") as file:
            csv.writer(file, delimiter=";").writerows(made_up(rows))
        for what, path in files.items():
            measure(what, path, rows)


def made_up(rows: int) -> Iterator[list[str]]:
    """Rows as lists have them: numbers, names, dates, units, many of them again and again."""
    for number in range(rows):
        words = [f"Фамилия{number}", f"Имя{number % 977}", "Отчество", f"АБ-{number:06}", f"в/ч {number % 300:05}"]
        yield [
            str(number),
            *words,
            *(f"значение {number * column % 5_000}" for column in range(COLUMNS - 8)),
            "31629",
            "",
        ]


def write_workbook(path: Path, rows: int, *, is_shared: bool) -> None:
    """The same rows; the first and the one before the last column as numbers."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": not is_shared}) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "dd.mm.yyyy"})
        for number, row in enumerate(made_up(rows)):
            for column, text in enumerate(row):
                if column in {0, COLUMNS - 2}:
                    sheet.write_number(number, column, int(text), day if column else None)
                else:
                    sheet.write_string(number, column, text)


def measure(what: str, path: Path, rows: int) -> None:
    """One line for each way to read the file."""
    from tracker.lib.spreadsheets.opening import open_spreadsheet

    say(f"{what}: {path.stat().st_size / 1024**2:.0f} MB")
    book, cpu, wall = timed(lambda: open_spreadsheet(path, path.name))
    say(f"  described: {cpu:.1f} s CPU, {wall:.1f} s; the process {book.spent.peak_bytes / 1024**2:.0f} MB")
    read, cpu, wall = timed(lambda: sum(1 for _ in book.rows()))
    say(f"  read: {cpu:.1f} s CPU, {wall:.1f} s, {read / wall:,.0f} rows a second")
    if read != rows:
        raise SystemExit(f"{rows - read} rows are missing.")
    if path.suffix == ".xlsx":
        command = [sys.executable, "-c", _OPENPYXL, str(path)]
        done, cpu, wall = timed(lambda: subprocess.run(command, capture_output=True, text=True, check=False))
        if not done.returncode:
            found, peak = map(int, done.stdout.split())
            say(f"  openpyxl: {cpu:.1f} s CPU, {found / wall:,.0f} rows a second, {peak / 1024**2:.0f} MB")


def timed(work: Callable[[], _Given]) -> tuple[_Given, float, float]:
    """What the work gave, with seconds of CPU (children included) and of the clock."""
    cpu, wall = _cpu(), perf_counter()
    given = work()
    return given, _cpu() - cpu, perf_counter() - wall


def _cpu() -> float:
    return sum(os.times()[:4])


def say(line: str) -> None:
    """To standard output."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
