"""What the demo's README promises, as rows that can be held against the database."""

import re
from dataclasses import dataclass

from claims.models import Appearance, Contradiction
from sources.models import Derivation
from tests.test_demo_corpus import CLAIMS, PAIRS_TABLE, TAKEN_TABLE, tables


@dataclass(frozen=True)
class Spoken:
    """One appearance the README promises."""

    claim: str
    file: str
    words: str
    stance: str
    voice: str


SPOKEN = [Spoken(claim, *row) for claim, text in CLAIMS.items() for row in next(tables(text + "\n"))]
COUNTS = {
    claim: tuple(
        int(found)
        for found in re.search(r"Articles: (\d+)\. Origins for: (\d+).*?against: (\d+)", text, re.S).groups()
    )
    for claim, text in CLAIMS.items()
}


def plain(text: str) -> str:
    """Words as they are compared: quotes, case and blanks evened out."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def found(spoken: Spoken) -> list[Appearance]:
    """The appearances in the promised file whose quote shares most of the promised words."""
    rows = (
        Appearance.objects.standing()
        .filter(capture__file=spoken.file)
        .select_related("claim__event", "attributed_to")
    )
    words = plain(spoken.words)
    return [row for row in rows if words in plain(row.quote) or plain(row.quote) in words]


def said_as_promised(row: Appearance, spoken: Spoken) -> bool:
    """Whether stance and voice are as promised; a group without a name is known by its last word."""
    voice = row.attributed_to.name if row.attributed_to else "own voice"
    last = plain(spoken.voice).split()[-1]
    return row.stance == spoken.stance and (plain(spoken.voice) == plain(voice) or last in plain(voice))


__all__ = [
    "COUNTS",
    "PAIRS_TABLE",
    "SPOKEN",
    "TAKEN_TABLE",
    "Contradiction",
    "Derivation",
    "Spoken",
    "found",
    "said_as_promised",
]
