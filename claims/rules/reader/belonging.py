"""Of whom or what a measure is: what "of" leads to, the word beside it, who gets it, or what its clause speaks of."""

from claims.rules.language import gauges as known
from claims.rules.language.forms import words
from claims.rules.language.gauges import Gauge
from claims.rules.reader import bearers
from claims.rules.reader.standing import Standing

_OWNING = ("'s", "’s", "s'", "s’")
_TOWARDS = words("to on against a al contra para")
NEAR = 6
"""Words behind a measure, or its figure, among which who gets it may stand."""


def of_what(at: int, gauge: Gauge, one: Standing) -> tuple[Gauge, str]:
    """The measure and its bearer; a vague word ("rate", "level") gives way to the measure it stands beside."""
    if gauge.name in {"magnitude", "rainfall"}:
        return gauge, ""
    if gauge.name in known.COURTLY:
        return gauge, _condemned(at, one)
    of, side = _named(at, gauge, one)
    inner = _inner(of, side, at, one)
    if inner:
        return inner
    if of or side or gauge.name in known.UNBORNE:
        return gauge, of or side
    given = _given(at, one) if gauge.name in known.RECEIVED else ""
    return gauge, given or one.subject(min(at, one.figure.first))


def _named(at: int, gauge: Gauge, one: Standing) -> tuple[str, str]:
    """What "of" leads to, and the word beside the measure; a place that owns it is where it was measured."""
    leads = at < one.figure.first
    of = bearers.behind(one.tokens, at + 1, one.figure.first if leads else len(one.tokens), one.pack)
    side = bearers.beside(one.tokens, at, 0 if leads else one.after, one.pack)
    if gauge.name in known.UNBORNE and at and one.tokens[at - 1].text.endswith(_OWNING):
        side = ""
    return of, known.QUALIFIERS.get(side, side)


def _inner(of: str, side: str, at: int, one: Standing) -> tuple[Gauge, str] | None:
    if one.tokens[at].fold not in known.VAGUE:
        return None
    for word in (of, side):
        gauge = known.GAUGES[one.pack.code].get(word)
        if gauge is not None and gauge.takes & one.sorts:
            return gauge, "" if word == side else side
    return None


def _given(at: int, one: Standing) -> str:
    """Who gets what is measured: "the fine imposed on Voltara", "la multa impuesta el miércoles a la eléctrica"."""
    end = one.figure.first - 1 if at < one.figure.first else len(one.tokens)
    found = _receiver(at + 1, min(end, at + 1 + NEAR), one)
    return found or _receiver(one.after, min(len(one.tokens), one.after + NEAR), one)


def _receiver(start: int, end: int, one: Standing) -> str:
    for at in range(start, end - 1):
        token = one.tokens[at]
        if token.fold in one.pack.barriers or token.text in ",;:":
            return ""
        if token.fold in _TOWARDS and _opens_noun(at + 1, one):
            return bearers.phrase(one.tokens, at + 1, min(len(one.tokens), end + bearers.NAME), one.pack)
    return ""


def _opens_noun(at: int, one: Standing) -> bool:
    """Whether a noun phrase begins here, and no infinitive: "a contract to rebuild" goes to nobody."""
    token = one.tokens[at]
    opens = (
        one.tokens[at - 1].fold == "on"
        or token.capital
        or token.fold in one.pack.determiners
        or token.fold in one.pack.articles
    )
    return opens and token.fold not in one.pack.weekdays and token.fold not in one.pack.months


def _condemned(at: int, one: Standing) -> str:
    """Whom a court's measure is laid on: behind the verb that lays it, else the clause's subject."""
    first = min(at, one.figure.first)
    for verb in range(first - 1, one.clause(first) - 1, -1):
        if one.tokens[verb].fold in known.WEIGHING:
            return borne(verb, first, known.WEIGHING[one.tokens[verb].fold][0], one)
    return _given(at, one) or one.subject(first)


def borne(verb: int, first: int, name: str, one: Standing) -> str:
    """Whom a court's verb takes behind it; of any other verb, what stands before it."""
    behind = bearers.phrase(
        one.tokens, verb + (2 if one.tokens[verb + 1].fold == "a" else 1), first, one.pack
    )
    if name in known.COURTLY and behind:
        return behind
    return bearers.subject(one.tokens, one.clause(verb), verb, one.pack)
