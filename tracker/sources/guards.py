"""The guards that keep accepted claims cited: the same for every kind of claim."""

from tracker.lib.database.guards import EDITED, TOUCHED, DeferredGuard, Guard

_SAME_RECORD = """
        IF EXISTS (
            SELECT FROM {citations} cited JOIN {claims} claim ON claim.id = cited.{column}
            WHERE claim.id = claim_id AND claim.{owner}_id <> cited.{owner}_id
        ) THEN
            RAISE EXCEPTION 'A citation of {kind} % belongs to another record than the {kind}.', claim_id
                USING ERRCODE = 'check_violation', CONSTRAINT = '{rule}';
        END IF;
"""
_CITED = """
    -- A citation is of one kind of claim: the triggers of the other kinds have nothing to look at.
    FOREACH claim_id IN ARRAY array_remove(claim_ids, NULL) LOOP
        {same_record}
        IF EXISTS (SELECT FROM {claims} WHERE id = claim_id AND status = 'accepted')
           AND NOT EXISTS (
               SELECT FROM {citations} WHERE {column} = claim_id AND stance = 'supports'
           )
        THEN
            RAISE EXCEPTION 'The accepted {kind} % has no source that supports it. Add a citation, or set '
                'the claim back to unverified.', claim_id
                USING ERRCODE = 'check_violation', CONSTRAINT = '{rule}';
        END IF;
    END LOOP;
    RETURN NULL;
"""
_OF_CLAIM = "claim_ids := ARRAY[NEW.id];"
_OF_CITATION = """
    IF TG_OP <> 'INSERT' THEN claim_ids := claim_ids || OLD.{column}; END IF;
    IF TG_OP <> 'DELETE' THEN claim_ids := claim_ids || NEW.{column}; END IF;
"""


def cited_when_accepted(*, claims: str, citations: str, kind: str, owner: str) -> list[Guard]:
    """An accepted claim always has a supporting citation of its own record; `claims` and `citations` are tables.

    Checked when the transaction ends, on insert, update and delete of the claim and of its citations. `owner` is the
    key to the record in both tables; empty for a kind that is a record and its own claim.
    """
    words = {
        "claims": claims,
        "citations": citations,
        "column": f"{kind}_id",
        "kind": kind,
        "owner": owner,
        "rule": f"{claims}_is_cited",
    }
    words["same_record"] = _SAME_RECORD.format(**words) if owner else ""
    declare = [("claim_id", "bigint"), ("claim_ids", "bigint[] := ARRAY[]::bigint[]")]
    cited = _CITED.format(**words)
    of_citation = _OF_CITATION.format(**words) + cited
    return [
        DeferredGuard(name="is_cited", operation=EDITED, declare=declare, func=_OF_CLAIM + cited),
        DeferredGuard(name="stays_cited", operation=TOUCHED, declare=declare, func=of_citation, on_table=citations),
    ]
