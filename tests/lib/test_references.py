"""References: what is drawn is valid, and slips of the hand are noticed."""

from itertools import chain, repeat

import pytest

from tracker.lib import references
from tracker.lib.references import (
    ALPHABET,
    ReferenceField,
    fresh_references,
    is_reference,
    new_reference,
    normalised_reference,
)
from tracker.people.models import Person


def test_a_drawn_reference_is_valid_for_its_own_prefix_only() -> None:
    reference = new_reference("P")
    assert is_reference(reference)
    assert is_reference(reference, "P")
    assert not is_reference(reference, "U")
    assert not is_reference("U" + reference[1:])


def test_any_single_wrong_letter_is_noticed() -> None:
    reference = "P-7K2M9Q"
    assert is_reference(reference)
    for place in range(2, 8):
        for letter in set(ALPHABET) - {reference[place]}:
            assert not is_reference(reference[:place] + letter + reference[place + 1 :])


def test_two_swapped_letters_are_noticed() -> None:
    for place in range(2, 7):
        letters = list("P-7K2M9Q")
        letters[place], letters[place + 1] = letters[place + 1], letters[place]
        assert not is_reference("".join(letters))


@pytest.mark.parametrize(
    "typed",
    [
        *("p-7k2m9q", "  P-7K2M9Q\n", "P-7k2M9q", "(P-7K2M9Q)", "“P-7K2M9Q”.", "\u200bP-7K2M9Q", "P - 7K2M9Q"),
        *("P–7K2M9Q", "P—7K2M9Q", "P‐7K2M9Q", "P\u20117K2M9Q", "P−7K2M9Q", "P－7K2M9Q", "P\u00ad7K2M9Q"),
        "https://tracker.example/people/P-7K2M9Q/",
        "tracker.example/people/p-7k2m9q",
        "https://tracker.example/people/P-7K2M9Q/?utm_source=x#sources",
        "https://tracker.example/people/P%E2%80%937K2M9Q/",
        "https://tracker.example/api/v1/people/P-7K2M9Q/?format=json",
        "https://tracker.example/people/?q=P-7K2M9Q&sort=name",
        "https://web.archive.org/web/2026/https://tracker.example/people/P-7K2M9Q/",
        "<https://tracker.example/people/P-7K2M9Q>.",
    ],
)
def test_a_reference_typed_by_hand_is_read(typed: str) -> None:
    assert normalised_reference(typed, "P") == "P-7K2M9Q"


@pytest.mark.parametrize(
    "typed", ["https://tracker.example/units/U-7K2M9Q/", "/people/P-7K2M9QX/", "Anna-Maria/Petrov"]
)
def test_an_address_of_something_else_is_no_reference(typed: str) -> None:
    assert normalised_reference(typed, "P") is None


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    reference = next(r for r in iter(lambda: new_reference("P"), None) if "0" in r and "1" in r)
    assert normalised_reference(reference.replace("0", "o").replace("1", "l"), "P") == reference
    assert normalised_reference(reference.replace("1", "I"), "P") == reference


@pytest.mark.parametrize(
    "text",
    [
        *("", "P", "P-", "P-7K2M9", "P-7K2M9QQ", "P-7K2M9U", "P7K2M9QQ", "P-7K2M9Q\x00", "P-7K2M9Q P-7K2M9Q"),
        *("é-7K2M9Q", "P-\uff17K2M9Q"),
    ],
)
def test_anything_else_is_refused_without_an_exception(text: str) -> None:
    assert not is_reference(text)
    assert normalised_reference(text, "P") is None


def test_the_field_keeps_its_prefix_in_migrations() -> None:
    _name, path, args, kwargs = ReferenceField("U").deconstruct()
    assert path == "tracker.lib.references.ReferenceField"
    assert ReferenceField(*args, **kwargs).prefix == "U"
    assert "max_length" not in kwargs


@pytest.mark.django_db
def test_a_row_draws_again_where_a_reference_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Person.objects.create()
    assert is_reference(first.reference, "P")
    drawn = chain(repeat(first.reference, 3), ["P-7K2M9Q"])
    monkeypatch.setattr(references, "new_reference", lambda _prefix: next(drawn))
    second = Person.objects.create()
    assert second.reference == "P-7K2M9Q"
    second.save()
    assert second.reference == "P-7K2M9Q"


@pytest.mark.django_db
def test_references_for_bulk_work_are_fresh_and_different(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = Person.objects.create().reference
    drawn = chain([taken, taken], iter(lambda: new_reference("P"), None))
    monkeypatch.setattr(references, "new_reference", lambda _prefix: next(drawn))
    fresh = fresh_references(Person, "reference", 50, "default")
    assert len(set(fresh)) == 50
    assert taken not in fresh
