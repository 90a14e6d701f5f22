"""Who or what something told with a figure is of: the noun or name a measure, a change or a verb speaks for."""

from collections.abc import Sequence

from claims.rules.language.folding import fold
from claims.rules.language.forms import words
from claims.rules.language.gauges import LEVELLING, PLAIN
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader.general import lemma
from claims.rules.values.nouns import canonical, is_plural

NAME = 4
"""Words of a name that are kept; a longer run of capitals is a title or a headline."""
PHRASE = 6
"""Words a noun phrase may take before it is taken to be misread."""
_OF = words("of de del at")
_JOINED = words("de del la of the")
_ARTICLES = words("the a an el la los las un una its their his her su sus this that este esta")
_NO_BEARERS = words(
    "it they he she we i you this that there which who what ello ellos ellas esto eso year years month months week day"
    " days time percent total part end start number first second last next ano anos mes meses dia dias"
)


def phrase(tokens: Sequence[Token], start: int, end: int, pack: Pack) -> str:
    """The head of the noun phrase that begins at ``start``: a name whole, a noun in its one word; empty where none."""
    at = start
    while at < end and (tokens[at].fold in _ARTICLES or tokens[at].fold in pack.determiners):
        at += 1
    named = name(tokens, at, end, pack)
    if named:
        return named
    run = _run(tokens, at, end, pack)
    if not run:
        return ""
    unit = tokens[run[-1]].fold in pack.units and run[-1] + 2 < end and tokens[run[-1] + 1].fold in pack.of
    if unit:  # "a litre of petrol" is petrol
        return phrase(tokens, run[-1] + 2, end, pack)
    if pack.adjectives_first:
        return _plain(tokens[run[-1]], pack)
    apposed = name(tokens, run[0] + 1, end, pack)
    return apposed or _plain(tokens[run[0]], pack)


def name(tokens: Sequence[Token], start: int, end: int, pack: Pack) -> str:
    """The folded name that begins at ``start`` with a capital that tells something; empty where none does."""
    last = start
    while last < min(end, start + NAME) and _of_name(tokens, last, start, end, pack):
        last += 1
    while last > start and tokens[last - 1].fold in _JOINED:
        last -= 1
    opening = start == 0 and last == 1
    if last == start or (opening and (not pack.adjectives_first or is_plural(tokens[0], pack))):
        return ""
    following = tokens[last] if last < end else None
    if following is not None and pack.adjectives_first and _goes_on(following, pack):
        return ""
    text = " ".join(token.text for token in tokens[start:last])
    return "" if fold(text) in _NO_BEARERS else fold(text)


def _of_name(tokens: Sequence[Token], at: int, start: int, end: int, pack: Pack) -> bool:
    token = tokens[at]
    timing = token.fold in pack.months or token.fold in pack.weekdays
    if token.word and token.capital and not timing and token.fold not in pack.stops:
        return True
    joins = at > start and token.fold in _JOINED and at + 1 < end
    return joins and tokens[at + 1].word and tokens[at + 1].capital


def _goes_on(token: Token, pack: Pack) -> bool:
    """Whether a plain noun follows the name, which then only tells which: "the Gelda slick"."""
    plain = token.word and not token.capital and token.fold not in pack.stops
    return plain and not tells(token, pack) and not token.fold.endswith("ly")


def tells(token: Token, pack: Pack) -> bool:
    """Whether a word looks like a verb: of saying, of our list of acts, or by its ending."""
    return token.fold in pack.cues or token.fold in pack.acts or bool(lemma(token.fold, pack))


def _run(tokens: Sequence[Token], start: int, end: int, pack: Pack) -> list[int]:
    """The words of a noun phrase: to the next small word, sign or verb."""
    found: list[int] = []
    for at in range(start, min(end, start + PHRASE)):
        token = tokens[at]
        number = token.text[0].isdigit() or token.fold in pack.numbers
        if not token.word or token.fold in pack.stops or number:
            break
        if token.fold in pack.weekdays or (token.fold in pack.months and token.capital):
            break
        if found and (tells(token, pack) or (token.capital and not tokens[found[-1]].capital)):
            break
        found.append(at)
        if not pack.adjectives_first and token.fold not in pack.leading_adjectives:
            break
    return found


