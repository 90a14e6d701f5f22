"""Who denies an accusation, and which accusation it is that he answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.language.folding import fold
from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader.accusations import Accusation, forces_in
from claims.rules.reader.deeds import body_in, body_of, charge_in, deed_in
from claims.rules.speaking.attribution import Context, attribution_of
from claims.rules.speaking.speakers import Speakers
from claims.rules.speaking.subjects import opening_subject
from claims.rules.statement import Voice
from sources.vocabulary import SectionKind, SourceKind

RUN = 3
"""Sentences within which charges by one accuser are answered together by "these accusations"."""
_DEPLORES = words(
    "deplore deplored deplores condemn condemned lament lamented protest protested criticize criticized"
    " criticised lamento lamenta deploro condeno"
)
_ACCUSING = ("accus", "alleg", "acus", "senalam")
_DOUBTS = words("skepticism scepticism escepticismo")
"""Words of doubt: who only doubts "these statements" denies none of them but, at most, the last."""
_THESE = words("these this those such the estas estos esas esos dichas tales las los la el")


@dataclass(frozen=True, slots=True)
class Denial:
    """A sentence that denies: its place and span, who denies, by which word, and the charge it names, if any."""

    place: int
    start: int
    end: int
    voice: Voice | None
    cue: str
    charge: str
    pointing: bool
    negative: bool = False
    forces: tuple[str, ...] = ()
    accused: tuple[str, ...] = ()


def find(place: int, context: Context) -> Denial | None:
    """The denial a sentence makes, if it makes one."""
    sentence, tokens, pack = context.sentences[place], context.tokens[place], context.pack
    if sentence.section is SectionKind.COMMENT:
        return None
    cue = _cue(tokens, pack)
    undone = None if cue else deed_in(tokens, context)
    undone = undone if undone is not None and undone.negated else None
    negative = "" if cue else "not" if undone else _own_negative(tokens, context)
    if not cue and not negative:
        return None
    found = attribution_of(sentence, context, sentence.start, sentence.end)
    voice = found.voice if found else None if negative else _subject(tokens, context)
    if voice is None and not negative:
        return None
    forces = forces_in(tokens)
    pointing = any(t.fold in pack.denial_targets for t in tokens) or any(
        t.fold.startswith(_ACCUSING) for t in tokens
    )
    charge = undone.charge if undone else "attack" if forces else charge_in(tokens, pack)
    accused = (undone.party,) if undone else tuple(filter(None, (body_of(voice),)))
    return Denial(
        place,
        sentence.start,
        sentence.end,
        voice,
        cue or negative,
        charge,
        pointing,
        bool(negative),
        forces,
        accused,
    )


def _subject(tokens: Sequence[Token], context: Context) -> Voice | None:
    """Who the sentence is about, where no verb of saying names him: "Santiago called the claims baseless"."""
    run = opening_subject(tokens, len(tokens), context.pack)
    voice = Speakers(context.directory, context.pack).voice(tokens[run[0] : run[1]]) if run else None
    if voice is not None and (voice.affiliation or body_of(voice)):
        return voice
    named = tokens[run[0] : run[1]] if run else ()
    return Voice(" ".join(token.text for token in named), SourceKind.ORGANISATION) if body_in(named) else None


def _cue(tokens: Sequence[Token], pack: Pack) -> str:
    for at, token in enumerate(tokens):
        if token.fold in pack.denial_verbs and not _undone(tokens, at, pack):
            return token.text
        if token.fold in pack.denial_words and not (at and tokens[at - 1].fold in {"not", "no"}):
            return token.text
        if token.fold in _DEPLORES and any(t.fold.startswith(_ACCUSING) for t in tokens[at:]):
            return token.text
    return ""


def _undone(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """ "Did not deny", "could not rule out": no denial after all."""
    return any(t.fold in pack.negations or t.fold.endswith("n't") for t in tokens[max(0, at - 3) : at])


def _own_negative(tokens: Sequence[Token], context: Context) -> str:
    """ "No Kastovian personnel has taken part", "Russia has not sent troops": a party's own "no" to a known charge."""
    if not charge_in(tokens, context.pack):
        return ""
    for at, token in enumerate(tokens[:12]):
        negative = token.fold in {"no", "ningun", "ninguna", "never", "nunca"} or (
            token.fold == "not"
            and at
            and tokens[at - 1].fold in {"has", "have", "had", "did", "was", "were", "is", "does"}
        )
        near = tokens[max(0, at - 4) : at + 4]
        if negative and any(t.capital and context.directory.country(t.text) for t in near):
            return token.text
    return ""


