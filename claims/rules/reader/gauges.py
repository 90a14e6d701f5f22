"""Figures that say where a measure stands: the price, the rate, the length, the turnout, the sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.rules.language import gauges as known
from claims.rules.language.forms import words
from claims.rules.language.gauges import Gauge
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader import bearers, belonging
from claims.rules.reader.acts import Trigger
from claims.rules.reader.links import Link
from claims.rules.reader.standing import Standing
from claims.rules.values.amounts import FigureKind
from claims.rules.values.figures import Figure
from claims.rules.values.nouns import PEOPLE

REACH = 4
"""Words between a verb and the figure it leads to: "fell on Monday to"."""
_SMALL = words(
    "just only about a an the un una unos unas el la los las apenas solo casi record nearly almost now roughly"
    " around some over exactly fully barely"
)
_OF = words("of de del at")
_COMING = words("of de del in en")
_PEOPLED = words("attendance audience turnout population workforce membership")
_QUAKES = words("magnitude magnitud")
_DIRECT = _QUAKES | {"worth"}
"""Words behind which the figure stands without another between: "a magnitude 5.4 earthquake"."""
_UNSAID = words("number amount")
"""A "total of 34 miners" measures nothing: what happened to the 34 tells what was counted."""
_TALLIED = words("counted cast tallied contados contadas escrutados escrutadas emitidos")
"""Behind "votes": the share that has been counted is nobody's share of the vote."""
_INTO = words("sentence fine compensation aid loan damage debt")
"""Measures told as "14 years in prison", "$2m in fines"."""
_TO = words("to at a al hasta en")

Candidate = tuple[int, Gauge, int, int]
"""Where the measure's noun stands, the measure, and the first and last token that must be quoted for it."""


def gauged(tokens: Sequence[Token], figure: Figure, figures: Sequence[Figure], pack: Pack) -> Link | None:
    """The figure with the measure whose level it tells, and what that is the measure of; None where nothing tells."""
    if pack.code not in known.GAUGES or figure.bound in {"zero", "article"} or figure.weak or figure.loose:
        return None
    one = Standing(tokens, figure, figures, pack)
    sorts = one.sorts
    found = next(_candidates(one, sorts), None)
    return _told(one, found) if found else _verbal(one, sorts)


def _candidates(one: Standing, sorts: frozenset[str]) -> Iterator[Candidate]:
    """The measures that may be told, the likeliest first: only that one is asked for."""
    yield from _led_to(one, sorts)
    yield from _led_from(one, sorts)
    yield from _levelled(one, sorts)


def _at(one: Standing, at: int, sorts: frozenset[str]) -> Gauge | None:
    """The measure a noun names, if it takes such a figure."""
    token = one.tokens[at]
    gauge = known.GAUGES[one.pack.code].get(token.fold)
    if gauge is None or (token.capital and at > 0) or not gauge.takes & sorts:
        return None
    return gauge


def _led_to(one: Standing, sorts: frozenset[str]) -> Iterator[Candidate]:
    """ "A gust of 118 km/h", "una multa récord de 2 millones", "magnitude 5.4", "jewellery worth $2m"."""
    tokens, first = one.tokens, one.figure.first
    at = first - 1
    while at > 0 and tokens[at].fold in _SMALL:
        at -= 1
    if at < 0:
        return
    if tokens[at].fold in _DIRECT or (tokens[at].text == ":" and at):
        yield from _beside(one, at, sorts)
    elif tokens[at].fold in _OF:
        yield from _before_of(one, at, sorts)


def _beside(one: Standing, at: int, sorts: frozenset[str]) -> Iterator[Candidate]:
    quake = one.tokens[at].fold in _QUAKES
    place = at - 1 if one.tokens[at].text == ":" else at
    gauge = _at(one, place, sorts | {"bare"} if quake else sorts)
    if gauge:
        valued = None if quake or place != at else _valued(one, place, gauge, sorts)
        yield valued or (place, gauge, place, one.figure.first)


def _before_of(one: Standing, of: int, sorts: frozenset[str]) -> Iterator[Candidate]:
    nearest = range(of - 1, max(-1, of - (2 if one.pack.adjectives_first else 4)), -1)
    for place in nearest:
        gauge = _at(one, place, sorts)
        if gauge and gauge.name not in _UNSAID:
            yield place, gauge, place, one.figure.first
        token = one.tokens[place]
        if not token.word or (token.fold in one.pack.stops and token.fold not in one.pack.of):
            return


