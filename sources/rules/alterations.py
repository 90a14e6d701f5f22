"""What changed between two captures of one article, sorted by how much it matters, each change with its reason."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sources.rules import alignment, alteration_words
from sources.rules.alignment import Hunk, Spoken, words_of
from sources.rules.alteration_hunks import Side, read
from sources.rules.reason import Reason
from sources.rules.span import SectionSpan
from sources.rules.stated import stated
from sources.vocabulary import AlterationKind, SectionKind

Span = tuple[int, int, int, int]

READ = frozenset({SectionKind.HEADLINE, SectionKind.BODY, SectionKind.CAPTION, SectionKind.QUOTATION})
"""The parts that are the article's own word: comments are their writers', furniture is nobody's."""

EMPTIED = 0.1
"""Share of its words an article keeps, at most, when it has been emptied; a notice that says so is seldom longer."""

EMPTIED_FROM = 40
"""Words from which an article can be emptied; below that a rewritten brief would pass for one."""

EXTRACT = 0.5
"""Share of the earlier words below which a capture that adds nothing is an extract: a teaser, a page behind a wall."""

EXTRACT_LEAST = 15
"""Words an extract has at least; what is shorter and adds nothing is an emptied page."""

CONTAINED = 0.95
"""Share of a short capture's four-word runs that stand in the longer one, from which it adds nothing."""

MOST_SPANS = 1000
"""Changed runs kept with a pair; beyond that the rest is told as one, and no reader gets so far."""

LONGEST_QUOTE = 400
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Said:
    """A capture as this rule meets it; ``fed`` where it came out of a feed, which may carry only a part."""

    text: str
    sections: tuple[SectionSpan, ...]
    language: str = ""
    fed: bool = False


@dataclass(frozen=True, slots=True)
class Alteration:
    """What came of comparing two captures of one article.

    ``kinds`` with the gravest first, never empty; ``spans`` are the changed runs as code points, ``[start, end)`` in
    the earlier text and then in the later one; in a run only put in or taken out one side is empty. ``extract``
    tells that the later capture holds only a part, so that what it lacks was not taken out.
    """

    kinds: tuple[AlterationKind, ...]
    reasons: tuple[Reason, ...]
    spans: tuple[Span, ...]
    extract: bool = False


def compare(earlier: Said, later: Said) -> Alteration:
    """Hold the later of two captures against the earlier one; a pure function of the two."""
    old, new = own_words(earlier), own_words(later)
    if is_extract(old, new, fed=later.fed):
        return Alteration((AlterationKind.COSMETIC,), (_extract(old, new),), (), extract=True)
    found = alignment.hunks([word.fold for word in old], [word.fold for word in new])
    if not found:
        return Alteration((AlterationKind.COSMETIC,), (_cosmetic(earlier, later),), ())
    language = later.language or earlier.language
    left = Side.of(earlier.text, old, [(hunk.first, hunk.last) for hunk in found], language)
    right = Side.of(later.text, new, [(hunk.new_first, hunk.new_last) for hunk in found], language)
    notices = _notices(earlier, later, language)
    came = _places([notice.quote for notice in notices if notice.weight > 0], later.text)
    went = _places([notice.quote for notice in notices if notice.weight < 0], earlier.text)
    reasons = [
        *_withdrawn(earlier, later, old, new, language),
        *notices,
        *read(left, right, found, (went, came)),
    ] or [Reason(AlterationKind.COSMETIC, 1.0, "the same figures, written in another way")]
    told = {AlterationKind(reason.rule) for reason in reasons}
    kinds = tuple(kind for kind in GRAVEST if kind in told)
    return Alteration(kinds, tuple(_ordered(reasons, kinds)), _spans(left, right, found))


GRAVEST = tuple(reversed(AlterationKind))
"""The kinds from the gravest down: the vocabulary lists them from the slightest up."""


def own_words(capture: Said) -> list[Spoken]:
    """The words of the article itself, in reading order; all of it where no section is known."""
    parts = capture.sections or (SectionSpan(SectionKind.BODY, 0, len(capture.text)),)
    return [
        word for part in parts if part.kind in READ for word in words_of(capture.text, part.start, part.end)
    ]


def is_extract(old: Sequence[Spoken], new: Sequence[Spoken], *, fed: bool = False) -> bool:
    """Whether a capture says nothing of most of the article: shorter than half of it, and nothing new in it."""
    if len(new) >= EXTRACT * len(old):
        return False
    if fed:
        return True
    if len(new) < EXTRACT_LEAST:
        return False
    ours, theirs = _runs(new), set(_runs(old))
    return sum(run in theirs for run in ours) >= CONTAINED * len(ours)


