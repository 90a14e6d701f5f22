"""Every number in a sentence that says something: the figures claims are made of, and ages, ranks, scores, years."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate

from claims.rules.language import pack_for
from claims.rules.language.countries import country_of
from claims.rules.language.forms import singular_of
from claims.rules.language.pack import Pack
from claims.rules.language.shares import ORDINALS, PER, SCORED
from claims.rules.language.tokens import Token, titled, tokenize
from claims.rules.reader.acts import Trigger, triggers
from claims.rules.values.amounts import Amount, FigureKind, amount_at, bounded, value_of
from claims.rules.values.counts import DATE, age, calendar, year, years_of
from claims.rules.values.figures import Figure, figures_in
from claims.rules.values.nouns import PEOPLE, canonical, is_plural
from claims.rules.values.numbers import number_at
from claims.rules.values.value import Value

NEAR = 4
"""Words to either side of a number that are taken to say what it is a number of."""
BESIDE = 2
"""Words to either side that must be the same for two numbers to stand in one place of two like sentences."""
_SCORE = re.compile(r"\d{1,3}(?:[-‑–]\d{1,3}){1,2}$")
_RANKED = re.compile(r"(\d+)(st|nd|rd|th|[ºª]|er|ra|ro)$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number with its meaning.

    ``label`` is what two scores, years, ranks or numbers in names have in common when they are the same; empty for what
    is compared as a range. ``population`` is the folded noun it counts, empty where none stands beside it; ``about``
    the folded words nearby; ``acts`` what is said to have happened beside it; ``per`` the unit it is a rate of ("day");
    ``place`` the two words before and the two behind, by which near copies of a sentence are laid side by side.
    ``strict`` tells "more than" from "at least" where the range alone cannot.
    """

    value: Value
    kind: FigureKind
    start: int
    end: int
    population: str = ""
    about: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    label: str = ""
    per: str = ""
    place: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    bound: str = ""
    further: bool = False

    @property
    def strict(self) -> bool:
        """Whether the bound itself is left out: "more than $500"."""
        return self.bound in {"above", "below"}

    @property
    def printed(self) -> Decimal | None:
        """The figure itself without its bound: 60 in "more than 60"; None for a range without one."""
        low, high = self.value.low, self.value.high
        whole = self.kind is FigureKind.COUNT
        if self.bound == "above" and low is not None:
            return low - 1 if whole else low
        if self.bound == "below" and high is not None:
            return high + 1 if whole else high
        if self.bound in {"high", "nearly"} or low is None:
            return high
        if self.bound == "about" and high is not None:
            return ((low + high) / 2).normalize()
        return low if self.bound == "low" or low == high else None


def quantities(text: str, language: str = "en") -> list[Quantity]:
    """The quantities of a sentence in order, offsets from its beginning; none where the language is not read."""
    pack = pack_for(language)
    return quantities_in(tokenize(text), pack) if pack else []


def quantities_in(tokens: Sequence[Token], pack: Pack) -> list[Quantity]:
    """The quantities among tokens, in order."""
    tokens = _plainly(tokens, pack)
    scored = {at for at in range(len(tokens)) if _is_score(tokens, at)}
    figures = [one for one in figures_in(tokens, pack) if one.first not in scored]
    found = [_of_figure(tokens, one, pack) for one in figures]
    covered = {at for one in figures for at in range(one.first, _end(tokens, one)) if one.bound != "article"}
    found += [
        _labelled(tokens, at, FigureKind.SCORE, re.sub("[‑–]", "-", tokens[at].text), pack) for at in scored
    ]
    found += _others(tokens, covered | scored, pack)
    happened = sorted(triggers(tokens, pack), key=lambda one: one.first)
    ordered = sorted(found, key=lambda one: (one.start, one.end))
    starts = [tokens[one.first].start for one in happened]
    beside = [_beside(tokens, at, ordered, happened, starts) for at in range(len(ordered))]
    return [replace(one, acts=acts) for one, acts in zip(ordered, _shared(beside), strict=True)]


