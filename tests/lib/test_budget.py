"""A budget lets so many work at once and so many wait; the others hear at once that there is no room."""

from threading import Event, Thread

import pytest

from tracker.lib.budget import Budget, TooBusy


def budget(*, at_once: int, waiting: int, patience: float) -> Budget:
    return Budget(at_once=at_once, waiting=waiting, patience=patience, message="Later.", retry_seconds=5)


def hold(room: Budget, held: Event, leave: Event) -> Thread:
    def work() -> None:
        with room.room():
            held.set()
            leave.wait(30)

    thread = Thread(target=work)
    thread.start()
    assert held.wait(30)
    return thread


def test_who_waits_comes_in_when_room_is_given_back() -> None:
    room, leave, done = budget(at_once=1, waiting=1, patience=30), Event(), Event()
    holder = hold(room, Event(), leave)

    def wait() -> None:
        with room.room():
            done.set()

    waiter = Thread(target=wait)
    waiter.start()
    assert not done.is_set()
    leave.set()
    assert done.wait(30)
    holder.join()
    waiter.join()


def test_where_nobody_may_wait_the_answer_comes_at_once() -> None:
    room, leave = budget(at_once=1, waiting=0, patience=3600), Event()
    holder = hold(room, Event(), leave)
    with pytest.raises(TooBusy, match="Later") as busy, room.room():
        pass
    assert busy.value.retry_seconds == 5
    leave.set()
    holder.join()


def test_patience_ends_and_room_is_not_lost() -> None:
    room, leave = budget(at_once=1, waiting=1, patience=0.01), Event()
    holder = hold(room, Event(), leave)
    for _ in range(3):
        with pytest.raises(TooBusy), room.room():
            pass
    leave.set()
    holder.join()
    with room.room():
        pass


def test_an_error_gives_room_back() -> None:
    room = budget(at_once=1, waiting=0, patience=0)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), room.room():
            raise ZeroDivisionError
