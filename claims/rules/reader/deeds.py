"""What a clause says a party did or did not do: "the army shelled a school", "Iran did not supply drones"."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.language.folding import fold
from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.language.parties import BODIES, DEEDS
from claims.rules.language.tokens import Token
from claims.rules.speaking.attribution import Context
from claims.rules.statement import Voice

SUBJECT = 4
"""Words a party's name may take at the head of a clause; a longer opening is about something else."""
GROUP = 4
"""Words between a party and the verb of its deed: "had repeatedly", "no ha", "did not"."""
_HELPING = words(
    "has have had did does do was were been ha han habia habian haya hayan se never nunca repeatedly"
)
_CLAUSE = words("that que")


@dataclass(frozen=True, slots=True)
class Deed:
    """A party and what it is said to have done, in the word of our list of charges; ``negated`` where it is denied."""

    party: str
    charge: str
    start: int
    end: int
    negated: bool


def deed_in(tokens: Sequence[Token], context: Context) -> Deed | None:
    """The deed some words tell: at their head, or behind the "that" of "the panel found that"; None where none."""
    starts = [0, *(at + 1 for at, token in enumerate(tokens[:-1]) if token.fold in _CLAUSE)]
    return next((found for at in starts if (found := _at(tokens, at, context))), None)


def _at(tokens: Sequence[Token], start: int, context: Context) -> Deed | None:
    pack = context.pack
    while start < len(tokens) and tokens[start].fold in pack.determiners:
        start += 1
    for verb in range(start + 1, min(len(tokens), start + SUBJECT + GROUP)):
        if tokens[verb].fold not in DEEDS:
            continue
        helping = _helping(tokens, start, verb, pack)
        party = party_of(tokens[start:helping], context)
        charge = charge_in(tokens[verb:], pack)
        if not party or not charge or helping - start > SUBJECT:
            return None
        negated = any(_negates(token, pack) for token in tokens[helping:verb])
        end = next((at for at in range(verb, len(tokens)) if tokens[at].text in ",;"), len(tokens))
        return Deed(party, charge, tokens[start].start, tokens[end - 1].end, negated)
    return None


def _helping(tokens: Sequence[Token], start: int, verb: int, pack: Pack) -> int:
    """The index at which the verb's own group begins, its "not" and "had" with it."""
    at = verb
    while at > start + 1 and (tokens[at - 1].fold in _HELPING or _negates(tokens[at - 1], pack)):
        at -= 1
    return at


def _negates(token: Token, pack: Pack) -> bool:
    return token.fold in pack.negations or token.fold.endswith("n't")


def party_of(words: Sequence[Token], context: Context) -> str:
    """The party some words name: a country, a body of our list, or a name of its own; empty where they name none."""
    for token in words:
        country = context.directory.country(token.text) if token.capital else ""
        if country:
            return country
    body = body_in(words)
    if body or any(token.fold in context.pack.stops or not token.word for token in words):
        return body
    named = len(words) == 1 and words[0].capital and words[0].fold not in context.pack.pronouns
    return fold(words[0].text) if named else ""


def body_in(words: Sequence[Token]) -> str:
    """The first body of our list among some words, by its one name; empty where there is none."""
    return next((BODIES[token.fold] for token in words if token.fold in BODIES), "")


def body_of(voice: Voice | None) -> str:
    """The body of our list a voice speaks as: "the mining company" is a company."""
    spoken = fold(voice.name).split() if voice else []
    return next((BODIES[word] for word in spoken if word in BODIES), "")


def charge_in(words: Sequence[Token], pack: Pack) -> str:
    """What is laid on somebody, in one word from our list; empty where no word of it is met."""
    folds = {token.fold for token in words}
    folds |= {part for word in folds if "-" in word for part in word.split("-")}
    return next((charge for charge, cues in pack.charges if folds & cues), "")
