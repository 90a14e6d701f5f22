"""Statements made of figures: how many of whom, what happened to them, where, when and on whose word."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.rules.language.gauges import NAMES as GAUGED
from claims.rules.language.tokens import Token
from claims.rules.reader import clauses, inherit, rates, refusing, stance
from claims.rules.reader.acts import negated, supposed
from claims.rules.reader.foreseen import ahead
from claims.rules.reader.labelling import measure_of
from claims.rules.reader.leading import REACHED
from claims.rules.reader.links import Link
from claims.rules.reader.prices import population_of
from claims.rules.reader.refusing import Refusal
from claims.rules.reader.setting import Placed, dates_of, place_of, terms_of, time_of
from claims.rules.speaking import attribution
from claims.rules.speaking.attribution import Attribution, Context
from claims.rules.statement import Statement, Voice
from claims.rules.values.amounts import FigureKind
from claims.rules.values.figures import Figure
from claims.rules.values.nouns import PEOPLE
from claims.rules.values.value import Value
from claims.rules.values.when import running
from claims.vocabulary import Polarity, Stance
from sources.rules.period import Period
from sources.rules.reason import Reason
from sources.rules.stated import stated
from sources.vocabulary import SectionKind, SourceKind

CASUALTIES = frozenset({"killed", "injured", "casualties", "arrested", "missing", "abducted", "shot"})
"""Acts that one happening commonly has several of, so that a second figure shares the first one's time and place."""
LEAD = 20
"""Characters before a clause in which a word that it is still counting may stand."""


@dataclass(frozen=True, slots=True)
class Found:
    """A statement and the index of the sentence it stands in."""

    place: int
    statement: Statement


def statement_of(place: int, link: Link, context: Context, before: Sequence[Found]) -> Statement | None:
    """The statement a figure and its happening make; None where it is only supposed or possible."""
    tokens, sentence = context.tokens[place], context.sentences[place]
    to_come = ahead(tokens, link, context.pack)
    plain = sentence.section is not SectionKind.HEADLINE and not to_come
    if plain and supposed(tokens, link.trigger, link.figure.first, context.pack):
        return None
    span = _span(tokens, link)
    spoken = attribution.attribution_of(sentence, context, *span)
    refused = refusing.refusal(tokens, _told(link), link.figure.first, context.pack)
    clause = _clause(place, link, spoken, context, refused)
    first, last = _quoted(clause, refused)
    start, end = tokens[first].start, tokens[last - 1].end
    read = _stance(place, link, attribution.find(sentence, context, *span), context, refused)
    act = "killed" if link.trigger.act == "lost" and link.figure.noun.person else link.trigger.act
    act = to_come + act
    population = _population(place, link, context, before)
    made = Statement(
        quote=context.piece.text[start:end],
        start=start,
        end=end,
        section=sentence.section,
        claim_text=clauses.claim_text(context.piece.text, tokens, link, clause, context.pack),
        act=act,
        population=population,
        measure=measure_of(act, population),
        value=_value(tokens, link, context),
        stance=read.stance,
        voice=read.voice,
        hedge=read.hedge,
        party=read.stance is Stance.DISPUTES and refusing.own_deed(tokens, link.figure.first, context.pack),
        terms=context.once(terms_of, place),
        language=context.pack.code,
        reasons=_reasons(context, link, place, spoken, read),
    )
    return _set(_answering(made, before), place, context, before)


def _value(tokens: Sequence[Token], link: Link, context: Context) -> Value:
    """The figure's value, its unit saying by which span of time it is counted where it is a rate."""
    value, span = link.figure.value, rates.per(tokens, link, context.pack)
    return replace(value, unit=f"{value.unit or PEOPLE} per {span}") if span else value


def _told(link: Link) -> tuple[int, int]:
    """From the figure to its happening, whichever comes first."""
    return min(link.figure.first, link.trigger.first), max(link.figure.last, link.trigger.last)


def _span(tokens: Sequence[Token], link: Link) -> tuple[int, int]:
    """The same as offsets."""
    first, last = _told(link)
    return tokens[first].start, tokens[last - 1].end


