"""Which known claim does a short text repeat: tweets held against the claims of a fact-checking site (CheckThat! 2020).

The candidates are the claims that share the rarest terms with the text; the program's own ranking
(``claims.rules.lookup``) puts them in order. Its weights are learnt from the training part. How the two thresholds do
is shown twice: as it is, and with the right claims taken away, where every link would be a wrong one.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.rules.learned.weights import Weights
from claims.rules.lookup.learning import Choice, learnt
from claims.rules.lookup.ranking import Found, Known, ranked, reweighed
from claims.rules.lookup.rarity import TermRarity
from claims.rules.lookup.shelf import Shelf
from claims.rules.lookup.terms import terms_of
from claims.rules.lookup.weights import LINK, SUGGEST
from claims.rules.lookup.words import words_of
from provenance.evaluation.yardstick import Mistake, Report, Watch, Yardstick, there, watched

QUERIES, RIGHT = "tweets.queries.tsv", "tweet-vclaim-pairs.qrels"
CANDIDATES = 100
"""Claims ranked for one text: of the training part's texts, 98 in 100 have the right one among so many."""
CUT = 5
"""Places that count in the mean average precision."""
WORST = 20


@dataclass(frozen=True, slots=True)
class Query:
    """A text, and the numbers of the claims it repeats."""

    text: str
    right: frozenset[int]


@dataclass(frozen=True, slots=True)
class Answer:
    """A text with its candidates in the order found."""

    query: Query
    found: Sequence[Found]

    @property
    def places(self) -> list[int]:
        """Where the right claims stand, from 1 on."""
        return [place for place, one in enumerate(self.found, 1) if one.id in self.query.right]


class Library:
    """All known claims made ready, and what is found in them."""

    def __init__(self, known: Sequence[Known]) -> None:
        self.texts = {each.id: each.text for each in known}
        self.shelf = Shelf.of(known)
        self.letters = TermRarity.among(words_of(each.full).letters for each in known)

    def answer(self, query: Query, letters: TermRarity | None = None) -> Answer:
        """The candidates for one text, ranked by the program's own weights."""
        candidates = self.shelf.candidates(terms_of(query.text), CANDIDATES)
        return Answer(query, ranked(query.text, candidates, self.shelf.rarity, letters=letters))


def measure(folder: Path, test: Path | None, watch: Watch) -> Report:
    """Learn from train and measure on dev, or learn from both and score a file with the right claims beside it."""
    root = there(folder / "checkthat2020_task2")
    library = Library(_known(root / "verified_claims.docs.tsv"))
    train, dev = (_queries(root / part / QUERIES) for part in ("train", "dev"))
    asked = _queries(test / QUERIES if test.is_dir() else test) if test else dev
    known = train + dev if test else train
    answers = [library.answer(query, library.letters) for query in watched([*known, *asked], watch)]
    weights = learnt([_choice(answer) for answer in answers[: len(known)]])
    fitted = [_weighed(answer, weights) for answer in answers[len(known) :]]
    shipped = [library.answer(query) for query in asked]
    tables: dict[str, dict[str, Any]] = {
        "place of the right claim": _placed(fitted),
        "thresholds, fitted weights": _thresholds(fitted),
        "thresholds, as shipped": _thresholds(shipped),
    }
    return Report(
        "checkthat2020_task2", test.name if test else "dev", len(asked), _scores(fitted), _worst(fitted, library),
        tables, _scores(shipped),
    )  # fmt: skip


def _known(path: Path) -> list[Known]:
    with there(path).open(encoding="utf-8-sig", newline="") as rows:
        told = [
            (int(row[""]), row["vclaim"], row["title"] or "") for row in csv.DictReader(rows, delimiter="\t")
        ]
    return [Known(number, text, terms_of(f"{title}\n{text}"), title) for number, text, title in told]


