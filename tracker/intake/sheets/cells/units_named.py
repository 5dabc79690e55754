"""Which unit a cell names: by its military number or by exactly one of its names, else none."""

from collections import defaultdict
from collections.abc import Mapping

from tracker.lib.military_units import military_unit_number
from tracker.lib.territory_words import word_key
from tracker.units.models import Unit, UnitName
from tracker.vocabulary.claims import ClaimStatus


class KnownUnits:
    """The units of the database by number and by name; what two units share names neither."""

    def __init__(self) -> None:
        numbers: dict[str, set[int]] = defaultdict(set)
        for pk, number in Unit.objects.exclude(military_unit_number="").values_list("pk", "military_unit_number"):
            numbers["".join(sign for sign in number if sign.isdigit())].add(pk)
        names: dict[str, set[int]] = defaultdict(set)
        for pk, text in UnitName.objects.exclude(status=ClaimStatus.REJECTED).values_list("unit", "text"):
            names[word_key(text)].add(pk)
        self._numbers, self._names = _single(numbers), _single(names)

    def meant_by(self, text: str) -> int | None:
        """The key of the unit, None where the text is not the number or a name of exactly one."""
        number = military_unit_number(text)
        return self._numbers.get(number) if number else self._names.get(word_key(text)) if text else None


def _single(found: Mapping[str, set[int]]) -> dict[str, int]:
    return {key: next(iter(pks)) for key, pks in found.items() if key and len(pks) == 1}
