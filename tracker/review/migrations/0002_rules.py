"""Nobody approves what they touched: a decision copies its submission, and a constraint compares."""

from django.db import migrations

_FORWARDS = """
CREATE FUNCTION review_decision_copies_submission() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    SELECT editors, submitted_by_id INTO NEW.editors, NEW.submitted_by_id
    FROM review_submission WHERE id = NEW.submission_id;
    RETURN NEW;
END
$body$;
CREATE TRIGGER review_decision_copies_submission BEFORE INSERT OR UPDATE ON review_decision
    FOR EACH ROW EXECUTE FUNCTION review_decision_copies_submission();
ALTER TABLE review_decision ADD CONSTRAINT nobody_approves_what_they_touched
    CHECK (outcome <> 'approved' OR decided_by_id <> ALL (editors || submitted_by_id));
"""
_BACKWARDS = """
ALTER TABLE review_decision DROP CONSTRAINT nobody_approves_what_they_touched;
DROP TRIGGER review_decision_copies_submission ON review_decision;
DROP FUNCTION review_decision_copies_submission();
"""


class Migration(migrations.Migration):
    """The trigger and the constraint on decisions."""

    dependencies = [("review", "0001_initial")]

    operations = [migrations.RunSQL(_FORWARDS, _BACKWARDS)]
