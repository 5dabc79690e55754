"""One candidate: what speaks for it, and its score."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tracker.api.reconcile.entities import PERSON, Entity

NAME_COUNTS = 4
"""How many properties the likeness of the name counts for in the score."""


@dataclass(frozen=True)
class Candidate:
    """An entity that may be meant.

    `name` is how like its name is, from 0 to 1; `properties` say of each property that was sent, and that is known of
    it, whether a value agrees. `is_name_sure`: the name (or number, or code) leaves no doubt but for namesakes, with
    which people need a property that agrees as well.
    """

    entity: Entity
    name: float
    is_name_sure: bool
    properties: Mapping[str, bool] = field(default_factory=dict)
    is_id: bool = False

    @property
    def score(self) -> float:
        """From 0 to 100: the likeness of the name, which counts as four properties, and the properties that agree."""
        agree = sum(self.properties.values())
        share = (NAME_COUNTS * self.name + agree) / (NAME_COUNTS + len(self.properties))
        return 100.0 if self.is_id else round(100 * share, 1)

    @property
    def is_high(self) -> bool:
        """Whether nothing speaks against it."""
        return self.is_id or (self.is_name_sure and all(self.properties.values()))

    @property
    def has_second_field(self) -> bool:
        """Whether more than the likeness of a name speaks for it."""
        return self.is_id or self.entity.type is not PERSON or any(self.properties.values())

    def features(self) -> list[dict[str, Any]]:
        """What the score is made of."""
        if self.is_id:
            return [{"id": "id", "value": True}]
        agreeing = [{"id": name, "value": agrees} for name, agrees in self.properties.items()]
        return [{"id": "name", "value": round(self.name, 3)}, *agreeing]
