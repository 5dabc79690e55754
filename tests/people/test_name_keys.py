"""Names whose keys an older version made are rebuilt, and nothing else is touched."""

from io import StringIO

import pytest
from django.core.management import call_command

from tests import factories
from tracker.accounts.models import User
from tracker.lib.names.name_fields import matches
from tracker.lib.names.name_keys import KEYS_VERSION
from tracker.people.models import Name, Recruiter, RecruiterName
from tracker.review.actions import submit
from tracker.review.content import record_kind
from tracker.units.models import UnitName

pytestmark = pytest.mark.django_db


def age(*models: type[Name] | type[UnitName] | type[RecruiterName]) -> None:
    """Make all keys as an older version might have left them."""
    for model in models:
        model._default_manager.update(romanised="old", skeleton="old", search_keys="old", keys_version=0)


def found(q: str) -> int:
    condition = matches(q)
    assert condition is not None
    return Name.objects.filter(condition).count()


def rebuilt(**options: int) -> str:
    said = StringIO()
    call_command("rebuild_name_keys", stdout=said, **options)
    return said.getvalue()


def test_older_keys_are_rebuilt_in_batches_and_said() -> None:
    for name in ("Ram Thapa", "Глосс", "Adam Smith"):
        factories.person(name)
    factories.unit("Грузинский легион")
    RecruiterName.objects.create(recruiter=Recruiter.objects.create(kind="person"), text="Somebody")
    keys = list(Name.objects.order_by("pk").values("text", "romanised", "romanised_alt", "skeleton", "search_keys"))
    age(Name, UnitName, RecruiterName)
    assert found("gloss") == 0
    said = rebuilt(batch=2)
    for words in ("names: 2 rebuilt so far", "names: 3 rebuilt so far", "names: 3 rebuilt, all are of version"):
        assert words in said
    assert "unit names: 1 rebuilt, all" in said
    assert "recruiter names: 1 rebuilt, all" in said
    assert list(Name.objects.order_by("pk").values(*keys[0])) == keys
    assert found("gloss") == 1
    for model in (Name, UnitName, RecruiterName):
        assert set(model._default_manager.values_list("keys_version", flat=True)) == {KEYS_VERSION}


def test_a_second_run_does_nothing() -> None:
    factories.person("Ram Thapa")
    assert "names: 0 rebuilt" in rebuilt()
    assert "rebuild_catalogue" not in rebuilt()


def test_rebuilding_is_no_change_of_the_record(researcher: User) -> None:
    made = factories.person("Ram Thapa", by=researcher)
    events = [model._default_manager.count() for model, _ in record_kind("person").event_models]
    age(Name)
    rebuilt()
    assert [model._default_manager.count() for model, _ in record_kind("person").event_models] == events
    (handed_in,) = submit(kind="person", references=[made.reference], by=researcher)
    assert handed_in.editors == [researcher.pk]
