"""Records of every list, for the tests of files."""

import pytest

from tests import factories, figure_factories
from tests.conftest import Publish
from tests.levels import crowd, show
from tracker.people.models import Name, PersonCitation

HOSTILE = ["=1+1", "-x;@y", 'Say "so", he', "Щёголев", "राम, थापा", "a;b\\x3b", "NA", "06705", "TRUE", "2023-09", "1e5"]
SUMMARY = 'First line, with "quotes".\n=Second\r\n\r\n-third; @fourth'


@pytest.fixture
def of_all_kinds(published: Publish) -> None:
    """Records of every list, persons with hostile texts in every column, with little, and without a name."""
    cited = factories.source()
    unit = factories.unit('Wolf, "1st"')
    signed = {"side": "RU", "unit": unit, "unit_as_stated": '1st, "Bn"', "signed_on": "2023-09~"}
    first = figure_factories.figure(100)
    published(unit, first, figure_factories.statement(), figure_factories.state_action())
    person = factories.person(
        HOSTILE[0],
        source_of_all=cited,
        nationalities=["NP", "NA"],
        sex="M",
        contracts=[signed, {"side": "UA"}],
        services=[{"side": "RU", "unit": unit}],
        grants=[{"territory_id": "RU", "state": "granted"}],
        fates=[{"kind": "killed", "on": "[..2024-01]", "place": "=Avdiivka,\tnorth"}],
        public_summary=SUMMARY,
    )
    PersonCitation.objects.create(person=person, source=cited, fields=["public_summary"])
    for text in HOSTILE[1:]:
        factories.claim(Name, person, sources=[cited], text=text)
    published(person, *(factories.person(text) for text in HOSTILE))
    show(*crowd(5))
