"""The bounds of a partial date, computed by the database.

`edtf_range` reads the text (the subset of `tracker.lib.dates.partial_dates`), `edtf_earliest` and `edtf_latest` give its ends.
Generated columns rest on them, so they are immutable and need no search path: builtins are named in full, and the two
short functions are bound to the first when they are created (standard SQL bodies), wherever the schema is moved to.
plpgsql for the reading: it measured forty times faster than the same in a SQL function.
"""

from django.db import migrations

CREATE_RANGE = r"""
CREATE FUNCTION edtf_range(written text) RETURNS pg_catalog.daterange
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $body$
DECLARE
    first_part text;
    last_part text;
    earliest pg_catalog.date;
    latest pg_catalog.date;
BEGIN
    IF written IS NULL OR written = '' THEN
        RETURN NULL;
    END IF;
    IF written ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(~[?]?|[?]~?)?$' THEN
        first_part := pg_catalog.rtrim(written, '~?');
        last_part := first_part;
    ELSIF written ~ '^\[([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?\.\.([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?\]$'
          AND written <> '[..]' THEN
        first_part := pg_catalog.split_part(pg_catalog.btrim(written, '[]'), '..', 1);
        last_part := pg_catalog.split_part(pg_catalog.btrim(written, '[]'), '..', 2);
    ELSE
        RAISE EXCEPTION USING ERRCODE = 'invalid_datetime_format',
            MESSAGE = pg_catalog.format('%L is not a partial date', written),
            HINT = 'Write 2023, 2023-09, 2023-09-14 (then ~ or ?), [2023-09..2023-11], [..2024-01], [2023-09..].';
    END IF;
    IF first_part <> '' THEN
        earliest := pg_catalog.make_date(
            pg_catalog.substr(first_part, 1, 4)::integer,
            CASE WHEN pg_catalog.length(first_part) > 4 THEN pg_catalog.substr(first_part, 6, 2)::integer ELSE 1 END,
            CASE WHEN pg_catalog.length(first_part) > 7 THEN pg_catalog.substr(first_part, 9, 2)::integer ELSE 1 END);
    END IF;
    IF last_part <> '' THEN
        latest := pg_catalog.make_date(
            pg_catalog.substr(last_part, 1, 4)::integer,
            CASE WHEN pg_catalog.length(last_part) > 4 THEN pg_catalog.substr(last_part, 6, 2)::integer ELSE 12 END,
            CASE WHEN pg_catalog.length(last_part) > 7 THEN pg_catalog.substr(last_part, 9, 2)::integer ELSE 1 END);
        IF pg_catalog.length(last_part) < 10 THEN
            latest := (latest + interval '1 month' - interval '1 day')::pg_catalog.date;
        END IF;
    END IF;
    IF earliest < '1000-01-01' OR latest > '9998-12-31' OR latest < '1000-01-01' OR earliest > '9998-12-31' THEN
        RAISE EXCEPTION USING ERRCODE = 'datetime_field_overflow',
            MESSAGE = pg_catalog.format('%L has a year that is not between 1000 and 9998', written);
    END IF;
    IF earliest > latest THEN
        RAISE EXCEPTION USING ERRCODE = 'data_exception',
            MESSAGE = pg_catalog.format('%L ends before it begins', written);
    END IF;
    RETURN pg_catalog.daterange(earliest, latest, '[]');
END
$body$
"""

CREATE_EARLIEST = """
CREATE FUNCTION edtf_earliest(written text) RETURNS pg_catalog.date
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN pg_catalog.lower(edtf_range(written))
"""

CREATE_LATEST = """
CREATE FUNCTION edtf_latest(written text) RETURNS pg_catalog.date
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN pg_catalog.upper(edtf_range(written)) - 1
"""


class Migration(migrations.Migration):
    """Creates three functions in the first schema of the search path; both databases run it."""

    operations = [
        migrations.RunSQL(CREATE_RANGE, "DROP FUNCTION edtf_range(text)"),
        migrations.RunSQL(CREATE_EARLIEST, "DROP FUNCTION edtf_earliest(text)"),
        migrations.RunSQL(CREATE_LATEST, "DROP FUNCTION edtf_latest(text)"),
    ]