_COMMANDS = (
    "defence", "defense", "defensa", "army", "ejercito", "military", "police", "policia", "guard", "interior",
    "armed forces", "fuerzas armadas", "garrison",
)  # fmt: skip


def party_to(voice: Voice | None, accused: Sequence[str], outlet_country: str = "") -> bool:
    """Whether a voice is itself accused, or speaks for whoever is."""
    affiliation = voice.affiliation if voice else outlet_country
    if affiliation and affiliation in accused:
        return True
    if voice is None:
        return False
    name = fold(voice.name)
    forces = {"soldier", "police", "guard", "officer", "agent"} & set(accused)
    ministry = any(word in name for word in _COMMANDS)
    return bool(forces and ministry) or any(
        party and (party in name or party == body_of(voice)) for party in accused
    )


def answers(
    said_no: Sequence[Denial], accusations: Sequence[Accusation], context: Context
) -> list[list[Accusation]]:
    """What each denial answers, in order; "these accusations" does not reach back to one already answered."""
    found: list[list[Accusation]] = []
    settled: set[int] = set()
    for denial in said_no:
        answered = _answered(denial, accusations, context)
        kept = [a for a in answered if id(a) not in settled] or answered[-1:]
        settled |= {id(accusation) for accusation in kept}
        found.append(kept)
    return found


def _answered(denial: Denial, accusations: Sequence[Accusation], context: Context) -> list[Accusation]:
    """The accusations a denial answers: the nearest before it against its voice, and those laid together with it."""
    earlier = [a for a in accusations if a.place < denial.place and a.voice != denial.voice]
    against = [a for a in earlier if _concerns(denial, a, context)]
    if not against:
        return []
    named = [
        a for a in against if denial.charge and a.charge == denial.charge and denial.place - a.place <= 12
    ]
    nearest = max(named or against, key=lambda a: (a.explicit, a.place) if named else (a.place, a.explicit))
    if not named and not denial.pointing and denial.place - nearest.place > 2:
        return []
    if named or not denial.pointing or fold(denial.cue) in _DOUBTS:
        return [nearest]
    return _laid_together(nearest, against, context)


def _laid_together(nearest: Accusation, against: Sequence[Accusation], context: Context) -> list[Accusation]:
    """Every distinct charge by the same side within a few sentences: what "these accusations" takes up."""
    side = nearest.voice.affiliation if nearest.voice else ""
    body = context.sentences[nearest.place].section
    together: dict[str, Accusation] = {}
    for accusation in sorted(against, key=lambda a: -a.place):
        same_side = accusation.voice is not None and accusation.voice.affiliation == side
        near = nearest.place - accusation.place <= RUN and context.sentences[accusation.place].section is body
        if near and (same_side or accusation is nearest) and accusation.explicit == nearest.explicit:
            together.setdefault(accusation.charge, accusation)
    return sorted(together.values(), key=lambda a: a.place)


def _concerns(denial: Denial, accusation: Accusation, context: Context) -> bool:
    """Whether the accusation is laid on the denier; a government whose country is not told answers the last charge."""
    if party_to(denial.voice, accusation.accused):
        return True
    voice = denial.voice
    unplaced = (
        voice is not None
        and not voice.affiliation
        and voice.kind in (SourceKind.GOVERNMENT, SourceKind.INSTITUTION)
    )
    return bool(unplaced and denial.pointing and denial.place - accusation.place <= 1)
