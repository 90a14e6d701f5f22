"""Sets two captures of an article side by side, paragraph by paragraph, with the words that came and went."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sources.rules import alignment
from sources.rules.alignment import Hunk, Spoken
from sources.rules.alterations import Said, own_words

PER_PAGE = 40  # changed paragraphs on a page


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that stand in both captures, or in one of them alone (“del” or “ins”)."""

    text: str
    tag: str = ""


@dataclass(slots=True)
class Row:
    """One paragraph in both captures; either side may be empty."""

    old: list[Piece] = field(default_factory=list)
    new: list[Piece] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether anything came or went in it."""
        return any(piece.tag for piece in (*self.old, *self.new))

    @property
    def both(self) -> list[Piece]:
        """The paragraph once, with what was taken out standing before what was put in."""
        return _inline(self.old, self.new)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A changed paragraph, or the unchanged ones between two changed ones."""

    row: Row | None
    same: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One page of a comparison: what to print, how many paragraphs changed in all, and where the next page begins."""

    stretches: list[Stretch]
    changed: int
    next: int | None
    spans: list[tuple[int, int, int, int]]


def difference(earlier: Said, later: Said, start: int = 0) -> Difference:
    """The comparison from its ``start``-th changed paragraph on."""
    old, new = own_words(earlier), own_words(later)
    hunks = alignment.hunks([word.fold for word in old], [word.fold for word in new])
    left, right = _Text(earlier.text, old), _Text(later.text, new)
    rows = [row for row in _rows(left, right, hunks) if row.old or row.new]
    changed = sum(row.changed for row in rows)
    shown = list(_folded(rows, start))
    following = start + PER_PAGE if start + PER_PAGE < changed else None
    spans = [
        (*left.place(hunk.first, hunk.last), *right.place(hunk.new_first, hunk.new_last)) for hunk in hunks
    ]
    return Difference(shown, changed, following, spans)


@dataclass(frozen=True)
class _Text:
    """A captured text by its words."""

    text: str
    words: Sequence[Spoken]

    def opens(self, at: int) -> bool:
        """Whether a paragraph begins with the word at ``at``."""
        return at == 0 or "\n" in self.text[self.words[at - 1].end : self.words[at].start]

    def paragraphs(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """A run of words by paragraph."""
        begun = first
        for at in range(first + 1, last):
            if self.opens(at):
                yield begun, at
                begun = at
        if begun < last:
            yield begun, last

    def between(self, first: int, last: int) -> str:
        """A run of words with the signs around them, from and up to the neighbouring word of the paragraph."""
        start = self.words[first].start
        if self.opens(first):
            start = self.text.rfind("\n", self.words[first - 1].end if first else 0, start) + 1 or (
                start if first else 0
            )
        if last < len(self.words) and not self.opens(last):
            return self.text[start : self.words[last].start]
        line = self.text.find("\n", self.words[last - 1].end)
        return self.text[start : line if line >= 0 else len(self.text)].rstrip()

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Code points of a run of words; of an empty run the place before the next word."""
        if first < last:
            return self.words[first].start, self.words[last - 1].end
        at = self.words[first].start if first < len(self.words) else len(self.text)
        return at, at


def _rows(old: _Text, new: _Text, hunks: Sequence[Hunk]) -> Iterator[Row]:
    row, at, there = Row(), 0, 0
    for hunk in [*hunks, Hunk(len(old.words), len(old.words), len(new.words), len(new.words))]:
        for first, last, place in _same(old, new, at, hunk.first, there):
            if old.opens(first) or new.opens(place):
                yield row
                row = Row()
            row.old.append(Piece(old.between(first, last)))
            row.new.append(Piece(new.between(place, place + last - first)))
        at, there = hunk.last, hunk.new_last
        for side, text, first, last, tag in (
            ("old", old, hunk.first, hunk.last, "del"),
            ("new", new, hunk.new_first, hunk.new_last, "ins"),
        ):
            for begun, ended in text.paragraphs(first, last):
                if text.opens(begun) and (begun > first or not _met(row, side)):
                    yield row
                    row = Row()
                getattr(row, side).append(Piece(text.between(begun, ended).rstrip(), tag))
    yield row


def _met(row: Row, side: str) -> bool:
    """Whether the row is one in which the other side has just begun a paragraph that this one answers."""
    other = row.new if side == "old" else row.old
    return bool(other) and not getattr(row, side)


def _same(old: _Text, new: _Text, at: int, end: int, there: int) -> Iterator[tuple[int, int, int]]:
    """A run of unchanged words, cut wherever a paragraph begins in either text."""
    begun = at
    for word in range(at + 1, end):
        if old.opens(word) or new.opens(there + word - at):
            yield begun, word, there + begun - at
            begun = word
    if begun < end:
        yield begun, end, there + begun - at


def _inline(old: Sequence[Piece], new: Sequence[Piece]) -> list[Piece]:
    """Two sides of a paragraph as one: equal pieces stand once."""
    merged: list[Piece] = []
    ours, theirs = list(old), list(new)
    while ours or theirs:
        if ours and ours[0].tag:
            merged.append(ours.pop(0))
        elif theirs and theirs[0].tag:
            merged.append(theirs.pop(0))
        else:
            if ours:
                ours.pop(0)
            merged.extend([theirs.pop(0)] if theirs else [])
    return merged


def _folded(rows: Sequence[Row], start: int) -> Iterator[Stretch]:
    """The changed rows of one page, with the unchanged ones between them folded together."""
    met, held = 0, []
    for row in rows:
        if not row.changed:
            held.append(row)
            continue
        if start <= met < start + PER_PAGE:
            if held:
                yield Stretch(None, tuple(held))
            yield Stretch(row)
        held = []
        met += 1
    if held and met <= start + PER_PAGE:
        yield Stretch(None, tuple(held))
