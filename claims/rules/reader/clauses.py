"""The part of a sentence that carries a claim, and the plain sentence a newsroom would list it under."""

import re
from collections.abc import Sequence

from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader.acts import Trigger
from claims.rules.reader.links import Link
from claims.rules.values.amounts import FigureKind
from claims.rules.values.figures import Figure
from claims.rules.values.numbers import number_at

_STRAY_BLANK = re.compile(r" ([,;.])")
_BAR = re.compile(r"(?<!\s)\s*\|\s*")
LONG = 8
"""Words between those counted and their verb from which on they are an insertion the claim can do without."""
_HELPING = frozenset({"have", "has", "had", "could", "left"})
MAX_REST = 16
"""Words kept behind the happening in a claim's own sentence."""
_DASHES = frozenset("–—;-|")
_QUOTE_MARKS = frozenset('“”"«»‘’')
_PARTICIPLES = ("ed", "en", "shot", "hurt", "slain", "dead")


def bounds(
    tokens: Sequence[Token], first: int, last: int, limit: tuple[int, int], pack: Pack
) -> tuple[int, int]:
    """The clause around some tokens: from the last break before them to the next break behind, within ``limit``."""
    start = first
    if (
        start > limit[0]
        and tokens[start - 1].fold in pack.conjunctions
        and _own_clause(tokens, start, limit[0], pack)
    ):
        return _trimmed(tokens, start, _end(tokens, first, last, limit[1], pack))
    while start > limit[0] and not _breaks_before(tokens, start - 1, pack):
        start -= 1
    return _trimmed(tokens, start, _end(tokens, first, last, limit[1], pack))


def _end(tokens: Sequence[Token], first: int, last: int, limit: int, pack: Pack) -> int:
    """Where the clause ends; a word set in marks within it ("to “escort” the trucks") does not end it."""
    end = last
    opened = sum((token.text in "“«") - (token.text in "”»") for token in tokens[first:last])
    while end < limit:
        mark = tokens[end].text
        opened += mark in "“«"
        if mark in "”»" and opened > 0:
            opened -= 1
        elif _breaks_after(tokens, end, pack) or _next_happening(tokens, end, pack):
            break
        end += 1
    return end


def _next_happening(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether "and" goes on with a figure or happening of its own: "killed four and wounded 29"."""
    if tokens[at].fold not in pack.conjunctions:
        return False
    return any(
        t.fold in pack.acts or number_at(tokens, at + k, pack)
        for k, t in enumerate(tokens[at + 1 : at + 4], start=1)
    )


def _own_clause(tokens: Sequence[Token], start: int, limit: int, pack: Pack) -> bool:
    """Whether a finite verb before "and" shows that a clause of its own begins here."""
    return start - limit > 3 and any(token.fold in pack.be for token in tokens[limit:start])


def _breaks_before(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    token = tokens[at]
    return (
        token.text in _DASHES
        or token.text in "“«"
        or (token.fold in pack.barriers and at > 0)
        or token.text == ":"
    )


def _breaks_after(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    token = tokens[at]
    if token.text in _DASHES or token.text in "”»":
        return True
    if token.fold in pack.barriers:
        return not (token.fold == "so" and at + 1 < len(tokens) and tokens[at + 1].fold == "far")
    if token.text == ",":
        following = tokens[at + 1].fold if at + 1 < len(tokens) else ""
        opening = pack.relatives | pack.barriers | pack.conjunctions | (pack.cues - pack.weak_cues)
        return following in opening or following.endswith("ing")
    return token.fold in {"compared", "versus", "frente"}


def _trimmed(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    while start < end and (
        tokens[start].text in ',.;:)”’»–—-"“‘«' or tokens[start].fold in {"that", "que", "and", "but", "y"}
    ):
        start += 1
    while end > start and (
        tokens[end - 1].text in ',.;:(“‘«–—-"”’»' or tokens[end - 1].fold in {"and", "but", "y"}
    ):
        end -= 1
    return start, end


def claim_text(text: str, tokens: Sequence[Token], link: Link, clause: tuple[int, int], pack: Pack) -> str:
    """A plain sentence from the quote's own words: figure, what it counts, the happening, then where and when."""
    figure, trigger = link.figure, link.trigger
    if any(token.text == "|" for token in tokens[trigger.last : figure.first]):
        return _sentence(_BAR.sub(": ", _words(text, tokens, *clause)))
    counted = _words(text, tokens, figure.first, figure.last)
    if figure.kind is not FigureKind.COUNT or not pack.adjectives_first or trigger.role == "R":
        return _sentence(_words(text, tokens, *clause))
    if trigger.first >= figure.last:
        verb = _verb_after(text, tokens, figure, trigger, pack)
        gap = "" if verb[:1] == "," else " "
        return _sentence(f"{counted}{gap}{verb} {_rest(text, tokens, trigger.last, clause[1])}")
    if trigger.last <= figure.first and trigger.role in "TN":
        word = tokens[trigger.last - 1].fold
        known = (
            pack.acts.get(word, ("", ""))[0] == trigger.act
            and tokens[figure.first - 1].fold not in pack.passive_by
        )
        verb = (
            tokens[trigger.last - 1].text.lower()
            if word.endswith(_PARTICIPLES) and trigger.role == "T"
            else trigger.act
        )
        if known and (trigger.role == "T" or trigger.act == "killed"):
            return _sentence(f"{counted} {verb} {_rest(text, tokens, figure.last, clause[1])}")
        return _sentence(_words(text, tokens, *clause))
    return _sentence(f"{counted} {_rest(text, tokens, figure.last, clause[1])}")


def _verb_after(text: str, tokens: Sequence[Token], figure: Figure, trigger: Trigger, pack: Pack) -> str:
    """The words from the noun to the happening, cut to the verb's own where a long insertion stands between."""
    start = figure.last
    if trigger.first - figure.last > LONG:
        start = trigger.first
        while start > figure.last and tokens[start - 1].fold in pack.be | pack.negations | _HELPING:
            start -= 1
    return _words(text, tokens, start, trigger.last)


def _rest(text: str, tokens: Sequence[Token], start: int, end: int) -> str:
    return _words(text, tokens, start, min(end, start + MAX_REST)) if start < end else ""


def _words(text: str, tokens: Sequence[Token], first: int, last: int) -> str:
    return text[tokens[first].start : tokens[last - 1].end] if first < last else ""


def _sentence(words: str) -> str:
    """One sentence: single blanks, none before a stop, no marks around it, first letter large."""
    plain = _STRAY_BLANK.sub(r"\1", " ".join(words.split())).strip(" ,;:–—“”«»\"'’‘").rstrip(".")
    return plain[:1].upper() + plain[1:]
