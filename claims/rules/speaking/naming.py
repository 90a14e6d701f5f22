"""Names as an article prints them, cut free of articles, titles and possessives."""

from collections.abc import Sequence

from claims.rules.language.folding import fold
from claims.rules.language.forms import words as word_set
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.speaking.voices import LEADS, PARTICLES, Directory
from claims.rules.statement import Voice
from claims.rules.values.nouns import canonical
from sources.vocabulary import SourceKind

LEADING = word_set("the a an el la los las un una its his her their su sus this that these those")
OWN = word_set(
    "newspaper paper reporter publication outlet website agency magazine correspondent periodico diario medio redaccion"
    " revista agencia periodista article report story column noticia articulo nota informacion"
)
"""Nouns by which an article speaks of its own outlet and reporter, after "this" or "our"."""


def plain_name(words: Sequence[Token]) -> str:
    """The words as a name: without article in front or possessive behind."""
    kept = list(words)
    while (
        len(kept) > 1 and kept[0].fold in LEADING and not (kept[0].text.isupper() and len(kept[0].text) > 1)
    ):
        kept.pop(0)
    return " ".join(token.text for token in kept)[:160]


def name_run(words: Sequence[Token], pack: Pack, directory: Directory) -> list[str]:
    """The longest run of capitalised words, the last of equals."""
    return max(reversed(name_runs(words, pack, directory)), key=len, default=[])


def name_runs(words: Sequence[Token], pack: Pack, directory: Directory) -> list[list[str]]:
    """Runs of capitalised words; titles, articles and a people's name before a title are left out."""
    runs: list[list[str]] = [[]]
    for at, token in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else None
        joins = (
            bool(runs[-1])
            and (token.fold in {"of", "the", "for"} or token.fold in PARTICLES)
            and following is not None
            and (following.capital or (token.fold in PARTICLES and _particles_to_name(words[at + 1 :])))
        )
        lead = token.fold in LEADS or (
            directory.country(token.text) and following is not None and not _ends_name(following)
        )
        if joins or (
            token.capital
            and token.fold.rstrip(".") not in pack.titles
            and (token.fold not in LEADING or _acronym(token))
            and not (lead and not runs[-1] and following is not None)
        ):
            runs[-1].append(token.text[:-2] if token.text.endswith(("'s", "’s", "´s")) else token.text)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def named_last(words: Sequence[Token], name: str) -> int:
    """How many words at the end are a person's ``name``: "the director of the hospital, Luis Ferrán"."""
    parts = fold(name).split()
    return len(parts) if parts and [word.fold for word in words[-len(parts) :]] == parts else 0


def titled_last(words: Sequence[Token], name: str, pack: Pack) -> bool:
    """Whether a title and a person's ``name`` stand at the end: "Quelmi District Hospital director Petra Lindqvane"."""
    before = len(words) - named_last(words, name) - 1
    return 0 <= before < len(words) - 1 and words[before].fold in pack.titles


def _particles_to_name(words: Sequence[Token]) -> bool:
    """Whether one more particle and then a capital follow: "von der Leyen", "de la Torre"."""
    return len(words) > 1 and words[0].fold in PARTICLES and words[1].capital


def _acronym(token: Token) -> bool:
    return token.text.isupper() and len(token.text) > 1


def _ends_name(token: Token) -> bool:
    return not token.capital


def outlet_of(words: Sequence[Token], pack: Pack) -> Voice | None:
    """The outlet or agency some words name: "Naru Wire", "The Telegraph"; None where they name neither."""
    capitals = [token for token in words if token.capital]
    run = " ".join(token.text for token in capitals)
    if any(token.fold in pack.agencies for token in capitals) or "wire" in fold(run).split():
        return Voice(plain_name(capitals), SourceKind.AGENCY)
    named = [token for token in capitals if token.fold in pack.outlet_words]
    if (
        named
        and len(capitals) <= 6
        and (len(capitals) > 1 or words[0].fold in LEADING or named[0].text.isupper())
    ):
        return Voice(plain_name(words), SourceKind.OUTLET)
    return None


def speakable(words: Sequence[Token], pack: Pack, *, said: bool = False) -> bool:
    """Whether anybody could speak here: a pronoun, a name, or a noun for people, bodies or papers.

    Where the verb tells of nothing but speech ("said"), any plain noun phrase does: "the coroner", "a think tank".
    """
    if said and _plain_phrase(words, pack):
        return True
    if any(token.capital for token in words[1:]) or (words[0].capital and words[0].fold not in pack.stops):
        return True
    nouns = pack.pronouns | pack.collective | pack.titles | pack.evidence | pack.agencies | OWN
    return any(
        token.fold in nouns or token.fold in pack.institutions or canonical(token.fold, pack) in pack.persons
        for token in words
    )


def _plain_phrase(words: Sequence[Token], pack: Pack) -> bool:
    """A noun phrase with its article, of which no word but "of" belongs to a clause."""
    opened = words[0].fold in (pack.determiners | pack.articles) - pack.of and words[0].fold not in _POINTING
    inner = words[1:]
    return (
        opened
        and 0 < len(inner) < LONGEST_PHRASE
        and all(word.fold not in pack.stops or word.fold in pack.of | LEADING for word in inner)
        and words[-1].fold not in pack.stops
    )


LONGEST_PHRASE = 7
"""Words; a longer stretch before a verb is more often a clause than somebody who speaks."""
_POINTING = word_set("this that such all both of")


def without_tail(words: list[Token], pack: Pack) -> list[Token]:
    """Words without the adverbs and auxiliaries that trail behind a speaker ("prosecutors first")."""
    while len(words) > 1 and (
        words[-1].fold in _TRAILING or words[-1].fold.endswith("n't") or words[-1].fold in pack.be
    ):
        words = words[:-1]
    return words


_TRAILING = word_set("first also still only just even never not who which that has have had")