def _valued(one: Standing, worth: int, gauge: Gauge, sorts: frozenset[str]) -> Candidate | None:
    """ "Won the contract to rebuild the pier, worth $8.4m", "the grant is worth": what is worth so much has a name."""
    for place in range(worth - 1, one.clause(worth) - 1, -1):
        named = _at(one, place, sorts)
        if named and named.name != gauge.name:
            return place, named, place, worth + 1
    return None


def _led_from(one: Standing, sorts: frozenset[str]) -> Iterator[Candidate]:
    """ "85 mm of rain", "14 years in prison", "a $2m fine", "21 metres deep", "six years behind bars"."""
    tokens, after = one.tokens, one.after
    word = tokens[after].fold if after < len(tokens) else ""
    if "length" in sorts and one.figure.value.unit == "mm" and _rained(one):
        yield after, Gauge("rainfall", frozenset({"length"})), one.figure.first, after
    elif word in known.SIZED and "length" in sorts:
        yield after, Gauge(known.SIZED[word], frozenset({"length"})), after, after + 1
    elif word == "behind" and "time" in sorts and [t.fold for t in tokens[after + 1 : after + 2]] == ["bars"]:
        yield after, Gauge("sentence", frozenset({"time"})), after, after + 2
    elif word:
        yield from _attached(one, after, sorts)


def _rained(one: Standing) -> bool:
    return any(token.fold in known.RAINING for token in one.tokens)


def _attached(one: Standing, after: int, sorts: frozenset[str]) -> Iterator[Candidate]:
    """The measure behind the figure: right there, behind one adjective, or behind "of"."""
    tokens, place = one.tokens, after
    coming = tokens[after].fold in _COMING
    if not coming and not one.pack.adjectives_first:
        return
    if coming:
        place += 1
        while place < len(tokens) and tokens[place].fold in _SMALL:
            place += 1
    elif place + 1 < len(tokens) and _describes(one, place) and _at(one, place + 1, sorts):
        place += 1
    gauge = _at(one, place, sorts) if place < len(tokens) else None
    if gauge is None or (tokens[after].fold in {"in", "en"} and gauge.name not in _INTO):
        return
    tallied = any(token.fold in _TALLIED for token in tokens[place + 1 : place + 4])
    if not (gauge.name == "vote share" and tallied):
        yield place, gauge, place, place + 1


def _describes(one: Standing, at: int) -> bool:
    token = one.tokens[at]
    return token.word and not token.capital and token.fold not in one.pack.stops


def _levelled(one: Standing, sorts: frozenset[str]) -> Iterator[Candidate]:
    """ "Turnout stood at 64%", "left the rate at 7.5%", "la multa asciende a 2 millones"."""
    start, first = one.start, one.first
    named = [(at, gauge) for at in range(start, first) for gauge in [_at(one, at, sorts)] if gauge]
    subjects = [each for each in named if not _adverbial(one, each[0], start)]
    for at, gauge in subjects or named:
        verb = _verb(one, start, at)
        if verb >= 0:
            yield at, gauge, min(at, verb), max(at, verb) + 1


def _adverbial(one: Standing, at: int, start: int) -> bool:
    """Whether a preposition leads to the noun: what stands so is not what the clause speaks of."""
    for index in range(at - 1, max(start, at - 4) - 1, -1):
        token = one.tokens[index]
        if token.fold in one.pack.prepositions and token.fold != "a":
            return True
        if not token.word or token.fold in one.pack.be:
            return False
    return False


def _verb(one: Standing, start: int, at: int) -> int:
    """The verb that sets the measure at ``at`` to the figure, behind the measure or before it; -1 where none does."""
    tokens, first = one.tokens, one.first
    levels = known.LEVELLING[one.pack.code]
    leading = tokens[first - 1].fold if first else ""
    for index in range(first - 1, max(at, first - 1 - REACH), -1):
        if tokens[index].fold in levels:
            return index if _arrives(one, index, leading) else -1
    bound = next((i for i in range(one.figure.first, one.after) if tokens[i].fold in levels), -1)
    if bound >= 0:
        return bound
    if leading not in _TO and first == one.figure.first:
        return -1
    earlier = range(at - 1, max(start - 1, at - 1 - 2 * REACH), -1)
    return next((index for index in earlier if tokens[index].fold in levels), -1)


