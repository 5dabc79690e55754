"""Which public texts name a person: over all spellings of the name, in any script, inside addresses too."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from urllib.parse import unquote

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from tracker.catalogue.models import Change
from tracker.lib.names import name_keys as names
from tracker.lib.names.name_tokens import PARTICLES
from tracker.people.models import Name
from tracker.publishing.crossings.document_versions import read_document
from tracker.publishing.crossings.people import PERSON
from tracker.publishing.models import UNNAMED, Standing
from tracker.publishing.withdrawals.public_texts import PublicText, public_texts

_APART = 2
"""How many other words may stand between the parts of a name that is still one name: initials, a patronymic."""
_SHORTEST_PART = 4
"""Letters of a part of a name that is worth listing when it stands alone."""


@dataclass(frozen=True)
class Spelling:
    """One spelling of a name, as sets of the lexemes by which each of its parts is found."""

    parts: tuple[frozenset[str], ...]
    alone: frozenset[str]
    """Lexemes of the first and the last part: one of them is the surname, and which one differs by country."""


@dataclass(frozen=True)
class NamingText:
    """A public text that names somebody; `is_whole` says that it is the name and not one part of it alone."""

    text: PublicText | None
    label: str
    shown: str
    is_whole: bool


@dataclass
class NamingRecord:
    """A public record with its texts that name one of the persons."""

    kind: str
    reference: str
    texts: list[NamingText] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether one of the texts has the whole name."""
        return any(each.is_whole for each in self.texts)

    @property
    def texts_in_document(self) -> list[PublicText]:
        """Those of the texts that stand in the record's document: notes for readers stand beside it."""
        return [each.text for each in self.texts if each.text is not None]


def records_naming(persons: Collection[str]) -> list[NamingRecord]:
    """The public records, other than the persons' own, with texts that name one of them; whole names first."""
    rows = Name.objects.filter(person__reference__in=list(persons)).exclude(text="")
    texts = list(rows.values_list("text", flat=True).distinct())
    spellings = [each for text in texts if (each := spelling(text)).parts]
    if not spellings:
        return []
    found: dict[tuple[str, str], NamingRecord] = {}
    for kind, reference, label, text, where in _public_texts(persons, texts):
        is_whole = how_named(text, spellings)
        if is_whole is not None:
            record = found.setdefault((kind, reference), NamingRecord(kind, reference))
            record.texts.append(NamingText(where, label, text, is_whole))
    return sorted(found.values(), key=lambda row: (not row.is_whole, row.kind, row.reference))


def _public_texts(
    persons: Collection[str], texts: Sequence[str]
) -> Iterator[tuple[str, str, str, str, PublicText | None]]:
    """Kind and reference of a record, then label and text of one of its public texts, and where it stands."""
    for kind, reference, document in _candidates(persons, texts):
        for each in public_texts(kind, read_document(kind, document)):
            yield kind, reference, each.label, each.text, each
    for change in Change.objects.exclude(note="").exclude(reference__in=list(persons)).order_by("entry"):
        label = _("Note for readers, entry %(entry)s of the log") % {"entry": change.entry}
        yield change.kind, change.reference, label, change.note, None


def _candidates(persons: Collection[str], texts: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Kind, reference and document of public records that may hold one of the names.

    Of persons there may be a hundred thousand: of these, only those in whose documents one of the name's parts stands
    as it is written, or in Latin letters. All others are a few thousand and are read.
    """
    public = Standing.objects.filter(is_public=True).exclude(reference__in=list(persons))
    columns = ("kind", "reference", "last_entry__payload__document")
    yield from _rows(public.exclude(kind__in=(*UNNAMED, PERSON.kind)), columns)
    written = Q()
    for part in sorted({part for text in texts for part in _written(text) if len(part) >= _SHORTEST_PART}):
        written |= Q(last_entry__payload__document__icontains=part)
    if written:
        yield from _rows(public.filter(written, kind=PERSON.kind), columns)


def _rows(rows: QuerySet[Standing], columns: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    yield from rows.order_by("kind", "reference").values_list(*columns).iterator(chunk_size=500)


def _written(text: str) -> Iterator[str]:
    yield from names.tokens(text)
    yield from names.romanised(text).split()
    yield from names.romanised_alt(text).split()


def spelling(text: str) -> Spelling:
    """A name as what is looked for in texts; particles are not insisted on."""
    tokens = [token for token in names.tokens(text) if token not in PARTICLES]
    parts = tuple(_lexemes(token) for token in tokens)
    ends = [token for token in (tokens[:1] + tokens[-1:]) if len(names.romanised(token)) >= _SHORTEST_PART]
    return Spelling(parts, frozenset().union(*(_exact(token) for token in ends)) if ends else frozenset())


def how_named(text: str, spellings: Sequence[Spelling]) -> bool | None:
    """True where the text has a whole name, False where it has its first or last part alone, None where neither."""
    words = [_word(word) for word in _words(text)]
    if any(_has_whole(words, each) for each in spellings):
        return True
    alone = frozenset().union(*(each.alone for each in spellings))
    return False if any(alone & word for word in words) else None


def _has_whole(words: Sequence[frozenset[str]], wanted: Spelling) -> bool:
    """Whether the text has the name: two of its parts near each other in any order, one of them the first or last.

    Texts leave out middle names and patronymics, so that all parts would be too much to ask.
    """
    if _is_joined(words, wanted):
        return True
    where = [{at for at, word in enumerate(words) if part & word} for part in wanted.parts]
    if len(where) < 2:
        return any(where)
    reach = len(where) + _APART
    ends = (0, len(where) - 1)
    return any(
        0 < abs(here - there) < reach
        for one, other in combinations(range(len(where)), 2)
        if one in ends or other in ends
        for here in where[one]
        for there in where[other]
    )


def _is_joined(words: Sequence[frozenset[str]], wanted: Spelling) -> bool:
    """Whether one word of the text is the whole name written together, as addresses have it."""
    if len(wanted.parts) < 2:
        return False
    romanised = [sorted(lexeme[2:] for lexeme in part if lexeme[0] == "r") for part in wanted.parts]
    for order in (romanised, romanised[::-1]):
        joined = {"r:" + "".join(each) for each in zip(*_equally_long(order), strict=True)}
        if any(joined & word for word in words):
            return True
    return False


def _equally_long(lists: Sequence[list[str]]) -> list[list[str]]:
    most = max(map(len, lists))
    return [(each * most)[:most] for each in lists]


def _words(text: str) -> list[str]:
    """The words of a text; those of an address as it reads once its signs are decoded."""
    decoded = unquote(text)
    found: list[str] = []
    for piece in re.split(r"\s+", decoded):
        found += names.tokens(piece)
    return found


@lru_cache(50_000)
def _word(word: str) -> frozenset[str]:
    return _lexemes(word)


def _lexemes(token: str) -> frozenset[str]:
    """What a token is compared by; frames of consonants only where they say something."""
    lexemes = names.search_keys(token).split()
    return frozenset(each for each in lexemes if each[0] not in "sx" or len(each) >= 2 + names.SHORTEST_FRAME_ALONE)


def _exact(token: str) -> frozenset[str]:
    """Its romanised forms alone: a frame of consonants that stands by itself names too many."""
    return frozenset(each for each in _lexemes(token) if each[0] == "r")