def _clause(
    place: int, link: Link, spoken: Attribution | None, context: Context, refused: Refusal | None
) -> tuple[int, int]:
    """The clause of figure and happening, with the photos or papers that are said to show it, without a denial."""
    tokens = context.tokens[place]
    first, last = _told(link)
    limits = _quoted_limits(tokens, link.figure, context) or _limits(tokens, spoken, _span(tokens, link))
    if refused:
        limits = max(limits[0], refused.denied[0]), min(limits[1], refused.denied[1])
    if spoken and spoken.manner == "evidence":
        first = min(first, _index_of(tokens, spoken.source[0]))
    return clauses.bounds(tokens, first, last, limits, context.pack)


def _quoted(clause: tuple[int, int], refused: Refusal | None) -> tuple[int, int]:
    """The words quoted: the clause, and with it the words that deny it."""
    if not refused:
        return clause
    return min(clause[0], refused.quoted[0]), max(clause[1], refused.quoted[1])


def _stance(
    place: int, link: Link, voice: Voice | None, context: Context, refused: Refusal | None
) -> stance.Reading:
    """What the article does with the figure; a correction is the outlet's own word."""
    tokens, figure = context.tokens[place], link.figure
    last = max(figure.last, link.trigger.last)
    told = context.quotes, context.pack
    corrected = context.once(stance.puts_right, place)
    read = stance.find(tokens, (figure.first, last), voice, *told, refused=refused, corrected=corrected)
    if voice is None and read.cue == "correction" and context.piece.outlet:
        return replace(read, voice=Voice(context.piece.outlet, SourceKind.OUTLET))
    nobody = figure.bound == "zero"
    if (
        read.stance is not Stance.DISPUTES
        and not nobody
        and negated(tokens, figure.last, link.trigger, context.pack)
    ):
        return replace(read, stance=Stance.DISPUTES, cue="not")
    return read


def _population(place: int, link: Link, context: Context, before: Sequence[Found]) -> str:
    """Of whom or what the figure counts, by its own noun or by what surrounds it."""
    figure, act = link.figure, link.trigger.act
    if link.bearer is not None:
        return link.bearer
    population = population_of(context.tokens[place], link, context.pack)
    if figure.kind is FigureKind.MEASURE and figure.noun.head < 0:
        return "land"
    if figure.kind is FigureKind.COUNT and population == PEOPLE:
        earlier = [(found.place, found.statement) for found in before[-12:]]
        return inherit.population_for(figure, act, place, earlier, context) or population
    return population


def _answering(made: Statement, before: Sequence[Found]) -> Statement:
    """A "nobody died" from another mouth as the denial of the figure before it."""
    nought = made.value.high is not None and made.value.high == 0
    recent = before[-inherit.MEMORY :]
    found = inherit.answered(made, [each.statement for each in recent]) if nought else -1
    if found < 0:
        return made
    denied = len(before) - len(recent) + found
    return replace(
        made, stance=Stance.DISPUTES, denies=denied, value=replace(made.value, polarity=Polarity.NO)
    )


def _limits(tokens: Sequence[Token], spoken: Attribution | None, span: tuple[int, int]) -> tuple[int, int]:
    """The words a clause may take: those put in the speaker's mouth, else the whole sentence."""
    if spoken and spoken.manner == "evidence":
        return 0, len(tokens)
    for start, end in spoken.content if spoken else ():
        if start <= span[0] and span[1] <= end + 1:
            inside = [
                index for index, token in enumerate(tokens) if start <= token.start and token.end <= end + 1
            ]
            return inside[0], inside[-1] + 1
    return 0, len(tokens)


def _index_of(tokens: Sequence[Token], offset: int) -> int:
    """The token that starts at an offset; the last where none does."""
    return next((index for index, token in enumerate(tokens) if token.start >= offset), len(tokens) - 1)


def _quoted_limits(tokens: Sequence[Token], figure: Figure, context: Context) -> tuple[int, int] | None:
    """The words inside a short quotation around the figure, which is quoted as a whole."""
    span = context.quotes.at(tokens[figure.first].start)
    inside = [
        i for i, token in enumerate(tokens) if span and span[0] < token.start < span[1] - 1 and token.word
    ]
    if 0 < len(inside) <= stance.SCARE_WORDS and len(inside) < len(tokens) - 2:
        return inside[0], inside[-1] + 1
    return None


