"""The deferred trigger that keeps accepted claims cited: one helper for every kind of claim."""

from django.db import migrations

_FUNCTION = """
CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
    claim_id bigint;
    claim_ids bigint[] := ARRAY[]::bigint[];
BEGIN
    IF TG_TABLE_NAME = '{claim_table}' THEN
        claim_ids := ARRAY[NEW.id];
    ELSE
        IF TG_OP <> 'INSERT' THEN claim_ids := claim_ids || OLD.{column}; END IF;
        IF TG_OP <> 'DELETE' THEN claim_ids := claim_ids || NEW.{column}; END IF;
    END IF;
    FOREACH claim_id IN ARRAY claim_ids LOOP
{same_record}        IF EXISTS (SELECT FROM {claim_table} WHERE id = claim_id AND status = 'accepted')
           AND NOT EXISTS (
               SELECT FROM {citation_table} WHERE {column} = claim_id AND stance = 'supports'
           )
        THEN
            RAISE EXCEPTION 'The accepted {kind} % has no source that supports it. Add a citation, or set '
                'the claim back to unverified.', claim_id
                USING ERRCODE = 'check_violation', CONSTRAINT = '{function}';
        END IF;
    END LOOP;
    RETURN NULL;
END
$body$;
"""
_SAME_RECORD = """
        IF EXISTS (
            SELECT FROM {citation_table} cited JOIN {claim_table} claim ON claim.id = cited.{column}
            WHERE claim.id = claim_id AND claim.{owner}_id <> cited.{owner}_id
        ) THEN
            RAISE EXCEPTION 'A citation of {kind} % belongs to another record than the {kind}.', claim_id
                USING ERRCODE = 'check_violation', CONSTRAINT = '{function}';
        END IF;
"""
_ON_CLAIM = """
CREATE CONSTRAINT TRIGGER {function}_claim AFTER INSERT OR UPDATE ON {claim_table}
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {function}();
"""
_ON_CITATION = """
CREATE CONSTRAINT TRIGGER {function}_{column} AFTER INSERT OR UPDATE OR DELETE ON {citation_table}
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {function}();
"""
_DROP = """
DROP TRIGGER {function}_{column} ON {citation_table};
DROP TRIGGER {function}_claim ON {claim_table};
DROP FUNCTION {function}();
"""
_REFUSE = """
DO $body$ DECLARE uncited bigint; BEGIN
    SELECT count(*) INTO uncited FROM {claim_table} claim WHERE status = 'accepted' AND NOT EXISTS (
        SELECT FROM {citation_table} cited WHERE cited.{column} = claim.id AND cited.stance = 'supports');
    IF uncited > 0 THEN
        RAISE EXCEPTION '% accepted rows of {claim_table} have no supporting citation. Add one to each, or '
            'set them back to unverified, then migrate again.', uncited;
    END IF;
END $body$;
"""


def cited_when_accepted(*, room: str, kind: str, owner: str) -> migrations.RunSQL:
    """Migration step: an accepted `kind` of `room` always has a supporting citation of its own record.

    Checked when the transaction ends, on insert, update and delete of the claim and of its citations. Where
    rows break the rule already, the step refuses and says how many.
    """
    return _rule(room=room, kind=kind, citations=owner, owner=owner, same_record=_SAME_RECORD)


def record_cited_when_accepted(*, room: str, kind: str, citations: str) -> migrations.RunSQL:
    """The same for a `kind` that is a record and its own claim; `citations` is the first word of their table."""
    return _rule(room=room, kind=kind, citations=citations, owner="", same_record="")


def _rule(*, room: str, kind: str, citations: str, owner: str, same_record: str) -> migrations.RunSQL:
    words = {
        "function": f"{room}_{kind}_is_cited",
        "claim_table": f"{room}_{kind}",
        "citation_table": f"{room}_{citations}citation",
        "column": f"{kind}_id",
        "owner": owner,
        "kind": kind,
    }
    words["same_record"] = same_record.format(**words)
    forwards = _REFUSE + _FUNCTION + _ON_CLAIM + _ON_CITATION
    return migrations.RunSQL(forwards.format(**words), _DROP.format(**words))
