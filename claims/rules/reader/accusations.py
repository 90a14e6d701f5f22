"""What one party lays on another, and who denies it."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.language.folding import fold
from claims.rules.language.forms import singular_of, words
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader.deeds import body_in, body_of, charge_in, deed_in
from claims.rules.reader.general import lemma
from claims.rules.speaking.attribution import Context, attribution_of
from claims.rules.speaking.speakers import Speakers
from claims.rules.statement import Voice
from sources.vocabulary import SectionKind

_BACKING = words(
    "backing backs supporting supports arming arms funding funds aiding financing helping sponsoring"
    " apoya apoyando respalda respaldando financia arma"
)
_FORCES = words(
    "soldier soldiers troops police guards officers forces agents soldados policias guardias tropas"
    " militares agentes"
)
_HOSTILE = words(
    "fired shot opened fire killed attacked bombed shelled tortured beat raided looted disparo"
    " dispararon abrieron fuego atacaron mataron torturaron golpearon"
)


@dataclass(frozen=True, slots=True)
class Accusation:
    """One charge laid on a party: where its words stand, the charge, the accused, and by whom.

    ``cue`` is the word that accuses, empty where what is laid on the party is said without one.
    ``explicit`` is whether the text calls it one ("accused of", "with the support of"); the others are reported
    sentences about another party, which become accusations only when that party answers them.
    """

    place: int
    start: int
    end: int
    charge: str
    accused: tuple[str, ...]
    voice: Voice | None
    cue: str = ""
    explicit: bool = True


def find(place: int, context: Context) -> list[Accusation]:
    """The accusations of one sentence."""
    tokens, pack = context.tokens[place], context.pack
    if context.sentences[place].section is SectionKind.COMMENT:
        return []
    found = [
        a
        for at, token in enumerate(tokens)
        if token.fold in pack.accuse
        for a in _explicit(place, at, context)
    ]
    if found:
        return found[:1]
    backed = _supported(place, context)
    return [backed] if backed else _denounced(place, context) or _reported(place, context)


def _denounced(place: int, context: Context) -> list[Accusation]:
    """A deed whose accuser is named behind it: "el ejército quemó los camiones, denunció la oposición"."""
    tokens = context.tokens[place]
    for at in range(2, len(tokens) - 1):
        if tokens[at].fold in context.pack.accuse and tokens[at - 1].text == ",":
            voice = Speakers(context.directory, context.pack).voice(tokens[at + 1 :])
            done = _told_deed(place, tokens[: at - 1], voice, context) if voice else None
            return [done] if done else []
    return []


def _explicit(place: int, at: int, context: Context) -> list[Accusation]:
    """ "X accuses Y of Z", "X denounced Russian interference", "Y was accused of Z"."""
    tokens, pack = context.tokens[place], context.pack
    if (at and tokens[at - 1].fold in {"to", "de", "falsely"}) or context.quotes.at(tokens[at].start):
        return []
    passive = at > 0 and tokens[at - 1].fold in pack.be
    divider = _divider(tokens, at + 1, pack)
    accused = _parties(
        tokens[:at] if passive else tokens[at + 1 : divider or len(tokens)], context, first_only=True
    )
    matter = tokens[(divider or at) + 1 :]
    charge = charge_in(matter, pack) or (_plain_charge(matter, pack) if divider else "")
    if not accused or not charge:
        return []
    voice = _accuser(place, at, context) if not passive else None
    start, end = _extent(place, at, context)
    return [Accusation(place, start, end, charge, accused, voice, tokens[at].text)]


def _extent(place: int, at: int, context: Context) -> tuple[int, int]:
    """From who accuses to the end of the charge, leaving out what a comma with "which" or "who" adds."""
    tokens, sentence = context.tokens[place], context.sentences[place]
    speakers = [
        a.source[0] for a in context.said[place] if a.cue[0] <= tokens[at].start < a.cue[1] and a.source[1]
    ]
    end = sentence.end
    for index in range(at + 3, len(tokens) - 1):
        follows = tokens[index + 1].fold
        if tokens[index].text == "," and (
            follows in context.pack.relatives or follows in {"according", "whom", "segun"}
        ):
            end = tokens[index].start
            break
    return _unquoted(context.piece.text, min(speakers, default=sentence.start), end)


def _divider(tokens: Sequence[Token], start: int, pack: Pack) -> int | None:
    """The "of" or "for" between the accused and the charge; "of" inside a name does not count."""
    for at in range(start + 1, min(len(tokens) - 1, start + 16)):
        if tokens[at].fold in pack.accuse_of:
            following = tokens[at + 1]
            gerund = following.fold.endswith(("ing", "ar", "er", "ir", "rse")) or not following.capital
            if (gerund and following.fold not in {"the", "la", "el"}) or tokens[at].fold in {"for", "por"}:
                return at
    return None


def _accuser(place: int, at: int, context: Context) -> Voice | None:
    cue = context.tokens[place][at].start
    for attribution in context.said[place]:
        if attribution.cue[0] <= cue < attribution.cue[1]:
            return attribution.voice
    return None


def _supported(place: int, context: Context) -> Accusation | None:
    """Somebody's word that a thing was done "with the support of Russia", or that a country "is backing" it."""
    tokens, pack = context.tokens[place], context.pack
    for at in range(len(tokens)):
        found = pack.support.starting(tokens, at)
        party = _backer(tokens[found[1] : found[1] + 6], context) if found else ()
        if not found and tokens[at].fold in _BACKING and at:
            party = _backer(tokens[max(0, at - 3) : at], context)
        if not party:
            continue
        voice = _voice_at(place, tokens[at], context)
        charge = charge_in(tokens, pack)
        if charge and voice is not None and voice.affiliation not in party:
            start, end = _content_at(place, tokens[at], context)
            return Accusation(place, start, end, charge, party, voice, tokens[at].text)
    return None


