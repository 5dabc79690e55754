"""Readers are told exactly the policy that publishing obeys."""

import html
from typing import Any

import pytest

from tracker.catalogue.policy_lines import FIXTURE, policy_in_words
from tracker.publishing.policy.register import NEVER_WHOLE, POLICY
from tracker.publishing.policy.text import policy_text


def test_the_policy_in_words_equals_the_register() -> None:
    assert FIXTURE.read_text(encoding="utf-8") == policy_text(), "The policy changed: run manage.py write_policy"


def test_every_field_is_in_the_words_with_its_reason() -> None:
    said = {
        (record.model, line.field): (line.showing, line.why) for record in policy_in_words() for line in record.lines
    }
    assert said == {
        (model, name): (rule.showing.value, rule.why) for model, rules in POLICY.items() for name, rule in rules.items()
    }
    assert {record.model: record.why_nothing for record in policy_in_words() if record.why_nothing} == NEVER_WHOLE
    forms = {line.form for record in policy_in_words() for line in record.lines if line.showing == "generalised"}
    assert all(forms)


@pytest.mark.django_db(databases=["default", "catalogue"])
def test_the_method_page_prints_every_line_of_the_policy(public: Any) -> None:
    shown = " ".join(html.unescape(public.get("/method/published/").content.decode()).split())
    for record in policy_in_words():
        for line in record.lines:
            assert line.why in shown, (record.model, line.field)
        assert record.why_nothing in shown
