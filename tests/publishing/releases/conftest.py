"""What releases are made of in tests."""

import pytest

from tests import factories, figure_factories
from tests.conftest import Publish
from tests.levels import crowd, show
from tracker.people.models import Person


@pytest.fixture
def somebody(published: Publish) -> Person:
    """Published, with a unit, a source, a figure with a link and a statement about the person; and somebody else."""
    unit = factories.unit('Wolf, "1st"')
    cited = factories.source()
    person = factories.person(
        "=Adam Smith",
        nationalities=["GB", "NA"],
        source_of_all=cited,
        contracts=[{"side": "RU", "unit": unit, "signed_on": "2023-09"}],
        fates=[{"kind": "killed", "on": "2024-02"}],
    )
    first = figure_factories.figure(100)
    second = figure_factories.figure(200)
    figure_factories.link(second, "contests", first)
    published(unit, person, factories.person("Bimal"), first, second)
    published(figure_factories.statement("Buried today."))
    show(*crowd(5))
    return person
