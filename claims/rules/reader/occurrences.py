"""What an article says took place, or did not, without giving a figure: "the vote was held", "no vote was held"."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.language import occurrences as known
from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader.acts import Trigger, supposed
from claims.rules.reader.charges import plain_sentence
from claims.rules.reader.setting import dates_of, place_of, sentence_terms, time_of
from claims.rules.reader.stance import hedge_of
from claims.rules.speaking.attribution import Attribution, Context, attribution_of
from claims.rules.statement import Statement
from claims.rules.values.nouns import canonical
from claims.rules.values.value import Value
from claims.rules.values.when import Dated
from claims.vocabulary import Polarity, Stance
from sources.rules.reason import Reason
from sources.rules.stated import stated
from sources.vocabulary import SectionKind

PREFIX = "occurred:"
"""Before the act of a happening told without a figure: it answers whether, not how many."""
LONGEST = 30
"""Words of a sentence that is read so: in longer ones the main clause is too often another."""
_SECTIONS = frozenset({SectionKind.BODY, SectionKind.CAPTION})


@dataclass(frozen=True, slots=True)
class _Told:
    """A happening: the verb's tokens, what it is called, what it happened to, and whether it is said not to be so."""

    first: int
    last: int
    act: str
    thing: str
    negated: bool
    named: bool


def find(place: int, context: Context) -> Statement | None:
    """The happening a sentence tells as its main matter, where it says on which day and in which place."""
    sentence, tokens, pack = context.sentences[place], context.tokens[place], context.pack
    if sentence.section not in _SECTIONS or pack.code not in known.VERBS or len(tokens) > LONGEST:
        return None
    if sentence.text.rstrip().endswith("?") or any(token.fold in pack.denial_verbs for token in tokens):
        return None
    spoken = attribution_of(sentence, context, sentence.start, sentence.end)
    start, end = _limits(tokens, spoken)
    told = _told(tokens, start, end, pack)
    if told is None or supposed(tokens, Trigger(told.first, told.last, told.act, "I"), told.last, pack):
        return None
    end = next((at for at in range(told.last, end) if tokens[at].fold in pack.barriers), end)
    return _statement(place, (start, end), told, spoken, context)


def _limits(tokens: Sequence[Token], spoken: Attribution | None) -> tuple[int, int]:
    """The tokens of what is told, without who says it."""
    if spoken is None or not spoken.content:
        return 0, len(tokens)
    first, last = spoken.content[0]
    inside = [at for at, token in enumerate(tokens) if first <= token.start and token.end <= last + 1]
    return (inside[0], inside[-1] + 1) if inside else (0, len(tokens))


def _told(tokens: Sequence[Token], start: int, end: int, pack: Pack) -> _Told | None:
    """The first verb of our list, if nothing before it opens a clause of its own."""
    opening = pack.relatives | pack.barriers | pack.conditionals | pack.conjunctions
    for at in range(start, end):
        if at > start and tokens[at].fold in opening and tokens[at].fold not in known.NONE:
            return None
        verb = _verb_at(tokens, at, pack)
        if verb:
            return _around(tokens, (start, end), verb, pack)
    return None


def _verb_at(tokens: Sequence[Token], at: int, pack: Pack) -> Trigger | None:
    phrase = known.PHRASES[pack.code].starting(tokens, at)
    if phrase:
        act, _, role = phrase[0].partition(":")
        return Trigger(at, phrase[1], act, role)
    single = known.VERBS[pack.code].get(tokens[at].fold)
    if not single or tokens[at].capital or _describes(tokens, at, pack):
        return None
    return Trigger(at, at + 1, *single)


