"""Many migration steps as one, so that setting up an empty database takes seconds."""

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations.base import Operation


class Together(Operation):
    """Steps of one sort (tables, or new fields, or constraints and triggers), none of which alters or undoes anything.

    Django draws all models anew after each step; here it does so once. The steps see the state after all of them,
    which is why tables do not go together with fields that are added to them later.
    """

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        """The steps are all there is to it."""
        return type(self).__name__, [], {"operations": self.operations}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Change the state without the models that were drawn from it; they are drawn when next asked for."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Take the steps in order."""
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, to_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Take them back in the opposite order; the models are those from before going back."""
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, from_state)

    def describe(self) -> str:
        """For `migrate --plan`."""
        return f"{len(self.operations)} steps together"