def _plainly(tokens: Sequence[Token], pack: Pack) -> Sequence[Token]:
    """A headline that writes every word with a capital, without them: "Added 215,000 Jobs" names nothing."""
    if not titled(tokens):
        return tokens
    return [token if _stays(token, pack) else Token(token.text.lower(), token.start) for token in tokens]


def _stays(token: Token, pack: Pack) -> bool:
    """Whether a capital tells something even there: of months, countries and peoples, and abbreviations."""
    known = token.fold in pack.months or token.fold in pack.weekdays or bool(country_of(token.text))
    return known or not token.word or "." in token.text


def _end(tokens: Sequence[Token], figure: Figure) -> int:
    """The index after the last token the figure's own words cover."""
    return next(
        (at for at in range(figure.first, len(tokens)) if tokens[at].start >= figure.end), len(tokens)
    )


def _of_figure(tokens: Sequence[Token], figure: Figure, pack: Pack) -> Quantity:
    after = _end(tokens, figure)
    alone = figure.kind is not FigureKind.COUNT or not _noun(tokens, figure, pack)
    return Quantity(
        figure.value,
        figure.kind,
        figure.start,
        figure.end,
        "" if alone else figure.noun.population,
        _about(tokens, figure.first, after, pack),
        place=_place(tokens, figure.first, after),
        per=_per(tokens, after, pack),
        bound=figure.bound,
        further=figure.further,
    )


def _noun(tokens: Sequence[Token], figure: Figure, pack: Pack) -> bool:
    """Whether a noun stands behind the figure: in English "ten taken to hospital" counts no takens."""
    if figure.noun.head < 0:
        return False
    token = tokens[figure.noun.head]
    one = figure.value.low == figure.value.high == 1
    known = token.capital or token.fold in pack.nouns or not pack.adjectives_first
    return one or known or is_plural(token, pack)


def _about(tokens: Sequence[Token], first: int, after: int, pack: Pack) -> frozenset[str]:
    """The words around a number that are not of everyday use, in the singular."""
    near = [*tokens[max(0, first - NEAR) : first], *tokens[after : after + NEAR]]
    return frozenset(
        singular_of(token.fold, pack.code)
        for token in near
        if token.word and token.fold not in pack.content_stops and token.fold not in pack.numbers
    )