def _runs(words: Sequence[Spoken]) -> list[tuple[str, ...]]:
    folds = [word.fold for word in words]
    return [tuple(folds[at : at + 4]) for at in range(len(folds) - 3)]


def _extract(old: Sequence[Spoken], new: Sequence[Spoken]) -> Reason:
    detail = stated(
        f"only an extract was captured, {len(new)} of {len(old)} words: what it lacks is not read as taken out"
    )
    return Reason(AlterationKind.COSMETIC, 1.0, detail)


FURNITURE, COMMENTS = "furniture", "readers’ comments"


def _cosmetic(earlier: Said, later: Said) -> Reason:
    changed = [
        label
        for label, kind in ((FURNITURE, SectionKind.FURNITURE), (COMMENTS, SectionKind.COMMENT))
        if _part(earlier, kind) != _part(later, kind)
    ]
    told = stated("word for word the same article; only spacing, capitals or typographic signs differ")
    if changed == [FURNITURE]:
        told = stated("word for word the same article; only furniture differs")
    elif changed == [COMMENTS]:
        told = stated("word for word the same article; only readers’ comments differ")
    elif changed:
        told = stated("word for word the same article; only furniture and readers’ comments differ")
    return Reason(AlterationKind.COSMETIC, 1.0, told)


def _part(capture: Said, kind: SectionKind) -> list[str]:
    return [
        word.fold
        for part in capture.sections
        if part.kind is kind
        for word in words_of(capture.text, part.start, part.end)
    ]


def _withdrawn(
    earlier: Said, later: Said, old: Sequence[Spoken], new: Sequence[Spoken], language: str
) -> list[Reason]:
    patterns = alteration_words.words(language).retractions
    found = [
        Reason(AlterationKind.WITHDRAWN, 1.0, "a notice takes the article back", line)
        for line in _fresh(patterns, earlier, later)
    ]
    if len(old) >= EMPTIED_FROM and len(new) <= EMPTIED * len(old):
        detail = stated(f"the article was emptied: {len(new)} of {len(old)} words are left")
        found.append(Reason(AlterationKind.WITHDRAWN, 1.0, detail))
    return found


def _notices(earlier: Said, later: Said, language: str) -> list[Reason]:
    """Notices by which an editor says that something was put right, that came or went between the two."""
    patterns = alteration_words.words(language).corrections
    came = [
        Reason(AlterationKind.CORRECTION, 1.0, "an editor’s notice says what was put right", line)
        for line in _fresh(patterns, earlier, later)
    ]
    went = [
        Reason(AlterationKind.CORRECTION, -1.0, "the editor’s notice of a correction is gone again", line)
        for line in _fresh(patterns, later, earlier)
    ]
    return came + went


def _fresh(patterns: Sequence[re.Pattern[str]], before: Said, after: Said) -> list[str]:
    """The lines of a notice in ``after`` that do not stand in ``before``."""
    known = {_plain(line) for line in _spoken_of(patterns, before)}
    return [line for line in _spoken_of(patterns, after) if _plain(line) not in known]


def _spoken_of(patterns: Sequence[re.Pattern[str]], capture: Said) -> list[str]:
    """Lines outside readers' comments in which one of the patterns is met, each once and cut to a quotable length."""
    comments = [part for part in capture.sections if part.kind is SectionKind.COMMENT]
    found: dict[str, None] = {}
    for line in _LINE.finditer(capture.text):
        if any(part.start <= line.start() < part.end for part in comments):
            continue
        if any(pattern.search(line[0]) for pattern in patterns):
            found[line[0].strip()[:LONGEST_QUOTE]] = None
    return list(found)


def _plain(line: str) -> tuple[str, ...]:
    return tuple(word.fold for word in words_of(line))


def _places(lines: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Where some lines stand in a text."""
    return [(at, at + len(line)) for line in lines if (at := text.find(line)) >= 0]


def _ordered(reasons: Iterable[Reason], kinds: Sequence[AlterationKind]) -> list[Reason]:
    return sorted(reasons, key=lambda reason: kinds.index(AlterationKind(reason.rule)))


def _spans(left: Side, right: Side, found: Sequence[Hunk]) -> tuple[Span, ...]:
    if len(found) > MOST_SPANS:
        first, last = found[MOST_SPANS - 1], found[-1]
        rest = Hunk(first.first, last.last, first.new_first, last.new_last)
        found = [*found[: MOST_SPANS - 1], rest]
    return tuple(
        (*left.place(hunk.first, hunk.last), *right.place(hunk.new_first, hunk.new_last)) for hunk in found
    )
