"""How rare a word is among all known claims, and so how much it tells that a text and a claim share it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from claims.rules.lookup.words import Words

K1, B = 1.2, 0.75
"""How soon a repeated term stops counting, and how much a long claim is held against it: the usual values of BM25
(Robertson & Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009, 3.2)."""


UNHEARD = 1_000
"""Claims a library counts as if it held them besides its own, none of them with the words asked for: in a young one all
words would be common, and no text would ever be near enough to a claim. In an old one they are lost in the count."""


class Told(dict[str, float]):
    """The rarity of each term, reckoned when it is asked for first: most texts share most of their terms.

    Inverse document frequency, never below 0: log(1 + (N - n + .5) / (n + .5)), as Lucene has it for BM25.
    """

    def __init__(self, claims: int, carriers: Mapping[str, int]) -> None:
        super().__init__()
        self.claims, self.carriers = claims, carriers

    def __missing__(self, term: str) -> float:
        held = min(self.carriers.get(term, 0), self.claims)
        rarity = self[term] = log(1 + (self.claims - held + 0.5) / (held + 0.5))
        return rarity


@dataclass(frozen=True, slots=True)
class TermRarity:
    """``carriers`` says how many of the known ``claims`` hold a term; ``length`` is how many terms a claim has."""

    claims: int
    length: float
    carriers: Mapping[str, int]
    told: "Told" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "told", Told(self.claims, self.carriers))

    @classmethod
    def among(cls, known: Iterable[Counter[str]]) -> "TermRarity":
        """The rarity of terms among some claims, each given by its terms."""
        carriers: Counter[str] = Counter()
        count = total = 0
        for terms in known:
            carriers.update(terms.keys())
            count, total = count + 1, total + terms.total()
        return cls(count, total / count if count else 1.0, carriers)

    def __call__(self, term: str) -> float:
        """Inverse document frequency, see ``Told``."""
        return self.told[term]

    def bm25(self, asked: Iterable[str], terms: Counter[str]) -> float:
        """How strongly a claim's terms answer those asked for, each distinct one asked for once; no bound above.

        The sum, over the terms in common, of rarity x n (k1 + 1) / (n + k1 (1 - b + b length / mean length)), where n
        is how often the claim has the term (Robertson & Zaragoza, 2009).
        """
        damping = K1 * (1 - B + B * terms.total() / max(self.length, 1.0))
        # Added up in order: sums of floats in the order of a set would differ from run to run.
        shared = sorted(terms.keys() & set(asked))
        return sum(self(term) * terms[term] * (K1 + 1) / (terms[term] + damping) for term in shared)

    def share(self, wanted: Iterable[str], held: Iterable[str]) -> float:
        """How much of what some terms tell is told by others too, 0 to 1."""
        terms, among = sorted(set(wanted)), set(held)
        whole = sum(map(self, terms))
        return sum(self(term) for term in terms if term in among) / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Rarities:
    """How rare a term, and how rare a run of letters, is among all texts held."""

    terms: TermRarity
    letters: TermRarity

    @classmethod
    def among(cls, texts: Sequence[Words]) -> "Rarities":
        """Their rarities among some texts."""
        return cls(
            TermRarity.among([each.meanings for each in texts]),
            TermRarity.among([each.letters for each in texts]),
        )
