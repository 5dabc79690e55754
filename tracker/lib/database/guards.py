"""Guards: triggers that hold a rule for every statement, whoever sends it. Declared beside the model they guard.

`makemigrations` writes them, as it does constraints (django-pgtrigger sees to that). The library's own triggers have a
switch: whoever may set a session's variable can turn them off with `pgtrigger.ignore`. A guard has none; neither have
the triggers that write histories.
"""

from collections.abc import Iterable
from typing import Any

import pgtrigger
from django.db import models
from pgtrigger import compiler

EDITED = pgtrigger.Insert | pgtrigger.Update
TOUCHED = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete


class GuardSql(compiler.UpsertTriggerSql):
    """The statements that make one guard. Migrations name this class: what it makes of the same words never changes."""

    def get_template(self) -> str:
        """Function, trigger and comment (the hash that django-pgtrigger compares); the library's has a switch first."""
        return """
            CREATE OR REPLACE FUNCTION {pgid}() RETURNS trigger LANGUAGE plpgsql AS $guard$
                {declare}
                BEGIN
                    {func}
                END;
            $guard$;
            DROP TRIGGER IF EXISTS {pgid} ON {table};
            CREATE {constraint} TRIGGER {pgid} {when} {operation} ON {table} {timing} {referencing}
                FOR EACH {level} {condition} EXECUTE FUNCTION {execute};
            COMMENT ON TRIGGER {pgid} ON {table} IS '{hash}';
        """


class NoSwitch(pgtrigger.Trigger):
    """A trigger that no session's setting turns off."""

    def compile(self, model: Any) -> compiler.Trigger:
        """The statements for the model's table, or for that of `on_table`."""
        compiled = super().compile(model)
        words = {name: value for name, value in compiled.sql.kwargs.items() if name != "ignore_func_name"}
        return compiler.Trigger(name=compiled.name, sql=GuardSql(**words | self.on_other_table()))

    def on_other_table(self) -> dict[str, str]:
        """The table, where it is not the model's."""
        return {}


class Guard(NoSwitch):
    """One rule on one table; `on_table` where a rule about the model must be looked at when another table changes.

    `arguments` reach the function as `TG_ARGV`.
    """

    def __init__(self, *, on_table: str = "", arguments: Iterable[str] = (), **rule: Any) -> None:
        self.on_table, self.arguments = on_table, tuple(arguments)
        super().__init__(**rule)

    def on_other_table(self) -> dict[str, str]:
        """The table, where it is not the model's."""
        return {"table": self.on_table} if self.on_table else {}

    def render_execute(self, model: Any) -> str:
        """The call with its arguments, which are names of columns."""
        arguments = ", ".join(f"'{name}'" for name in self.arguments)
        return f"{self.get_pgid(model)}({arguments})"


class DeferredGuard(Guard):
    """One that is looked at when the transaction ends: rows that depend on each other can be written in any order."""

    when = pgtrigger.After
    timing = pgtrigger.Deferred


def update_of(columns: Iterable[str]) -> pgtrigger.Operation:
    """An update that names one of the columns."""
    operation: pgtrigger.Operation = pgtrigger.UpdateOf(*columns)  # type: ignore[no-untyped-call]
    return operation


def table_of(label: str) -> str:
    """The table of a model that is named by its label, such as `people.PersonCitation`."""
    return label.lower().replace(".", "_")


def guard(model: type[models.Model], guards: Iterable[pgtrigger.Trigger]) -> None:
    """Declare guards on a model whose class is made already."""
    pgtrigger.register(*guards)(model)
