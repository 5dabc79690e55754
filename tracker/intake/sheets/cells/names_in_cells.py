"""Names as lists write them: capitals, call signs in quotes, letters of another alphabet that look the same."""

import re
import unicodedata
from typing import NamedTuple

from django.utils.translation import gettext as _

from tracker.intake.sheets.cells.cell_values import NotUnderstood
from tracker.intake.sheets.cells.words import is_not_known
from tracker.lib.clean_text import clean_line

LONGEST = 200
_SHORTEST = 3
"""Letters of a word in capitals that is no initial."""
_NUMERAL = re.compile("[IVX]+")
_QUOTED = r"[«„“\"]([^«»„“”\"]{1,60})[»“”\"]"
_CALL_SIGN = re.compile(r"(?:(?:позывной|позивний|call ?sign|alias|alias:|кличка)\s*)?" + _QUOTED, re.IGNORECASE)
_SAID_TO_BE_ONE = re.compile(
    r"(?:позывн(?:ой|ым)|позивн(?:ий|им)|call ?sign|indicativo|indicatif|nom de guerre|(?:ال)?اسم(?:ه)? (?:ال)?حركي)"
    r"\s*[:\-–—]?\s*" + _QUOTED,
    re.IGNORECASE,
)
_TWO_NAMES = re.compile(r"[;/|+]|\s(?:и|and|та|et|y|или|or|або)\s")
_LOOK_ALIKE = dict(zip("AaBCcEeHKMOoPpTXxyIi", "АаВСсЕеНКМОоРрТХхуІі", strict=True))
_LATIN_LOOK = {cyrillic: latin for latin, cyrillic in _LOOK_ALIKE.items()}


class NameInCell(NamedTuple):
    """A name as it is kept, the call signs that stood in it, and what was cleaned, each a sentence."""

    text: str
    call_signs: tuple[str, ...]
    remarks: tuple[str, ...]


def read_name(raw: str) -> NameInCell:
    """The name of a cell, or of several joined. Raises `NotUnderstood` where it is no name of one person."""
    if is_not_known(raw):
        raise NotUnderstood(_("The row has no name: nobody can be entered without one."), is_question=False)
    signs = tuple(clean_line(sign) for sign in _CALL_SIGN.findall(raw))
    text = clean_line(_CALL_SIGN.sub(" ", raw)).strip(" ,.;")
    if not text and signs:
        text, signs = signs[0], signs[1:]
    if len(text) > LONGEST:
        raise NotUnderstood(
            _("The name has %(length)s characters, more than %(most)s: it may be several cells in one.")
            % {"length": len(text), "most": LONGEST},
            is_question=False,
        )
    if any(sign.isdigit() for sign in text):
        raise NotUnderstood(_("“%(name)s” holds digits: write the name alone.") % {"name": text})
    if _TWO_NAMES.search(text):
        raise NotUnderstood(_("“%(name)s” may be two names: write one in this row.") % {"name": text})
    if not any(sign.isalpha() for sign in text):
        raise NotUnderstood(_("“%(name)s” is no name.") % {"name": text}, is_question=False)
    return _cleaned(raw, text, signs)


def call_signs_in(remark: str) -> list[str]:
    """What a remark calls a call sign, in quotes: other words in quotes may be anything."""
    return [clean_line(sign) for sign in _SAID_TO_BE_ONE.findall(remark)]


def _cleaned(raw: str, text: str, signs: tuple[str, ...]) -> NameInCell:
    remarks = []
    if any(unicodedata.category(sign) == "Cf" for sign in raw) or "\u00a0" in raw or raw != raw.strip() or "  " in raw:
        remarks.append(_("Spaces too many, and signs that cannot be seen, were taken out of the name."))
    one_script = " ".join(_in_one_script(word) for word in text.split())
    if one_script != text:
        remarks.append(_("Letters of another alphabet that only look the same were replaced in the name."))
    plain = _from_capitals(one_script)
    if plain != one_script:
        remarks.append(_("The name was written in capitals."))
    return NameInCell(plain, signs, tuple(remarks))


def _in_one_script(word: str) -> str:
    """A word of Cyrillic with Latin letters that look like its own, or the other way round, in the script of most."""
    cyrillic = sum("Ѐ" <= sign <= "ӿ" for sign in word)
    latin = sum(sign.isascii() and sign.isalpha() for sign in word)
    if not cyrillic or not latin:
        return word
    table = _LOOK_ALIKE if cyrillic >= latin else _LATIN_LOOK
    other = [sign for sign in word if (sign.isascii() and sign.isalpha()) == (cyrillic >= latin) and sign.isalpha()]
    return "".join(table.get(sign, sign) for sign in word) if all(sign in table for sign in other) else word


def _from_capitals(text: str) -> str:
    """Words in capitals as words, a surname among others too; initials and numerals stay."""
    is_whole = text.isupper() and len(text) > _SHORTEST

    def small(word: "re.Match[str]") -> str:
        is_loud = word[0].isupper() and (is_whole or len(word[0]) >= _SHORTEST) and not _NUMERAL.fullmatch(word[0])
        return word[0][:1] + word[0][1:].lower() if is_loud else word[0]

    return re.sub(r"[^\W\d_]+", small, text)
