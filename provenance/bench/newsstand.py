"""An invented newsstand of any size, made from a seed: pseudo-news, one piece in seven of it copied, and what misleads.

Made as the research corpus was: 300 to 800 words with a Zipfian vocabulary of 50,000, 2,000 topics, 500 outlets.
Of all pieces 15 % are copies: exact 3 %, words edited (5–30 %) 3 %, sentences rewritten (5–30 %) 2.3 %, excerpts
of 60–200 words inside other own text 3.8 %, whole with lines added 2.9 %. To mislead there are outlets' closing lines
of 20–40 words, stock phrases, and quotes of 15–25 words that reporters share; wires, viral wires and copies of copies
stand among the rest.

Its limits: pseudo-words, synthetic edits, no true paraphrase, no translation. A recall near 1 says that everything
inside the design's promise is found, not everything a newsroom calls a copy.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

VOCABULARY, TOPICS, TOPIC_WORDS, OUTLETS = 50_000, 2_000, 120, 500
SHARE_TOPIC = 0.22
"""Share of a sentence's words that come from its topic."""

STOCK, SHARE_STOCK = 300, 0.25
SHARE_QUOTE, SHARE_FOOTER, SHARE_WIRE = 0.15, 0.5, 0.2
QUOTES, RENEWED = 300, 0.05
"""Quotes in use at a time, and how often a reporter brings a new one: twenty papers print a minister's words."""

KINDS = {"exact": 0.03, "edited": 0.03, "rewritten": 0.023, "excerpt": 0.038, "lines added": 0.029}
VIRAL_EVERY, MOST_CARRIERS, SHARE_VIRAL = 2_500, 63, 0.14
RECENT = 20_000
"""Pieces back that may still be copied; the most recent are copied most."""

BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class Printed:
    """One piece: its outlet by number, which earlier piece it was copied from (-1: none) and how.

    ``family`` is the number of the oldest piece its copied words go back to, its own where none were copied.
    """

    text: str
    outlet: int
    upstream: int
    kind: str
    family: int


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a later copy needs of a piece: its own words without the closing lines, and its whole text."""

    number: int
    body: str
    text: str
    outlet: int
    family: int


def make(*, size: int, seed: int) -> Iterator[Printed]:
    """``size`` pieces, the same for the same seed, in the order in which they come out."""
    return _Press(seed).run(size)


class _Dice:
    """Even chances by the block, because one call for each word would be the whole cost."""

    def __init__(self, seed: int) -> None:
        self.few = Random(seed)  # noqa: S311 (a corpus, not a secret)
        self._many = np.random.default_rng(seed)
        weights = np.cumsum(1.0 / np.arange(1, VOCABULARY + 1))
        self._zipf = weights / weights[-1]
        self._drawn = np.empty(0, dtype=np.intp)

    def words(self, count: int) -> NDArray[np.intp]:
        """Word numbers, the common ones often (Zipf's law, exponent 1)."""
        if len(self._drawn) < count:
            self._drawn = np.searchsorted(self._zipf, self._many.random(BLOCK))
        taken, self._drawn = self._drawn[:count], self._drawn[count:]
        return taken

    def of(self, topic: NDArray[np.intp], count: int) -> list[int]:
        """Word numbers of which a share comes from a topic's own."""
        toss = self._many.random(count)
        own = topic[(toss * (TOPIC_WORDS / SHARE_TOPIC)).astype(np.intp) % TOPIC_WORDS]
        found: list[int] = np.where(toss < SHARE_TOPIC, own, self.words(count)).tolist()
        return found


class _Press:
    def __init__(self, seed: int) -> None:
        self.dice = _Dice(seed)
        self.chance = self.dice.few
        self.words = _vocabulary(self.chance)
        self.topics = [self.dice.words(TOPIC_WORDS) for _ in range(TOPICS)]
        self.stock = [self._phrase(6, 12) for _ in range(STOCK)]
        self.footers = [f"{self._phrase(20, 40).capitalize()}." for _ in range(OUTLETS)]
        self.quotes = deque((self._phrase(15, 25) for _ in range(QUOTES)), maxlen=QUOTES)
        self.recent: deque[_Kept] = deque(maxlen=RECENT)
        self.wires: deque[_Kept] = deque(maxlen=RECENT // 5)
        self.viral: _Kept | None = None
        self.carriers = 0

    def run(self, size: int) -> Iterator[Printed]:
        due = VIRAL_EVERY // 2
        for number in range(size):
            kind = self._kind() if number >= 50 else ""
            printed, kept = self._copied(number, kind) if kind else self._own(number)
            self.recent.append(kept)
            if not kind and self.chance.random() < SHARE_WIRE:
                self.wires.append(kept)
            if number >= due and not kind:
                self.viral, self.carriers, due = kept, 1, due + VIRAL_EVERY
            yield printed

    def _kind(self) -> str:
        toss = self.chance.random()
        for kind, share in KINDS.items():
            toss -= share
            if toss < 0:
                return kind
        return ""

    def _own(self, number: int) -> tuple[Printed, _Kept]:
        outlet = self.chance.randrange(OUTLETS)
        topic = self.chance.randrange(TOPICS)
        body = self._body(topic, self.chance.randint(270, 720))
        text = self._closed(body, outlet)
        return Printed(text, outlet, -1, "", number), _Kept(number, body, text, outlet, number)

    def _body(self, topic: int, length: int) -> str:
        sentences = self._sentences(topic, length)
        if self.chance.random() < SHARE_QUOTE:
            said = self.quotes
            if self.chance.random() < RENEWED:
                said.append(self._phrase(15, 25))
            place = self.chance.randrange(len(sentences))
            sentences.insert(place, f'"{self.chance.choice(said)}," {self._phrase(2, 4)} said.')
        return " ".join(sentences)

    def _sentences(self, topic: int, length: int) -> list[str]:
        """Sentences of 8 to 30 words until there are ``length`` of them, stock phrases not counted."""
        words = [self.words[word] for word in self.dice.of(self.topics[topic], length)]
        sentences, at = [], 0
        while at < length:
            end = at + self.chance.randint(8, 30)
            part = words[at:end]
            if self.chance.random() < SHARE_STOCK:
                part.insert(self.chance.randrange(len(part)), self.chance.choice(self.stock))
            sentences.append(f"{' '.join(part).capitalize()}.")
            at = end
        return sentences

    def _sentence(self, topic: int) -> str:
        return self._sentences(topic, self.chance.randint(8, 30))[0]

    def _phrase(self, least: int, most: int) -> str:
        return " ".join(self.words[word] for word in self.dice.words(self.chance.randint(least, most)))

    def _closed(self, body: str, outlet: int) -> str:
        return f"{body} {self.footers[outlet]}" if self.chance.random() < SHARE_FOOTER else body

    def _copied(self, number: int, kind: str) -> tuple[Printed, _Kept]:
        up = self._upstream()
        outlet = (up.outlet + self.chance.randrange(1, OUTLETS)) % OUTLETS
        topic = self.chance.randrange(TOPICS)
        body, text = up.body, up.text
        if kind == "edited":
            body = text = self._edited(up.body)
        elif kind == "rewritten":
            body = text = self._rewritten(up.body, topic)
        elif kind == "excerpt":
            body = self._around(_excerpt(up.body, self.chance), topic)
            text = self._closed(body, outlet)
        elif kind == "lines added":
            text = f"{self._sentence(topic)} {up.text} {self.footers[outlet]}"
        return Printed(text, outlet, up.number, kind, up.family), _Kept(number, body, text, outlet, up.family)

    def _upstream(self) -> _Kept:
        if self.viral is not None and self.carriers < MOST_CARRIERS and self.chance.random() < SHARE_VIRAL:
            self.carriers += 1
            return self.viral
        pool = self.wires if self.wires and self.chance.random() < 0.7 else self.recent
        return pool[-1 - int(self.chance.expovariate(8 / RECENT)) % len(pool)]

    def _edited(self, body: str) -> str:
        share = self.chance.uniform(0.05, 0.3)
        words = body.split(" ")
        others = self.dice.words(len(words)).tolist()
        return " ".join(
            self.words[other] if self.chance.random() < share else word
            for word, other in zip(words, others, strict=True)
        )

    def _rewritten(self, body: str, topic: int) -> str:
        share = self.chance.uniform(0.05, 0.3)
        sentences = body.split(". ")
        return " ".join(
            self._sentence(topic) if self.chance.random() < share else f"{sentence.rstrip('.')}."
            for sentence in sentences
        )

    def _around(self, passage: str, topic: int) -> str:
        before, after = (self._body(topic, self.chance.randint(110, 270)) for _ in range(2))
        return f"{before} {passage} {after}"


def _excerpt(body: str, chance: Random) -> str:
    words = body.split(" ")
    length = min(chance.randint(60, 200), len(words))
    start = chance.randrange(len(words) - length + 1)
    return " ".join(words[start : start + length])


def _vocabulary(chance: Random) -> list[str]:
    consonants, vowels = "bcdfghjklmnprstvwz", "aeiou"
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        syllables = (chance.choice(consonants) + chance.choice(vowels) for _ in range(chance.randint(1, 4)))
        word = "".join(syllables) + chance.choice(("", "", "n", "r", "s", "t"))
        found[word] = None
    return list(found)
