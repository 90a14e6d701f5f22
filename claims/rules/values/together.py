"""A figure that counts several groups in one: "23 national guards, special forces and police" are no guards only."""

from collections.abc import Sequence

from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.values import nesting
from claims.rules.values.nouns import PEOPLE, Counted, counted

MOST = 6
"""Groups that one figure is taken to count at most."""


def all_counted(tokens: Sequence[Token], noun: Counted, pack: Pack) -> Counted:
    """The same noun phrase with the groups listed behind it, under the narrowest group that holds them all.

    A list ends in "and" and one group more; groups with a figure of their own are counted by that.
    """
    if noun.head < 0 or not _known(noun):
        return noun
    groups, last, joined = [noun.population], noun.last, False
    while len(groups) < MOST and not joined:
        at, joined = _to_next(tokens, last, pack)
        following = counted(tokens, at, pack) if at else None
        if following is None or following.head < 0 or not _known(following) or following.first != at:
            return noun
        groups.append(following.population)
        last = following.last
    if not joined or len(set(groups)) == 1 or not (noun.person or _common(groups)):
        return noun
    return Counted(noun.first, last, _common(groups) or PEOPLE, noun.person, noun.head)


def _to_next(tokens: Sequence[Token], last: int, pack: Pack) -> tuple[int, bool]:
    """Where the next group of a list begins (0 where none does), and whether it is the last one, behind an "and"."""
    at = last
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    joined = at < len(tokens) and tokens[at].fold in pack.conjunctions
    at += joined
    named = at > last and at < len(tokens) and tokens[at].word and tokens[at].fold not in pack.acts
    alone = named and tokens[at].fold not in pack.numbers and tokens[at].fold not in pack.determiners
    return (at, joined) if alone else (0, False)


def _common(groups: Sequence[str]) -> str:
    """The narrowest group of the tables that holds all; people, where none does."""
    shared = set.intersection(*(set(nesting.wholes(nesting.plain(group))) for group in groups))
    return max(shared, key=lambda group: (len(nesting.wholes(group)), group), default="")


def _known(noun: Counted) -> bool:
    """Whether the tables say of whom a group is a part, or it is of persons."""
    return noun.person or len(nesting.wholes(nesting.plain(noun.population))) > 1
