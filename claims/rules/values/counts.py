"""Which numbers are not figures at all: years, dates, ages, ordinals, times, scores and the numbers in names."""

import re
from collections.abc import Sequence

from claims.rules.language.countries import country_of
from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token

FIRST_YEAR, LAST_YEAR = 1500, 2100
"""Four bare digits in this span are read as a year unless something counted follows."""


_BOUNDS_OF_YEARS = words("about around some over under hasta unos ate")
"""Words before a figure that stand before a year as often."""
DATE = re.compile(r"(?:\d{1,2}[/.-]){2}(?:\d{2}|\d{4})$")
"""A day written in figures: "2/14/2013"."""
_HALVES_OF_THE_DAY = re.compile(r"(?:[ap]\.? ?m\b|o['’]clock\b)", re.IGNORECASE)
"""What makes an hour of the number before it: "6 a.m.", "6 p. m.", "six o’clock"."""
_YEARS = re.compile(r"((?:1[5-9]|20)\d\d)[-‑–]((?:1[5-9]|20)?\d\d)$", re.ASCII)


def is_count(tokens: Sequence[Token], first: int, after: int, pack: Pack, plain: bool) -> bool:
    """Whether the number at these tokens tells how many or how much; ``plain`` where it has no unit of its own."""
    token = tokens[first]
    before = tokens[first - 1] if first else None
    behind = tokens[after] if after < len(tokens) else None
    if ":" in token.text or "/" in token.text or _hour(tokens, after):
        return False
    if not plain:
        return not age(tokens, first, after, pack)
    return not (
        year(tokens, first, after, pack)
        or (years_of(token.text) and not _noun_follows(tokens, after, pack))
        or calendar(tokens, first, after, pack)
        or _label(tokens, first, before, behind, pack)
        or age(tokens, first, after, pack)
        or (after == first + 1 and _fraction(tokens, first, before, behind))
        or _listing(tokens, first, behind)
    )


def _hour(tokens: Sequence[Token], after: int) -> bool:
    """Whether the words behind a number make it an hour of the day."""
    behind = tokens[after : after + 3]
    first = behind[0].text if behind else ""
    if first.lower() in ("a", "p"):  # "p. m." comes as three
        first = "".join(token.text for token in behind)
    return bool(_HALVES_OF_THE_DAY.match(first))


def year(tokens: Sequence[Token], first: int, after: int, pack: Pack) -> bool:
    token = tokens[first]
    if after != first + 1 or not token.text.isdecimal() or len(token.text) != 4:
        return False
    if not FIRST_YEAR <= int(token.text) <= LAST_YEAR:
        return False
    if pack.bounds.ending(tokens, first):
        return tokens[first - 1].fold in _BOUNDS_OF_YEARS and not _noun_follows(tokens, after, pack)
    before = tokens[first - 1].fold if first else ""
    if before in pack.year_leads or before in pack.months or before in {",", "(", "-", "–"}:
        return True
    return not _noun_follows(tokens, after, pack) or (1900 <= int(token.text) <= LAST_YEAR and first == 0)


def years_of(written: str) -> tuple[str, ...]:
    """The first and last year of "2009-2012" or "2007-08"; none where it is no span of years."""
    span = _YEARS.match(written)
    if not span:
        return ()
    first, last = span.groups()
    last = first[: 4 - len(last)] + last
    return (first, last) if first < last else ()


def _noun_follows(tokens: Sequence[Token], after: int, pack: Pack) -> bool:
    """Whether a known plural, and so something counted, follows within two words, and no figure of its own before it:
    in "hasta 2015 murieron dos personas" it is two who are counted.
    """
    for token in tokens[after : after + 3]:
        if token.fold in pack.numbers or token.text[0].isdigit():
            return False
        if token.fold in pack.nouns or token.fold in pack.plural:
            return True
    return False


def calendar(tokens: Sequence[Token], first: int, after: int, pack: Pack) -> bool:
    """Day numbers: "12 April", "April 12", "12 de abril"."""
    before = tokens[first - 1] if first else None
    behind = tokens[after] if after < len(tokens) else None
    if tokens[first].text[0].isdigit() and not _day_number(tokens[first].text):
        return False
    if not tokens[first].text[0].isdigit():
        return (
            before is not None and before.fold in pack.months and pack.code == "en" and before.fold != "may"
        )
    if before is not None and before.text == "." and first > 1:
        before = tokens[first - 2]
    if before is not None and before.fold in pack.months and before.capital:
        return True
    if behind is None:
        return False
    if behind.fold in pack.months and (behind.capital or pack.code == "es"):
        return True
    month = tokens[after + 1].fold if behind.fold in pack.of and after + 1 < len(tokens) else ""
    return month in pack.months


def _day_number(written: str) -> bool:
    """Whether digits can be the day of a month, an ending such as "th" let pass; four may be a year."""
    digits = "".join(char for char in written if char.isdecimal())
    return (len(digits) == 4 and written.isdigit()) or (
        written[:2].strip(".,").isdecimal() and int(digits) <= 31
    )


