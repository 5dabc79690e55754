"""Accepted claims about units stay cited, and no unit lies under itself."""

from django.db import migrations

from tracker.sources.citation_rules import cited_when_accepted

_NO_CYCLE = """
CREATE FUNCTION units_unitparent_has_no_cycle() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF NEW.status = 'accepted' AND EXISTS (
        WITH RECURSIVE above (id) AS (
            SELECT NEW.parent_id
            UNION
            SELECT claim.parent_id FROM above
            JOIN units_unitparent claim ON claim.unit_id = above.id AND claim.status = 'accepted'
        )
        SELECT FROM above WHERE id = NEW.unit_id
    ) THEN
        RAISE EXCEPTION 'Unit % would lie under itself: its parent belongs to it already, by accepted claims.',
            NEW.unit_id USING ERRCODE = 'check_violation', CONSTRAINT = 'units_unitparent_has_no_cycle';
    END IF;
    RETURN NULL;
END
$body$;
CREATE CONSTRAINT TRIGGER units_unitparent_has_no_cycle AFTER INSERT OR UPDATE ON units_unitparent
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION units_unitparent_has_no_cycle();
"""
_CYCLES = """
DROP TRIGGER units_unitparent_has_no_cycle ON units_unitparent;
DROP FUNCTION units_unitparent_has_no_cycle();
"""


class Migration(migrations.Migration):
    """Deferred constraint triggers of this room."""

    dependencies = [("units", "0001_initial")]

    operations = [
        cited_when_accepted(room="units", kind="unitname", owner="unit"),
        cited_when_accepted(room="units", kind="unitparent", owner="unit"),
        cited_when_accepted(room="units", kind="unitstatus", owner="unit"),
        migrations.RunSQL(_NO_CYCLE, _CYCLES),
    ]
