"""Statements made of accusations and of the answers to them."""

import re
from collections.abc import Sequence

from claims.rules.language.tokens import Token
from claims.rules.reader import denials
from claims.rules.reader.accusations import Accusation
from claims.rules.reader.denials import Denial
from claims.rules.reader.setting import place_of, sentence_terms, time_of
from claims.rules.reader.stance import hedge_of
from claims.rules.speaking.attribution import Context
from claims.rules.statement import Statement, Voice
from claims.rules.values.value import Value
from claims.vocabulary import Polarity, Stance
from sources.rules.reason import Reason
from sources.rules.stated import stated

PREFIX = "accused:"
_KNOWING = re.compile(
    r"^(?:(?:we|i|they) (?:know|believe|think|say|fear|have learned) that |sabemos que |creemos que |that |que )",
    re.IGNORECASE,
)


def statements(
    laid: Sequence[Accusation], said_no: Sequence[Denial], context: Context
) -> list[tuple[Statement, int]]:
    """Accusations and denials as statements; with each denial the index of the accusation it answers."""
    answers = denials.answers(said_no, laid, context)
    answered = {id(accusation) for found in answers for accusation in found}
    kept = [accusation for accusation in laid if accusation.explicit or id(accusation) in answered]
    made: list[tuple[Statement, int]] = [(_accusing(accusation, context), -1) for accusation in kept]
    places = {id(accusation): index for index, accusation in enumerate(kept)}
    for denial, found in zip(said_no, answers, strict=True):
        made += [(_denying(denial, made[places[id(a)]][0], a, context), places[id(a)]) for a in found]
        if not found:
            own = _own_denial(denial, context)
            made += [(own, -1)] if own else []
    return made


def _accusing(accusation: Accusation, context: Context) -> Statement:
    sentence, tokens = context.sentences[accusation.place], context.tokens[accusation.place]
    quote = context.piece.text[accusation.start : accusation.end]
    label = _label(accusation.charge, context)
    party = accusation.accused[0]
    stance = Stance.REPEATS if accusation.voice else Stance.ASSERTS
    hedge = hedge_of(tokens, 0, len(tokens), context.quotes, context.pack)
    hedge = "" if hedge == "accused" else hedge  # that is what the statement says itself
    against = ", ".join(name.title() for name in accusation.accused)
    reasons = (
        Reason("act", 1.0, f"accusation of {label} against {against}", accusation.cue or quote),
        _spoken(accusation.voice),
        Reason("stance", 1.0, f"the article {stance.value} it"),
        *([Reason("hedge", -0.5, f"held at arm's length: {hedge}")] if hedge else []),
    )
    placed = place_of(accusation.place, accusation.start, accusation.end, context, far=False)
    return Statement(
        quote=quote,
        start=accusation.start,
        end=accusation.end,
        section=sentence.section,
        claim_text=plain_sentence(quote),
        act=PREFIX + accusation.charge,
        population=party,
        measure=f"{label} by {party.title()}",
        value=Value(),
        stance=stance,
        voice=accusation.voice,
        hedge=hedge,
        when=time_of(accusation.place, accusation.start, accusation.end, context, behind=False),
        places=placed.names,
        place_label=placed.label,
        accused=accusation.accused,
        terms=sentence_terms(tokens, context.pack),
        language=context.pack.code,
        reasons=(*reasons, *placed.reasons),
    )


