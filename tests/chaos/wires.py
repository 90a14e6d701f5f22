"""Short reports of any number, invented from a seed: told first, copied, credited, told by somebody else, denied."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

EACH = 10
"""Reports of one event."""
FIRST = datetime(2026, 1, 5, 6, tzinfo=UTC)
SYLLABLES = (
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
    "ras",
    "sel",
    "tor",
)
WORKERS = ("dockers", "miners", "ferrymen", "tanners", "weavers", "porters", "masons", "pilots")
CAUSES = (
    "a crane fell on the quay",
    "the roof of the mill gave way",
    "a barge struck the lock",
    "the slope above the road came down",
    "the boiler of the bakery burst",
)
SPEAKERS = ("the harbour master", "the mayor", "the prefect", "the hospital director", "the coroner")
OUTLETS = ("Courier", "Post", "Gazette", "Ledger", "Herald", "Mail", "Journal", "Record")
TOWNS = ("Quay", "Upland", "Ridge", "Tessel", "Otter", "Bell", "Mole", "Verrin")

Row = dict[str, str]


def reports(size: int, seed: int) -> Iterator[Row]:
    """So many rows as a file of articles has them; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 (a corpus, not a secret)
    for first in range(0, size, EACH):
        yield from _event(first, min(EACH, size - first), chance)


def distinct(size: int, seed: int) -> Iterator[Row]:
    """The same, each with a line of its own: what a partner hands in word for word as we hold it is no new article."""
    return ({**row, "text": f"{row['text']}\n\nPrinted at {row['url']}."} for row in reports(size, seed))


def _event(first: int, count: int, chance: random.Random) -> Iterator[Row]:
    """What was printed of one event: each row is a report in its own words, a copy, a tally of another or a denial."""
    day = FIRST + timedelta(hours=first // EACH * 5)
    place, workers, number = _word(chance).capitalize(), chance.choice(WORKERS), chance.randint(3, 40)
    known = f"{workers} were killed on {day:%-d %B %Y} at {place} when {chance.choice(CAUSES)}"
    outlets = chance.sample([f"{town} {name}" for town in TOWNS for name in OUTLETS], EACH)
    told = _told(number, known, chance)
    again = _told(number, known, chance)
    texts = (
        told,
        f"{told}\n\nSource: {outlets[0]}",
        again,
        told,
        f"{again}\n\n{_filler(chance)}",
        _told(number + chance.randint(1, 9), known, chance),
        f"{told}\n\n{_filler(chance)}",
        f"{_speaker(chance).capitalize()} denied that {number} {known}.\n\n{_filler(chance)} {_filler(chance)}",
        again,
        f"{_filler(chance)} {_filler(chance)}",
    )
    for turn in range(count):
        at = day + timedelta(minutes=20 * turn)
        name = outlets[turn].lower().replace(" ", "-")
        yield {
            "url": f"https://{name}.example/{first + turn}",
            "title": f"{place}: {workers}, {outlets[turn]}",
            "text": texts[turn],
            "source": outlets[turn],
            "published": at.isoformat(),
            "retrieved": (at + timedelta(hours=1)).isoformat(),
            "language": "en",
        }


def _told(number: int, known: str, chance: random.Random) -> str:
    opening = f"{number} {known}, {_speaker(chance)} said."
    return "\n\n".join([opening, *(_filler(chance) for _ in range(2))])


def _speaker(chance: random.Random) -> str:
    return f"{chance.choice(SPEAKERS)} {_word(chance).capitalize()} {_word(chance).capitalize()}"


def _filler(chance: random.Random) -> str:
    """A sentence nobody else has, of which two are long enough to tell a copy by."""
    words = " ".join(_word(chance) for _ in range(chance.randint(18, 26)))
    return f"{words.capitalize()}."


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 3)))