def _describes(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether a Spanish participle only describes a noun: "la cocaína hallada", not "fue hallada"."""
    participle = tokens[at].fold.endswith(("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas"))
    return pack.code == "es" and participle and not (at and tokens[at - 1].fold in known.HELPING)


def _around(tokens: Sequence[Token], limits: tuple[int, int], verb: Trigger, pack: Pack) -> _Told | None:
    """What the verb tells of, and whether its own group or the words before the noun say no."""
    first = verb.first
    while first > limits[0] and (
        tokens[first - 1].fold in known.HELPING or _negates(tokens[first - 1], pack)
    ):
        first -= 1
    group = tokens[first : verb.first]
    befalls = verb.role == known.THING and not pack.adjectives_first
    rest = _noun(tokens, verb.last, limits[1], pack, person=befalls)
    sides = _noun(tokens, limits[0], first, pack), rest
    at = _thing(tokens[verb.first], verb.role, sides, _is_passive(group, pack))
    if befalls and first > limits[0] and tokens[first - 1].fold in _CLITICS:  # "A Sáez lo apresaron"
        at = _noun(tokens, limits[0], first, pack, person=True) if tokens[limits[0]].fold in _TO else -1
    if at < 0 or tokens[at].fold in _HOURS:
        return None
    named = tokens[at].capital and _has_name(tokens, at)
    thing = tokens[at].fold if named else _name(tokens[at], pack)
    act = known.AS_ONE.get(verb.act, verb.act)
    if act == "took place" and thing not in known.EVENTS:
        return None
    none = any(token.fold in known.NONE for token in tokens[max(limits[0], at - 3) : at])
    negated = none or any(_negates(token, pack) for token in group)
    return _Told(first, verb.last, act, thing, negated, named)


def _has_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capital is of a name: not the first word's, unless another follows or stands before it."""
    return at > 0 or (len(tokens) > 1 and tokens[1].capital)


def _is_passive(group: Sequence[Token], pack: Pack) -> bool:
    return any(token.fold in pack.be or token.fold in known.PASSIVE for token in group)


def _negates(token: Token, pack: Pack) -> bool:
    return (
        token.fold in pack.negations
        or token.fold.endswith("n't")
        or token.fold in {"never", "nunca", "jamas"}
    )


def _thing(verb: Token, role: str, sides: tuple[int, int], passive: bool) -> int:
    """The head of what it happened to: before the verb, or behind it where somebody does it or "there was" one."""
    subject, rest = sides
    if verb.fold in known.EXISTING:
        return rest
    if role == known.THING and not passive:
        return rest if subject >= 0 else -1
    return subject if subject >= 0 else rest


def _noun(tokens: Sequence[Token], start: int, end: int, pack: Pack, *, person: bool = False) -> int:
    """The head of the first noun phrase between two tokens, times left out; -1 where there is none.

    With ``person``, a Spanish "a" right at the start leads to whom it happened to, and to no place.
    """
    at = start
    while at < end and (tokens[at].fold in pack.weekdays or tokens[at].fold in pack.determiners):
        at += 1
    start = at
    while at < end:
        token = tokens[at]
        timing = token.fold in pack.weekdays or token.fold in pack.months
        small = token.fold in pack.determiners or token.fold in pack.articles or token.fold in known.NONE
        if (
            timing
            or small
            or not token.word
            or token.text[0].isdigit()
            or (person and token.fold in {"a", "al"} and at == start)
        ):
            at += 1
        elif token.fold in pack.prepositions or token.fold in pack.place_cues:
            at = _behind(tokens, at, end, pack)
        elif token.fold in pack.stops:
            return -1
        else:
            return _head(tokens, at, end, pack)
    return -1


_TO = frozenset({"a", "al"})
_HOURS = words(
    "mediodia tarde manana madrugada noche dia pasado a.m. p.m. noon day night morning evening week hour"
)
"""What stands where what happened is looked for, and only says when."""
_CLITICS = words("lo la los las")


def _behind(tokens: Sequence[Token], at: int, end: int, pack: Pack) -> int:
    """Past a preposition and the capitals or times it leads to: "on Monday", "in Port Edrin"."""
    at += 1
    while at < end and (
        tokens[at].capital or tokens[at].fold in pack.determiners or tokens[at].fold in pack.weekdays
    ):
        at += 1
    return at + 1 if at < end and tokens[at].text == "," else at


def _head(tokens: Sequence[Token], at: int, end: int, pack: Pack) -> int:
    if not pack.adjectives_first:
        return _apposed(tokens, at, end)
    last = at
    while last + 1 < end and _goes_on(tokens[last + 1], pack):
        last += 1
    return last


def _apposed(tokens: Sequence[Token], at: int, end: int) -> int:
    """The last word of the name behind a Spanish noun, which tells more: "el obispo Anselmo Prat"; else the noun."""
    last = at
    while last + 1 < end and tokens[last + 1].word and tokens[last + 1].capital and last - at < _NAME:
        last += 1
    return last


_NAME = 4


def _goes_on(token: Token, pack: Pack) -> bool:
    plain = token.word and token.fold not in pack.stops and token.fold not in pack.prepositions
    return plain and token.fold not in pack.weekdays and token.fold not in known.HELPING


def _name(token: Token, pack: Pack) -> str:
    noun = canonical(token.fold, pack)
    return known.NOUNS[pack.code].get(noun, noun)


def _a_day(dated: Dated, start: int, end: int) -> bool:
    return start <= dated.start < end and dated.period.first == dated.period.last and not dated.bound


def _statement(
    place: int, limits: tuple[int, int], told: _Told, spoken: Attribution | None, context: Context
) -> Statement | None:
    tokens, sentence = context.tokens[place], context.sentences[place]
    inner = tokens[limits[0] : limits[1]]
    while inner and not inner[-1].word and not inner[-1].text[0].isdigit():
        inner = inner[:-1]
    start, end = inner[0].start, inner[-1].end
    dated = [each for each in dates_of(place, context) if _a_day(each, start, end)]
    placed, moment = place_of(place, start, end, context), time_of(place, start, end, context)
    on_a_day, in_a_place = (
        bool(dated) and moment is not None,
        bool(placed.reasons) and placed.reasons[0].weight == 1,
    )
    named = told.named and told.act in known.OF_NAMED and (on_a_day or in_a_place)
    if not named and not (on_a_day and in_a_place):
        return None
    quote = context.piece.text[start:end]
    voice = spoken.voice if spoken else None
    stance = Stance.REPEATS if voice else Stance.ASSERTS
    said = stated("the article's own voice")
    if voice:
        said = stated(f"put in the mouth of {voice.name} ({voice.kind.label})")
    what = f"{told.thing} {told.act}"
    whether = stated(f"says that it happened: {what}")
    if told.negated:
        whether = stated(f"says that it did not happen: {what}")
    return Statement(
        quote=quote,
        start=start,
        end=end,
        section=sentence.section,
        claim_text=plain_sentence(quote),
        act=PREFIX + told.act,
        population=told.thing,
        measure=f"{told.thing.capitalize()} {told.act}",
        value=Value(polarity=Polarity.NO if told.negated else Polarity.YES),
        stance=stance,
        voice=voice,
        hedge=hedge_of(tokens, told.first, told.last, context.quotes, context.pack),
        when=moment,
        places=placed.names,
        place_label=placed.label,
        terms=sentence_terms(tokens, context.pack),
        language=context.pack.code,
        reasons=(
            Reason("act", 1.0, whether, tokens[told.last - 1].text),
            Reason("attribution", 1.0 if voice else 0.0, said),
            Reason("stance", 1.0, f"the article {stance.value} it"),
            *placed.reasons,
        ),
    )