def _label(
    tokens: Sequence[Token], first: int, before: Token | None, behind: Token | None, pack: Pack
) -> bool:
    """Numbers in names: "Article 5", "Boeing 737", "RC-135", "Farc 10th", "No. 7"."""
    if behind is not None and behind.text in {"-", "‑"} and behind.start == tokens[first].end:
        return True
    following = tokens[first + 1 : first + 4]
    if (
        tokens[first].text.isdigit()
        and len(following) > 1
        and all(t.capital and t.word for t in following[:2])
    ):
        return not any(t.fold in pack.nouns or t.fold in pack.plural or country_of(t.text) for t in following)
    if before is None:
        return False
    lead = tokens[first - 2] if before.text == "." and first > 1 else before
    if lead.fold in pack.labels:
        return True
    if before.text in {"#", "-", "‑"} and before.end == tokens[first].start:
        return True
    day = before.fold in pack.weekdays  # "on Tuesday 300 visitors came"
    name = before.capital and before.word and first > 1 and before.fold not in pack.stops and not day
    known = pack.bounds.ending(tokens, first) is not None or _placed(tokens, first, pack)
    return (
        name and not known and tokens[first].text[0].isdigit() and not _noun_follows(tokens, first + 1, pack)
    )


def _placed(tokens: Sequence[Token], first: int, pack: Pack) -> bool:
    """Whether the name before is where something was counted: "se presentaron en Candela 5.100 solicitudes"."""
    grouped = len(tokens[first].text) > _GROUP and tokens[first].text[-_GROUP] in ".,"
    led = first > 1 and tokens[first - 2].fold in pack.place_cues
    return grouped and led


_GROUP = 4
"""A sign and three digits: how figures of thousands end."""


def age(tokens: Sequence[Token], first: int, after: int, pack: Pack) -> bool:
    """ "Aged 23", "23 years old", "de 23 años", "under 15", ", 23," after a name."""
    before = tokens[first - 1] if first else None
    if before is not None and (before.fold in pack.age_marks or _next_age(tokens, first, pack)):
        return True
    if any(token.fold in {"old", "edad"} for token in tokens[after : after + 2]):
        return True
    if before is not None and before.fold == "of" and first > 1 and tokens[first - 2].fold in pack.age_marks:
        return True
    if (
        before is not None
        and before.fold == "de"
        and after > first + 1
        and tokens[after - 1].fold in {"ano", "anos"}
    ):
        return True
    if before is not None and before.fold in {"under", "over"} and first > 1:
        return tokens[first - 2].fold in {
            "children",
            "people",
            "those",
            "anyone",
            "girls",
            "boys",
            "women",
            "men",
        }
    behind = tokens[after].text if after < len(tokens) else ""
    return _framed(tokens, first, behind) and tokens[first].text.isdigit()


def _next_age(tokens: Sequence[Token], first: int, pack: Pack) -> bool:
    """Whether it goes on with a row of ages: "aged 15 and 16", "aged 4, 7 and 9"."""
    at = first
    joins = pack.conjunctions | {",", "to", "between"}
    while at and (tokens[at - 1].fold in joins or (at < first and tokens[at - 1].text.isdigit())):
        at -= 1
    return 0 < at < first and tokens[at].text.isdigit() and tokens[at - 1].fold in pack.age_marks


def _framed(tokens: Sequence[Token], first: int, behind: str) -> bool:
    """Whether commas set the number off behind a name ("Ana Rey, 23.") or, in mid-sentence, a lone noun."""
    if first < 2 or tokens[first - 1].text != ",":
        return False
    if tokens[first - 2].capital:
        return behind in {",", "."}
    return behind == "," and tokens[first - 2].word and len(tokens[first].text) <= 2


def _fraction(tokens: Sequence[Token], first: int, before: Token | None, behind: Token | None) -> bool:
    """ "One in three", "one of", "one another", and "one" as a pronoun."""
    if tokens[first].fold in {"one", "uno", "una", "un"}:
        if before is not None and before.fold in {
            "this",
            "that",
            "each",
            "every",
            "any",
            "which",
            "the",
            "no",
            "cada",
        }:
            return True
        follows = behind.fold if behind is not None else ""
        return follows in {
            "of",
            "another",
            "in",
            "day",
            "way",
            "side",
            "hand",
            "thing",
            "de",
            "dia",
            "vez",
            "such",
            "that",
            "who",
        }
    return behind is not None and behind.fold in {
        "thirds",
        "quarters",
        "fifths",
        "times",
        "percent-point",
        "veces",
    }


def _listing(tokens: Sequence[Token], first: int, behind: Token | None) -> bool:
    """List numbering at the head of a line: "1. The dam", "2) The road"."""
    return first == 0 and behind is not None and behind.text in {")", "."} and tokens[first].text.isdigit()
