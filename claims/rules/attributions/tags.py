"""What part each word of a sentence seems to play, told by small words, capitals and endings alone.

One letter a word: D article, S his/their, P he/they, R who/which, K that, W what/how/why, I in/of, T to, C and/but,
V if/when, B is/was, H has, O does, M will/may, N not, A adverb; Z a name, L a group of people, F a body, G a title,
X a word of saying, E ends like "walked", Y like "walking", # a figure, J any other word; and for marks: q quotation
mark, "," ";" ":" "." "(" ")" "-" a dash.
"""

from collections.abc import Sequence

from claims.rules.language.grammar import Grammar
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token

QUOTES = frozenset('“”„«»"') | {"''", "‘"}
_DASHES = frozenset("–—―-")
_MARKS = {
    ",": ",",
    ";": ";",
    ":": ":",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    ".": ".",
    "!": ".",
    "?": ".",
    "…": ".",
}


def tag(token: Token, *, first: bool, grammar: Grammar, pack: Pack) -> str:
    """The letter of one word; ``first`` tells that it opens a sentence, where a capital tells little."""
    if not token.word:
        return _mark(token)
    fold = token.fold
    small = grammar.small.get(fold)
    if small and not (small == "M" and token.capital and not first):
        return small
    if token.capital and not (first and (fold in grammar.sayings or fold.endswith(("ing", "ed", "ly")))):
        return "Z"
    known = (("X", grammar.sayings), ("L", pack.collective), ("F", pack.institutions), ("G", pack.titles))
    return next((letter for letter, words in known if fold in words), _ending(fold))


def _mark(token: Token) -> str:
    text = token.text
    if text in QUOTES:
        return "q"
    if text in _DASHES:
        return "-"
    if text[0].isdigit() or text in "$£€":
        return "#"
    return _MARKS.get(text, "J")


def _ending(fold: str) -> str:
    if fold.endswith("ly"):
        return "A"
    if fold.endswith("ing"):
        return "Y"
    return "E" if fold.endswith("ed") else "J"


def tags(tokens: Sequence[Token], firsts: frozenset[int], grammar: Grammar, pack: Pack) -> str:
    """The letters of a run of words, as one string of the same length."""
    return "".join(
        tag(token, first=at in firsts, grammar=grammar, pack=pack) for at, token in enumerate(tokens)
    )
