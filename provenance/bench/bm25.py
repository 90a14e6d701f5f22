"""A well-known library for BM25, run as its documentation runs it beside our own look-up of known claims."""

import logging
from collections.abc import Callable, Sequence

try:
    import bm25s
except ImportError:
    bm25s = None

logging.getLogger("bm25s").setLevel(logging.WARNING)  # it tells of every index, into the middle of our table
ANSWERS = 10

Answer = Callable[[str], Sequence[int]]


def _index(claims: Sequence[str]) -> "bm25s.BM25":
    retriever = bm25s.BM25()
    retriever.index(bm25s.tokenize(list(claims), stopwords="en", show_progress=False), show_progress=False)
    return retriever


def as_documented(claims: Sequence[str]) -> Answer:
    """``tokenize`` the text, then ``retrieve`` the best, all claims in memory; its usual settings throughout."""
    retriever = _index(claims)

    def answer(text: str) -> list[int]:
        tokens = bm25s.tokenize(text, stopwords="en", show_progress=False)
        found, _ = retriever.retrieve(tokens, k=min(ANSWERS, len(claims)), show_progress=False)
        return [int(place) for place in found[0]]

    return answer


def spared_its_words(claims: Sequence[str]) -> Answer:
    """The same, spared its way of cutting a text into words: they are given to it, cut at spaces."""
    retriever = _index(claims)

    def answer(text: str) -> list[int]:
        words = text.lower().rstrip(".").split()
        found, _ = retriever.retrieve([words], k=min(ANSWERS, len(claims)), show_progress=False)
        return [int(place) for place in found[0]]

    return answer


PEERS: dict[str, tuple[Callable[[Sequence[str]], Answer], bool]] = {
    "bm25s": (as_documented, bm25s is not None),
    "bm25s words given": (spared_its_words, bm25s is not None),
}
