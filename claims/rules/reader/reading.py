"""Reads one article for everything in it that can be checked, with the exact words it rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from claims.rules.language.gauges import SHARE_OF_VOTE
from claims.rules.language.tokens import Token
from claims.rules.reader import (
    accusations,
    ballots,
    changes,
    charges,
    denials,
    gauges,
    occurrences,
    portions,
    refusing,
)
from claims.rules.reader.acts import Trigger, triggers
from claims.rules.reader.doings import general_trigger
from claims.rules.reader.links import Link, link
from claims.rules.reader.tallies import Found, statement_of
from claims.rules.speaking import attribution
from claims.rules.speaking.attribution import Context
from claims.rules.statement import Piece, Statement
from claims.rules.values import wholes
from claims.rules.values.amounts import FigureKind
from claims.rules.values.figures import Figure, figures_in
from claims.rules.values.nouns import PEOPLE, counted

REVISION = 12
"""Which revision of the reader's rules this is; raised with whatever changes what is read, or what a
headline or body is found to do with a claim, it has all read again.

1: figures and accusations. 2: shares, ages, scores and rates are read as figures too.
3: a word set in marks no longer ends a clause; a title is nobody who is accused; "a few" may end a text.
4: Portuguese, French and Arabic are read.
5: where no rule finds who speaks, what stands around the words of saying is weighed.
6: noughts in more words, what was seized by weight, the span a rate counts by, deeds laid on parties and denied.
7: what took place, or did not, is read without a figure; "Tuesday, 3 June" is one day; parts that add up; wholes,
former figures and differences are none of what happened; any plain noun that "said" is heard.
8: words that deny a figure are quoted with it, before it or behind it; what something carries, holds or has is read;
where somebody spoke or was taken is not where it happened; days that go by a name are dated; rows of tables.
9: levels of named measures and what they are of; changes by so much; counts with any plain verb; votes and scores with
their sides; parts of a whole; what is foreseen or asked for, as such; what befell somebody of a name on a day.
10: a place named before its kind ("Sorrel district").
11: what befell people in several words is none of what they are ("four found dead"); a country speaks through whoever
speaks for it; what is laid on a party without a word of accusing is its own evidence.
12: whoever is listed with others is counted ("two men, a woman and a boy"), in Portuguese too, where "e" is no verb;
more trades are people; a year behind "hasta" or "até" is none of how many.
"""


def read(piece: Piece) -> list[Statement]:
    """Every checkable statement of a capture, in the order of the text; none where its language is not read."""
    context = attribution.context_for(piece)
    return read_in(context) if context else []


def read_in(context: Context) -> list[Statement]:
    """The same of a capture made ready, for whoever wants more of it than its statements."""
    counted = _figures(context)
    charged = _charges(context)
    taken = {found.place for found in counted}
    spans = [(one.start, one.end) for one, _ in charged]
    told = [(one, -1) for one in _occurrences(context, taken) if not _meets(one, spans)]
    return _ordered([found.statement for found in counted], [*charged, *told])


def _occurrences(context: Context, taken: set[int]) -> Iterator[Statement]:
    """What took place or did not, in sentences from which no figure was read."""
    for place in range(len(context.sentences)):
        found = None if place in taken else occurrences.find(place, context)
        if found is not None:
            yield found


def _meets(one: Statement, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < one.end and one.start < end for start, end in spans)


def _figures(context: Context) -> list[Found]:
    """Statements with a figure, each knowing those before it, from which "29 others" takes time and place."""
    found: list[Found] = []
    for place, tokens in enumerate(context.tokens):
        figures = figures_in(tokens, context.pack)
        if not (figures or ballots.joined(tokens)) or context.sentences[place].text.endswith("?"):
            continue
        for link_ in _links(place, tokens, figures, context):
            statement = statement_of(place, link_, context, found)
            if statement is not None:
                found.append(Found(place, statement))
    return found


def _unsure(trigger: Trigger, place: int, context: Context) -> bool:
    """ "Victims" are dead only where a sentence beside says that somebody was killed."""
    word = context.tokens[place][trigger.first].fold
    if word not in {"victims", "victimas"} or trigger.last > trigger.first + 1:
        return False
    beside = range(max(0, place - 1), min(len(context.tokens), place + 2))
    return not any(
        context.pack.acts.get(token.fold, ("", ""))[0] == "killed" and token.fold not in {"victims", "victimas"}
        for index in beside for token in context.tokens[index]
    )  # fmt: skip


def _links(place: int, tokens: Sequence[Token], found: Sequence[Figure], context: Context) -> list[Link]:
    """Each figure with its happening, in order: from our word lists, else the plain verb beside it."""
    figures = [each for each in found if not wholes.beside(tokens, each, found, context.pack)]
    set_apart = {*wholes.within_whole(tokens, found, context.pack), *_refusing(tokens, context)}
    every = [t for t in triggers(tokens, context.pack) if not _unsure(t, place, context)]
    happenings = [t for t in every if t.first not in set_apart]
    votes = ballots.told(tokens, figures, context.pack)
    voted = {each.figure.start for each in votes}
    figures = [each for each in figures if each.start not in voted]
    parts = {id(one): portions.portion(tokens, one, every, context.pack) for one in figures}
    figures = [one for one in figures if not parts[id(one)][0]]
    known = link(tokens, figures, happenings, context.pack)
    levels = _levels(tokens, figures, known, context)
    links = [each for each in known if id(each.figure) not in levels] + list(levels.values())
    taken = {id(each.figure) for each in known} | levels.keys()
    for figure in figures:
        if id(figure) not in taken and figure.kind is not FigureKind.DURATION:
            plain = general_trigger(tokens, figure, context.pack)
            if plain is not None:
                links.append(Link(figure, plain, 1))
    links += [*votes, *(told for _, told in parts.values() if told), *_not_so_many(tokens, figures, links)]
    told = [_of_its_label(tokens, each, context) for each in links]
    return sorted(told, key=lambda each: each.figure.start)


def _levels(
    tokens: Sequence[Token], figures: Sequence[Figure], known: Sequence[Link], context: Context
) -> dict[int, Link]:
    """Figures that say where a measure stands or how it changed, each under its identity."""
    happened = {id(each.figure) for each in known if each.trigger.act != "costs"}
    found = (
        (
            id(figure),
            gauges.gauged(tokens, figure, figures, context.pack)
            or changes.changed(tokens, figure, figures, context.pack),
        )
        for figure in figures
        if id(figure) not in happened or figure.kind is FigureKind.PERCENT
    )
    return {
        key: told
        for key, told in found
        if told is not None and (key not in happened or told.trigger.act == SHARE_OF_VOTE)
    }


def _of_its_label(tokens: Sequence[Token], told: Link, context: Context) -> Link:
    """In a row of a table, "Houses destroyed | 7": the figure counts what the cell before it names."""
    figure, trigger = told.figure, told.trigger
    if figure.noun.head >= 0 or trigger.last >= figure.first or tokens[figure.first - 1].text != "|":
        return told
    bars = (at + 1 for at in range(trigger.first - 1, -1, -1) if tokens[at].text == "|")
    noun = counted(tokens, next(bars, 0), context.pack)
    if noun.head < 0 or noun.head >= trigger.first:
        return told
    unit = PEOPLE if noun.person else noun.population
    noun = replace(noun, first=figure.last, last=figure.last)
    return replace(told, figure=replace(figure, noun=noun, value=replace(figure.value, unit=unit)))


def _refusing(tokens: Sequence[Token], context: Context) -> set[int]:
    """The word by which a report is denied is no happening: "the report that four sank was dismissed"."""
    refused = refusing.called_false(tokens, context.pack)
    return {refused.cue} if refused else set()


def _not_so_many(tokens: Sequence[Token], figures: Sequence[Figure], links: Sequence[Link]) -> list[Link]:
    """ "Two died, not four": the second figure denies the same happening of the same people."""
    added = []
    linked = {id(each.figure): each for each in links}
    for before, figure in pairwise(figures):
        own = linked.get(id(before))
        bare = figure.noun.head < 0 and id(figure) not in linked and figure.kind is FigureKind.COUNT
        if own and bare and tokens[figure.first - 1].fold in {"not", "no"} and figure.bound != "zero":
            added.append(
                Link(
                    replace(figure, noun=replace(before.noun, first=figure.last, last=figure.last)),
                    own.trigger,
                    own.cost,
                )
            )
    return added


def _charges(context: Context) -> list[tuple[Statement, int]]:
    """Accusations and denials, each with the index of the one it denies among themselves, -1 where none."""
    laid: list[accusations.Accusation] = []
    said_no: list[denials.Denial] = []
    for place in range(len(context.sentences)):
        denial = denials.find(place, context)
        if denial is None:
            laid += accusations.find(place, context)
        else:
            said_no.append(denial)
    return charges.statements(laid, said_no, context)


def _ordered(counted: Sequence[Statement], charged: Sequence[tuple[Statement, int]]) -> list[Statement]:
    """All statements in text order, doubles left out, with the pointers between them kept true."""
    rows: list[tuple[Statement, int]] = [(statement, statement.denies) for statement in counted]
    offset = len(rows)
    rows += [(statement, offset + denies if denies >= 0 else -1) for statement, denies in charged]
    order = sorted(range(len(rows)), key=lambda index: (rows[index][0].start, index))
    places: dict[int, int] = {}
    kept: dict[tuple[object, ...], int] = {}
    statements: list[tuple[Statement, int]] = []
    for index in order:
        key = _sort_key(rows[index][0])
        if key not in kept:
            kept[key] = len(statements)
            statements.append(rows[index])
        places[index] = kept[key]
    return [
        replace(statement, denies=places[denies] if denies >= 0 else -1) for statement, denies in statements
    ]


def _sort_key(statement: Statement) -> tuple[object, ...]:
    value = statement.value
    low = "" if value.low is None else str(value.low)
    high = "" if value.high is None else str(value.high)
    return (
        statement.start,
        statement.end,
        statement.act,
        statement.population,
        low,
        high,
        value.unit,
        value.polarity.value,
    )
