"""What the demo's README promises, as rows that can be held against the database."""

import re
from collections import Counter
from dataclasses import dataclass

from claims.models import Appearance, Claim, Contradiction
from claims.vocabulary import Stance
from sources.models import Article, Derivation
from tests.test_demo_corpus import APART_TABLE, CLAIMS, PAIRS_TABLE, TAKEN_TABLE, tables

UNSEEN = " (unseen)"
_COUNTED = re.compile(r"Articles: (\d+)\. Origins for: (\d+).*?against: (\d+)", re.S)


@dataclass(frozen=True)
class Spoken:
    """One appearance the README promises."""

    claim: str
    file: str
    words: str
    stance: str
    voice: str


def _counted(text: str) -> tuple[int, ...]:
    counted = _COUNTED.search(text)
    assert counted, text
    return tuple(map(int, counted.groups()))


SPOKEN = [Spoken(claim, *row) for claim, text in CLAIMS.items() for row in next(tables(text + "\n"))]
COUNTS = {claim: _counted(text) for claim, text in CLAIMS.items()}


def plain(text: str) -> str:
    """Words as they are compared: quotes, case and blanks evened out."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def found(spoken: Spoken) -> list[Appearance]:
    """The appearances in the promised file whose quote shares most of the promised words."""
    rows = Appearance.objects.standing().filter(capture__file=spoken.file)
    words = plain(spoken.words)
    return [
        row
        for row in rows.select_related("claim__event", "attributed_to").order_by("start", "public_id")
        if words in plain(row.quote) or plain(row.quote) in words
    ]


def said_as_promised(row: Appearance, spoken: Spoken) -> bool:
    """Whether stance and voice are as promised; a group without a name is known by its last word."""
    voice = row.attributed_to.name if row.attributed_to else "own voice"
    last = plain(spoken.voice).split()[-1]
    return row.stance == spoken.stance and (plain(spoken.voice) == plain(voice) or last in plain(voice))


def claim_of(name: str) -> Claim:
    """The claim in which most of what is said for it, as the README has it, came to rest."""
    homes: Counter[Claim] = Counter()
    for spoken in SPOKEN:
        if spoken.claim == name and spoken.stance != Stance.DISPUTES:
            homes.update(row.claim for row in found(spoken) if row.claim and row.stance == spoken.stance)
    assert homes, f"nothing that makes {name} was found"
    return min(homes, key=lambda claim: (-homes[claim], claim.public_id))


def article_of(name: str) -> Article:
    """The article a file of the corpus was taken in as, or the unseen one of an outlet."""
    if name.endswith(UNSEEN):
        return Article.objects.get(unseen=True, source__name=name.removesuffix(UNSEEN))
    return Article.objects.get(captures__file=name).canonical


__all__ = [
    "APART_TABLE",
    "COUNTS",
    "PAIRS_TABLE",
    "SPOKEN",
    "TAKEN_TABLE",
    "UNSEEN",
    "Contradiction",
    "Derivation",
    "Spoken",
    "article_of",
    "claim_of",
    "found",
    "said_as_promised",
]
