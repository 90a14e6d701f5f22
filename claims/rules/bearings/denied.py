"""Which words of a sentence are denied in it: behind a "not" or a "no", behind "failed to", or by a verb of denial."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from claims.rules.bearings.lines import Line
from claims.rules.language import PACKS
from claims.rules.language.forms import phrases, words
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Phrases, Token
from claims.rules.reader import refusing

SETTLED = 2
"""Telling words behind a "not" from which on a comma, or an "and", ends what is denied: "did not resign, he was"."""
SMALL = 3
"""Tokens a "without" or a "free of" reaches over."""

_IDLE = Phrases(
    {
        "idle": phrases(
            "not only,not just,not merely,not necessarily,not until,not yet clear,no fewer than,no less than,"
            "no more than,no later than,no sooner,no doubt,no longer than,not least,not all,not every,no matter,"
            "no wonder,not far,not more than,not less than,not fewer than,never more than,not known,not clear,"
            "not immediately clear,no solo,no solamente,no menos de,no mas de,no obstante,no todos,no todas,no lejos,"
            "no cabe duda,no bien,sin duda,sin embargo,nunca mas de,no se sabe"
        )
    }
)
"""Words that hold a negation and deny nothing of what follows, or leave it open."""
_FAILING = Phrases(
    {
        "fail": phrases(
            "failed to,fails to,fail to,refused to,refuses to,refuse to,declined to,declines to,unable to,"
            "stopped short of,stops short of,ruled out,rules out,was spared,were spared,far from,no logro,no lograron,"
            "se nego a,se negaron a,se niega a,rehuso,rehusaron,dejo de,dejaron de,se abstuvo de,se abstuvieron de,"
            "lejos de"
        ),
        "short": phrases(
            "free of,free from,clear of,absence of,lack of,libre de,libres de,exento de,ausencia de,falta de"
        ),
    }
)
_NOBODY = words("nobody none nothing neither nor nada ningun ninguno ninguna ningunos ningunas nadie tampoco")
_SHORT = words("without sin")
_ENDS = words(
    "but pero sino because porque although aunque though while mientras whereas after before until unless tras"
)
HAVING = words("haber having been sido")
"""Words of a verb's own group that tell nothing of what was done."""
_AND = words("and y e")
_NOR = words("ni nor")
_AT_NOUNS = words("no ningun ninguna neither ni")


class Way(Enum):
    """How a sentence denies, and so which of the words behind it must be told elsewhere for that to be the contrary."""

    DEED = "behind a verb's not: the deed and what it is done to"
    NOUN = "behind a noun's no: the noun, and what is said of it"


@dataclass(frozen=True, slots=True)
class Scope:
    """One negation, by its token, and the places of the tokens it denies, in order."""

    at: int
    places: tuple[int, ...]
    way: Way


def scopes(read: Line, pack: Pack) -> list[Scope]:
    """Everything a sentence denies, in order; what is denied twice is denied in two scopes."""
    return [*_negated(read, pack), *_refused(read, pack)]


def may_deny(read: Line, pack: Pack) -> bool:
    """Whether any word of a sentence could deny something: of most sentences none does."""
    tokens, none = read.tokens, none_words(pack)
    for at, token in enumerate(tokens):
        if token.fold in none or token.fold.endswith("n't"):
            return True
        if _may_refuse(tokens, at, pack) or _FAILING.starting(tokens, at):
            return True
    return False


