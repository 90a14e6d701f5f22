"""A sentence cut into words, numbers and marks, each with its place in the text."""

import re
from collections.abc import Iterable, Sequence

from claims.rules.language.folding import fold

_TOKEN = re.compile(
    r"[a-z]{3,}+(?=[ ,])"  # most words of most texts: whatever follows would find the same, later
    r"|\d{4}-\d{2}-\d{2}"
    r"|(?:US|R|C|A|NZ|HK)\$|[$£€¥₹₽]"
    r"|\d+(?:[.,:/]\d+)*(?:[-‑–]\d+(?:[.,]\d+)*(?![-‑–\d])|[-‑]?[^\W\d_]+(?:[-‑][^\W\d_]+)*)?"
    r"|(?:[^\W\d_]{1,2}\.){2,}"
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Prof|Rev|Capt|Sr|Sra|Dra|Gral)\.(?=\s)"
    r"|[^\W\d_]+(?:['’´‘‑-][^\W_]+)*"
    r"|''|\S"
)


class Token:
    """One word, number or mark: its text, its plain form, and its offsets in the capture's text."""

    __slots__ = ("end", "fold", "start", "text", "word")

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.fold = fold(text[:-1] if text.count(".") == 1 and text[-1] == "." and len(text) > 1 else text)
        self.start = start
        self.end = start + len(text)
        self.word = text[0].isalpha()

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[0].isupper()

    def __repr__(self) -> str:
        return f"Token({self.text!r}, {self.start})"


def tokenize(text: str, start: int = 0) -> list[Token]:
    """Cut a sentence's text; ``start`` is where it stands in the capture."""
    return [Token(found.group(), start + found.start()) for found in _TOKEN.finditer(text)]


class Phrases:
    """A set of word sequences, each with a meaning, that can be looked for before or after a place."""

    def __init__(self, meanings: dict[str, Iterable[str]]) -> None:
        self._by_last: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for meaning, phrases in meanings.items():
            for phrase in phrases:
                words = tuple(phrase.split())
                self._by_last.setdefault(words[-1], []).append((words, meaning))
                self._by_first.setdefault(words[0], []).append((words, meaning))
        for table in (self._by_last, self._by_first):
            for entries in table.values():
                entries.sort(key=lambda entry: (-len(entry[0]), entry))

    def ending(self, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
        """The longest phrase whose last word stands just before ``at``: its meaning and first index."""
        if at < 1:
            return None
        for words, meaning in self._by_last.get(tokens[at - 1].fold, ()):
            first = at - len(words)
            if first >= 0 and all(tokens[first + k].fold == words[k] for k in range(len(words))):
                return meaning, first
        return None

    def starting(self, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
        """The longest phrase that begins at ``at``: its meaning and the index after it."""
        if at >= len(tokens):
            return None
        for words, meaning in self._by_first.get(tokens[at].fold, ()):
            end = at + len(words)
            if end <= len(tokens) and all(tokens[at + k].fold == words[k] for k in range(len(words))):
                return meaning, end
        return None


TITLED = 0.7
"""Share of the longer words with a capital from which on a line is a headline in capitals, as some papers set them."""
SHORT = 3
"""Letters up to which such headlines leave words small ("of", "and")."""


def titled(tokens: Sequence[Token]) -> bool:
    """Whether capitals tell nothing because nearly every word has one."""
    words = [token for token in tokens[1:] if token.word and len(token.text) > SHORT]
    return len(words) > 2 and sum(token.capital for token in words) >= TITLED * len(words)