def _place(tokens: Sequence[Token], first: int, after: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    before = tuple(token.fold for token in tokens[max(0, first - BESIDE) : first])
    return before, tuple(token.fold for token in tokens[after : after + BESIDE])


def _per(tokens: Sequence[Token], after: int, pack: Pack) -> str:
    """The unit a figure is a rate of: "20 barrels a day" is per day, "$15/hour" per hour."""
    for at in range(after, min(after + 3, len(tokens) - 1)):
        if tokens[at].fold in PER or tokens[at].text == "/":
            unit = pack.units.get(tokens[at + 1].fold)
            if unit and unit[0] != "percent":
                return unit[1]
            number = number_at(tokens, at + 1, pack) if tokens[at].fold in {"per", "por", "cada"} else None
            return f"{number.low}" if number else ""
    return ""


def _is_score(tokens: Sequence[Token], at: int) -> bool:
    """Whether joined figures are a score or a vote: the larger stands first, or a word of winning stands near."""
    text = tokens[at].text
    if not _SCORE.match(text):
        return False
    parts = [int(part) for part in re.split(r"[-‑–]", text)]
    near = tokens[max(0, at - 3) : at + 4]
    return len(parts) == 3 or parts[0] >= parts[1] or any(token.fold in SCORED for token in near)


def _others(tokens: Sequence[Token], covered: set[int], pack: Pack) -> Iterator[Quantity]:
    """Numbers no claim is made of: ages, years, ranks, and the numbers in names and telephone books."""
    for at in range(len(tokens)):
        if at in covered:
            continue
        years = years_of(tokens[at].text)
        if years:
            yield from (_labelled(tokens, at, FigureKind.YEAR, each, pack) for each in years)
            continue
        found = _rank(tokens, at, pack) or _other(tokens, at, pack)
        if found:
            yield found


def _rank(tokens: Sequence[Token], at: int, pack: Pack) -> Quantity | None:
    token = tokens[at]
    if _quarter(tokens, at):
        return _labelled(tokens, at, FigureKind.RANK, f"{token.text}.", pack)
    written = _RANKED.match(token.text.casefold())
    rank = (
        int(written[1]) if written else ORDINALS.get(pack.code, {}).get(token.fold.split("-", maxsplit=1)[0])
    )
    if rank is None or (token.fold == "second" and at and tokens[at - 1].fold in pack.numbers):
        return None
    if len(str(rank)) > 4:
        return None
    return _labelled(tokens, at, FigureKind.RANK, f"{rank}.", pack)


def _quarter(tokens: Sequence[Token], at: int) -> bool:
    """ "Q2": the second quarter."""
    before = tokens[at - 1] if at else None
    return (
        before is not None
        and before.text == "Q"
        and before.end == tokens[at].start
        and tokens[at].text in {*"1234"}
    )


def _other(tokens: Sequence[Token], at: int, pack: Pack) -> Quantity | None:
    token = tokens[at]
    if not token.text[0].isdigit():
        return None
    number = number_at(tokens, at, pack)
    amount = amount_at(tokens, at, pack)
    aged = re.match(r"(\d{1,3})-year", token.fold)
    if aged or (number and age(tokens, at, amount.after if amount else number.after, pack)):
        return _aged(tokens, at, Decimal(aged[1]) if aged else number.low if number else Decimal(0), pack)
    if number and (number.suffix in pack.nouns or number.suffix in pack.partitives):
        people = PEOPLE if number.suffix in pack.partitives else canonical(number.suffix, pack)
        one = _labelled(tokens, at, FigureKind.COUNT, "", pack)
        unit = PEOPLE if people in pack.persons | {PEOPLE} else people
        return replace(one, value=Value(number.low, number.high, unit), population=people)
    if number and year(tokens, at, number.after, pack):
        return _labelled(tokens, at, FigureKind.YEAR, token.text, pack)
    if DATE.match(token.text) or (number and calendar(tokens, at, number.after, pack)):
        return None
    return _labelled(
        tokens, at, FigureKind.LABEL, f"{number.low.normalize():f}" if number else token.fold, pack
    )


def _aged(tokens: Sequence[Token], at: int, years: Decimal, pack: Pack) -> Quantity:
    """An age with its bound: "more than 70 years old"."""
    amount = bounded(tokens, Amount(years, years, at, at + 1, FigureKind.DURATION, "year"), pack)
    one = _labelled(tokens, at, FigureKind.AGE, "", pack)
    start = tokens[amount.first].start
    return replace(one, value=value_of(amount, "year"), bound=amount.bound, start=start)


def _labelled(tokens: Sequence[Token], at: int, kind: FigureKind, label: str, pack: Pack) -> Quantity:
    return Quantity(
        Value(),
        kind,
        tokens[at].start,
        tokens[at].end,
        "",
        _about(tokens, at, at + 1, pack),
        label=label,
        place=_place(tokens, at, at + 1),
    )


def _shared(beside: Sequence[frozenset[str]]) -> Iterator[frozenset[str]]:
    """What is said to happen beside each number; else beside the next that has anything, else beside the last before.

    "11 militants and six soldiers were killed" says it once for both.
    """
    behind = accumulate(beside, _latest)
    ahead = [*accumulate(reversed(beside), _latest)][::-1]
    return (after or before for after, before in zip(ahead, behind, strict=True))


def _latest(held: frozenset[str], acts: frozenset[str]) -> frozenset[str]:
    return acts or held


def _beside(
    tokens: Sequence[Token],
    place: int,
    ordered: Sequence[Quantity],
    happened: Sequence[Trigger],
    starts: Sequence[int],
) -> frozenset[str]:
    """What is said to happen between the numbers to either side; ``starts`` are the happenings' offsets."""
    start = ordered[place - 1].end if place else 0
    end = ordered[place + 1].start if place + 1 < len(ordered) else tokens[-1].end
    return frozenset(one.act for one in happened[bisect_left(starts, start) : bisect_left(starts, end)])
