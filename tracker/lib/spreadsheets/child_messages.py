"""What the reading process says, line by line; it is stopped where it takes too long.

It runs with none of our settings and secrets, reads the file from its standard input and answers in JSON, which runs
nothing on our side, whatever a file may have made of the process.
"""

import json
import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import IO, Any

from tracker.lib.spreadsheets.limits import NO_MEMORY, Limits, Refused, Spent, gettext_noop
from tracker.lib.spreadsheets.said import Request

_ROOT = Path(__file__).resolve().parents[3]
_PIECE = 1024 * 1024
_LONGEST_LINE = 128 * 1024**2
"""Bytes: a row of as many columns and characters as are allowed, and a description with all its merged areas."""
Message = dict[str, object] | list[Any]


def child_messages(path: Path, request: Request, limits: Limits) -> Iterator[Message]:
    """All messages but a refusal, which is raised; the last says what reading cost.

    Whoever stops taking them ends the process. Raises `Refused` also where the process was ended or broke down.
    """
    with path.open("rb") as file:
        process = subprocess.Popen(
            [sys.executable, "-P", "-B", "-X", "utf8", "-m", "tracker.lib.spreadsheets.child", json.dumps(request)],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": str(_ROOT)},
            start_new_session=True,
        )
    assert process.stdout is not None
    refused: Refused | None = None
    try:
        for line in _lines(process.stdout, limits):
            message = _message(line)
            if isinstance(message, dict) and "refused" in message:
                refused = _refusal(message["refused"])
                continue
            if isinstance(message, dict) and "cpu_seconds" in message:
                if refused is not None:
                    refused.spent = spent(message)
                    raise refused
                yield message
                return
            yield message
        raise _ended(process.wait(), limits)
    finally:
        process.kill()
        process.stdout.close()
        process.wait()


def _lines(pipe: IO[bytes], limits: Limits) -> Iterator[bytes]:
    """Lines as they come, as long as all waiting together is not too long."""
    patience, pieces, length = float(limits.wait_seconds), list[bytes](), 0
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while True:
            begun = monotonic()
            if not selector.select(max(patience, 0.0)):
                raise Refused(_TOO_LONG, seconds=limits.wait_seconds)
            patience -= monotonic() - begun
            piece = os.read(pipe.fileno(), _PIECE)
            if not piece:
                return
            *lines, rest = piece.split(b"\n")
            for line in lines:
                yield b"".join([*pieces, line])
                pieces, length = [], 0
            pieces.append(rest)
            length += len(rest)
            if length > _LONGEST_LINE:
                raise Refused(_BROKEN)


def _message(line: bytes) -> Message:
    try:
        message = json.loads(line)
    except ValueError as fault:
        raise Refused(_BROKEN) from fault
    if not isinstance(message, dict | list):
        raise Refused(_BROKEN)
    return message


def _refusal(said: object) -> Refused:
    match said:
        case [str() as sentence, dict() as values]:
            return Refused(sentence, **values)
    return Refused(_BROKEN)


def spent(message: dict[str, object]) -> Spent:
    """What reading cost, from the last message."""
    match message:
        case {"cpu_seconds": float() as seconds, "peak_bytes": int() as peak}:
            return Spent(seconds, peak)
    raise Refused(_BROKEN)


def _ended(code: int, limits: Limits) -> Refused:
    """Why the process said nothing of its end: negative codes are signals."""
    if code in {-signal.SIGXCPU, -signal.SIGKILL}:
        return Refused(_TOO_LONG, seconds=limits.cpu_seconds)
    if code == -signal.SIGABRT:
        return Refused(NO_MEMORY, most=limits.memory_bytes // 1024**2)
    return Refused(_BROKEN)


_TOO_LONG = gettext_noop(
    "Reading the file took longer than %(seconds)s seconds and was stopped: split it into several files, or save it "
    "as .csv."
)
_BROKEN = gettext_noop(
    "The file breaks the program that reads it, so it is damaged or made to do so: open it in a spreadsheet program "
    "and save it as .xlsx."
)
