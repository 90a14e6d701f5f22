"""Voices the article never introduces in full: unnamed groups, countries, acronyms and names met only once."""

from collections.abc import Sequence

from claims.rules.language.countries import CAPITALS, LABELS, NAMES
from claims.rules.language.folding import fold
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.speaking.naming import name_run, plain_name
from claims.rules.speaking.voices import ORGANISING, Directory
from claims.rules.statement import Voice
from claims.rules.values.nouns import is_plural
from sources.vocabulary import SourceKind

LONGEST_GROUP = 8
"""Words in the name of an unnamed group; a longer stretch is a clause we have misread."""


def unlisted(words: Sequence[Token], directory: Directory, pack: Pack) -> Voice | None:
    """The voice behind words that name nobody the article has introduced; None where nobody could speak."""
    side = affiliation(words, directory, pack)
    if _is_group(words, directory, pack):
        return Voice(plain_name(words), SourceKind.COLLECTIVE, side)
    run = name_run(words, pack, directory)
    if not run:
        return Voice(plain_name(words), SourceKind.COLLECTIVE, side) if len(words) <= LONGEST_GROUP else None
    whole = " ".join(run)
    country = directory.country(whole)
    if country and (fold(whole) in NAMES or fold(whole) in CAPITALS or country == fold(whole)):
        return Voice(LABELS.get(country, whole), SourceKind.GOVERNMENT, country)
    return Voice(whole, _kind(words, run, pack), side)


def affiliation(words: Sequence[Token], directory: Directory, pack: Pack) -> str:
    """The folded country some words name, first come first; empty where they name none."""
    spoken = (token for token in words if token.capital or not pack.adjectives_first)
    return next((country for token in spoken if (country := directory.country(token.text))), "")


def _is_group(words: Sequence[Token], directory: Directory, pack: Pack) -> bool:
    """Whether the head noun is an everyday word: "drivers in Quito", "two Republican senators", "Neighbours"."""
    head = next((at for at, token in enumerate(words) if at and token.fold in pack.prepositions), len(words))
    if words[0].fold in pack.numbers or words[0].fold in pack.few:
        return True
    if head == 1 and is_plural(words[0], pack) and not directory.country(words[0].text):
        return True
    titled = any(token.fold in pack.titles for token in words[:head])
    small = head > 0 and not words[head - 1].capital and not titled
    return small or any(token.fold in pack.collective for token in words[:head])


def _kind(words: Sequence[Token], run: Sequence[str], pack: Pack) -> SourceKind:
    """A person where a title or a second name says so, a body where the name is made like one."""
    made_like_a_body = any(token.capital and token.fold in pack.stops for token in words[1:]) or any(
        fold(word) in ORGANISING or word in {"of", "for", "de", "del"} for word in run
    )
    if made_like_a_body or " ".join(run).isupper() or len(run) > 4:
        return SourceKind.ORGANISATION
    titled = any(token.fold in pack.titles for token in words)
    return SourceKind.PERSON if len(run) > 1 or titled else SourceKind.UNKNOWN
