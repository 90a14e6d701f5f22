"""From the words that name a speaker to the voice itself: who, of what kind, speaking for whom."""

from collections.abc import Sequence
from itertools import pairwise

from claims.rules.language.countries import LABELS
from claims.rules.language.folding import fold
from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.speaking.bodies import Body
from claims.rules.speaking.naming import (
    LEADING,
    OWN,
    name_runs,
    named_last,
    outlet_of,
    plain_name,
    speakable,
    titled_last,
    without_tail,
)
from claims.rules.speaking.unlisted import affiliation, unlisted
from claims.rules.speaking.voices import Directory, Person
from claims.rules.statement import Voice
from sources.vocabulary import SourceKind

_SPOKES = ("spokes", "portavo", "vocer", "vocera", "portavoz")
_KINDS = {
    "government": SourceKind.GOVERNMENT, "embassy": SourceKind.GOVERNMENT, "military": SourceKind.INSTITUTION,
    "institution": SourceKind.INSTITUTION, "organisation": SourceKind.ORGANISATION, "outlet": SourceKind.OUTLET,
}  # fmt: skip
_TO = words("to a al")
_HANDED = words(
    "handed given sent leaked passed supplied provided shown entregado entregada entregados entregadas enviado enviada"
    " enviados enviadas filtrado filtrada filtrados filtradas"
)
_SAID_THINGS = words("statement statements letter email comunicado carta")


