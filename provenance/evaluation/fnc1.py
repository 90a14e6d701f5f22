"""Whether a whole article agrees with a headline, disagrees, discusses it, or is unrelated: the Fake News Challenge.

Two questions are learnt from the signs of the program's own reader (``claims.rules.bearings.throughout``): is the text
about the headline, and what does it do with it. The second is learnt twice. Headlines near one that was learnt from are
answered by weights of single words as well: they know the affair. All others are answered by the sorts of words alone,
because single words are those of their affairs and mislead in the next. How far that carries is shown by keeping out a
third of the affairs whole.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.rules.bearings import throughout
from claims.rules.bearings.bearing import LINKED, RELATED, UNRELATED, text_bears_on
from claims.rules.bearings.lines import Line, Telling, line
from claims.rules.bearings.signs import OWN_WORD, amounts
from claims.rules.bearings.throughout import Whole
from claims.rules.language import PACKS
from claims.rules.language.tokens import tokenize
from claims.rules.learned.fitting import fit
from claims.rules.learned.weights import Weights
from claims.rules.text.sentences import split
from provenance.evaluation.affairs import affairs
from provenance.evaluation.folds import parts_of
from provenance.evaluation.labelled import Judged, confusion, scores, worst
from provenance.evaluation.yardstick import Report, Watch, Yardstick, there, watched
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

ENGLISH = PACKS["en"]
NAMES = {"asserts": "agree", "disputes": "disagree", "repeats": "discuss", UNRELATED: "unrelated"}
LABELS = tuple(NAMES.values())
OURS = {theirs: own for own, theirs in NAMES.items()}
BODIES = ("competition_test_bodies.csv", "test_bodies.csv", "train_bodies.csv")
L2, L2_WORDS, BALANCE = 10.0, 10.0, 0.5
"""Chosen by keeping out affairs (the first) and bodies (the second) of the training part."""
OFTEN = 5
"""Bodies near whose claim a single word must stand to be learnt from."""
SAME_BODY = 3
"""Pairs of one body and one answer that the sorts of words are learnt from: more only tell of that body again."""
FAMILIAR = 0.6
"""Share of a headline's words, and of the other's, that it must have in common with one learnt from."""
ROUNDS = 120
KEPT_OUT = 3
"""One in so many affairs is kept out whole, to see what carries over to new ones."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A headline, a body by its number, and what the body does with the headline in the program's own word."""

    headline: str
    body: str
    stance: str


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt: the weights of the two questions, and the headlines they come from."""

    about: Weights
    sorts: Weights
    words: Weights
    headlines: Sequence[Line]


class Seen:
    """Headlines and bodies made ready, and the signs of every pair asked for."""

    def __init__(self, pairs: Sequence[Pair], bodies: Mapping[str, str]) -> None:
        self.lines = {text: line(text, ENGLISH) for text in {pair.headline for pair in pairs}}
        self.wholes = {name: _whole(bodies[name]) for name in sorted({pair.body for pair in pairs})}
        self.telling = Telling.among([each.terms for each in self.wholes.values()])
        self._about: dict[Pair, dict[str, float]] = {}
        self._stance: dict[Pair, dict[str, float]] = {}

    def about(self, pair: Pair) -> dict[str, float]:
        """The signs of whether it is about the headline."""
        if pair not in self._about:
            claim, whole = self.lines[pair.headline], self.wholes[pair.body]
            touched = throughout.touch(claim, whole, self.telling)
            self._about[pair] = amounts(throughout.about(claim, whole, touched, self.telling))
        return self._about[pair]

    def stance(self, pair: Pair) -> dict[str, float]:
        """The signs of what it does with it, single words among them."""
        if pair not in self._stance:
            claim, whole = self.lines[pair.headline], self.wholes[pair.body]
            touched = throughout.touch(claim, whole, self.telling)
            found = throughout.stance(claim, whole, touched, ENGLISH, self.telling, words=True)
            self._stance[pair] = amounts(found)
        return self._stance[pair]


def measure(folder: Path, test: Path | None, watch: Watch) -> Report:
    """Learn from the training part and measure on the part held out, or learn from both and score a file."""
    root = there(folder / "fnc1")
    labelled = _pairs(root / "train_stances.csv")
    held_out = set((root / "hold_out_ids.txt").read_text().split())
    known = labelled if test else [pair for pair in labelled if pair.body not in held_out]
    asked = _pairs(test) if test else [pair for pair in labelled if pair.body in held_out]
    seen = Seen(known, _bodies(root))
    asked_of = Seen(asked, _bodies(test.parent if test else root, root))
    learnt = _learnt(known, seen)
    answers = [_answer(pair, asked_of, learnt) for pair in watched(asked, watch)]
    shipped = [_shipped(pair, asked_of) for pair in asked]
    tables = {"expected, then found": confusion(answers, LABELS)}
    if not test:
        tables["affairs kept out"] = _on_new_affairs(known, seen)
    return Report(
        "fnc1", test.name if test else "held-out bodies", len(asked), _scores(answers), worst(answers), tables,
        _scores(shipped),
    )  # fmt: skip


def _pairs(path: Path) -> list[Pair]:
    with there(path).open(encoding="utf-8-sig", newline="") as rows:
        return [Pair(row["Headline"], row["Body ID"], OURS[row["Stance"]]) for row in csv.DictReader(rows)]


def _bodies(*folders: Path) -> dict[str, str]:
    """The bodies by number, from the first file of bodies there is."""
    path = next((folder / name for folder in folders for name in BODIES if (folder / name).exists()), None)
    with (path or there(folders[-1] / BODIES[-1])).open(encoding="utf-8-sig", newline="") as rows:
        return {row["Body ID"]: row["articleBody"] for row in csv.DictReader(rows)}


def _whole(text: str) -> Whole:
    sentences = split(text, (SectionSpan(SectionKind.BODY, 0, len(text), ""),), "en")
    return Whole.of([line(each.text, ENGLISH, each.start) for each in sentences])


def _learnt(pairs: Sequence[Pair], seen: Seen) -> Learnt:
    about = fit([(seen.about(pair), _related(pair)) for pair in pairs], l2=1.0, rounds=ROUNDS)
    told = [pair for pair in pairs if pair.stance != UNRELATED]
    often: dict[str, set[str]] = defaultdict(set)
    for pair in told:
        for name in seen.stance(pair):
            if OWN_WORD in name:
                often[name].add(pair.body)
    kept = {name for name, bodies in often.items() if len(bodies) >= OFTEN}
    return Learnt(
        about,
        fit(
            [(_sorts(seen.stance(pair)), pair.stance) for pair in _thinned(told)],
            l2=L2,
            balance=BALANCE,
            rounds=ROUNDS,
        ),
        fit(
            [(_words(pair, seen, kept), pair.stance) for pair in told],
            l2=L2_WORDS,
            balance=BALANCE,
            rounds=ROUNDS,
        ),
        [seen.lines[headline] for headline in sorted({pair.headline for pair in told})],
    )


def _related(pair: Pair) -> str:
    return UNRELATED if pair.stance == UNRELATED else RELATED


def _thinned(pairs: Sequence[Pair]) -> Iterator[Pair]:
    counted: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        counted[pair.body, pair.stance] += 1
        if counted[pair.body, pair.stance] <= SAME_BODY:
            yield pair


def _sorts(features: Mapping[str, float]) -> dict[str, float]:
    return {name: amount for name, amount in features.items() if OWN_WORD not in name}


def _words(pair: Pair, seen: Seen, kept: set[str] | None = None) -> dict[str, float]:
    """All signs, single words among them, and the words of the headline."""
    found = {
        name: amount
        for name, amount in seen.stance(pair).items()
        if kept is None or OWN_WORD not in name or name in kept
    }
    return found | {f"headline: {token.fold}": 1.0 for token in tokenize(pair.headline) if token.word}


def _answer(pair: Pair, seen: Seen, learnt: Learnt) -> Judged:
    related = learnt.about.odds(seen.about(pair))[RELATED]
    odds: dict[str, float] = {}
    if related >= LINKED:
        familiar = _familiar(seen.lines[pair.headline], learnt.headlines)
        odds = (
            learnt.words.odds(_words(pair, seen))
            if familiar
            else learnt.sorts.odds(_sorts(seen.stance(pair)))
        )
    return _judged(pair, related, odds)


def _shipped(pair: Pair, seen: Seen) -> Judged:
    """As the program itself answers."""
    found = text_bears_on(seen.lines[pair.headline], seen.wholes[pair.body], telling=seen.telling)
    return _judged(pair, found.related, found.odds)


def _judged(pair: Pair, related: float, odds: Mapping[str, float]) -> Judged:
    """One answer; of a related text only the stances are weighed, of another only that it is unrelated."""
    found = {NAMES[label]: share for label, share in odds.items()} or {NAMES[UNRELATED]: 1 - related}
    return Judged(f"{pair.headline} | body {pair.body}", NAMES[pair.stance], found)


def _familiar(claim: Line, known: Sequence[Line]) -> bool:
    """Whether the headline is much like one that was learnt from."""
    return any(
        len(claim.terms & other.terms) >= FAMILIAR * max(len(claim.terms), len(other.terms), 1)
        for other in known
    )


def _scores(answers: Sequence[Judged]) -> dict[str, Any]:
    """The usual figures, and the challenge's own score: a quarter for related or not, the rest for the stance."""
    unrelated = NAMES[UNRELATED]
    won = best = 0.0
    for one in answers:
        related = one.expected != unrelated
        best += 1.0 if related else 0.25
        if one.found == one.expected:
            won += 1.0 if related else 0.25
        elif related and one.found != unrelated:
            won += 0.25
    return {**scores(answers, LABELS), "fnc_score": round(won / best, 4) if best else 0.0}


def _on_new_affairs(pairs: Sequence[Pair], seen: Seen) -> dict[str, Any]:
    """The same figures for a third of the affairs, by what was learnt from the other two thirds."""
    told = [(pair.headline, pair.body) for pair in pairs if pair.stance != UNRELATED]
    of = affairs(told)
    names = sorted(set(of.values()))
    out = {names[at] for at in parts_of(names, KEPT_OUT)[0]}
    placed = [
        (pair, of.get(f"headline {pair.headline}") in out, of.get(f"body {pair.body}") in out)
        for pair in pairs
    ]
    learnt = _learnt([pair for pair, one, other in placed if not one and not other], seen)
    answers = [_answer(pair, seen, learnt) for pair, one, other in placed if one and other]
    return {"pairs": len(answers), **_scores(answers)}


FNC1 = Yardstick(
    "fnc1",
    "Does an article agree with a headline, disagree, discuss it, or is it unrelated?",
    measure,
    {"macro_f1": 0.65, "f1 disagree": 0.35},
    "official test: baseline FNC .752; Talos .820, macro-F1 .576; Athene .827, .602, disagree .126; stackLSTM .609",
)
