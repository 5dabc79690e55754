"""Whom saving asks about: `python -m tests.bench.names.namesakes`, without a database.

A thousand different made-up Nepali men, of whom 20 surnames are borne by 70 %, with 150 given names, half of them with
a middle name; nothing else is known of them. Of how many would saving ask whether they are one of those entered before,
if no two of them share both given name and surname, and if some do? And of 200 of them written in another way, how
often is the right one asked about?

Everybody is compared with everybody; the newsroom looks at the nearest fifty spellings only, so it asks no more often.
"""

import random
from collections.abc import Callable, Iterator, Sequence

from tracker.lib.names.name_likeness import Spelling, is_like_in_every_word, likeness, spelling

POSSIBLE = 0.70
"""`tracker.people.matching.candidates` shows whoever is this like."""
SEED = 30
MEN, RESPELLED, SHARE_OF_COMMON = 1_000, 200, 0.7
_COMMON = """
    Thapa Magar Chaudhary Tamang Gurung Rai Shrestha Limbu Karki Khadka Basnet Bhandari Adhikari Poudel KC Sharma
    Yadav Lama Bishwokarma Oli
"""
_RARE = """
    Acharya Aryal Baral Bastola Bhatta Bista Bogati Budhathoki Chand Dahal Dangol Devkota Dhakal Dhami Gautam
    Ghale Ghimire Giri Gharti Gyawali Hamal Joshi Kandel Kafle Khanal Koirala Lamichhane Lohani Mahato Maharjan
    Malla Manandhar Mishra Nepali Neupane Niraula Pandey Panta Pariyar Pokharel Pradhan Pun Rana Regmi Rijal
    Rokaya Sapkota Sherpa Sijapati Silwal Singh Subedi Sunar Thapaliya Timilsina Tiwari Upreti Wagle
"""
_GIVEN = """
    Aakash Abhishek Achyut Aditya Ajay Amar Ambar Amit Amrit Anil Anup Arjun Arun Ashok Badri Bal Balaram Basanta
    Bharat Bhim Bhoj Bhupendra Bibek Bidur Bijay Bikash Bikram Bimal Binod Bir Bishal Bishnu Buddhi Chakra Chandra
    Chetan Chhabi Dambar Damodar Dan Deepak Dev Dhan Dhruba Dil Dilip Dinesh Dipendra Durga Ek Gagan Gajendra
    Ganesh Gauri Ghanashyam Gokul Gopal Govinda Gyanendra Hari Harka Hem Hemanta Hikmat Hom Indra Ishwar Jagat Jay
    Jeevan Jit Kamal Karna Keshav Khem Kiran Krishna Kul Kumar Lal Laxman Lokendra Madan Mahendra Man Mani Manoj
    Milan Min Mohan Mukunda Nabin Nanda Nar Narayan Narendra Nirmal Nischal Om Padam Parbat Pawan Pradip Prakash
    Pramod Prem Puran Purna Pushpa Rabin Raghu Rajan Rajesh Rajkumar Rakesh Ram Ramesh Ratna Resham Rohit Roshan
    Rudra Sagar Sanjay Santosh Saroj Shankar Sher Shiva Shyam Subash Sudip Sujan Suk Suman Sunil Suraj Suresh
    Surya Tej Tek Tika Top Tul Uddhav Umesh Upendra Uttam Yadu Yam
"""
_MIDDLE = """
    Bahadur Prasad Kumar Raj Man Lal Jung Nath Singh Dev
"""
COMMON, RARE, GIVEN, MIDDLE = (each.split() for each in (_COMMON, _RARE, _GIVEN, _MIDDLE))
LETTERS = (
    *(
        ("sh", "s"),
        ("v", "b"),
        ("b", "v"),
        ("ee", "i"),
        ("i", "ee"),
        ("oo", "u"),
        ("u", "oo"),
        ("aa", "a"),
        ("a", "aa"),
    ),
    *(
        ("x", "ksh"),
        ("w", "b"),
        ("ph", "f"),
        ("chh", "ch"),
        ("th", "t"),
        ("j", "z"),
        ("dh", "d"),
        ("y", "i"),
        ("ou", "au"),
    ),
)
"""How Nepali names differ from one Latin spelling to the next."""
Name = tuple[str, ...]


