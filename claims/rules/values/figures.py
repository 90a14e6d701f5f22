"""The figures in a sentence: how many or how much, of whom or what, and how exactly it is said."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.rules.language import pack_for
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token, tokenize
from claims.rules.text.sentences import Sentence
from claims.rules.values.amounts import Amount, FigureKind, amount_at, bounded, ranged, value_of
from claims.rules.values.counts import is_count
from claims.rules.values.noughts import names_happening, nought_at
from claims.rules.values.nouns import PEOPLE, Counted, counted, is_plural
from claims.rules.values.numbers import openers
from claims.rules.values.shares import OPENERS as SHARE_OPENERS
from claims.rules.values.shares import share_at
from claims.rules.values.together import all_counted
from claims.rules.values.value import Value


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its value, where its words stand, and the noun phrase it counts.

    ``start``/``end`` are offsets of the figure with its bound ("at least two") in the capture's text; ``first`` and
    ``last`` the token indexes of figure and noun phrase together. ``weak`` marks a bare article or "one", which
    counts only right beside the happening; ``further`` marks "29 others", counted on top of what came before;
    ``definite`` marks "the two", which takes up a figure already given; ``loose`` a bare "a few" or "several".
    """

    value: Value
    kind: FigureKind
    start: int
    end: int
    first: int
    noun: Counted
    last: int
    weak: bool = False
    further: bool = False
    definite: bool = False
    bound: str = ""
    loose: bool = False


def find(sentence: Sentence, language: str) -> list[Figure]:
    """The figures of a sentence, in order; none where the language is not read."""
    pack = pack_for(language)
    return figures_in(tokenize(sentence.text, sentence.start), pack) if pack else []


def figures_in(tokens: Sequence[Token], pack: Pack) -> list[Figure]:
    """The figures among tokens, in order."""
    found: list[Figure] = []
    at = 0
    while at < len(tokens):
        figure = _figure_at(tokens, at, pack)
        if figure is None:
            at += 1
        else:
            found.append(figure)
            at = max(at + 1, figure.noun.first if figure.kind is FigureKind.COUNT else figure.last)
    return found


def _figure_at(tokens: Sequence[Token], at: int, pack: Pack) -> Figure | None:
    token = tokens[at]
    nought = nought_at(tokens, at, pack) or (at + 1 if token.fold in pack.zero else None)
    if nought is not None:
        return _zero(tokens, at, nought, pack)
    sign = not token.text.isalpha() and token.fold in pack.currencies
    if not (token.text[0].isdigit() or sign or _may_open(token, pack)):
        return None
    share = share_at(tokens, at, pack)
    if share is not None:
        return _finish(tokens, bounded(tokens, share, pack), pack)
    amount = amount_at(tokens, at, pack)
    if amount is None or (amount.after == at + 1 and token.fold in pack.articles):
        return _indefinite(tokens, at, pack)
    amount = ranged(tokens, amount, pack)
    if not is_count(tokens, amount.first, amount.after, pack, amount.kind is FigureKind.COUNT):
        return None
    return _finish(tokens, bounded(tokens, amount, pack), pack)


def _may_open(token: Token, pack: Pack) -> bool:
    """Whether a word can begin a figure at all: nearly every word of a text is turned away here."""
    return token.word and (
        "-" in token.fold or token.fold in openers(pack.code) or token.fold in SHARE_OPENERS
    )


def _finish(tokens: Sequence[Token], amount: Amount, pack: Pack) -> Figure | None:
    noun = all_counted(tokens, counted(tokens, amount.after, pack), pack)
    if amount.kind is not FigureKind.COUNT:
        noun = _substance(tokens, amount, pack)
    unit = amount.unit or (PEOPLE if noun.person else noun.population)
    value = value_of(amount, unit)
    before = tokens[amount.first - 1].fold if amount.first else ""
    others = amount.after < len(tokens) and tokens[amount.after].fold in pack.others
    return Figure(
        value,
        amount.kind,
        tokens[amount.first].start,
        tokens[amount.after - 1].end,
        amount.first,
        noun,
        max(noun.last, amount.after),
        weak=amount.low == 1 and amount.high == 1 and not tokens[amount.after - 1].text[0].isdigit(),
        further=amount.further or others,
        definite=before in {"the", "these", "those", "both", "los", "las", "estos", "estas", "ambos"},
        bound=amount.bound,
        loose=amount.vague and amount.low < 10,
    )


def _substance(tokens: Sequence[Token], amount: Amount, pack: Pack) -> Counted:
    """What a measure measures: "cocaine" in "two tonnes of cocaine"; nothing for any other figure with a unit."""
    after = amount.after
    if amount.kind is FigureKind.MEASURE and after + 1 < len(tokens) and tokens[after].fold in pack.of:
        return counted(tokens, after, pack)
    return Counted(after, after, "", person=False)


def _zero(tokens: Sequence[Token], at: int, after: int, pack: Pack) -> Figure | None:
    """ "Nobody", "no one", "no soldiers", "not a single house", "no hubo muertos": an exact nought."""
    word, several = tokens[at].fold, after > at + 1
    if word in {"no", "none"} and after < len(tokens) and tokens[after].fold in {"one", "of"}:
        after += 1
    happening = names_happening(tokens, after, pack)
    noun = Counted(after, after, PEOPLE, person=True) if happening else counted(tokens, after, pack)
    if (word == "no" and pack.code == "es" and not several) or pack.bounds.starting(tokens, at):
        return None
    alone = after > at + 1 or word in {"nobody", "none", "nadie", "ninguno", "ninguna"}
    if noun.head < 0 and not alone and not happening:
        return None
    value = Value(Decimal(0), Decimal(0), PEOPLE if noun.person else noun.population)
    return Figure(
        value,
        FigureKind.COUNT,
        tokens[at].start,
        tokens[after - 1].end,
        at,
        noun,
        max(noun.last, after),
        bound="zero",
    )


def _indefinite(tokens: Sequence[Token], at: int, pack: Pack) -> Figure | None:
    """ "A soldier", "una mujer": one, but only where the happening stands right beside it."""
    if tokens[at].fold not in pack.articles:
        return None
    noun = counted(tokens, at + 1, pack)
    happening = pack.acts.get(tokens[at + 1].fold, ("", ""))[1] if at + 1 < len(tokens) else ""
    if noun.head < 0 and happening != "N":
        return None
    several = noun.head >= 0 and is_plural(tokens[noun.head], pack)  # "a hundred-odd people" are not one
    if (
        several
        or not noun.person
        or (noun.population == PEOPLE and noun.head >= 0 and tokens[noun.head].fold not in pack.nouns)
    ):
        return None
    one = Value(Decimal(1), Decimal(1), PEOPLE)
    return Figure(
        one,
        FigureKind.COUNT,
        tokens[at].start,
        tokens[at].end,
        at,
        noun,
        noun.last,
        weak=True,
        bound="article",
    )
