"""The data package of a release: all its files as they stand now, and how the release is cited."""

import json
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client

from tests.conftest import Publish
from tests.exports.profiles import faults
from tests.publishing.releases.reading import content, gone, page, release
from tracker.catalogue.files import FILES
from tracker.people.models import Name, Person
from tracker.publishing.releases.checksums import write_checksums

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def packed(public: Client, number: int) -> dict[str, bytes]:
    with ZipFile(BytesIO(content(public, f"/releases/{number}/people.zip"))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_holds_every_file_of_the_release_with_the_checksums_of_its_page(
    public: Client, somebody: Person, published: Publish
) -> None:
    number = release()
    before = packed(public, number)
    Name.objects.filter(person=somebody).update(text="Adam Smithe")
    published(somebody)
    write_checksums()
    files, shown = packed(public, number), page(public, f"/releases/{number}/")
    assert files == before
    for file in FILES:
        name = f"{file.name}.csv"
        assert files[name] == content(public, f"/releases/{number}/{name}")
        assert sha256(files[name]).hexdigest() in shown
    assert b"Adam Smithe" not in files["people.csv"]
    assert f'href="/releases/{number}/people.zip"' in shown
    answer = public.get(f"/releases/{number}/people.zip")
    assert f'filename="people-release-{number}.zip"' in answer.headers["Content-Disposition"]


def test_it_keeps_to_the_profiles_and_says_which_release_it_is(public: Client, somebody: Person) -> None:
    number = release()
    files = packed(public, number)
    package = json.loads(files["datapackage.json"])
    assert faults(package) == []
    assert {each["name"] for each in package["resources"]} == {file.name for file in FILES}
    assert (package["version"], package["filter"]) == ("1", "release 1")
    assert package["citation"] in page(public, f"/releases/{number}/")
    assert package["citation"] in files["README.txt"].decode()
    assert "http://testserver/releases/1/" in package["citation"]


def test_whoever_is_withdrawn_leaves_it_at_once(public: Client, somebody: Person) -> None:
    number = release()
    gone("person", somebody.reference)
    files = packed(public, number)
    for told in (somebody.reference, "Adam Smith"):
        assert not [name for name, text in files.items() if told in text.decode()], told
    assert json.loads(files["datapackage.json"])["version"] == "1.1"


@pytest.mark.parametrize(("address", "status"), [("/releases/9/people.zip", 404), ("/releases/1/people.zip?q=x", 400)])
def test_what_is_not_there_is_said(public: Client, somebody: Person, address: str, status: int) -> None:
    release()
    assert public.get(address).status_code == status
