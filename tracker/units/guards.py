"""The guard that keeps the tree of units a tree."""

from tracker.lib.database.guards import EDITED, DeferredGuard, Guard, table_of

_NO_CYCLE = """
    IF NEW.status = 'accepted' AND EXISTS (
        WITH RECURSIVE above (id) AS (
            SELECT NEW.parent_id
            UNION
            SELECT claim.parent_id FROM above
            JOIN {parents} claim ON claim.unit_id = above.id AND claim.status = 'accepted'
        )
        SELECT FROM above WHERE id = NEW.unit_id
    ) THEN
        RAISE EXCEPTION 'Unit % would lie under itself: its parent belongs to it already, by accepted claims.',
            NEW.unit_id USING ERRCODE = 'check_violation', CONSTRAINT = '{parents}_has_no_cycle';
    END IF;
    RETURN NULL;
"""


def no_cycle() -> Guard:
    """No unit lies under itself, by accepted claims, whatever their dates."""
    func = _NO_CYCLE.format(parents=table_of("units.UnitParent"))
    return DeferredGuard(name="has_no_cycle", operation=EDITED, func=func)
