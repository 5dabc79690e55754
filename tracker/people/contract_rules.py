"""The deferred trigger that keeps a claim under a contract of its own person."""

from django.db import migrations

_FUNCTION = """
CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF EXISTS (
        SELECT FROM {table} claim JOIN people_contract contract ON contract.id = claim.contract_id
        WHERE claim.person_id <> contract.person_id
          AND CASE TG_TABLE_NAME WHEN '{table}' THEN claim.id = NEW.id ELSE contract.id = NEW.id END
    ) THEN
        RAISE EXCEPTION 'A {kind} names a contract of another person. Choose a contract of the same person.'
            USING ERRCODE = 'check_violation', CONSTRAINT = '{function}';
    END IF;
    RETURN NULL;
END
$body$;
CREATE CONSTRAINT TRIGGER {function}_claim AFTER INSERT OR UPDATE ON {table}
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {function}();
CREATE CONSTRAINT TRIGGER {function}_contract AFTER UPDATE OF person_id ON people_contract
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {function}();
"""
_DROP = """
DROP TRIGGER {function}_contract ON people_contract;
DROP TRIGGER {function}_claim ON {table};
DROP FUNCTION {function}();
"""
_REFUSE = """
DO $body$ DECLARE strangers bigint; BEGIN
    SELECT count(*) INTO strangers FROM {table} claim JOIN people_contract contract ON contract.id = claim.contract_id
    WHERE claim.person_id <> contract.person_id;
    IF strangers > 0 THEN
        RAISE EXCEPTION '% rows of {table} name a contract of another person. Choose a contract of the same person '
            'for each, then migrate again.', strangers;
    END IF;
END $body$;
"""


def under_own_contract(kind: str) -> migrations.RunSQL:
    """Migration step: the contract that a claim of that `kind` names belongs to the claim's own person.

    Checked when the transaction ends, so that a person's claims can move together. Where rows break the rule
    already, the step refuses and says how many.
    """
    words = {"function": f"people_{kind}_is_under_own_contract", "table": f"people_{kind}", "kind": kind}
    return migrations.RunSQL((_REFUSE + _FUNCTION).format(**words), _DROP.format(**words))
