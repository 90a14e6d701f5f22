"""The lines of a page: what each looks like, before anybody says which part of the page it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

SENTENCE_END = re.compile(r"[.!?…。！？؟۔।][\"'”’»)\]]*$")
WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_BULLET = re.compile(r"[•·▪‣◦●○*–-][ \t\u00a0]+(?=\S)")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]")
LONG_LINE = 20
"""Words; a line so long is prose even where its full stop is missing."""

PROSE_LINE = 8
"""Words; fewer are a heading, a label or a menu even with a full stop."""

BRIEF = 240
"""Characters; phrases that make up a whole line are shorter, and only so much is looked through for them."""

_WRAPPED = range(40, 101)
"""Characters in a line of text wrapped by a mail program or a terminal (72 to 80 is usual)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a line of a page: its words without bullet and blanks, its place, and how it is set."""

    text: str
    start: int
    end: int
    indent: int
    bullet: bool
    words: int

    @property
    def brief(self) -> bool:
        """Whether it is short enough to be a label, a name or a phrase by itself."""
        return len(self.text) <= BRIEF

    @property
    def ends_sentence(self) -> bool:
        """Whether it closes as a sentence does."""
        return bool(SENTENCE_END.search(self.text))

    @property
    def prose(self) -> bool:
        """Whether it reads as running text by its shape alone."""
        return self.words >= LONG_LINE or (self.words >= PROSE_LINE and self.ends_sentence)


def lines_of(text: str) -> list[Line]:
    """Every line that is not blank; lines wrapped at a fixed width are put together again."""
    found: list[Line] = []
    for block in _blocks(text):
        found += (
            [_line(text, *block[0], last=block[-1])]
            if _wrapped(text, block)
            else [_line(text, *one) for one in block]
        )
    return found


def word_count(text: str) -> int:
    """Words in a text; in scripts written without spaces two signs count as one word."""
    unspaced = len(_UNSPACED.findall(text))
    return len(WORD.findall(_UNSPACED.sub(" ", text) if unspaced else text)) + unspaced // 2


def _blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    """Runs of lines with no blank line between them, as offsets."""
    block: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            block.append((start, start + len(line)))
        elif block:
            yield block
            block = []
        start += len(line) + 1
    if block:
        yield block


def _wrapped(text: str, block: list[tuple[int, int]]) -> bool:
    """Whether a block is one paragraph broken at a fixed width: even lines, most of them ending in mid-sentence."""
    if len(block) < 2:
        return False
    before_last = [text[start:end].strip() for start, end in block[:-1]]
    broken = sum(1 for line in before_last if not SENTENCE_END.search(line))
    lengths = [len(line) for line in before_last]
    even = all(length in _WRAPPED for length in lengths) and max(lengths) - min(lengths) <= 25
    return even and broken * 2 > len(before_last)


def _line(text: str, start: int, end: int, last: tuple[int, int] | None = None) -> Line:
    stop = last[1] if last else end
    written = text[start:stop]
    first = start + len(written) - len(written.lstrip())
    bullet = _BULLET.match(text, first, stop)
    words = text[bullet.end() if bullet else first : stop].rstrip()
    indent = len(text[start:first].expandtabs(4))
    return Line(
        words, first, first + len(text[first:stop].rstrip()), indent, bullet is not None, word_count(words)
    )
