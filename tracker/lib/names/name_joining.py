"""Neighbours in a name that some write as one word: Abd al-Rahman and Abdulrahman, von der Linden and Vonderlinden.

A record keeps those that are likely to be joined; a question asks for each of its own tokens joined with the next.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from tracker.lib.names.name_frames import readings
from tracker.lib.names.name_lexemes import lexeme
from tracker.lib.names.name_scripts import Parts, romanisations, script_of
from tracker.lib.names.name_tokens import ARTICLES, PARTICLES

_SHORTEST_FRAME = 4
"""Signs of a frame that says enough when two words are taken for one; of shorter ones the letters must agree."""
_SHORT = 4
"""Letters of a word that is often written as one with its neighbour."""
_MOST_PARTICLES = 2
_MOST_FORMS, _MOST_ASKED = 4, 4

Chunks = Sequence[Sequence[str]]


def lexemes_joined(chunks: Chunks) -> Iterator[str]:
    """Give the lexemes of a record's neighbours as one word: the frames, or the letters where those are short."""
    for run in _runs_of_record(chunks):
        for form, frames in _joined(run):
            # The likeliest frame only: a question asks for several.
            yield lexeme("s", frames[0]) if frames else lexeme("r", form)


def asked_joined(chunks: Chunks) -> dict[Parts, list[str]]:
    """Give, by chunk without its particles, the lexemes of one word that it may be together with a neighbour."""
    found: dict[Parts, list[str]] = {}
    for run, own in _runs_of_question(chunks):
        asked = [
            each
            for form, frames in _joined(run)
            for each in (lexeme("r", form), *(lexeme("s", reduced) for reduced in frames[:_MOST_ASKED]))
        ]
        for chunk in own:
            found.setdefault(chunk, []).extend(asked)
    return found


def _runs_of_record(chunks: Chunks) -> Iterator[Parts]:
    """Two words of which one is short; particles with their word; a short word, an article and its word."""
    flat = [(token, at) for at, chunk in enumerate(chunks) for token in chunk]
    for at, (token, chunk) in enumerate(flat):
        particles, word = _behind([each for each, _ in flat[at + 1 :]])
        if not word:
            return
        if token in PARTICLES:
            begins = at == 0 or flat[at - 1][0] not in PARTICLES
            if begins and (token not in ARTICLES or chunk != flat[at + 1][1]):
                yield (token, *particles, word)
        elif not particles:
            # An initial is joined with what follows it, as in O Brien, never with what stands before.
            if chunk != flat[at + 1][1] and len(word) > 1 and min(len(token), len(word)) <= _SHORT:
                yield (token, word)
        elif len(particles) == 1 and particles[0] in ARTICLES and len(token) <= _SHORT:
            yield (token, *particles, word)
            yield (token, word)


def _runs_of_question(chunks: Chunks) -> Iterator[tuple[Parts, set[Parts]]]:
    """Each token joined with the next that is no particle; and the chunks, without particles, that this stands for."""
    flat = [(token, at) for at, chunk in enumerate(chunks) for token in chunk]
    names = [tuple(token for token in chunk if token not in PARTICLES) for chunk in chunks]
    for at, (token, chunk) in enumerate(flat):
        particles, word = _behind([each for each, _ in flat[at + 1 :]])
        if not word or len(particles) > _MOST_PARTICLES or (not particles and chunk == flat[at + 1][1]):
            continue
        of_word = names[flat[at + 1 + len(particles)][1]]
        yield (token, *particles, word), {of_word, () if token in PARTICLES else names[chunk]}
        if particles and token not in PARTICLES:
            yield (token, word), {of_word, names[chunk]}


def _behind(tokens: list[str]) -> tuple[list[str], str]:
    """Particles that come first, and the word behind them; an empty one where there is none."""
    particles = list(takewhile(PARTICLES.__contains__, tokens))
    return particles, next(iter(tokens[len(particles) :]), "")


def _joined(run: Parts) -> Iterator[tuple[str, list[str]]]:
    """The ways to write neighbours as one word, each with its frames that tell enough and drop no consonant."""
    forms = [""]
    for token in run:
        ways = dict.fromkeys("".join(parts) for parts in romanisations((token,)))
        forms = [form + each for form in forms for each in islice(ways, 2)][:_MOST_FORMS]
    for form in dict.fromkeys(forms):
        frames = [reading.consonants for reading in readings(form, script_of(run[0]))]
        telling = (each for each in frames if len(each) >= max(_SHORTEST_FRAME, len(frames[0])))
        yield form, list(dict.fromkeys(telling))