def _plain(token: Token, pack: Pack) -> str:
    noun = canonical(token.fold, pack)
    small = token.fold in pack.pronouns or noun in _NO_BEARERS or token.fold in _NO_BEARERS
    return "" if small or token.text[0].isdigit() else noun


def behind(tokens: Sequence[Token], at: int, end: int, pack: Pack) -> str:
    """What an "of" right behind a measure leads to: "the price of bread", "la tasa de paro"."""
    if at + 1 < end and tokens[at].fold in _OF:
        return phrase(tokens, at + 1, end, pack)
    return ""


def beside(tokens: Sequence[Token], at: int, start: int, pack: Pack) -> str:
    """The word that says of what a measure is, right before it in English, right behind it in Spanish."""
    if pack.adjectives_first:
        return _before(tokens, at, start, pack)
    if at + 1 < len(tokens):
        token = tokens[at + 1]
        plain = token.word and token.fold not in pack.stops and not tells(token, pack)
        plain = plain and not token.fold.endswith(_PARTICIPLES) and token.fold not in LEVELLING["es"]
        return canonical(token.fold, pack) if plain and not token.capital and token.fold not in PLAIN else ""
    return ""


_PARTICIPLES = (
    "ado",
    "ada",
    "ados",
    "adas",
    "ido",
    "ida",
    "idos",
    "idas",
    "uesto",
    "uesta",
    "uestos",
    "uestas",
)


def _before(tokens: Sequence[Token], at: int, start: int, pack: Pack) -> str:
    index = at - 1
    while index >= start and tokens[index].fold in PLAIN:
        index -= 1
    if index < start or not tokens[index].word:
        return ""
    token = tokens[index]
    if token.text.endswith(("'s", "’s", "s'", "s’")):
        return _owner(tokens, index, start, pack)
    if (
        token.fold in pack.stops
        or token.fold in pack.weekdays
        or token.fold in pack.numbers
        or tells(token, pack)
    ):
        return ""
    return "" if token.fold in pack.months else canonical(token.fold, pack)


def _owner(tokens: Sequence[Token], at: int, start: int, pack: Pack) -> str:
    """Whose the measure is: "Sollis Airways' profit", "the bakery's price"."""
    first = at
    while first > start and tokens[first - 1].capital and tokens[first - 1].word and tokens[at].capital:
        first -= 1
    if tokens[first].fold in pack.weekdays:
        return ""
    return fold(" ".join(token.text for token in tokens[first : at + 1])) if tokens[at].capital else _plain(
        tokens[at], pack
    )  # fmt: skip


def subject(tokens: Sequence[Token], start: int, end: int, pack: Pack) -> str:
    """The head of what a clause speaks of, in front of its verb at ``end``: openings of time and place passed over."""
    at = past_opening(tokens, start, end, pack)
    return phrase(tokens, at, end, pack) if at < end else ""


def past_opening(tokens: Sequence[Token], start: int, end: int, pack: Pack) -> int:
    """Past "By midday on Sunday," and "En Sarmeña": the first word that no preposition opens."""
    at = start
    while at < end:
        token = tokens[at]
        opening = token.fold in pack.prepositions or token.fold in pack.weekdays or token.fold in pack.months
        if not (opening or not token.word or token.fold in pack.conjunctions or token.text[0].isdigit()):
            return at
        if token.fold in pack.prepositions:
            comma = next((index for index in range(at, end) if tokens[index].text == ","), -1)
            at = comma + 1 if comma >= 0 else _past_phrase(tokens, at + 1, end, pack)
        else:
            at += 1
    return end


def _past_phrase(tokens: Sequence[Token], start: int, end: int, pack: Pack) -> int:
    at = start
    while at < end and (tokens[at].fold in pack.determiners or tokens[at].fold in _ARTICLES):
        at += 1
    named = at
    while at < end and tokens[at].word and tokens[at].capital:
        at += 1
    return at if at > named else min(end, at + 1)