def _may_refuse(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    fold = tokens[at].fold
    worded = fold in pack.denial_verbs or fold in pack.denial_words or fold in refusing.WRONGLY
    return worded or pack.denial_phrases.starting(tokens, at) is not None


def none_words(pack: Pack) -> frozenset[str]:
    """Words that only deny, and tell nothing of their own."""
    return _none(pack.code)


@cache
def _none(language: str) -> frozenset[str]:
    return PACKS[language].negations | _NOBODY


def _negated(read: Line, pack: Pack) -> Iterator[Scope]:
    tokens, at, covered = read.tokens, 0, 0
    while at < len(tokens):
        idle, failing = _IDLE.starting(tokens, at), _FAILING.starting(tokens, at)
        if idle:
            at = idle[1]
            continue
        found = None
        if failing:
            found = Scope(at, _reach(read, failing[1], pack, short=failing[0] == "short"), Way.DEED)
        elif tokens[at].fold in none_words(pack) or tokens[at].fold.endswith("n't"):
            found = _scope(read, at, pack)
        # "No llegó ningún barco": a second word of negation in the same clause says no more than the first.
        if found and found.places and not (pack.code == "es" and at < covered):
            covered = found.places[-1]
            yield found
        at += 1


def _scope(read: Line, at: int, pack: Pack) -> Scope | None:
    tokens, start = read.tokens, at + 1
    if start >= len(tokens) or tokens[start].text == "," or _figure_follows(tokens, start, pack):
        return None
    places = _reach(read, start, pack, short=tokens[at].fold in _SHORT)
    return Scope(at, places, Way.NOUN if _at_noun(tokens, at, pack) else Way.DEED)


def _figure_follows(tokens: Sequence[Token], start: int, pack: Pack) -> bool:
    """ "Not four": the figure alone is denied, and is held against the other's figure; "not one" is none."""
    number = tokens[start].text[0].isdigit() or tokens[start].fold in pack.numbers
    return number and tokens[start].fold not in {"one", "un", "una", "uno", "single"}


def _at_noun(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    fold, after = tokens[at].fold, tokens[at + 1].fold
    if fold == "no" and pack.code == "es":
        return False
    return fold in _AT_NOUNS or (fold == "not" and after in {"a", "one", "any"})


def _reach(read: Line, start: int, pack: Pack, *, short: bool = False) -> tuple[int, ...]:
    """The places of what a negation denies: its clause, without who says it in the middle, or few words."""
    tokens, found, told, at = read.tokens, list[int](), 0, start
    limit = min(len(tokens), start + SMALL) if short else len(tokens)
    while at < limit:
        token = tokens[at]
        aside = _aside(tokens, at, pack)
        if aside and aside < len(tokens):
            at = aside + 1
            continue
        pauses = (token.text == "," or token.fold in _AND) and told >= SETTLED
        pauses = pauses or (token.fold in _NOR and told > 0)
        if aside or pauses or token.text in ";.:" or _opens(token, told, pack):
            break
        found.append(at)
        told += bool(read.stems[at])
        at += 1
        if token.fold in pack.denial_verbs:
            break
    return tuple(found)


def _opens(token: Token, told: int, pack: Pack) -> bool:
    """Whether a clause of its own begins that is not denied; "no one that" still is."""
    return token.fold in _ENDS or (token.fold in pack.relatives and (token.fold != "that" or told > 0))


def _aside(tokens: Sequence[Token], at: int, pack: Pack) -> int:
    """Where the words end by which somebody is said to say it, if they begin at this comma; 0 if they do not."""
    if tokens[at].text != ",":
        return 0
    closing = next((k for k in range(at + 1, len(tokens)) if tokens[k].text == ","), len(tokens))
    return closing if any(token.fold in pack.cues for token in tokens[at:closing]) else 0


def _refused(read: Line, pack: Pack) -> Iterator[Scope]:
    """What verbs and words of denial deny: "denied that", "is false", each cue once."""
    tokens, found = read.tokens, dict[int, list[int]]()
    if not any(_may_refuse(tokens, at, pack) for at in range(len(tokens))):
        return
    for at in range(len(tokens)):
        told = refusing.refusal(tokens, (at, at + 1), 0, pack) if read.stems[at] else None
        if told and told.cue != at:
            found.setdefault(told.cue, []).append(at)
    for cue, places in found.items():
        first = tokens[places[0]].fold
        deed = first.endswith("ing") or first in HAVING or tokens[places[0] - 1].fold in HAVING
        yield Scope(cue, tuple(places), Way.DEED if deed else Way.NOUN)
