"""What a sentence says has happened, in words we know: each with its place and its manner of taking a figure."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that name a happening: token indexes, the act, and the role in which they take a figure.

    Roles: T happens to the object (or the subject of a passive), I to the subject, N is a noun, A an adjective,
    R a running total such as "death toll". ``passive`` tells that a form of "to be" stands before a T.
    """

    first: int
    last: int
    act: str
    role: str
    passive: bool = False


def triggers(tokens: Sequence[Token], pack: Pack) -> list[Trigger]:
    """Every word or phrase of the sentence that names a happening, in order."""
    found: list[Trigger] = []
    at = 0
    while at < len(tokens):
        phrase = pack.act_phrases.starting(tokens, at)
        if phrase:
            act, _, role = phrase[0].partition(":")
            found.append(Trigger(at, phrase[1], act, role[0], role[0] == "T" and _passive(tokens, at, pack)))
            at = phrase[1]
            continue
        entry = pack.acts.get(tokens[at].fold)
        month = tokens[at].fold in pack.months and tokens[at].capital
        if entry and not month and not _part_of_name(tokens, at):
            role = "N" if entry[1] in "TI" and _used_as_noun(tokens, at, pack) else entry[1]
            found.append(Trigger(at, at + 1, entry[0], role, _passive(tokens, at, pack)))
        at += 1
    return found


def negated(tokens: Sequence[Token], first: int, trigger: Trigger, pack: Pack) -> bool:
    """Whether a "not" or "never" stands between ``first`` and the happening, or just before it."""
    start = min(max(first, trigger.first - 6), max(0, trigger.first - 3))
    return any(_negates(token, pack) for token in tokens[start : trigger.first])


def supposed(tokens: Sequence[Token], trigger: Trigger, figure_first: int, pack: Pack) -> bool:
    """Whether the happening is only possible, planned or foretold: "could", "will", "if", "plans to"."""
    between = tokens[trigger.first + 1 : figure_first]
    if any(_is_modal(token, pack) for token in between) or _intended(tokens, trigger):
        return True
    comma = False
    for index in range(trigger.first - 1, max(0, trigger.first - 12) - 1, -1):
        token = tokens[index]
        comma = comma or token.text == ","
        if token.text in ";.":
            return False
        modal = _is_modal(token, pack) and not _guesses(tokens, index)
        if (modal and not comma) or _opens_condition(token, index, pack):
            return True
    return bool(tokens) and tokens[0].fold in pack.conditionals


def coming(token: Token, pack: Pack) -> bool:
    """Whether a word is a Spanish future tense: "costará", "serán"."""
    future = token.text.endswith(("rá", "rán")) and len(token.text) > _FUTURE and not token.capital
    return pack.code == "es" and future


def _is_modal(token: Token, pack: Pack) -> bool:
    if coming(token, pack):
        return True
    return token.fold in pack.modals and not (token.fold == "may" and token.capital)


_FUTURE = 4
"""Letters from which on a Spanish word in "-rá" tells what is to come: "serán", not "ará"."""


def _guesses(tokens: Sequence[Token], index: int) -> bool:
    """ "May have been injured" guesses at what has happened; "could have" tells what has not."""
    following = tokens[index + 1].fold if index + 1 < len(tokens) else ""
    return tokens[index].fold in {"may", "might"} and following == "have"


def _opens_condition(token: Token, index: int, pack: Pack) -> bool:
    return token.fold in pack.conditionals and (index == 0 or token.fold != "should")


def _intended(tokens: Sequence[Token], trigger: Trigger) -> bool:
    """ "Plans to produce", "to kill": an aim, unless somebody "had to" or "was forced to"."""
    reach = range(max(0, trigger.first - 5), trigger.first)
    if any(tokens[at].fold in _INTENDING and tokens[at + 1].fold in {"to", "a"} for at in reach):
        return True
    bare = trigger.first > 0 and tokens[trigger.first - 1].fold == "to" and trigger.role in "TI"
    return bare and not (trigger.first > 1 and tokens[trigger.first - 2].fold in _FORCED)


def _negates(token: Token, pack: Pack) -> bool:
    return token.fold in pack.negations or token.fold.endswith("n't")


_FORCED = words("have has had forced began")
_INTENDING = words(
    "plan plans planned planning hope hopes hoped expect expects expected intend intends aim aims vow vows vowed"
    " threaten threatens threatened want wants wanted seek seeks likely set due planea espera quiere amenaza"
)


def _part_of_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is inside a name ("Death Valley", "Missing Persons Unit")."""
    token = tokens[at]
    if at == 0:
        return token.fold in _STORMS and len(tokens) > 1 and tokens[1].capital
    if not token.capital:
        return False
    neighbours = [tokens[at - 1]] if at else []
    if at + 1 < len(tokens):
        neighbours.append(tokens[at + 1])
    caps = sum(other.capital and other.word for other in tokens if other.word)
    return caps * 2 < len(tokens) and any(other.capital and other.word for other in neighbours)


_STORMS = words("storm")
"""What a name may open with that elsewhere is a verb: "Storm Ines"."""
_KINDS = words(
    "first second third last new recent armed air drone missile suicide car terror police military rocket"
)


_BEFORE_NOUNS = words("el del al un este ese aquel")
"""Words behind which "incendio" and "disparo" are the noun and not the verb that only an accent tells from it."""
_MOSTLY_NOUNS = words("marcha protesta emboscada")
"""Words that behind any article are the noun: "a la marcha acudieron"."""
_BEFORE_EITHER = words("la una esta esa")
"""The same where an "of" follows: "la tortura de seis reclusos"; elsewhere "la tortura" is "he tortures her"."""


def _used_as_noun(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether an uninflected form is a noun here: "the first attack", "a raid on"."""
    word = tokens[at].fold
    if word.endswith(("ed", "ing", "en")) or at == 0:
        return False
    before = tokens[at - 1].fold
    if not pack.adjectives_first:
        following = tokens[at + 1].fold if at + 1 < len(tokens) else ""
        if word in _MOSTLY_NOUNS and before in pack.determiners:
            return True
        named = before in _BEFORE_NOUNS or (before in _BEFORE_EITHER and following in pack.of | {"del"})
        return named and not word.endswith(("ado", "ido", "ada", "ida"))
    articles = pack.determiners | pack.articles
    if before in articles or before in pack.zero:
        return True
    described = before in _KINDS or before.endswith(("al", "ous", "ic", "ive", "ly", "est"))
    return described and at > 1 and tokens[at - 2].fold in articles


def _passive(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether a form of "to be" stands within the three words before, with nothing but adverbs between."""
    for index in range(at - 1, max(-1, at - 4), -1):
        if tokens[index].fold in pack.be:
            return True
        if not (
            tokens[index].fold.endswith("ly")
            or tokens[index].fold in {"not", "also", "later", "then", "all", "have"}
        ):
            return False
    return False
