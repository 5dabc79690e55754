"""Names as columns: keys computed when a row is written, and the lexemes the database indexes.

A key follows its source in `save` and `bulk_create`; `update()` and `save(update_fields=…)` must name both.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db import models

from tracker.lib.names import name_keys as names
from tracker.lib.typed_fields import LongTextColumn, NumberColumn

KEYS: dict[str, Callable[[str], str]] = {
    "normalised": names.normalised,
    "romanised": names.romanised,
    "romanised_alt": names.romanised_alt,
    "skeleton": names.skeleton,
    "search_keys": names.search_keys,
    "sort_key": names.sort_key,
}


class KeyField(LongTextColumn):
    """One key (a name in `KEYS`) of the text in another column of the same row."""

    is_derived = True

    def __init__(self, source: str = "text", key: str = "romanised", **kwargs: Any) -> None:
        if key not in KEYS:
            raise ValueError(f"There is no key {key!r}; there are {', '.join(KEYS)}.")
        self.source, self.key = source, key
        super().__init__(**(kwargs | {"editable": False, "blank": True, "default": ""}))

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Leave out what this class decides itself."""
        name, path, _args, kwargs = super().deconstruct()
        for fixed in ("editable", "blank", "default"):
            kwargs.pop(fixed, None)
        return name, path, [self.source, self.key], kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001 (Django's signature)
        """Compute the key from the source as it is now."""
        value = KEYS[self.key](getattr(model_instance, self.source) or "")
        setattr(model_instance, self.attname, value)
        return value


class KeyVersionField(NumberColumn):
    """The version of the keys in this row, so that a command finds those to rebuild."""

    is_derived = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**(kwargs | {"editable": False, "default": 0}))

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Leave out what this class decides itself."""
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("editable", "default"):
            kwargs.pop(fixed, None)
        return name, path, args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> int:  # noqa: FBT001 (Django's signature)
        """Stamp the version that `KeyField` has just used."""
        setattr(model_instance, self.attname, names.KEYS_VERSION)
        return names.KEYS_VERSION


class SearchField(models.GeneratedField):
    """The lexemes of a `KeyField(…, "search_keys")` as a `tsvector`; index it with GIN and ask with `matches`."""

    def __init__(self, source: str = "search_keys", **kwargs: Any) -> None:
        self.source = source
        lexemes = models.Func(models.F(source), models.Value(" "), function="string_to_array")
        vector = models.Func(lexemes, function="array_to_tsvector", output_field=SearchVectorField())
        fixed: dict[str, Any] = {"expression": vector, "output_field": SearchVectorField(), "db_persist": True}
        super().__init__(**(kwargs | fixed))

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Name the source only; the expression follows from it."""
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("expression", "output_field", "db_persist"):
            kwargs.pop(fixed, None)
        return name, path, [self.source, *args], kwargs


def matches(q: str, column: str = "search", *, common: Collection[str] = ()) -> models.Q | None:
    """Give the condition that a spelling is found by `q`; None where `q` holds no token at all.

    One row holds one spelling, so use it inside `Exists` over the names, never across a join. Lexemes in `common`
    are those that very many spellings have: what asks for one is compared row by row wherever something else in `q`
    finds few rows, because an index takes long to give all that begins with a common name. It finds the same.
    """
    terms = names.search_terms(q)
    if not terms:
        return None
    often = [term for term in terms if names.is_common(term, common)]
    if len(often) == len(terms):
        return models.Q(_Matches(models.F(column), _query(terms)))
    found = models.Q(_Matches(models.F(column), _query([term for term in terms if term not in often])))
    return found & models.Q(_Compared(models.F(column), _query(often))) if often else found


def is_found_by(q: str, column: str = "search") -> models.Q | None:
    """What `matches` asks, compared row by row: for few rows, which something else has picked."""
    terms = names.search_terms(q)
    return models.Q(_Compared(models.F(column), _query(terms))) if terms else None


def holds_any(terms: Sequence[str], column: str = "search") -> models.Q:
    """Give the condition that some of these parts of a question (see `names.search_terms`) holds."""
    return models.Q(_Matches(models.F(column), _query([" | ".join(f"({term})" for term in terms)])))


def _query(terms: Sequence[str]) -> models.Func:
    return models.Func(models.Value(" & ".join(terms)), template="%(expressions)s::tsquery")


class _Matches(models.Func):
    template = "%(expressions)s"
    arg_joiner = " @@ "
    arity = 2
    output_field = models.BooleanField()


class _Compared(models.Func):
    """What `@@` does, where no index is asked."""

    function = "ts_match_vq"
    arity = 2
    output_field = models.BooleanField()
