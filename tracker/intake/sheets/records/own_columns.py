"""What a row fills in of a person's own columns, which are no claims, and how that is taken back."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from tracker.people.models import Person
from tracker.vocabulary.levels import Category
from tracker.vocabulary.people import Sex

OWN = ("sex", "internal_notes", "categories")


def fill_in(person: Person, read: Mapping[str, Any], *, head: str) -> dict[str, Any]:
    """Fill in what the row says of sex, age at the contract and in notes; what was added, as `take_back` needs it.

    `head` stands above the notes: the source, and where in it. A sex that is known already stays; another one that the
    row says becomes a note.
    """
    added: dict[str, Any] = {}
    said, notes = read["person"], list(read["notes"])
    sex = said.get("sex")
    if sex and not person.sex:
        person.sex = added["sex"] = sex
    elif sex and sex != person.sex:
        notes.append(_("Sex: %(sex)s") % {"sex": Sex(sex).label})
    if said.get("is_minor") and Category.MINOR not in person.categories:
        added["categories"] = [Category.MINOR.value]
        person.categories = [*person.categories, *added["categories"]]
    if notes:
        added["notes"] = "\n".join([head, *notes])
        person.internal_notes = "\n".join(filter(None, (person.internal_notes, added["notes"])))
    return {"person": person.pk, **added} if added else {}


def take_back(person: Person, added: Mapping[str, Any]) -> None:
    """Take away what a row filled in, but what somebody has written otherwise since."""
    if added.get("sex") and person.sex == added["sex"]:
        person.sex = ""
    person.categories = [each for each in person.categories if each not in added.get("categories", ())]
    before, found, after = person.internal_notes.partition(added.get("notes") or "\0")
    if found:
        person.internal_notes = "\n".join(filter(None, (before.rstrip("\n"), after.lstrip("\n"))))
