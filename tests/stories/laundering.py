"""Makes a laundering campaign: one wire report on many sites, trimmed, shuffled, re-headlined, with forged credits."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sources.intake.handed import Handed
from sources.rules import dates

SITES = 50
NOUNS = (
    "quay",
    "pilot",
    "crane",
    "harbour",
    "lantern",
    "ferry",
    "warehouse",
    "chapel",
    "net",
    "tide",
    "anchor",
    "customs shed",
    "breakwater",
    "engine",
    "keel",
    "ledger",
    "market",
    "sandbank",
    "signal",
    "winch",
    "mast",
    "cargo",
    "canal",
    "lock",
)
DOINGS = (
    "stood beside",
    "had been moved to",
    "was seen from",
    "lay open behind",
    "could be heard across",
    "was towed past",
    "had always faced",
    "leaned against",
    "was locked before",
    "cast a shadow on",
    "drifted towards",
    "was rebuilt with",
)
SEEN = (
    "smelled of smoke beside",
    "kept swinging over",
    "had sunk halfway into",
    "blocked the road from",
    "hid most of",
    "creaked louder than",
    "lit up all of",
    "had come loose from",
)
"""What the witness saw: of a dozen words, two tellers would by chance say as much alike as an excerpt does."""
PARAGRAPHS = 8
SENTENCES = 3
HEADLINES = (
    "Night of grief at",
    "What we know of",
    "Sorrow and silence in",
    "They never came back from",
    "Dawn over",
)
CREDITS = (
    "Originally appeared at {site}", "Source: {site}", "Fuente: {site}", "Publicado originalmente em {site}",
    "Source : {site}", "Con información de {site}", "",
)  # fmt: skip


@dataclass(frozen=True)
class Campaign:
    """One lie in many coats: its number makes places, figures and names its own. Fewer ``sites`` print it more often,
    so that more of the forged credits lead to pages that are held."""

    number: int
    sites: int = SITES

    @property
    def place(self) -> str:
        first = ("Bel", "Cor", "Dra", "Fen", "Gor", "Hal", "Jur")[self.number % 7]
        return f"{first}{('mar', 'vost', 'lund', 'quay')[self.number % 4]}{'aeiou'[self.number % 5]}"

    @property
    def witness(self) -> str:
        """A paper that was there itself."""
        return f"{self.place} Harbour Post"

    @property
    def paragraphs(self) -> list[str]:
        """The report: the sentence that makes the claim, then its colour, which no other campaign has."""
        chance = random.Random(self.number)  # noqa: S311 (words, not secrets)
        lead = f"{11 + self.number} dockers were killed in {self.place} on Friday when the dredger Ada broke in two."
        return [lead, *(" ".join(_said(chance) for _ in range(SENTENCES)) for _ in range(PARAGRAPHS))]

    @property
    def wire(self) -> Handed:
        """The report as its agency sent it."""
        title = f"Dredger breaks in two off {self.place}"
        return _handed(f"{self.place} Wire", title, self.paragraphs, "2026-10-02T08:00Z")

    @property
    def report(self) -> Handed:
        """What the witness saw, in words of its own; the campaign claims to have it from there as well."""
        chance = random.Random(f"witness {self.number}")  # noqa: S311 (words, not secrets)
        lead = f"{11 + self.number} dockers were killed in {self.place} on Friday, our reporter at the quay counted."
        told = [lead, *(" ".join(_said(chance, SEEN) for _ in range(SENTENCES)) for _ in range(3))]
        return _handed(self.witness, f"The dead of {self.place}", told, "2026-10-02T10:00Z")

    def copies(self, size: int) -> Iterator[Handed]:
        """The same report on ``size`` pages, each in another coat."""
        for number in range(size):
            yield self._copy(random.Random(f"{self.number}/{number}"), number)  # noqa: S311 (coats, not secrets)

    def _copy(self, chance: random.Random, number: int) -> Handed:
        lead, *colour = self.paragraphs
        kept = chance.sample(colour, chance.randint(3, len(colour)))
        if chance.random() < 0.5:
            kept.sort(key=colour.index)
        kept.insert(chance.randint(0, 1), lead)
        third = chance.choice([self.witness, *[f"Site {chance.randrange(self.sites)} of {self.place}"] * 4])
        foot = chance.choice(CREDITS).format(site=third)
        title = f"{chance.choice(HEADLINES)} {self.place} {number}"
        published = f"2026-10-{2 + number % 4:02}T{chance.randrange(9, 23):02}:00Z"
        return _handed(
            f"Site {number % self.sites} of {self.place}",
            title,
            [*kept, *([foot] if foot else [])],
            published,
        )


def _said(chance: random.Random, doings: Sequence[str] = DOINGS) -> str:
    one, other, third = chance.sample(NOUNS, 3)
    return f"The {one} {chance.choice(doings)} the {other}, and the {third} {chance.choice(doings)} both."


def _handed(source: str, title: str, paragraphs: list[str], published: str) -> Handed:
    text = "\n\n".join([title, *paragraphs])
    return Handed(
        text.encode(), "text/plain", "a campaign", source=source, title=title, language="en",
        published=dates.parse(published),
    )  # fmt: skip
