"""A sentence made ready to be held against another whole: who and what it names, when, how many, and in what light."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from claims.rules.bearings.hours import Hour, hour_in
from claims.rules.bearings.keys import keys_of
from claims.rules.bearings.lines import Line, line
from claims.rules.language.contrasts import APART
from claims.rules.language.forms import singular_of, words
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader.general import lemma
from claims.rules.reader.quantities import Quantity, quantities_in
from claims.rules.reader.setting import dates_of
from claims.rules.speaking import attribution
from claims.rules.speaking.attribution import Context
from claims.rules.statement import Piece
from claims.rules.values.when import Dated
from sources.rules.period import Moment, Period
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

SPOKE = 3
"""Words between a verb of saying and a time that tells when somebody spoke: "recalcó este sábado"."""
_SPANS = words(
    "year month week summer winter season quarter half semester spring autumn verano invierno temporada ano mes semana"
    " trimestre semestre primavera otono round leg vuelta"
)
_OF_NOW, _OF_BEFORE = words("this este esta current actual"), words("last previous pasado pasada anterior")
_ORDINALS = {
    word: place
    for place, row in enumerate(
        (
            "first primer primero primera",
            "second segundo segunda",
            "third tercer tercero tercera",
            "fourth cuarto",
        )
    )
    for word in row.split()
}


@dataclass(frozen=True, eq=False)
class Sentence:
    """One sentence by itself: ``keys`` go with the line's tokens; ``published`` is when its article came out.

    ``when`` is the time of what it tells where that is known from elsewhere: then its own words for it count no more.
    """

    context: Context
    line: Line
    published: Period | None
    when: Period | None = None

    @property
    def pack(self) -> Pack:
        """Its language."""
        return self.context.pack

    @property
    def tokens(self) -> Sequence[Token]:
        """Its words and signs."""
        return self.line.tokens

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What each word tells; see ``keys_of``."""
        return keys_of(self.line, self.pack)

    @cached_property
    def spoken(self) -> frozenset[int]:
        """The places of the words that only say who says it."""
        found = [each for said in self.context.said for each in said if each.voice is not None]
        sources = [each.source for each in found if self._says(each.cue)]
        return frozenset(
            at
            for at, token in enumerate(self.tokens)
            if any(first <= token.start and token.end <= last for first, last in sources)
        )

    def _says(self, cue: tuple[int, int]) -> bool:
        """Whether the words of saying are not what happened: "claimed nine lives"."""
        folds = {t.fold for t in self.tokens if cue[0] <= t.start < cue[1]}
        return not folds & {"claimed", "claims", "cobro", "shows", "showed"}

    @cached_property
    def called(self) -> frozenset[str]:
        """The same with those of whoever says it, and its first word."""
        spoken = {_single(self.tokens[at]) for at in self.spoken if self.tokens[at].capital}
        opening = {_single(t) for t in self.tokens[:1] if t.fold not in self.pack.content_stops}
        return self.names | spoken | opening

    @cached_property
    def voiced(self) -> frozenset[str]:
        """The names of whoever says it."""
        return frozenset(_single(t) for at in self.spoken - {0} if (t := self.tokens[at]).capital)

    @cached_property
    def names(self) -> frozenset[str]:
        """The words with a capital, but for days and those of whoever says it."""
        caps = [t.capital and t.word and not self._of_time(t) for t in self.tokens]
        found = set()
        for at, token in enumerate(self.tokens):
            opens = at == 0 and not (len(caps) > 1 and (caps[1] or self.kind_of_place(1)))
            if caps[at] and not opens and at not in self.spoken and token.fold not in self.pack.content_stops:
                found.add(_single(token))
        return frozenset(found)

    def kind_of_place(self, at: int) -> bool:
        """Whether a kind of place stands here, of which the word before is the name: "Sorrel district"."""
        kind = self.tokens[at]
        return self.pack.adjectives_first and kind.fold in self.pack.place_kinds and not kind.capital

    def _of_time(self, token: Token) -> bool:
        return (
            _single(token) in self.pack.weekdays or token.fold in self.pack.weekdays | self.pack.months.keys()
        )

    @cached_property
    def told(self) -> frozenset[str]:
        """The keys of what it tells, names and times left out."""
        return frozenset(
            key
            for at, (token, key) in enumerate(zip(self.tokens, self.keys, strict=True))
            if key and at not in self.spoken and _single(token) not in self.names
            and not self._of_time(token) and token.fold not in self.pack.cues
        )  # fmt: skip

    @cached_property
    def deeds(self) -> frozenset[str]:
        """The keys of what is said to have been done."""
        return frozenset(
            key
            for token, key in zip(self.tokens, self.keys, strict=True)
            if key in self.told
            and (key.startswith("=") or (not token.capital and lemma(token.fold, self.pack)))
        )

    @cached_property
    def times(self) -> tuple[Dated, ...]:
        """The times it names, without those at which somebody spoke."""
        if self.when is not None:
            return (Dated(0, 0, self.when),)
        return tuple(
            dated
            for place in range(len(self.context.sentences))
            for dated in dates_of(place, self.context)
            if not self._of_speaking(dated, place)
        )

    def _of_speaking(self, dated: Dated, place: int) -> bool:
        before = [t for t in self.tokens if t.end <= dated.start][-SPOKE:]
        if any(token.fold in {"que", "that"} for token in before):
            return False
        if any(token.fold in (self.pack.cues - self.pack.weak_cues) | _INSISTED for token in before):
            return True
        return any(
            each.voice is not None and each.content
            and not any(a <= dated.start and dated.end <= b + 1 for a, b in each.content)
            and not each.source[0] <= dated.start < each.source[1]
            and abs(dated.start - each.cue[1]) < 2 * (each.cue[1] - each.cue[0]) + 2
            for each in self.context.said[place]
        )  # fmt: skip

    def time_of(self, one: Quantity) -> Period | None:
        """The time that stands nearest to a figure."""
        nearest = min(self.times, key=lambda d: max(one.start - d.end, d.start - one.end, 0), default=None)
        return nearest.period if nearest else None

    @cached_property
    def days(self) -> tuple[Period, ...]:
        """The single days it names."""
        return tuple(d.period for d in self.times if d.period.first == d.period.last and not d.bound)

    @cached_property
    def hour(self) -> Hour | None:
        """The hour of the day it names."""
        return hour_in(self.line.text, self.pack.code)

    @cached_property
    def spans(self) -> frozenset[tuple[str, int]]:
        """Which of several like spans it speaks of: "last summer", "the first quarter"."""
        found: set[tuple[str, int]] = set()
        for at, token in enumerate(self.tokens):
            if _single(token) not in _SPANS and token.fold not in _SPANS:
                continue
            beside = {each.fold for each in self.tokens[max(0, at - 2) : at + 2]}
            found |= {("ordinal", _ORDINALS[word]) for word in beside & _ORDINALS.keys()}
            found |= {("age", 0)} if beside & _OF_NOW else set()
            found |= {("age", 1)} if beside & _OF_BEFORE else set()
        return frozenset(found)

    @cached_property
    def figures(self) -> tuple[Quantity, ...]:
        """What it gives in figures, but for those that only count who says it."""
        spoken = {self.tokens[at].start for at in self.spoken}
        found = quantities_in(list(self.tokens), self.pack)
        return tuple(q for q in found if not q.label and q.bound != "article" and q.start not in spoken)

    @cached_property
    def sorts(self) -> frozenset[tuple[int, int]]:
        """Which words that tell a thing from its like it has, by row and part."""
        return frozenset(self._sorts())

    def _sorts(self) -> Iterator[tuple[int, int]]:
        folds = {token.fold for token in self.tokens}
        folds |= {singular_of(token.fold, self.pack.code) for token in self.tokens}
        for row, parts in enumerate(APART):
            yield from ((row, part) for part, listed in enumerate(parts) if folds & listed)

    def words(self, one: Quantity) -> str:
        """A figure in the sentence's own words."""
        return self.line.text[one.start : one.end]

    def before(self, one: Quantity, reach: int) -> list[str]:
        """The words before a figure, folded."""
        return [t.fold for t in self.tokens if t.end <= one.start][-reach:]

    def after(self, one: Quantity, reach: int) -> list[str]:
        """The words behind a figure, folded."""
        return [t.fold for t in self.tokens if t.start >= one.end][:reach]


_INSISTED = words(
    "recalco subrayo remarco zanjo recordo preciso aclaro matizo recalca subraya stressed reiterated"
)


def _single(token: Token) -> str:
    return token.fold.removesuffix("s")


@lru_cache(maxsize=2048)
def sentence(
    text: str, language: str, published: Moment | None = None, *, when: Period | None = None
) -> Sentence | None:
    """Make a sentence ready; None where its language is not read."""
    piece = Piece(text, (SectionSpan(SectionKind.BODY, 0, len(text), ""),), language, published)
    context = attribution.context_for(piece)
    if context is None or not context.sentences:
        return None
    return Sentence(context, line(text, context.pack), published.period() if published else None, when)
