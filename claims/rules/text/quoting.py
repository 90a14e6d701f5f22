"""Finding the exact words somebody quotes in a text, or the words there that come nearest."""

import re
from collections import Counter
from difflib import SequenceMatcher

_WORD = re.compile(r"\S+")
# Windows that share most words are compared word by word; the rest cannot win.
MOST_COMPARED = 8
# Below this share of the quote's words in one place, what comes nearest is not what was meant.
LEAST_SHARED = 0.4


def places(text: str, quote: str) -> list[int]:
    """Every offset (in code points) at which exactly these words stand in the text."""
    found: list[int] = []
    at = text.find(quote) if quote else -1
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + 1)
    return found


def spans(text: str, quote: str) -> list[tuple[int, int]]:
    """Every stretch of the text (code points) with these words, letter by letter; only the blanks may be others.

    A browser and a text field change blanks and line breaks; they change no words.
    """
    words = quote.strip()
    exact = [(at, at + len(words)) for at in places(text, words)]
    if exact or not words:
        return exact
    loose = re.compile(r"\s+".join(re.escape(word) for word in words.split()))
    return [found.span() for found in loose.finditer(text)]


def nearest(text: str, quote: str) -> str:
    """The stretch of the text with as many words as the quote that is most like it; empty if none is like it.

    Likeness is the share of words in common and in order (Ratcliff and Obershelp 1988, as in ``difflib``), without
    regard to case and punctuation.
    """
    words = [found.span() for found in _WORD.finditer(text)]
    folded = [_fold(text[start:end]) for start, end in words]
    wanted = [_fold(word) for word in quote.split()]
    length = min(len(wanted), len(words))
    if not length:
        return ""
    matcher = SequenceMatcher(None, b=wanted, autojunk=False)
    best, where = LEAST_SHARED, -1
    for first in _promising(folded, wanted, length):
        matcher.set_seq1(folded[first : first + length])
        if matcher.ratio() > best:
            best, where = matcher.ratio(), first
    return text[words[where][0] : words[where + length - 1][1]] if where >= 0 else ""


def _promising(folded: list[str], wanted: list[str], length: int) -> list[int]:
    """The windows that share most words with what is wanted, found in one sweep; the first of equals comes first."""
    need, have = Counter(wanted), Counter[str]()
    shared, scores = 0, []
    for index, word in enumerate(folded):
        shared += have[word] < need[word]
        have[word] += 1
        if index >= length:
            gone = folded[index - length]
            have[gone] -= 1
            shared -= have[gone] < need[gone]
        if index >= length - 1:
            scores.append((-shared, index - length + 1))
    return [first for _, first in sorted(scores)[:MOST_COMPARED]]


def _fold(word: str) -> str:
    return re.sub(r"\W", "", word).casefold() or word
