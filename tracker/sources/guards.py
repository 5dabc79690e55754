"""The guards that keep accepted claims cited: the same for every kind of claim."""

import pgtrigger

from tracker.lib.database.guards import EDITED, DeferredGuard, Guard

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
    claim_ids := ARRAY[OLD.{column}];
    IF TG_OP <> 'DELETE' THEN claim_ids := claim_ids || NEW.{column}; END IF;
"""
_OF_NEW_CITATION = """
    claim_id := NEW.{column};
    {same_record}
    RETURN NULL;
"""


def cited_when_accepted(*, claims: str, citations: str, kind: str, owner: str) -> list[Guard]:
    """An accepted claim always has a supporting citation of its own record; `claims` and `citations` are tables.

    Checked when the transaction ends. A new citation takes no claim its support, so only the record is looked at, and
    that of citations of this kind alone: a list brings thousands. `owner` is the key to the record in both tables;
    empty for a kind that is a record and its own claim.
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
    guards: list[Guard] = [
        DeferredGuard(name="is_cited", operation=EDITED, declare=declare, func=_OF_CLAIM + cited),
        DeferredGuard(
            name="stays_cited",
            operation=pgtrigger.Update | pgtrigger.Delete,
            declare=declare,
            func=of_citation,
            on_table=citations,
        ),
    ]
    if owner:
        is_of_kind = pgtrigger.Condition(f"NEW.{words['column']} IS NOT NULL")
        guards.append(
            DeferredGuard(
                name="cites_its_record",
                operation=pgtrigger.Insert,
                condition=is_of_kind,
                declare=declare[:1],
                func=_OF_NEW_CITATION.format(**words),
                on_table=citations,
            )
        )
    return guards