def _queries(path: Path) -> list[Query]:
    """The texts of a file; which claims they repeat stands in a file beside it, one line a pair."""
    right: dict[str, set[int]] = {}
    for line in there(path.with_name(RIGHT)).read_text(encoding="utf-8-sig").splitlines():
        if line.strip():
            number, _, claim, holds = line.split()
            right.setdefault(number, set()).update({int(claim)} if int(holds) else ())
    with there(path).open(encoding="utf-8-sig", newline="") as rows:
        texts = {row[""]: row["tweet_content"] for row in csv.DictReader(rows, delimiter="\t")}
    return [Query(text, frozenset(right[number])) for number, text in texts.items() if right.get(number)]


def _choice(answer: Answer) -> Choice:
    return Choice(
        [one.features for one in answer.found], [one.id in answer.query.right for one in answer.found]
    )


def _weighed(answer: Answer, weights: Weights) -> Answer:
    """The same candidates under other weights: their features stay."""
    return Answer(answer.query, reweighed(answer.found, weights))


def _scores(answers: Sequence[Answer]) -> dict[str, Any]:
    count = max(1, len(answers))
    firsts = [min(answer.places, default=0) for answer in answers]
    return {
        "map_at_5": round(sum(map(_precision, answers)) / count, 4),
        "precision_at_1": round(sum(first == 1 for first in firsts) / count, 4),
        "mrr": round(sum(1 / first for first in firsts if first) / count, 4),
    }


def _precision(answer: Answer) -> float:
    """The average precision within the first five places."""
    shares = [number / place for number, place in enumerate(answer.places, 1) if place <= CUT]
    return sum(shares) / min(len(answer.query.right), CUT)


def _placed(answers: Sequence[Answer]) -> dict[str, int]:
    """How many of the right claims stand where."""
    firsts = [min(answer.places, default=0) for answer in answers]
    named: Mapping[str, range] = {
        "first": range(1, 2),
        "2 to 5": range(2, 6),
        "further down": range(6, CANDIDATES + 1),
    }
    counted = {name: sum(first in places for first in firsts) for name, places in named.items()}
    return {**counted, "not among the candidates": firsts.count(0)}


def _thresholds(answers: Sequence[Answer]) -> dict[str, str]:
    """How many texts get a claim from each threshold on, how often it is right, and how many do without a right one."""
    told = {}
    for name, least in (("suggest", SUGGEST), ("link", LINK)):
        above = [answer for answer in answers if answer.found and answer.found[0].score >= least]
        right = sum(answer.found[0].id in answer.query.right for answer in above)
        astray = sum(any(one.score >= least for one in _others(answer)) for answer in answers)
        told[f"{name}, from {least} on"] = (
            f"{len(above)} of {len(answers)}, {right} right; {astray} without the right claim"
        )
    return told


def _others(answer: Answer) -> Iterator[Found]:
    """What was found besides the right claims, and besides those that have the very same terms."""
    same = [terms_of(one.reason.quote) for one in answer.found if one.id in answer.query.right]
    return (one for one in answer.found if terms_of(one.reason.quote) not in same)


def _worst(answers: Sequence[Answer], library: Library) -> list[Mistake]:
    """The texts whose first claim is wrong though it is thought likeliest."""
    wrong = [answer for answer in answers if answer.found and answer.found[0].id not in answer.query.right]
    wrong.sort(key=lambda answer: (-answer.found[0].score, answer.query.text))
    return [
        Mistake(
            answer.query.text,
            f"{library.texts[min(answer.query.right)]} (place {min(answer.places, default=0) or 'none'})",
            f"{answer.found[0].reason.quote} ({answer.found[0].reason.detail})",
            answer.found[0].score,
        )
        for answer in wrong[:WORST]
    ]


CHECKTHAT = Yardstick(
    "checkthat2020_task2",
    "Which known claim does a short text repeat?",
    measure,
    {"map_at_5": 0.82},
    "BM25: dev .752, official test .855; best on the official test, Buster.AI .929",
)
