"""An invented news week of any size, made from a seed: events, reports in own words, and copies of every sort."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sources.intake.handed import Handed
from sources.rules.period import Moment
from sources.vocabulary import Precision

SYLLABLES = [
    "bar",
    "cor",
    "dal",
    "fen",
    "gil",
    "har",
    "jun",
    "kel",
    "lor",
    "mar",
    "nev",
    "ost",
    "pel",
    "quin",
    "ras",
    "sel",
    "tor",
    "und",
    "vel",
    "wes",
    "yar",
    "zim",
]
PEOPLES = [
    "Ardani",
    "Bellish",
    "Corvan",
    "Durish",
    "Estali",
    "Forlan",
    "Gethin",
    "Hadrian",
    "Ilvari",
    "Jorrin",
]
ACTS = (
    "{low} members of the {people} community were killed in {place} on {day}",
    "{low} {people} villagers were injured in {place} on {day}",
    "{low} soldiers were arrested in {place} on {day}",
    "nearly {high} residents fled {place} on {day}",
)
STOCK = 300
"""Stock sentences that any outlet may use: a fingerprint must not take them for copying."""

SHARE_STOCK = 0.25
COPIES = ("verbatim", "edited", "excerpt")
SHARE_COPIED = 0.55
START = datetime(2026, 3, 2, 8, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Report:
    """One invented article, and which earlier one it was copied from (-1: none)."""

    handed: Handed
    copied_from: int


def make(*, size: int, seed: int) -> Iterator[Report]:
    """``size`` articles, the same for the same seed; about half are copies of an earlier one."""
    chance = random.Random(seed)  # noqa: S311 (a corpus, not a secret)
    places = [_word(chance).capitalize() for _ in range(max(4, size // 12))]
    outlets = [
        f"{_word(chance).capitalize()} {title}"
        for title in ("Courier", "Post", "Gazette", "Wire")
        for _ in range(20)
    ]
    stock = [_sentence(chance) for _ in range(STOCK)]
    texts: list[str] = []
    for number in range(size):
        published = START + timedelta(minutes=7 * number)
        upstream = (
            chance.randrange(max(0, number - 60), number) if number and chance.random() < SHARE_COPIED else -1
        )
        text = (
            _copy(texts[upstream], chance, stock) if upstream >= 0 else _own(chance, places, stock, published)
        )
        texts.append(text)
        yield Report(_hand(text, chance.choice(outlets), published, number), upstream)


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 3)))


def _own(chance: random.Random, places: list[str], stock: list[str], published: datetime) -> str:
    place, people = chance.choice(places), chance.choice(PEOPLES)
    low = chance.randint(2, 40)
    said = chance.choice(ACTS).format(
        low=low, high=low * 100, people=people, place=place, day=f"{published:%A}"
    )
    speaker = f"{_word(chance).capitalize()} {_word(chance).capitalize()}"
    paragraphs = [
        f"Trouble in {place} leaves a town counting",
        f"{said[0].upper()}{said[1:]}, mayor {speaker} said.",
        *(_filler(chance, place, stock) for _ in range(chance.randint(5, 9))),
    ]
    return "\n\n".join(paragraphs)


def _sentence(chance: random.Random) -> str:
    return f"{' '.join(_word(chance) for _ in range(chance.randint(10, 22))).capitalize()}."


def _filler(chance: random.Random, place: str, stock: list[str]) -> str:
    sentences = [
        chance.choice(stock) if chance.random() < SHARE_STOCK else _sentence(chance)
        for _ in range(chance.randint(3, 5))
    ]
    return f"In {place} it was quiet. {' '.join(sentences)}"


def _copy(text: str, chance: random.Random, stock: list[str]) -> str:
    way = chance.choice(COPIES)
    if way == "verbatim":
        return text
    paragraphs = text.split("\n\n")
    if way == "excerpt":
        return "\n\n".join([paragraphs[0], *paragraphs[1:4], _filler(chance, "town", stock)])
    words = text.split(" ")
    for _ in range(len(words) // 12):
        words[chance.randrange(len(words))] = _word(chance)
    return " ".join(words)


def _hand(text: str, outlet: str, published: datetime, number: int) -> Handed:
    return Handed(
        content=text.encode(),
        media="text/plain",
        where=f"article {number}",
        file=f"{number:06}.txt",
        source=outlet,
        published=Moment(published, Precision.INSTANT),
        language="en",
    )
