"""Who says what: sources, cues and contents that people marked in political news (PolNeAR, 2018), found by the reader.

An attribution is found where its content shares half with a marked one (characters in common to characters of both,
one to one); a cue where it meets a marked cue; a source is right where it meets the marked one, or there is none.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.rules.attributions.layout import layout_of
from claims.rules.attributions.reader import Reader
from claims.rules.attributions.reader import read as read_by
from claims.rules.speaking.attribution import attributions
from provenance.evaluation.attributing import Said, learn, spans
from provenance.evaluation.spans import Spans, jaccard, pairs, shared
from provenance.evaluation.yardstick import Mistake, Report, Watch, Yardstick, f1, lines_of, watched
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

WORST = 20
LEAST = 0.5
"""The part of two contents that must be in common for them to be the same attribution's."""
SHOWN = 90
"""Characters of a content that a mistake shows."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One article with the attributions that people marked in it."""

    name: str
    text: str
    said: tuple[Said, ...]


def measure(folder: Path, test: Path | None, watch: Watch) -> Report:
    """Learn on the set's train part, read every article asked about, and hold what is found against what is marked."""
    asked = read(test or folder / "polnear" / "dev.jsonl")
    reader = learn(
        [
            (layout_of(one.text, sections(one.text)), one.said)
            for one in read(folder / "polnear" / "train.jsonl")
        ]
    )
    found = [fitted(each.text, reader) for each in watched(asked, watch)]
    return Report(
        "polnear",
        test.name if test else "dev",
        len(asked),
        scores(asked, found),
        mistakes(asked, found),
        {"left out, by cue": dict(left_out(asked, found).most_common(WORST))},
        scores(asked, [shipped(each.text) for each in asked]),
    )


def read(path: Path) -> list[Marked]:
    """The articles of a file. Raises ``ValueError`` or ``KeyError`` where it has another shape."""
    return [
        Marked(row["doc"], row["text"], tuple(_said(each) for each in row["attributions"]))
        for row in lines_of(path)
    ]


def _said(marked: dict[str, Any]) -> Said:
    source, cue, content = (
        tuple((int(start), int(end)) for start, end in marked.get(part) or ())
        for part in ("source", "cue", "content")
    )
    return Said(source, cue, content)


def sections(text: str) -> tuple[SectionSpan, ...]:
    """The headline, which stands in the first line, and the body."""
    end = text.find("\n")
    if end < 0:
        return (SectionSpan(SectionKind.BODY, 0, len(text)),)
    return SectionSpan(SectionKind.HEADLINE, 0, end), SectionSpan(SectionKind.BODY, end + 1, len(text))


def shipped(text: str) -> list[Said]:
    """What the program's own reader finds."""
    return [
        Said(_kept(one.source), _kept(one.cue), tuple(one.content))
        for one in attributions(text, sections(text))
    ]


def fitted(text: str, reader: Reader) -> list[Said]:
    """What the reader finds with weights of its own; the set marks no attribution among another's words."""
    layout = layout_of(text, sections(text))
    return [
        Said(spans(layout, [one.source]), spans(layout, [one.cue]), spans(layout, one.content))
        for one in read_by(layout, reader)
        if one.depth == 1
    ]


def _kept(span: tuple[int, int]) -> Spans:
    return (span,) if span[0] < span[1] else ()


def scores(asked: Sequence[Marked], found: Sequence[Sequence[Said]]) -> dict[str, Any]:
    """F1 of attributions and cues with precision and recall, and how many sources of the matched are right."""
    wanted = sum(len(each.said) for each in asked)
    given = sum(len(said) for said in found)
    matched, met, right, close = 0, 0, 0, 0
    for each, said in zip(asked, found, strict=True):
        met += len(pairs(said, each.said, _meeting, 1))
        for at, other in pairs(said, each.said, _likeness, LEAST):
            matched += 1
            ours, theirs = said[at].source, each.said[other].source
            right += bool(shared(ours, theirs)) or not (ours or theirs)
            close += jaccard(ours, theirs) >= LEAST
    return {
        **_told("attribution", matched, given, wanted),
        **_told("cue", met, given, wanted),
        "source_accuracy": round(right / max(1, matched), 4),
        "source_by_half": round(close / max(1, matched), 4),
    }


def _told(name: str, right: int, given: int, wanted: int) -> dict[str, float]:
    precision, recall = right / max(1, given), right / max(1, wanted)
    return {
        f"{name}_f1": round(f1(precision, recall), 4),
        f"{name}_precision": round(precision, 4),
        f"{name}_recall": round(recall, 4),
    }


def _likeness(one: Said, other: Said) -> float:
    return jaccard(one.content, other.content)


def _meeting(one: Said, other: Said) -> float:
    return float(shared(one.cue, other.cue))


def left_out(asked: Sequence[Marked], found: Sequence[Sequence[Said]]) -> Counter[str]:
    """The marked cues that nothing found meets, how often each."""
    missed: Counter[str] = Counter()
    for each, said in zip(asked, found, strict=True):
        met = {other for _, other in pairs(said, each.said, _meeting, 1)}
        missed.update(
            _words(each.text, one.cue).casefold() for at, one in enumerate(each.said) if at not in met
        )
    return missed


def mistakes(asked: Sequence[Marked], found: Sequence[Sequence[Said]]) -> list[Mistake]:
    """Attributions found at the right cue with other content, those least alike first."""
    wrong = []
    for each, said in zip(asked, found, strict=True):
        for at, other in pairs(said, each.said, _meeting, 1):
            ours, theirs = said[at], each.said[other]
            alike = _likeness(ours, theirs)
            if alike < LEAST:
                wrong.append(
                    Mistake(
                        each.name, _shown(each.text, theirs), _shown(each.text, ours), round(1 - alike, 2)
                    )
                )
    return sorted(wrong, key=lambda one: (-one.cost, one.name, one.expected))[:WORST]


def _shown(text: str, said: Said) -> str:
    content = _words(text, said.content)
    short = content if len(content) <= SHOWN else f"{content[: SHOWN // 2]} … {content[-SHOWN // 2 :]}"
    return f"{_words(text, said.source) or '–'} | {_words(text, said.cue)} | {short}"


def _words(text: str, spans: Spans) -> str:
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)


POLNEAR = Yardstick(
    "polnear",
    "Who says what, by which words?",
    measure,
    {"attribution_f1": 0.62, "cue_f1": 0.70, "source_accuracy": 0.78},
    "dev: list of cue words .41; people among themselves about .92",
)
