"""Learns from marked articles which words put something in whose mouth, by the signs the program's own reader sees."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.rules.attributions import content_signs, contents, cues, source_signs, sources
from claims.rules.attributions.layout import Layout, Run
from claims.rules.attributions.reader import Reader
from claims.rules.learned.learning import Lesson
from provenance.evaluation.spans import Spans, jaccard

L2_CUES, L2_SPANS = 3.0, 2.0
OFTEN_CUES, OFTEN_SPANS = 3, 2
"""Chosen on the set's dev part: how small weights are held, and how often a sign must be seen to get one."""
ENOUGH = 0.5
NEAR_BEST = 0.05
"""A stretch is right that shares at least half with the marked one, and is as good as the best within this."""


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution: the stretches that name the source, that put words in its mouth, and that are the words."""

    source: Spans
    cue: Spans
    content: Spans


Example = tuple[Layout, Sequence[Said]]


def learn(examples: Sequence[Example]) -> Reader:
    """A reader whose weights are those of the marked articles; the same articles give the same weights."""
    rates = _rates(examples)
    lessons = Lesson(), Lesson(), Lesson()
    for layout, said in examples:
        marks = marked(layout, said)
        heads = _heads(layout, marks, rates)
        _learn_cues(lessons[0], layout, marks, heads)
        for number, at in heads.items():
            _learn_spans(lessons[1:], layout, at, said[number])
    return Reader(
        lessons[0].learn(l2=L2_CUES, least=OFTEN_CUES),
        lessons[1].learn(l2=L2_SPANS, least=OFTEN_SPANS),
        lessons[2].learn(l2=L2_SPANS, least=OFTEN_SPANS),
        known=False,
    )


def marked(layout: Layout, said: Sequence[Said]) -> dict[int, int]:
    """Which attribution's cue each word is of."""
    starts = [token.start for token in layout.tokens]
    found: dict[int, int] = {}
    for number, one in enumerate(said):
        for start, end in one.cue:
            at = max(0, bisect_right(starts, start) - 1)
            while at < len(starts) and starts[at] < end:
                if layout.tokens[at].end > start:
                    found[at] = number
                at += 1
    return found


def spans(layout: Layout, runs: Sequence[Run]) -> Spans:
    """Where some runs of words stand in the text; an empty run stands nowhere."""
    return tuple(layout.span(run) for run in runs if run[0] < run[1])


def _rates(examples: Sequence[Example]) -> dict[str, float]:
    """How often each word is part of a cue, a word seen once counting little."""
    everywhere, within = Counter[str](), Counter[str]()
    for layout, said in examples:
        everywhere.update(layout.folds)
        within.update(layout.folds[at] for at in marked(layout, said))
    return {word: (count + 0.2) / (everywhere[word] + 2) for word, count in within.items()}


def _heads(layout: Layout, marks: dict[int, int], rates: dict[str, float]) -> dict[int, int]:
    """The word of each marked cue that is most often part of one: of "said in a statement" it is "said"."""
    heads: dict[int, int] = {}
    for at in cues.places(layout, known=False):
        if at in marks:
            best = heads.get(marks[at])
            if best is None or rates[layout.folds[at]] > rates[layout.folds[best]]:
                heads[marks[at]] = at
    return heads


def _learn_cues(lesson: Lesson, layout: Layout, marks: dict[int, int], heads: dict[int, int]) -> None:
    """Every word that may be a cue is one or is not; the other words of a marked cue teach nothing."""
    chosen = set(heads.values())
    for at in cues.places(layout, known=False):
        if at in chosen or at not in marks:
            lesson.yes_or_no(cues.signs(layout, at), right=at in chosen)


def _learn_spans(lessons: Sequence[Lesson], layout: Layout, at: int, said: Said) -> None:
    names = sources.possibilities(layout, at)
    alike = [jaccard(spans(layout, [one.run]), said.source) for one in names]
    lessons[0].choice(_judged([source_signs.signs(layout, at, one) for one in names], alike))
    source = names[alike.index(max(alike))].run
    stretches = contents.possibilities(layout, at)
    lessons[1].choice(
        _judged(
            [content_signs.signs(layout, at, one, source) for one in stretches],
            [jaccard(spans(layout, one.runs), said.content) for one in stretches],
        )
    )


def _judged(seen: Sequence[list[str]], alike: Sequence[float]) -> Iterator[tuple[list[str], bool]]:
    enough = max(ENOUGH, max(alike, default=0.0) - NEAR_BEST)
    return ((signs, share >= enough) for signs, share in zip(seen, alike, strict=True))
