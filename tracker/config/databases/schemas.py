"""What a schema of a database is made of, thing by thing, so that two can be compared; the order of columns apart."""

import re
from typing import Any

# Names of what lies in the schema are written without it: it comes first on the search path.
_COLUMNS = """
SELECT c.relname, format('column %%s', a.attname),
    concat_ws(' ', format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'NOT NULL' END,
        a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid))
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r'
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE c.relnamespace = %(schema)s::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
"""
# NOT NULL is said with the column; since PostgreSQL 18 it is a constraint as well.
_CONSTRAINTS = """
SELECT c.relname, format('constraint %%s', k.conname), pg_get_constraintdef(k.oid, true)
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
WHERE c.relnamespace = %(schema)s::regnamespace AND k.contype NOT IN ('n', 't')
"""
_INDEXES = """
SELECT c.relname, format('index %%s', i.relname), pg_get_indexdef(x.indexrelid, 0, true)
FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
WHERE c.relnamespace = %(schema)s::regnamespace
"""
_TRIGGERS = """
SELECT c.relname, format('trigger %%s', t.tgname), pg_get_triggerdef(t.oid, true)
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE c.relnamespace = %(schema)s::regnamespace AND NOT t.tgisinternal
"""
_FUNCTIONS = """
SELECT '', format('function %%s', p.oid::regprocedure), pg_get_functiondef(p.oid)
FROM pg_proc p WHERE p.pronamespace = %(schema)s::regnamespace AND p.prokind = 'f' AND NOT EXISTS (
    SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e')
"""
_TRIGGER_FUNCTIONS = """
SELECT p.oid::regprocedure::text FROM pg_proc p
WHERE p.pronamespace = %(schema)s::regnamespace AND p.prorettype = 'trigger'::regtype AND NOT EXISTS (
    SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e')
"""

_CASTS = re.compile(r"::(character varying|[a-z]+)(\(\d+\))?(\[\])?")
_PARENTHESES = str.maketrans("", "", "()")


def schema_of(connection: Any, schema: str) -> dict[tuple[str, str], str]:
    """How each column, constraint, index, trigger and function of the schema is defined, by table and name.

    Functions belong to no table (an empty name). `connection` is Django's, with the schema first on its search path.
    """
    found: dict[tuple[str, str], str] = {}
    with connection.cursor() as cursor:
        for question in (_COLUMNS, _CONSTRAINTS, _INDEXES, _TRIGGERS, _FUNCTIONS):
            cursor.execute(question, {"schema": schema})
            found |= {(table, name): _comparable(made, schema) for table, name, made in cursor.fetchall()}
    return found


def _comparable(definition: str, schema: str) -> str:
    """A definition without what PostgreSQL prints in another way once it was dumped and restored.

    A list of values gets its casts one by one then; functions are printed with their schema always.
    """
    return _CASTS.sub("", definition.replace(f"{schema}.", "")).translate(_PARENTHESES)


def drop_triggers(connection: Any, schema: str) -> None:
    """Drop all triggers of the schema's tables, with their functions; those of extensions stay."""
    with connection.cursor() as cursor:
        cursor.execute(_TRIGGER_FUNCTIONS, {"schema": schema})
        for (function,) in cursor.fetchall():
            cursor.execute(f"DROP FUNCTION {function} CASCADE")