def _set(made: Statement, place: int, context: Context, before: Sequence[Found]) -> Statement:
    """Give a statement its place, its time, and the moment its figure speaks for."""
    placed = place_of(place, made.start, made.end, context)
    moment = time_of(place, made.start, made.end, context)
    reasons = list(made.reasons)
    sibling = _sibling(made, place, context, before)
    if sibling is not None and moment is None:
        moment = sibling.when
        reasons.append(Reason("when", 0.4, "time taken from the figure before it", sibling.quote))
    if sibling is not None and (not placed.reasons or placed.reasons[0].weight < 1):
        placed = Placed(sibling.places, sibling.place_label, placed.reasons)
    tallied, as_of = _tally(made, place, context)
    if moment is None and as_of is not None:
        moment = as_of
    if moment is not None and sibling is None:
        reasons.append(
            Reason("when", 1.0, f"{moment.first} to {moment.last}, known to the {moment.precision.value}")
        )
    return replace(made, when=moment, as_of=as_of, running=tallied, places=placed.names, place_label=placed.label,
                   reasons=(*reasons, *placed.reasons))  # fmt: skip


def _sibling(made: Statement, place: int, context: Context, before: Sequence[Found]) -> Statement | None:
    """The casualty figure just before this one, in the same or the preceding paragraph."""
    if not before or made.act not in CASUALTIES or _this_time(context.tokens[place]):
        return None
    last = before[-1]
    near = context.sentences[place].paragraph - context.sentences[last.place].paragraph <= 1
    fits = last.statement.act in CASUALTIES and place - last.place <= 2 and near
    return last.statement if fits and last.statement.section is made.section else None


def _this_time(tokens: Sequence[Token]) -> bool:
    """Whether the sentence sets what it tells apart from what was told before: "this time, four died"."""
    return [token.fold for token in tokens[:2]] in (["this", "time"], ["esta", "vez"])


def _around(made: Statement, tokens: Sequence[Token]) -> list[Token]:
    """The clause with what says how far it counts: the words just before it ("have so far"), and a few behind."""
    first = next((at for at, token in enumerate(tokens) if token.start >= made.start), 0)
    while first and made.start - tokens[first - 1].start < LEAD and tokens[first - 1].word:
        first -= 1
    return [token for token in tokens[first:] if token.start < made.end + 40]


def _tally(made: Statement, place: int, context: Context) -> tuple[bool, Period | None]:
    """Whether the figure is still counting, and the moment it speaks for ("so far today", "by Sunday")."""
    tokens = _around(made, context.tokens[place])
    counting = "" if made.act == REACHED or made.act in GAUGED else running(tokens, context.pack)
    bound = [d for d in dates_of(place, context) if d.bound == "until" and d.start < made.end + 30]
    if bound:
        return bool(counting), bound[0].period
    published = context.piece.published
    return bool(counting), published.period() if counting == "running" and published else None


def _reasons(
    context: Context, link: Link, place: int, spoken: Attribution | None, read: stance.Reading
) -> tuple[Reason, ...]:
    text, tokens = context.piece.text, context.tokens[place]
    figure, trigger, voice = link.figure, link.trigger, read.voice
    words = text[figure.start : figure.end]
    act = text[tokens[trigger.first].start : tokens[trigger.last - 1].end]
    cue = text[spoken.cue[0] : spoken.cue[1]] if spoken else ""
    who = stated("the article's own voice")
    if voice:
        who = stated(f"put in the mouth of {voice.name} ({voice.kind.label})")
    did = stated(f"the article {read.stance.value} it")
    if read.stance is Stance.DISPUTES and read.cue:
        did = stated(f"the article {read.stance.value} it: “{read.cue}”")
    reasons = [
        Reason("figure", 1.0, f"“{words}” reads as {_range(figure.value)}", words),
        Reason("act", 1 / (1 + link.cost), f"“{act}” reads as {trigger.act}", act),
        Reason("attribution", 1.0 if voice else 0.0, who, cue),
        Reason("stance", 1.0, did, read.cue),
    ]
    if read.hedge:
        reasons.append(Reason("hedge", -0.5, f"held at arm's length: {read.hedge}"))
    return tuple(reasons)


def _range(value: Value) -> str:
    if value.low is None:
        bounds = stated(f"up to {value.high}") if value.high is not None else stated("no figure")
    elif value.high is None:
        bounds = stated(f"{value.low} or more")
    else:
        bounds = str(value.low) if value.low == value.high else stated(f"{value.low} to {value.high}")
    span = f"{bounds} {value.unit}".strip()
    return stated(f"{span}, approximate") if value.approximate else span
