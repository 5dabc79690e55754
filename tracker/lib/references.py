"""Public references such as `P-7K2M9Q`: a letter for the kind, five random letters, one check letter.

Crockford's base 32 (no I, L, O, U). The check letter is a weighted sum over GF(32) that takes in the prefix too, so
any single wrong letter, any two letters swapped and a wrong prefix are noticed.
"""

import re
import secrets
from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote

from django.db import models, router

from tracker.lib.typed_fields import TextColumn

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_LETTERS = 5
ANONYMOUS_PREFIX = "N"
"""Of public rows without a name: one of its own, so that no record of the newsroom ever gets the same reference."""

# x^5 + x^4 + x^3 + x^2 + 1; the weights of the letters are the powers of 8, all different.
_POLYNOMIAL = 0b111101
_BASE = 8
_MISREAD = str.maketrans("OIL", "011")
LONGEST_PASTED = 2000
_DASH = r"[-\u00ad\u02d7\u058a\u05be\u2010-\u2015\u2043\u207b\u208b\u2212\u2796\u2e3a\u2e3b\u30fc\ufe58\ufe63\uff0d]"
_REFERENCE = rf"([A-Za-z])\s*{_DASH}\s*([0-9A-Za-z]{{{RANDOM_LETTERS + 1}}})"
_AROUND = "[\\s\u200b-\u200f\u2060\ufeff\"'\u201c-\u201f\u00ab\u00bb\u2039\u203a()\\[\\]{}<>.,;:#]*"
_TYPED = re.compile(f"^{_AROUND}{_REFERENCE}{_AROUND}$")
"""A reference alone, with what copying takes along: brackets, quotes, a full stop, invisible signs."""
_IN_AN_ADDRESS = re.compile(rf"(?<=[/=]){_REFERENCE}(?![^/?#&.\s>)\]])")


def new_reference(prefix: str) -> str:
    """Draw one of 33.5 million references at random; `ReferenceField` asks whether it is free."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_LETTERS))
    return f"{prefix}-{letters}{check_letter(prefix, letters)}"


def is_reference(text: str, prefix: str | None = None) -> bool:
    """Say whether the text is a reference exactly as we write it, of that prefix or, with None, of any."""
    if len(text) != RANDOM_LETTERS + 3 or text[1] != "-" or not ("A" <= text[0] <= "Z"):
        return False
    letters = text[2:]
    if prefix not in (None, text[0]) or any(letter not in ALPHABET for letter in letters):
        return False
    return letters[-1] == check_letter(text[0], letters[:-1])


def normalised_reference(text: str, prefix: str) -> str | None:
    """Read a reference typed or pasted: any case, any dash, O for 0, I or L for 1, or the address of its page.

    None if it is not valid, or of another prefix.
    """
    pasted = unquote(text.strip()[:LONGEST_PASTED])
    for head, letters in reversed(_IN_AN_ADDRESS.findall(pasted) if "/" in pasted else _TYPED.findall(pasted)):
        reference = f"{head}-{letters}".upper()
        reference = f"{reference[:2]}{reference[2:].translate(_MISREAD)}"
        if is_reference(reference, prefix):
            return reference
    return None


def person_reference(text: str) -> str | None:
    """Read the reference of a public person, typed or pasted: of one with a name, or of a row without."""
    return normalised_reference(text, "P") or normalised_reference(text, ANONYMOUS_PREFIX)


def check_letter(prefix: str, letters: str) -> str:
    """Give the sixth letter that belongs to a prefix and five letters of the alphabet."""
    total = 0
    for value in (ord(prefix) - ord("A"), *map(ALPHABET.index, letters)):
        total = _times_base(total ^ value)
    return ALPHABET[total]


def fresh_references(model: type[models.Model], field_name: str, n: int, using: str) -> list[str]:
    """Draw `n` different references that no row of the model has yet (for bulk work: one query per round)."""
    field = model._meta.get_field(field_name)
    if not isinstance(field, ReferenceField):
        raise TypeError(f"{model.__name__}.{field_name} is not a ReferenceField.")
    fresh: dict[str, None] = {}
    while len(fresh) < n:
        drawn = {new_reference(field.prefix) for _ in range(n - len(fresh))} - fresh.keys()
        fresh.update(dict.fromkeys(drawn - _taken(model, field_name, sorted(drawn), using)))
    return list(fresh)


class ReferenceField(TextColumn):
    """A record's public reference, drawn when the row is first saved.

    `bulk_create` asks once per row; give it `fresh_references` where there are many.
    """

    def __init__(self, prefix: str = "P", **kwargs: Any) -> None:
        if len(prefix) != 1 or not ("A" <= prefix <= "Z"):
            raise ValueError(f"A reference's prefix is one capital letter, not {prefix!r}.")
        self.prefix = prefix
        kwargs.setdefault("verbose_name", "reference")
        kwargs.setdefault("unique", True)  # a history table keeps many versions of one reference
        super().__init__(**(kwargs | {"max_length": 8, "editable": False, "blank": True}))

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Leave out what this class decides itself."""
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("max_length", "editable", "blank"):
            kwargs.pop(fixed, None)
        return name, path, args, kwargs | {"prefix": self.prefix, "unique": self.unique}

    def db_check(self, connection: Any) -> str:
        """Refuse in the database what has not the form of a reference (the check letter is checked here only)."""
        return f"{connection.ops.quote_name(self.column)} ~ '^{self.prefix}-[0-9A-HJKMNP-TV-Z]{{6}}$'"

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001 (Django's signature)
        """Draw a free reference where there is none."""
        reference = super().pre_save(model_instance, add)
        if not reference:
            using = model_instance._state.db or router.db_for_write(type(model_instance), instance=model_instance)
            reference = fresh_references(type(model_instance), self.attname, 1, using)[0]
            setattr(model_instance, self.attname, reference)
        return reference


def _times_base(value: int) -> int:
    """Multiply by 8 in GF(32), which is doubling three times."""
    for _ in range(_BASE.bit_length() - 1):
        value <<= 1
        value ^= _POLYNOMIAL if value & 32 else 0
    return value


def _taken(model: type[models.Model], field_name: str, drawn: list[str], using: str) -> set[str]:
    rows = model._base_manager.using(using).filter(**{f"{field_name}__in": drawn})
    return set(rows.values_list(field_name, flat=True))
