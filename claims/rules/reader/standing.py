"""A figure where it stands in its sentence: what sorts of measure it may be of, and where its clause begins."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.language.forms import words
from claims.rules.language.gauges import LEVELLING, WEIGHING
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader import bearers
from claims.rules.values import wholes
from claims.rules.values.amounts import FigureKind
from claims.rules.values.conversion import dimension
from claims.rules.values.figures import Figure

FAR = 16
"""Words between a measure and its figure, beyond which they are more often strangers."""
MILLION = 10**6
"""From here on a bare figure may be money whose name is left out: "debe 18 millones a sus proveedores"."""
_POINTS = words("vote point punto voto seat escano")
_THE = words("el los las the un una a an")
_TO = words("to at a al hasta")


@dataclass(frozen=True, slots=True)
class Standing:
    """One figure among the tokens and figures of its sentence."""

    tokens: Sequence[Token]
    figure: Figure
    figures: Sequence[Figure]
    pack: Pack

    @property
    def first(self) -> int:
        """Where the words that lead to the figure end: before its article, and before "from 3.20 to"."""
        at = wholes.change_before(self.tokens, self.figure.first, self.pack)
        articled = at > 1 and at == self.figure.first and self.tokens[at - 1].fold in _THE
        return at - 1 if articled else at

    @property
    def after(self) -> int:
        """The index behind the figure's own words, its noun left out."""
        return ending(self.tokens, self.figure)

    @property
    def start(self) -> int:
        """Where the clause that leads to the figure begins."""
        return self.clause(self.first)

    @property
    def sorts(self) -> frozenset[str]:
        """What sorts of measure may have such a figure, in the words of our table of measures."""
        figure = self.figure
        if figure.kind is FigureKind.COUNT:
            return _of_count(figure)
        if figure.kind is FigureKind.PERCENT:
            return frozenset({"points" if figure.value.unit.endswith("point") else "percent"})
        if figure.kind is FigureKind.DURATION:
            return frozenset({"time"})
        return frozenset({"money" if figure.kind is FigureKind.MONEY else dimension(figure.value.unit)})

    def clause(self, end: int) -> int:
        """Where the clause up to ``end`` begins: behind the last break, figure, or word that opens another clause."""
        room = end - (2 if end > 1 and self.tokens[end - 1].fold in _TO else 0)
        ends = [_past(self.tokens, one) for one in self.figures]
        limit = max((at for at in ends if at <= room), default=0)
        for at in range(end - 1, max(limit, end - FAR) - 1, -1):
            token = self.tokens[at]
            joins = token.text == "–" and at > 0 and self.tokens[at - 1].end == token.start
            if (token.text in ";:—–“" and not joins) or token.fold in self.pack.barriers:
                return at + 1
            if token.fold in self.pack.relatives and not self._closed(at, end):
                return limit if self._own_verb(at, end) else at + 1
        return max(limit, end - FAR, 0)

    def finite(self, at: int) -> bool:
        """Whether a word looks like the verb of a clause."""
        word = self.tokens[at].fold
        known = word in self.pack.be or word in LEVELLING.get(self.pack.code, ()) or word in WEIGHING
        return known or bearers.tells(self.tokens[at], self.pack)

    def subject(self, end: int) -> str:
        """What the clause up to ``end`` speaks of, where a verb follows it."""
        start = self.clause(end)
        verb = next((at for at in range(start, end) if self.finite(at)), -1)
        return bearers.subject(self.tokens, start, verb, self.pack) if verb > start else ""

    def _closed(self, relative: int, end: int) -> bool:
        """Whether commas close an insertion off: "the key rate, which the bank raised on Thursday, stands at"."""
        opened = relative > 0 and self.tokens[relative - 1].text == ","
        return opened and any(token.text == "," for token in self.tokens[relative:end])

    def _own_verb(self, relative: int, end: int) -> bool:
        """Whether two verbs follow: "the meteorite that landed in a garden weighs" still speaks of the meteorite."""
        verbs = [at for at in range(relative + 1, min(end + 1, len(self.tokens))) if self.finite(at)]
        apart = [at for at in verbs if at - 1 not in verbs]
        return len(apart) > 1 and relative > 0 and self.tokens[relative - 1].fold not in self.pack.cues


def ending(tokens: Sequence[Token], figure: Figure) -> int:
    """The index behind a figure's own words, its noun left out."""
    return next(
        (at for at in range(figure.first, len(tokens)) if tokens[at].start >= figure.end), len(tokens)
    )


def _past(tokens: Sequence[Token], figure: Figure) -> int:
    return max(ending(tokens, figure), figure.last if figure.noun.head >= 0 else 0)


def _of_count(figure: Figure) -> frozenset[str]:
    if figure.noun.head < 0:
        large = figure.value.low is not None and figure.value.low >= MILLION
        return frozenset({"bare", "count", "money"} if large else {"bare", "count"})
    return frozenset({"count", "bare", "points"} if figure.noun.population in _POINTS else {"count"})
