"""Accepted payments, steps and proceedings stay cited; payments and grants name contracts of their own person."""

from django.db import migrations

from tracker.people.contract_rules import under_own_contract
from tracker.sources.citation_rules import cited_when_accepted


class Migration(migrations.Migration):
    """Deferred constraint triggers."""

    dependencies = [("people", "0003_payments_steps_proceedings")]

    operations = [
        cited_when_accepted(room="people", kind="payment", owner="person"),
        cited_when_accepted(room="people", kind="step", owner="person"),
        cited_when_accepted(room="people", kind="proceeding", owner="person"),
        under_own_contract("payment"),
        under_own_contract("citizenshipgrant"),
    ]
