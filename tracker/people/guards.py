"""The guards of what is said about persons: own contracts, ages with their day, merged records that stay closed."""

from typing import Any

import pgtrigger

from tracker.lib.database.guards import EDITED, DeferredGuard, Guard, table_of, update_of
from tracker.lib.history import is_derived

_MERGES = table_of("people.Merge")
_OWN_CONTRACT = """
    IF EXISTS (
        SELECT FROM {table} claim JOIN {contracts} contract ON contract.id = claim.contract_id
        WHERE claim.person_id <> contract.person_id
          AND CASE TG_TABLE_NAME WHEN '{table}' THEN claim.id = NEW.id ELSE contract.id = NEW.id END
    ) THEN
        RAISE EXCEPTION 'A {kind} names a contract of another person. Choose a contract of the same person.'
            USING ERRCODE = 'check_violation', CONSTRAINT = '{table}_is_under_own_contract';
    END IF;
    RETURN NULL;
"""
# No CHECK: one that is NOT VALID would refuse any update of an older row, its person's merge among them.
_AGE_HAS_ITS_DAY = """
    IF NEW.age IS NOT NULL AND NEW.age_on = ''
       AND (TG_OP = 'INSERT' OR (OLD.age, OLD.age_on) IS DISTINCT FROM (NEW.age, NEW.age_on))
    THEN
        RAISE EXCEPTION 'An age needs its day. Give the day on which the person had that age, such as the date of the '
            'source that states it.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_birth_age_has_its_day';
    END IF;
    RETURN NEW;
"""
_MERGED_ONCE = """
    IF TG_OP = 'UPDATE' AND (
        OLD.undone_at IS NOT NULL
        OR (OLD.kept_id, OLD.merged_id, OLD.reason, OLD.by_id, OLD.at, OLD.moved, OLD.stayed, OLD.before)
           IS DISTINCT FROM
           (NEW.kept_id, NEW.merged_id, NEW.reason, NEW.by_id, NEW.at, NEW.moved, NEW.stayed, NEW.before)
    ) THEN
        RAISE EXCEPTION 'What a merge says is never changed: take the records apart, then merge them anew.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_merge_is_into_one_that_stands';
    END IF;
    IF NEW.undone_at IS NOT NULL THEN RETURN NEW; END IF;
    -- Of two who merge at once the second waits here, and then sees what the first did.
    PERFORM FROM {persons} WHERE id IN (NEW.kept_id, NEW.merged_id) ORDER BY reference FOR UPDATE;
    IF EXISTS (SELECT FROM {merges} WHERE merged_id = NEW.kept_id AND undone_at IS NULL) THEN
        RAISE EXCEPTION 'The record that is to be kept was merged into another. Merge into that one.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_merge_is_into_one_that_stands';
    END IF;
    RETURN NEW;
"""
_NOT_MERGED = """
    IF EXISTS (SELECT FROM {merges} WHERE merged_id = NEW.{column} AND undone_at IS NULL) THEN
        RAISE EXCEPTION 'This person''s record was merged into another. Write to that one, or take them apart first.'
            USING ERRCODE = 'check_violation', CONSTRAINT = '{table}_is_not_merged';
    END IF;
    RETURN NULL;
"""


def under_own_contract(model: Any) -> list[Guard]:
    """The contract that a claim names belongs to the claim's own person.

    Checked when the transaction ends, so that a person's claims can move together.
    """
    table = model._meta.db_table
    contracts = model._meta.get_field("contract").remote_field.model._meta.db_table
    func = _OWN_CONTRACT.format(table=table, kind=model.KIND, contracts=contracts)
    return [
        DeferredGuard(name="own_contract", operation=EDITED, func=func),
        DeferredGuard(name="contract_stays", operation=update_of(["person_id"]), func=func, on_table=contracts),
    ]


def age_has_its_day() -> Guard:
    """An age that is entered or changed has the day on which it was stated; older rows without one stay."""
    return Guard(name="age_has_its_day", when=pgtrigger.Before, operation=EDITED, func=_AGE_HAS_ITS_DAY)


def merged_into_one_that_stands() -> Guard:
    """Nobody is merged into a record that is merged itself, and no merge is rewritten."""
    func = _MERGED_ONCE.format(persons=table_of("people.Person"), merges=_MERGES)
    return Guard(name="into_one_that_stands", when=pgtrigger.Before, operation=EDITED, func=func)


def not_merged(model: Any, column: str = "person_id") -> Guard:
    """Nothing is written to a person who is merged into another; keys of names are made anew whosever they are.

    Fired behind the check of the foreign key, which waits for whoever merges the person just now.
    """
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    written = [field.column for field in fields if not is_derived(field)]
    # A table with keys of names is looked at for its other columns; all others for any.
    has_keys = any(getattr(field, "is_derived", False) for field in fields)
    update = update_of(written) if has_keys else pgtrigger.Update
    func = _NOT_MERGED.format(table=model._meta.db_table, column=column, merges=_MERGES)
    return Guard(name="is_not_merged", when=pgtrigger.After, operation=pgtrigger.Insert | update, func=func)
