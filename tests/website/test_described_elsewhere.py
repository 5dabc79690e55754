"""What search engines for data and other sites are told of us: true, complete, and nobody's name."""

import json
import re
from html import unescape

import pytest
from django.test import Client

from tests import factories
from tests.conftest import Publish
from tests.levels import account
from tracker.catalogue.files import FILES
from tracker.exports.formats.register import formats_of
from tracker.publishing.actions import catch_up
from tracker.publishing.releases.making import make_release

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
SCRIPT = re.compile('<script type="application/ld\\+json">(.*?)</script>', re.DOTALL)


def test_the_download_page_describes_every_file_to_search_engines(public: Client, published: Publish) -> None:
    published(factories.person("Adam Smith"))
    make_release(by=account("eli", "publisher"))
    catch_up()
    (text,) = SCRIPT.findall(public.get("/download/").content.decode())
    told = json.loads(text)
    assert (told["@type"], told["license"]) == ("Dataset", "https://creativecommons.org/licenses/by/4.0/")
    assert told["version"] == str(public.get("/api/v1/").json()["generation"])
    assert told["hasPart"]["url"] == "http://testserver/releases/1/"
    addresses = {each["contentUrl"]: each["encodingFormat"] for each in told["distribution"]}
    assert len(addresses) == 1 + sum(len(list(formats_of(file))) for file in FILES)
    for address, kind in addresses.items():
        answer = public.get(address.removeprefix("http://testserver"))
        assert answer.status_code == 200, address
        assert answer.headers["Content-Type"].partition(";")[0] == kind


def test_a_shared_link_has_a_picture_and_no_name(public: Client, published: Publish) -> None:
    person = factories.person("Adam Smith")
    published(person)
    paths = ("/", "/people/", "/people/?q=Adam", "/people/?sex=M", f"/people/{person.reference}/", "/download/")
    for path in paths:
        head = unescape(public.get(path).content.decode()).partition("</head>")[0]
        told = dict(re.findall('<meta property="og:([a-z_:]+)"\\s+content="([^"]*)"', head))
        assert told["image"].startswith("http://testserver/static/website/social"), path
        assert told["title"]
        assert "Adam" not in "".join(told.values())