def main() -> None:
    """Measure and print."""
    for words, key in (("given name and surname", ends), ("the whole name", tuple)):
        men = different_men(random.Random(SEED), key)
        about = namesakes(men)
        _say(f"{MEN:,} men, no two alike in {words}: asked about {len(about) / MEN:.1%} of them")
        for man, others in about[:8]:
            _say(f"  {' '.join(man)}: {', '.join(' '.join(other) for other in others)}")
    men = different_men(random.Random(SEED), ends)
    every = list(written_otherwise(men, random.Random(SEED)))
    missed = [each for each in every if not is_asked_about(spelling(each[2]), spelling(" ".join(each[0])))]
    _say(f"{RESPELLED} written in another way: the right one asked about {1 - len(missed) / RESPELLED:.1%}")
    for how in sorted({how for _, how, _ in every}):
        number, lost = (sum(how == each[1] for each in some) for some in (every, missed))
        _say(f"  {how}: {number - lost} of {number}")
    for man, _, other in missed:
        _say(f"  missed: {' '.join(man)}: {other}")


def namesakes(men: Sequence[Name]) -> list[tuple[Name, list[Name]]]:
    """Those who are entered one after the other and asked about, each with the others who are meant."""
    spelled = [spelling(" ".join(man)) for man in men]
    found = []
    for number, man in enumerate(men):
        others = [men[at] for at in range(number) if is_asked_about(spelled[number], spelled[at])]
        found += [(man, others)] if others else []
    return found


def written_otherwise(men: Sequence[Name], draw: random.Random) -> Iterator[tuple[Name, str, str]]:
    """Some of them, each with how the name is written otherwise, and that."""
    for man in draw.sample(men, RESPELLED):
        yield man, *respelled(man, draw)


def is_asked_about(one: Spelling, other: Spelling) -> bool:
    """Whether saving one asks about the other, of both of whom nothing but this name is known."""
    return likeness(one, other) >= POSSIBLE and is_like_in_every_word(one, other, same_script=True)


def different_men(draw: random.Random, key: Callable[[Name], object]) -> list[Name]:
    """Made-up names, no two with the same key."""
    found: dict[object, Name] = {}
    while len(found) < MEN:
        surname = draw.choice(COMMON if draw.random() < SHARE_OF_COMMON else RARE)
        given = draw.choice(GIVEN)
        middle = draw.choice([each for each in MIDDLE if each != given])
        man = (given, middle, surname) if draw.random() < 0.5 else (given, surname)
        found.setdefault(key(man), man)
    return list(found.values())


def ends(man: Name) -> Name:
    """Given name and surname."""
    return man[0], man[-1]


def respelled(man: Name, draw: random.Random) -> tuple[str, str]:
    """The same name written in another way, and in which."""
    name = " ".join(man)
    ways = [("in other letters", _in_other_letters(name, draw)), ("in another order", " ".join([man[-1], *man[:-1]]))]
    if len(man) > 2:
        ways.append(("with given and middle name as one", f"{man[0]}{man[1].lower()} {man[2]}"))
        ways.append(("without the middle name", f"{man[0]} {man[2]}"))
    ways.append(("with two letters changed places", _with_a_slip(name, draw)))
    return draw.choice([way for way in ways if way[1] != name])


def _in_other_letters(name: str, draw: random.Random) -> str:
    """One or two groups of letters written in another way."""
    for _ in range(draw.choice((1, 2))):
        fitting = [(old, new) for old, new in LETTERS if old in name]
        name = name.replace(*draw.choice(fitting), 1) if fitting else name
    return name


def _with_a_slip(name: str, draw: random.Random) -> str:
    at = draw.choice([at for at in range(1, len(name) - 2) if name[at : at + 2].isalpha()])
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _say(words: str) -> None:
    print(words)  # noqa: T201


if __name__ == "__main__":
    main()