class Speakers:
    """Resolves speakers through one article, remembering who spoke last."""

    def __init__(self, directory: Directory, pack: Pack) -> None:
        self._directory = directory
        self._pack = pack
        self._last: dict[str, Voice] = {}
        self._latest: Voice | None = None

    def voice(self, tokens: Sequence[Token], depth: int = 1, *, said: bool = False) -> Voice | None:
        """The voice some words name; remembered for the pronouns that follow.

        ``said`` where they stand with a verb that tells of nothing but speech.
        """
        voice = self._resolve(tokens, said=said)
        if voice is not None:
            self._last["person" if voice.kind is SourceKind.PERSON else "body"] = voice
            self._latest = voice
        return (
            voice
            if voice is None or depth == 1
            else Voice(voice.name, voice.kind, voice.affiliation, voice.within, depth)
        )

    def named(self, tokens: Sequence[Token]) -> Voice | None:
        """The voice some words name that are no pronoun; not remembered."""
        return self._resolve(tokens)

    def _resolve(self, tokens: Sequence[Token], *, said: bool = False) -> Voice | None:
        words = without_tail([token for token in tokens if token.word], self._pack)
        if not words or not speakable(words, self._pack, said=said):
            return None
        first = words[0].fold
        if self._own(words):
            return None
        if len(words) == 1 and first in self._pack.pronouns:
            return self._pronoun(first)
        evidence = self._evidence(words)
        if evidence is not None:
            return evidence
        return (
            self._spokesperson(words)
            or self._person(words)
            or self._body(words)
            or unlisted(words, self._directory, self._pack)
        )

    def notice(self, tokens: Sequence[Token]) -> None:
        """Remember a body that a sentence is about, for an "it said" that follows."""
        person = next(
            (
                p
                for t in tokens
                if t.capital and t.word and (p := self._directory.surname(t.text)) and p.titles
            ),
            None,
        )
        if person is not None:
            self._last["person"] = Voice(person.name, SourceKind.PERSON, person.affiliation)
        opening = [token for token in tokens[:7] if token.word]
        for at, token in enumerate(opening):
            if token.fold in self._pack.cues or (
                at and token.fold in self._pack.stops and token.fold not in self._pack.of
            ):
                return
            if token.fold in self._pack.institutions and opening[0].fold in self._pack.determiners:
                body = self._body(opening[: at + 1])
                if body is not None:
                    self._last["body"] = body
                return

    def _own(self, words: Sequence[Token]) -> bool:
        """ "This newspaper", "el recuento de este periódico": the article's own voice."""
        return any(
            word.fold in {"this", "este", "esta", "our", "nuestro"} and following.fold in OWN
            for word, following in pairwise(words)
        )

    def _pronoun(self, word: str) -> Voice | None:
        if word in {"it", "ello"}:
            return self._last.get("body")
        if word in {"they", "ellos", "ellas", "we", "nosotros"}:
            return self._latest
        if word in {"i", "yo"}:
            return None
        return self._last.get("person") or self._latest

    def _evidence(self, words: Sequence[Token]) -> Voice | None:
        """Photos, polls, reports: the maker where he is named ("research by X"), else the thing itself."""
        places = [at for at, token in enumerate(words) if token.fold in self._pack.evidence]
        head = (
            next((at for at, t in enumerate(words) if at and t.fold in self._pack.prepositions), len(words))
            - 1
        )
        places = [at for at in places if _heads(words, at, self._pack)]
        if words[head].fold in self._pack.institutions:
            return None
        if not places or any(
            token.fold in self._pack.institutions for token in words[: places[0]] if token.capital
        ):
            return None
        for at, token in enumerate(words):
            if token.fold in {"by", "from", "de", "por", "del"} and at > places[0] and at + 1 < len(words):
                seen = words[at - 1].fold in {"seen", "obtained", "reviewed", "vistas", "vistos", "obtenidas"}
                if words[at + 1].capital or words[at + 1].fold in self._pack.determiners:
                    return self._seen(words) if seen else self._maker(words[at + 1 :])
        holder = self._holder(words)
        if holder is not None:
            return holder
        if words[places[-1]].fold in _SAID_THINGS and self._last.get("body"):
            return self._last["body"]
        return self._seen(words)

    def _holder(self, words: Sequence[Token]) -> Voice | None:
        """The outlet a thing was handed to, which tells what it shows: "a film roll handed to The Naru Post"."""
        for at, token in enumerate(words[:-1]):
            if token.fold in _TO and at and words[at - 1].fold in _HANDED:
                return outlet_of(words[at + 1 :], self._pack)
        return None

    def _maker(self, words: Sequence[Token]) -> Voice | None:
        """Who made a study or poll: an untitled capitalised name here is a body, not a person."""
        voice = self._resolve(words)
        person = self._known_person(words)
        if voice is not None and voice.kind is SourceKind.PERSON and person is not None and not person.titles:
            return Voice(voice.name, SourceKind.ORGANISATION, voice.affiliation)
        return voice

    def _seen(self, words: Sequence[Token]) -> Voice:
        return Voice(plain_name(words), SourceKind.UNKNOWN)

    def _spokesperson(self, words: Sequence[Token]) -> Voice | None:
        """Who speaks for a body lends it no second voice: "a spokesman for the ministry" is the ministry."""
        folds = [token.fold for token in words]
        spokes = any(word.startswith(_SPOKES) for word in folds)
        named = self._known_person(words)
        if named is not None and any(title.startswith(_SPOKES) for title in named.titles):
            body = named.body and self._named_body(named.body)
            return body or (self._last.get("body") if not named.body else None)
        office = not spokes and folds[0] in LEADING and len(folds) > 3 and folds[1] in self._pack.titles
        bearer = len(words) - named_last(words, named.name if named else "")
        if not spokes and (not office or bearer < len(words)):
            return None
        words = words[:bearer]
        for at, token in enumerate(words[1:], start=1):
            if token.fold in {"for", "of", "from", "de", "del", "at"} and at + 1 < len(words):
                rest = list(words[at + 1 :])
                found = (
                    self._body(rest)
                    if not spokes and not self._bodylike(rest)
                    else self._body(rest) or unlisted(rest, self._directory, self._pack)
                )
                if found is not None and (
                    spokes or found.kind is not SourceKind.GOVERNMENT or "ministry" in fold(found.name)
                ):
                    return found
                return None
        body = self._body(words)
        return body or (self._last.get("body") if len(words) <= 2 else None)

    def _bodylike(self, words: Sequence[Token]) -> bool:
        return any(token.fold in self._pack.institutions for token in words)

    def _named_body(self, name: str) -> Voice | None:
        for body in self._directory.bodies:
            if fold(body.name) == fold(name) or fold(name) in fold(body.name):
                return self._of_body(body)
        known = self._pack.institutions
        kind = next((known[word] for word in fold(name).split() if word in known), "organisation")
        country = next((found for word in name.split() if (found := self._directory.country(word))), "")
        if country == fold(name):  # "a spokeswoman for Peru"
            return Voice(LABELS.get(country, name), SourceKind.GOVERNMENT, country)
        return Voice(name, _KINDS[kind], country)

    def _known_person(self, words: Sequence[Token]) -> Person | None:
        """Somebody the article names in full, among these words; a body's own name is not a person."""
        for run in reversed(name_runs(words, self._pack, self._directory)):
            tried = [run, run[-1:]] if len(run) <= 3 else [run, run[-4:], run[-3:], run[-2:]]
            found = next(filter(None, (self._directory.surname(" ".join(name)) for name in tried)), None)
            if found is not None:
                return found
        return None

    def _person(self, words: Sequence[Token]) -> Voice | None:
        person = self._known_person(words)
        bearer = person is not None and titled_last(words, person.name, self._pack)
        if not bearer and any(
            token.fold in self._pack.institutions for token in words[:-1] if not self._after_of(words, token)
        ):
            return None
        if person is not None:
            country = person.affiliation or self._affiliation(words)
            return Voice(person.name, SourceKind.PERSON, country)
        titles = [token.fold for token in words if token.fold in self._pack.titles]
        if titles and words[0].fold in LEADING and not self._bodylike(words) and len(words) <= 5:
            found = self._directory.titled(titles[:1], words[0].start, self._affiliation(words))
            if found is not None and words[0].fold not in {"a", "an", "un", "una"}:
                return Voice(found.name, SourceKind.PERSON, found.affiliation or self._affiliation(words))
        return None

    def _after_of(self, words: Sequence[Token], token: Token) -> bool:
        at = words.index(token)
        opening = next((word.fold for word in words if word.fold not in LEADING), "")
        return (
            any(other.fold in {"of", "for", "de", "del"} for other in words[:at])
            and opening in self._pack.titles
        )

    def _body(self, words: Sequence[Token]) -> Voice | None:
        nouns = [token for token in words if token.fold in self._pack.institutions]
        if not nouns:
            return outlet_of(words, self._pack)
        if words[0].fold in self._pack.collective and words[0].fold not in self._pack.institutions:
            return None
        if (
            any(token.fold in self._pack.outlet_words for token in words if token.capital)
            and not nouns[0].capital
        ):
            return outlet_of(words, self._pack)
        noun = nouns[0].fold
        kind = self._pack.institutions[noun]
        name = plain_name(words)
        country = self._affiliation(words)
        plain = [
            t
            for t in words
            if t.fold not in LEADING and t is not nouns[0] and not self._directory.country(t.text)
        ]
        if not plain and words[0].fold not in {"a", "an", "un", "una"}:
            known = self._directory.body(noun, kind, words[0].start, country)
            if known is not None:
                return self._of_body(known)
        return Voice(name, _KINDS[kind], country or self._leader_country(words))

    def _of_body(self, body: Body) -> Voice:
        return Voice(body.name, _KINDS[body.kind], body.affiliation)

    def _leader_country(self, words: Sequence[Token]) -> str:
        """The country of "the government of Nicolas Maduro", where the article tells whose president he is."""
        person = self._directory.surname(words[-1].text) if words[-1].capital else None
        return person.affiliation if person else ""

    def _affiliation(self, words: Sequence[Token]) -> str:
        return affiliation(words, self._directory, self._pack)


def _heads(words: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether a word is the head of its phrase: nothing, a preposition or participle follows ("photos seen")."""
    following = words[at + 1].fold if at + 1 < len(words) else ""
    return (
        not following
        or following in pack.stops
        or following.endswith(("ed", "en", "read", "ado", "ada", "ados", "adas", "tas"))
    )