def _backer(words: Sequence[Token], context: Context) -> tuple[str, ...]:
    """The party behind "with the support of": a country, or a name that is no person's here; never a title."""
    known = _parties(words, context)[:1]
    names = [
        fold(token.text)
        for token in words[:3]
        if token.capital and token.word and token.fold not in context.pack.titles
    ]
    forenames = {fold(person.name).split()[0] for person in context.directory.persons}
    return known or tuple(name for name in names[:1] if name not in context.directory.names | forenames)


def _reported(place: int, context: Context) -> list[Accusation]:
    """A reported hostile act by forces, or any reported sentence about another country (kept for its answer)."""
    tokens, pack = context.tokens[place], context.pack
    for attribution in context.said[place]:
        if attribution.voice is None or not attribution.content or attribution.manner == "evidence":
            continue
        start, end = attribution.content[0][0], attribution.content[-1][1]
        words = [token for token in tokens if start <= token.start < end]
        done = _told_deed(place, words, attribution.voice, context)
        forces = forces_in(words) if {t.fold for t in words} & _HOSTILE else ()
        charge = charge_in(words, pack) or ("attack" if forces else "")
        countries = tuple(c for c in _parties(words, context) if c != attribution.voice.affiliation)
        if forces and not any(token.text[0].isdigit() for token in words):
            first, last = _deed(words)
            return [Accusation(place, first, last, "attack", (*countries[:1], *forces), attribution.voice)]
        if done is not None and not forces:
            return [done]
        if countries and attribution.voice.affiliation:
            latent = charge or _plain_charge(words, pack)
            return (
                [Accusation(place, start, end, latent, countries, attribution.voice, explicit=False)]
                if latent
                else []
            )
    return []


def _told_deed(
    place: int, words: Sequence[Token], voice: Voice | None, context: Context
) -> Accusation | None:
    """A deed that somebody else's words lay on a party at their head: "the army shelled a school, teachers said"."""
    deed = deed_in(words, context)
    if deed is None or deed.negated or any(token.text[0].isdigit() for token in words):
        return None
    if voice is not None and (deed.party == voice.affiliation or deed.party == body_of(voice)):
        return None
    return Accusation(place, deed.start, deed.end, deed.charge, (deed.party,), voice)


_AIMS = words("on at contra a upon")
_ARTICLES = words("the la las los el")


def _deed(words: Sequence[Token]) -> tuple[int, int]:
    """From the armed men to the end of what they did: "soldiers had opened fire on the crowd"."""
    first = next(at for at, token in enumerate(words) if token.fold in _FORCES)
    last = next(at for at in range(first, len(words)) if words[at].fold in _HOSTILE)
    while last + 1 < len(words) and (
        words[last + 1].fold in _HOSTILE | _AIMS or words[last].fold in _AIMS | _ARTICLES
    ):
        last += 1
    return words[first].start, words[last].end


def forces_in(words: Sequence[Token]) -> tuple[str, ...]:
    """The armed men whose hostile act some words tell: "soldiers had opened fire" gives soldiers."""
    for at, token in enumerate(words):
        if token.fold in _FORCES:
            behind = {t.fold for t in words[at + 1 : at + 5]}
            if behind & _HOSTILE:
                return (
                    "soldier"
                    if token.fold in {"troops", "tropas", "soldados", "militares"}
                    else singular_of(token.fold, "en"),
                )
    return ()


def _voice_at(place: int, token: Token, context: Context) -> Voice | None:
    sentence = context.sentences[place]
    found = attribution_of(sentence, context, token.start, token.end)
    return found.voice if found else None


def _content_at(place: int, token: Token, context: Context) -> tuple[int, int]:
    """The innermost run of reported words a token stands in, without quotation marks; else the sentence."""
    sentence = context.sentences[place]
    runs = [run for one in context.said[place] for run in one.content if run[0] <= token.start < run[1]]
    inner = min(runs, key=lambda run: run[1] - run[0], default=(sentence.start, sentence.end))
    return _unquoted(context.piece.text, *inner)


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in '“”"«»‘’ ':
        start += 1
    while end > start and text[end - 1] in '“”"«»‘’ ,':
        end -= 1
    return start, end


def _parties(tokens: Sequence[Token], context: Context, first_only: bool = False) -> tuple[str, ...]:
    """The folded countries or named bodies among some words, each once."""
    found: list[str] = []
    for token in tokens:
        capital = token.capital or not context.pack.adjectives_first
        country = context.directory.country(token.text) if capital else ""
        person = (
            context.directory.surname(token.text) if token.capital and not country and token.word else None
        )
        name = country or (person.affiliation if person else "")
        if name and name not in found:
            found.append(name)
        if found and first_only:
            break
    body = body_in(tokens) if first_only and not found else ""
    if body:
        return (body,)
    if not found and first_only:
        names = [
            token
            for token in tokens
            if token.capital and token.word and token.fold not in context.pack.titles
        ]
        found = [fold(names[-1].text)] if names and len(names) < 6 else []
    return tuple(found)


def _plain_charge(words: Sequence[Token], pack: Pack) -> str:
    """The first verb of an accusation we have no word list for."""
    for token in words:
        plain = lemma(token.fold, pack) if token.word and not token.capital else ""
        if plain and token.fold not in pack.stops and token.fold not in pack.cues:
            return plain
    return ""
