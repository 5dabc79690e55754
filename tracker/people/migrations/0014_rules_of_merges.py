"""Nobody is merged into a record that is merged itself, nothing is written to such a record, and no merge is rewritten."""

from django.db import migrations

_MERGES = """
CREATE FUNCTION people_merge_is_into_one_that_stands() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF TG_OP = 'UPDATE' AND (
        OLD.undone_at IS NOT NULL
        OR (OLD.kept_id, OLD.merged_id, OLD.reason, OLD.by_id, OLD.at, OLD.moved, OLD.stayed, OLD.before)
            IS DISTINCT FROM (NEW.kept_id, NEW.merged_id, NEW.reason, NEW.by_id, NEW.at, NEW.moved, NEW.stayed, NEW.before)
    ) THEN
        RAISE EXCEPTION 'What a merge says is never changed: take the records apart, then merge them anew.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_merge_is_into_one_that_stands';
    END IF;
    IF NEW.undone_at IS NOT NULL THEN RETURN NEW; END IF;
    -- Of two who merge at once the second waits here, and then sees what the first did.
    PERFORM FROM people_person WHERE id IN (NEW.kept_id, NEW.merged_id) ORDER BY reference FOR UPDATE;
    IF EXISTS (SELECT FROM people_merge WHERE merged_id = NEW.kept_id AND undone_at IS NULL) THEN
        RAISE EXCEPTION 'The record that is to be kept was merged into another. Merge into that one.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_merge_is_into_one_that_stands';
    END IF;
    RETURN NEW;
END
$body$;
CREATE TRIGGER people_merge_is_into_one_that_stands BEFORE INSERT OR UPDATE ON people_merge
    FOR EACH ROW EXECUTE FUNCTION people_merge_is_into_one_that_stands();
"""
_MERGES_BACK = """
DROP TRIGGER people_merge_is_into_one_that_stands ON people_merge;
DROP FUNCTION people_merge_is_into_one_that_stands();
"""
# Fired behind the check of the foreign key, which waits for whoever merges the person just now.
_CLOSED = """
CREATE FUNCTION {table}_is_not_merged() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF EXISTS (SELECT FROM people_merge WHERE merged_id = NEW.{column} AND undone_at IS NULL) THEN
        RAISE EXCEPTION 'This person''s record was merged into another. Write to that one, or take them apart first.'
            USING ERRCODE = 'check_violation', CONSTRAINT = '{table}_is_not_merged';
    END IF;
    RETURN NULL;
END
$body$;
CREATE TRIGGER {table}_is_not_merged AFTER INSERT OR UPDATE {of} ON {table}
    FOR EACH ROW EXECUTE FUNCTION {table}_is_not_merged();
"""
_OPEN = """
DROP TRIGGER {table}_is_not_merged ON {table};
DROP FUNCTION {table}_is_not_merged();
"""
_CLAIMS = (
    "name",
    "birth",
    "background",
    "nationality",
    "contract",
    "payment",
    "service",
    "step",
    "citizenshipgrant",
    "fate",
    "proceeding",
    "personcitation",
)
# The keys of names are made anew whosever they are.
_OF = {"people_name": "OF person_id, text, kind, script, language, preferred, status, conflict_on, public_note"}
_TABLES = {"people_person": "id"} | {f"people_{claim}": "person_id" for claim in _CLAIMS}


class Migration(migrations.Migration):
    """Triggers of merges."""

    dependencies = [("people", "0013_merges")]

    operations = [
        migrations.RunSQL(_MERGES, _MERGES_BACK),
        *(
            migrations.RunSQL(
                _CLOSED.format(table=table, column=column, of=_OF.get(table, "")), _OPEN.format(table=table)
            )
            for table, column in _TABLES.items()
        ),
    ]
