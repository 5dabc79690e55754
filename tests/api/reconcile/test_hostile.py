"""Bodies that nobody should send: each is refused with a sentence, and none is a fault of ours."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.api.reconcile.conftest import Ask
from tracker.api.reconcile import views
from tracker.lib.budget import Budget

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])

QUERY: dict[str, Any] = {"query": "Ram Rai"}
DEEP = "[" * 5000 + "]" * 5000
REFUSED = {
    "no JSON": "{",
    "a list": "[]",
    "null": "null",
    "a number": "1",
    "a query that is a text": '{"q0": "Ram"}',
    "no query": '{"q0": {}}',
    "NUL": '{"q0": {"query": "\\u0000"}}',
    "NUL in a key": '{"\\u0000": {"query": "Ram"}}',
    "lone surrogate": '{"q0": {"query": "\\ud800"}}',
    "lone surrogate in a key": '{"\\udfff": {"query": "Ram"}}',
    "lone surrogate in what is ignored": '{"q0": {"query": "Ram", "x": ["\\ud800"]}}',
    "deep": DEEP,
    "deep in a property": json.dumps({"q0": {"query": "a", "properties": [{"pid": "born", "v": "X"}]}}).replace(
        '"X"', "[" * 900 + "]" * 900
    ),
    "NaN": '{"q0": {"query": "Ram", "limit": NaN}}',
    "an endless number": '{"q0": {"query": "Ram", "limit": ' + "9" * 5000 + "}}",
    "limit of nothing": '{"q0": {"query": "Ram", "limit": 0}}',
    "limit in words": '{"q0": {"query": "Ram", "limit": "ten"}}',
    "limit true": '{"q0": {"query": "Ram", "limit": true}}',
    "query of a number": '{"q0": {"query": 7}}',
    "too long": json.dumps({"q0": {"query": "x" * 501}}),
    "type unknown": '{"q0": {"query": "Ram", "type": "planet"}}',
    "type of a number": '{"q0": {"query": "Ram", "type": 1}}',
    "properties of a number": '{"q0": {"query": "Ram", "properties": 1}}',
    "property unknown": '{"q0": {"query": "Ram", "properties": [{"pid": "shoe", "v": "1"}]}}',
    "property of no name": '{"q0": {"query": "Ram", "properties": [{"v": "1"}]}}',
    "value of a truth": '{"q0": {"query": "Ram", "properties": [{"pid": "born", "v": true}]}}',
    "51 queries": json.dumps({str(n): QUERY for n in range(51)}),
}
TAKEN = {
    "limit of very many": '{"q0": {"query": "Ram", "limit": ' + "9" * 400 + "}}",
    "limit beyond all": '{"q0": {"query": "Ram", "limit": 1e999}}',
    "nothing but signs": '{"q0": {"query": "%_\\\\\'\\";--"}}',
    "empty": '{"q0": {"query": ""}}',
    "a year beyond all": '{"q0": {"query": "Ram", "properties": [{"pid": "born", "v": ' + "9" * 400 + "}]}}",
    "a year at no end": '{"q0": {"query": "Ram", "properties": [{"pid": "born", "v": 1e999}]}}',
    "digits of others": '{"q0": {"query": "Ram", "properties": [{"pid": "born", "v": "١٩٨٧"}]}}',
    "value of nothing": '{"q0": {"query": "Ram", "properties": [{"pid": "units", "v": null}]}}',
    "brackets": '{"q0": {"query": "((([[[{{{ & | ! <-> :*"}}',
    "properties alone": '{"q0": {"properties": [{"pid": "military_unit_number", "v": "12345"}]}}',
    "nobody": "{}",
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_batch_that_cannot_be_read_is_refused_in_words(public: Client, what: str) -> None:
    answer = public.post("/reconcile/", {"queries": REFUSED[what]})
    assert answer.status_code == 400, answer.content
    (fault,) = answer.json()["parameters"]
    assert fault["name"].startswith("queries")
    assert fault["message"]
    assert answer["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("what", TAKEN)
def test_a_batch_that_can_be_read_is_answered(references: dict[str, str], public: Client, what: str) -> None:
    answer = public.post("/reconcile/", {"queries": TAKEN[what]})
    assert answer.status_code == 200, answer.content


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        '{"ids": "NP", "properties": []}',
        '{"ids": [1], "properties": []}',
        '{"ids": ["\\ud800"], "properties": []}',
        '{"ids": ["NP"], "properties": ["name"]}',
        '{"ids": ["NP"], "properties": [{"id": "shoe"}]}',
        json.dumps({"ids": ["NP"] * 51, "properties": []}),
        DEEP,
    ],
)
def test_an_extension_that_cannot_be_read_is_refused_in_words(public: Client, text: str) -> None:
    answer = public.post("/reconcile/", {"extend": text})
    assert answer.status_code == 400, answer.content
    assert answer.json()["parameters"][0]["message"]


def test_a_number_of_a_unit_alone_finds_it(references: dict[str, str], ask: Ask) -> None:
    (found,) = ask("", properties=[{"pid": "military_unit_number", "v": "12345"}])
    assert (found["id"], found["match"]) == (references["Wagner Group"], True)


def test_a_body_that_is_too_large_is_refused(public: Client) -> None:
    answer = public.post("/reconcile/", {"queries": "x" * 256 * 1024})
    assert answer.status_code == 413
    assert "262144" in answer.json()["error"]


def test_forms_that_are_none_are_refused(public: Client) -> None:
    assert public.post("/reconcile/", DEEP, content_type="application/json").status_code == 415
    assert public.post("/reconcile/", b"\xff%ff=", content_type="text/plain").status_code == 415
    broken = "multipart/form-data; boundary=x"
    for body, kind in ((b"", broken), (b"--y", broken), (b"queries=%ff%00", "application/x-www-form-urlencoded")):
        assert public.post("/reconcile/", body, content_type=kind).status_code == 400, (body, kind)
    many = "&".join(f"a{n}=1" for n in range(21_000))
    assert public.post("/reconcile/", many, content_type="application/x-www-form-urlencoded").status_code == 400
    for charset in ("nonsense", "utf-16", "rot13"):
        odd = f"application/x-www-form-urlencoded; charset={charset}"
        assert public.generic("POST", "/reconcile/", b"queries=%7B%7D", content_type=odd).status_code in (200, 400)


def test_a_batch_waits_for_room_as_pages_do(public: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    full = Budget(at_once=0, waiting=0, patience=0, message="Too many at once.", retry_seconds=5)
    monkeypatch.setattr(views, "MAKING", full)
    answer = public.post("/reconcile/", {"queries": "{}"})
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert answer.json() == {"error": "Too many at once."}


def test_only_one_question_is_answered_at_a_time(public: Client) -> None:
    assert public.post("/reconcile/", {"queries": "{}", "extend": "{}"}).status_code == 400
    assert public.get("/reconcile/?queries={}&queries={}").status_code == 400
    assert public.get("/reconcile/?callback=jsonp1").status_code == 400
    assert public.post("/reconcile/").status_code == 400
