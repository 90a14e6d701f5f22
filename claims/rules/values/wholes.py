"""Figures beside which others are read: the whole a part is taken from, what was before a rise, a mere difference."""

from collections.abc import Sequence

from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.language.shares import FRACTIONS, PARTS
from claims.rules.language.tokens import Token
from claims.rules.values.figures import Figure
from claims.rules.values.numbers import number_at

_SOME = words(
    "none most many much some any few several majority minority bulk rest remainder percent cent one neither"
    " ninguno ninguna mayoria minoria algunos algunas muchos muchas varios varias pocos pocas resto parte ciento cada"
)
"""Words for a part, by which what follows "of the" is the whole it is taken from; "all of the 40" are the 40."""
_FROM = words("from de desde")
_TO = words("to a hasta")
_MORE = words("more fewer less higher lower mas menos")
_THAN = words("than que")
_CHANGED = words(
    "fall falls fell fallen drop drops dropped slow slows slowed ease eased cut lowered decline declined shrank shrunk"
    " increase increases increased grow grows grew grown soar soared surge surged plunge plunged widened narrowed"
    " doubled swelled changed pasa pasan paso pasaron pasado redujo redujeron reducido duplico disminuyo disminuyeron"
)
"""Verbs of rising and falling beside those of which "up to" is no bound."""
_REACH = 5
"""Words between a verb of rising or falling and the figure it comes from."""


def beside(tokens: Sequence[Token], figure: Figure, figures: Sequence[Figure], pack: Pack) -> bool:
    """Whether nothing happened to as many as this figure says: another one, or none, tells of how many it did."""
    return (
        _whole(tokens, figure, figures, pack)
        or former(tokens, figure, figures, pack)
        or _difference(tokens, figure)
    )


def _whole(tokens: Sequence[Token], figure: Figure, figures: Sequence[Figure], pack: Pack) -> bool:
    """ "None of the 60", "a third of the 12", and "of the 45 on board, 38 were rescued"."""
    at = figure.first
    while at and (tokens[at - 1].fold in pack.determiners - pack.of or tokens[at - 1].fold == "cada"):
        at -= 1
    at = _past_owner(tokens, at, pack)
    if not at or tokens[at - 1].fold not in pack.of:
        return False
    part = tokens[at - 2].fold if at > 1 else ""
    not_all = part == "all" and at > 2 and tokens[at - 3].fold == "not"
    if (
        not_all
        or part in _SOME
        or part in FRACTIONS.get(pack.code, {})
        or part in PARTS
        or _shared(at, figures)
    ):
        return True
    opens = at == 1 or not tokens[at - 2].word
    return opens and any(other.first > figure.first and _comma(tokens, figure, other) for other in figures)


def _past_owner(tokens: Sequence[Token], at: int, pack: Pack) -> int:
    """Back over whose the whole is: "half of the Arden assembly's 120 members"."""
    if not at or not tokens[at - 1].text.endswith(("'s", "’s")):
        return at
    return next((i + 1 for i in range(at - 1, max(-1, at - 6), -1) if tokens[i].fold in pack.of), at)


def _shared(at: int, figures: Sequence[Figure]) -> bool:
    """Whether a figure ends right before the "of": "one in five of the 1,500"."""
    return any(other.last == at - 1 for other in figures)


def _comma(tokens: Sequence[Token], figure: Figure, other: Figure) -> bool:
    return any(token.text == "," for token in tokens[figure.last : other.first])


def former(tokens: Sequence[Token], figure: Figure, figures: Sequence[Figure], pack: Pack) -> bool:
    """Whether it is what was so before: the 98 of "rose from 98 to 112"."""
    first = figure.first
    if not first or tokens[first - 1].fold not in _FROM:
        return False
    follows = next((other for other in figures if other.first > first), None)
    if follows is None or follows.kind is not figure.kind:
        return False
    joined = [token.fold for token in tokens[figure.last : follows.first]]
    risen = any(
        token.fold in pack.moved | _CHANGED for token in tokens[max(0, first - 1 - _REACH) : first - 1]
    )
    return risen and bool(joined) and joined[-1] in _TO


def change_before(tokens: Sequence[Token], first: int, pack: Pack) -> int:
    """Where "from 98 to" begins, which stands right before the figure that begins at ``first``; else ``first``."""
    if first < 3 or tokens[first - 1].fold not in _TO:
        return first
    for at in range(first - 2, max(-1, first - 3 - _REACH), -1):
        if tokens[at].fold in _FROM:
            number = number_at(tokens, at + 1, pack)
            return at if number is not None and number.after < first else first
    return first


def within_whole(tokens: Sequence[Token], figures: Sequence[Figure], pack: Pack) -> range:
    """The words of "of the 12 arrested," that a sentence opens with: what befell them all, not those told of next."""
    for figure in figures:
        if figure.first and tokens[0].fold in pack.of and _whole(tokens, figure, figures, pack):
            return range(next((at for at, token in enumerate(tokens) if token.text == ","), 0))
    return range(0)


def _difference(tokens: Sequence[Token], figure: Figure) -> bool:
    """ "£1bn more than it raised", "12 fewer than last year": how far apart two figures are, and neither of them."""
    behind = next((at for at, token in enumerate(tokens) if token.start >= figure.end), len(tokens))
    following = tokens[behind : behind + 2]
    return len(following) == 2 and following[0].fold in _MORE and following[1].fold in _THAN
