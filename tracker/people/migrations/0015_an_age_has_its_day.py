"""An age that is entered or changed has the day on which it was stated; older rows without one stay, and are read with care."""

from django.db import migrations

# No CHECK: one that is NOT VALID would refuse any update of an older row, its person's merge among them.
_RULE = """
CREATE FUNCTION people_birth_age_has_its_day() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF NEW.age IS NOT NULL AND NEW.age_on = ''
       AND (TG_OP = 'INSERT' OR (OLD.age, OLD.age_on) IS DISTINCT FROM (NEW.age, NEW.age_on))
    THEN
        RAISE EXCEPTION 'An age needs its day. Give the day on which the person had that age, such as the date of the '
            'source that states it.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_birth_age_has_its_day';
    END IF;
    RETURN NEW;
END
$body$;
CREATE TRIGGER people_birth_age_has_its_day BEFORE INSERT OR UPDATE ON people_birth
    FOR EACH ROW EXECUTE FUNCTION people_birth_age_has_its_day();
"""
_BACK = """
DROP TRIGGER people_birth_age_has_its_day ON people_birth;
DROP FUNCTION people_birth_age_has_its_day();
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0014_rules_of_merges")]
    operations = [migrations.RunSQL(_RULE, _BACK)]
