"""How much of one sentence stands in another, word by word, and what it has of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.rules.bearings.lines import ALIKE, Line, Telling
from claims.rules.language.countries import country_of
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token, titled

ROOT = 5
"""Letters two words must begin with in common to be of one root: "invest", "investment", "investor"."""
ROOT_SHARE = 0.6
"""The part of the longer of the two that these letters must make up at least."""
SHORTEST = 2
"""Letters of an abbreviation at least: "UN" stands for "United Nations"."""


@dataclass(frozen=True, slots=True)
class Covering:
    """What of a sentence another has as well: ``share`` (0 to 1) weighed by how much each word tells.

    ``names``, ``places`` (countries, their people and capitals), ``times`` (months and weekdays) and ``words`` are the
    places of tokens that only the one sentence has, figures left out; a place or time is also a name or a word.
    ``pairs`` (0 to 1) is the share of its neighbouring words that are neighbours in the other too; ``run`` how many
    words of its own follow one another: something said besides, where single ones are only worded otherwise.
    """

    share: float
    pairs: float
    names: tuple[int, ...]
    words: tuple[int, ...]
    names_share: float
    places: tuple[int, ...]
    times: tuple[int, ...]
    run: int


def cover(asked: Line, known: Line, pack: Pack, telling: Telling = ALIKE) -> Covering:
    """How far the sentence ``known`` has the words of the sentence ``asked``."""
    looked_at = [at for at, stem in enumerate(asked.stems) if stem and not _is_number(asked.tokens[at], pack)]
    holding = _Holding(known)
    shortened = {
        at
        for first, last, name in _spelled_out(asked.tokens)
        if name in known.folds
        for at in range(first, last)
    }
    missing = [
        at for at in looked_at if at not in shortened and not holding.has(asked.tokens[at], asked.stems[at])
    ]
    told = {at: telling([asked.stems[at]]) for at in looked_at}
    whole = sum(told.values()) or 1.0
    capitals = not titled(asked.tokens)
    names = tuple(at for at in missing if capitals and at and asked.tokens[at].capital)
    return Covering(
        1 - sum(told[at] for at in missing) / whole if looked_at else 0.0,
        len(asked.pairs & known.pairs) / max(1, len(asked.pairs)),
        names,
        tuple(at for at in missing if at not in names),
        sum(told[at] for at in names) / whole,
        tuple(at for at in missing if country_of(asked.tokens[at].text)),
        tuple(at for at in missing if _is_time(asked.tokens[at], pack)),
        _longest_run(looked_at, set(missing)),
    )


def _longest_run(places: Sequence[int], missing: set[int]) -> int:
    """How many of some places that follow one another are missing, at most."""
    longest = run = 0
    for at in places:
        run = run + 1 if at in missing else 0
        longest = max(longest, run)
    return longest


class _Holding:
    """A sentence's words, made ready to be asked for one by one."""

    def __init__(self, known: Line) -> None:
        self.known = known
        self.places = frozenset(filter(None, (country_of(t.text) for t in known.tokens if t.capital)))
        self.short = frozenset(_abbreviations(known.tokens))
        self.roots: dict[str, list[str]] = {}
        for stem in sorted(known.terms):
            self.roots.setdefault(stem[:ROOT], []).append(stem)

    def has(self, token: Token, stem: str) -> bool:
        """Whether it has the word, its abbreviation, a word of its root, or a place of the same country."""
        return (
            stem in self.known.terms
            or token.fold in self.known.folds
            or _abbreviated(token) in self.short
            or country_of(token.text) in self.places
            or any(_of_one_root(stem, other) for other in self.roots.get(stem[:ROOT], ()))
        )


def _is_time(token: Token, pack: Pack) -> bool:
    return token.capital and (token.fold in pack.months or token.fold in pack.weekdays)


def _is_number(token: Token, pack: Pack) -> bool:
    return token.text[0].isdigit() or token.fold in pack.numbers or token.fold in pack.scales


def _abbreviated(token: Token) -> str:
    """An abbreviation without its points: "U.N." and "UN" are one; empty for any other word."""
    bare = token.text.replace(".", "")
    return bare.casefold() if len(bare) >= SHORTEST and bare.isupper() else ""


def _abbreviations(tokens: Sequence[Token]) -> Iterator[str]:
    """Every abbreviation a sentence has or spells out."""
    yield from filter(None, map(_abbreviated, tokens))
    for _, _, name in _spelled_out(tokens):
        # The first word of a sentence has a capital without being part of the name.
        yield from (name, name[1:])


def _spelled_out(tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """Runs of capitalised words (with "of" and the like between) and the abbreviation their initials make."""
    first, initials = 0, ""
    for at, token in enumerate(tokens):
        if token.word and token.capital:
            first = at if not initials else first
            initials += (_abbreviated(token) or token.text[0]).casefold()
        elif not (initials and token.fold in {"of", "the", "for", "and", "de", "la", "del", "y"}):
            if len(initials) > SHORTEST:
                yield first, at, initials
            initials = ""
    if len(initials) > SHORTEST:
        yield first, len(tokens), initials


def _of_one_root(one: str, other: str) -> bool:
    """Whether two words begin alike and neither is much longer: "invest" and "investment"."""
    alike = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return alike >= ROOT and alike >= ROOT_SHARE * max(len(one), len(other))