def _arrives(one: Standing, verb: int, leading: str) -> bool:
    """Whether a verb leads to where the measure came: "fell to 5", "rose from 3 to 5", "was 5"; not "fell by 5"."""
    word, first = one.tokens[verb].fold, one.first
    moved = first < one.figure.first - 1  # "from 3 to" stands between
    if word in known.CHANGING:
        return moved or leading in _TO - {"en"} or one.tokens[one.figure.first - 1].fold in _TO - {"en"}
    if _set_between(one, verb + 1, first):
        return True
    return verb == first - 1 or leading in known.REACHING or word in one.pack.be or moved


def _set_between(one: Standing, start: int, end: int) -> bool:
    """Whether only a place or a day stands between: "alcanzó en Taray las 18.500 toneladas"."""
    tokens, pack = one.tokens, one.pack
    led = start < end and (tokens[start].fold in pack.prepositions or tokens[start].fold in pack.determiners)
    timing = pack.weekdays.keys() | pack.months.keys() | pack.determiners | pack.prepositions
    return led and all(
        token.capital or token.fold in timing or token.text.isdigit() for token in tokens[start:end]
    )


def _told(one: Standing, found: Candidate) -> Link:
    at, gauge, first, last = found
    gauge, bearer = belonging.of_what(at, gauge, one)
    trigger = Trigger(min(first, at), max(last, at + 1), gauge.name, "R")
    value = replace(one.figure.value, unit=_unit(gauge, one.figure))
    return Link(replace(one.figure, value=value), trigger, 1, bearer)


def _unit(gauge: Gauge, figure: Figure) -> str:
    """The figure's own unit; where it has none, people of a measure of people, else none at all."""
    if gauge.name == "magnitude":
        return ""
    if figure.kind is FigureKind.COUNT and figure.noun.head < 0:
        return PEOPLE if gauge.name in _PEOPLED else ""
    return figure.value.unit


def _verbal(one: Standing, sorts: frozenset[str]) -> Link | None:
    """ "The meteorite weighs two kilos", "sentenced Venn to nine years", "the strike lasted 12 days"."""
    if one.figure.value.unit == "GBP" and one.tokens[one.after - 1].fold in {"pounds", "pound"}:
        value = replace(one.figure.value, unit="lb")
        pounds = replace(one.figure, kind=FigureKind.MEASURE, value=value)
        weighed = _by_verb(replace(one, figure=pounds), frozenset({"mass"}))
        if weighed:
            return weighed
    return _by_verb(one, sorts)


def _by_verb(one: Standing, sorts: frozenset[str]) -> Link | None:
    first = one.figure.first
    for at in range(first - 1, one.clause(first) - 1, -1):
        if one.tokens[at].fold in known.COSTING and "money" in sorts:
            lost = _whose_loss(one, at)
            return Link(one.figure, Trigger(at, at + 1, "loss", "R"), 1, lost) if lost else None
        name, sort = known.WEIGHING.get(one.tokens[at].fold, ("", ""))
        if name and sort in sorts and _leads(one, at, name):
            bearer = belonging.borne(at, first, name, one)
            value = replace(one.figure.value, unit=_unit(Gauge(name, sorts), one.figure))
            return Link(replace(one.figure, value=value), Trigger(at, at + 1, name, "R"), 1, bearer)
    return None


def _whose_loss(one: Standing, verb: int) -> str:
    """Whom a verb of costing takes before the sum: "the strike cost the workers $900,000" tells their loss."""
    at = verb + 1
    opens = at < one.figure.first and (one.tokens[at].capital or one.tokens[at].fold in _THE)
    small = opens and all(token.fold in _SMALL for token in one.tokens[at : one.figure.first])
    return "" if not opens or small else bearers.phrase(one.tokens, at, one.figure.first, one.pack)


_THE = words("the its his her their al a")


def _leads(one: Standing, verb: int, name: str) -> bool:
    """A verb with its figure right behind it, or, of sentences and fines, behind the person and "to"."""
    between = one.tokens[verb + 1 : one.figure.first]
    near = _SMALL | known.REACHING | {"for", "por"}
    if all(token.fold in near for token in between):
        return True
    if name == "fine" and all(token.capital or token.fold in _SMALL for token in between):
        return True
    return name in known.COURTLY and between[-1].fold in {"to", "a", "for", "con", "por", "en"}