def _denying(denial: Denial, denied: Statement, accusation: Accusation, context: Context) -> Statement:
    """The answer to an accusation: what it denies is copied, the "no" is its own."""
    party = denials.party_to(denial.voice, accusation.accused) or (
        denial.voice is not None and not denial.voice.affiliation
    )
    who = denial.voice.name if denial.voice else stated("the page itself")
    detail = stated(f"{who} denies it, a party to it") if party else stated(f"{who} denies it")
    reasons = (
        Reason("stance", 1.0, detail, denial.cue),
        Reason("denies", 1.0, "answers the nearest accusation against the same party", denied.quote),
        _spoken(denial.voice),
    )
    return Statement(
        quote=context.piece.text[denial.start : denial.end],
        start=denial.start,
        end=denial.end,
        section=context.sentences[denial.place].section,
        claim_text=denied.claim_text,
        act=denied.act,
        population=denied.population,
        measure=denied.measure,
        value=Value(polarity=Polarity.NO),
        stance=Stance.DISPUTES,
        voice=denial.voice,
        party=party,
        when=denied.when,
        places=denied.places,
        place_label=denied.place_label,
        accused=accusation.accused,
        terms=sentence_terms(context.tokens[denial.place], context.pack),
        language=context.pack.code,
        reasons=reasons,
    )


def _own_denial(denial: Denial, context: Context) -> Statement | None:
    """A denial of a charge that this article does not lay: it names the charge itself."""
    sentence, tokens = context.sentences[denial.place], context.tokens[denial.place]
    accused = _denied_parties(denial, tokens, context)
    clear = denial.negative or _spells_out(tokens, denial.cue)
    if not denial.charge or not accused or not clear or any(token.text[0].isdigit() for token in tokens):
        return None
    label = _label(denial.charge, context)
    placed = place_of(denial.place, denial.start, denial.end, context, far=False)
    party = denials.party_to(denial.voice, accused, _outlet_country(context))
    return Statement(
        quote=context.piece.text[denial.start : denial.end],
        start=denial.start,
        end=denial.end,
        section=sentence.section,
        claim_text=plain_sentence(context.piece.text[denial.start : denial.end]),
        act=PREFIX + denial.charge,
        population=accused[0],
        measure=f"{label} by {accused[0].title()}",
        value=Value(polarity=Polarity.NO),
        stance=Stance.DISPUTES,
        voice=denial.voice,
        party=party,
        when=time_of(denial.place, denial.start, denial.end, context, behind=False),
        places=placed.names,
        place_label=placed.label,
        accused=accused,
        terms=sentence_terms(tokens, context.pack),
        language=context.pack.code,
        reasons=(
            Reason("stance", 1.0, "denies a charge laid elsewhere", denial.cue),
            _spoken(denial.voice),
            *placed.reasons,
        ),
    )


def _spells_out(tokens: Sequence[Token], cue: str) -> bool:
    """Whether what is denied is told: "denied that", "denied shelling", "negó haber bombardeado"."""
    behind = next((at + 1 for at, token in enumerate(tokens) if token.text == cue), len(tokens))
    told = tokens[behind].fold if behind < len(tokens) else ""
    return told.endswith("ing") or any(token.fold in {"that", "que", "haber"} for token in tokens)


def _denied_parties(denial: Denial, tokens: Sequence[object], context: Context) -> tuple[str, ...]:
    words = context.tokens[denial.place]
    if denial.accused and not denial.forces:
        return denial.accused
    named = tuple(
        dict.fromkeys(c for t in words[:12] if t.capital and (c := context.directory.country(t.text)))
    )
    own = (denial.voice.affiliation,) if denial.voice and denial.voice.affiliation else ()
    return (*(own or named[:1]), *denial.forces) if denial.forces else named[:1] or own


def _outlet_country(context: Context) -> str:
    words = context.piece.outlet.split()
    return next((c for word in words if (c := context.directory.country(word))), "")


def _label(charge: str, context: Context) -> str:
    return context.pack.charge_nouns.get(charge, charge.replace("-", " "))


def _spoken(voice: Voice | None) -> Reason:
    if voice is None:
        return Reason("attribution", 0.0, "the article's own voice")
    return Reason("attribution", 1.0, f"put in the mouth of {voice.name} ({voice.kind.label})", voice.name)


def plain_sentence(words: str) -> str:
    """The words as one sentence: first letter large, no quotation marks around, no full stop."""
    plain = " ".join(words.split()).strip(" ,;:–—“”«»\"'’‘").rstrip(".")
    plain = _KNOWING.sub("", plain)
    return plain[:1].upper() + plain[1:]
