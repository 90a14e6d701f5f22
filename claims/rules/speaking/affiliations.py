"""Whom a named person speaks for: only where the article itself says that they lead, or speak for, a body it names."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from claims.rules.language.folding import fold
from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.speaking.bodies import Body
from claims.rules.speaking.voices import Directory
from claims.rules.statement import Voice
from sources.vocabulary import SourceKind

Span = tuple[int, int]
Said = tuple[Voice, Span, tuple[Span, ...]]
"""A voice, the words that name it, and what it says."""
REACH = 110
"""Characters before and after a name in which its office is looked for."""
_HEAD = (
    r"(?<![\w-])(?:directora?|head|chief|jef[ea]|chair(?:man|woman|person)?|president[ea]?|superintendent|commander"
    r"|comandante|commissioner|warden|dean|rectora?|coordinador?a?|coordinator|spokes(?:man|woman|person)"
    r"|portavoz|vocer[oa])(?: (?:general|executive|médic[oa]|ejecutiv[oa]))?"
)
_OF = r"(?:of|at|for|del|de la|de los|de las|de)"
_BODY = r"(?P<body>[^,.;:()“”\"\n]{2,80}?)"
_LEADS = r"(?:leads|heads|runs|directs|chairs|speaks for|dirige|encabeza|preside|habla por)"
_TITLED = r",? (?:(?:Dr|Dra|Mr|Mrs|Ms|Sr|Sra|Gen|Col)\.? )?$"
_ENDS = r"(?=[,.;:()“”\"\n]|$)"
_AFTER = (
    re.compile(rf"^, (?:[\w’'-]+ ){{0,3}}?{_HEAD} {_OF} {_BODY}{_ENDS}", re.IGNORECASE),
    re.compile(rf"^, (?:who|quien|que) {_LEADS} {_BODY}{_ENDS}", re.IGNORECASE),
    re.compile(rf"^,? speaking (?:for|on behalf of) {_BODY}{_ENDS}", re.IGNORECASE),
)
_HEAD_OF = re.compile(rf"{_HEAD} {_OF} {_BODY}{_TITLED}", re.IGNORECASE)
_HEAD_BEHIND = re.compile(rf"{_BODY} {_HEAD}{_TITLED}", re.IGNORECASE)
_OFFICE = re.compile(rf"^(?:the|el|la) (?:[\w-]+ )?{_HEAD} {_OF} ", re.IGNORECASE)
_NO_MORE = re.compile(
    r"(?:\b(?:former|once|late|then|ousted|retired|antigu[oa]|anterior|entonces)|\bex-?)[\w ’'-]*$",
    re.IGNORECASE,
)
_HONORIFICS = words("dr dra doctor doctora mr mrs ms sr sra")
_MARKS = words("the a an el la los las un una its his her their su this that local")
_SERVICES = words(
    "fire ambulance rescue police hospital prison school university airport port bomberos policia"
)
_FIRST_PERSON = re.compile(r"\b(?:I|I’m|I'm|my|me|yo|mi)\b")
_MINISTRY = ("ministry", "ministerio", "department")
NEAR = 400
"""Characters from the words of an unnamed office to the name of whoever holds it, quoted right behind."""


def read(text: str, said: Sequence[Said], directory: Directory, pack: Pack) -> dict[str, Body]:
    """The body each person speaks for, by name; who leads two has the one that is told first."""
    persons = dict.fromkeys(voice.name for voice, _, _ in said if voice.kind is SourceKind.PERSON)
    bodies = [body for body in directory.bodies if _may_be_led(body)]
    if not bodies:
        return {}
    found = {name: body for name in persons if (body := _office(text, name, bodies, pack))}
    return _named_behind(text, said, bodies, directory) | found


def _may_be_led(body: Body) -> bool:
    """Whether whoever leads it speaks for no more than it: a whole government and a paper are no such body."""
    ministry = any(word in _MINISTRY for word in fold(body.name).split())
    return body.kind != "outlet" and (body.kind != "government" or ministry)


def _office(text: str, name: str, bodies: Sequence[Body], pack: Pack) -> Body | None:
    """The body of which some words beside a name say that its bearer leads it."""
    for place in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        after = text[place.end() : place.end() + REACH]
        for pattern in _AFTER:
            told = pattern.search(after)
            if told and not _NO_MORE.search(after[1 : told.start("body")]):
                return _full(told["body"], bodies) or _short(told["body"], bodies, pack)
        before = text[max(0, place.start() - REACH) : place.start()]
        before = before[max(before.rfind(mark) for mark in (". ", "\n", "”", "“")) + 1 :]
        told = _HEAD_OF.search(before)
        if told and not _NO_MORE.search(before[: told.start()]):
            return _full(told["body"], bodies) or _short(told["body"], bodies, pack)
        told = _HEAD_BEHIND.search(before)
        if told and not _NO_MORE.search(before[: told.end("body")]):
            return _last(told["body"], bodies, pack)
    return None


def _plain(phrase: str) -> list[str]:
    """The words of a phrase without the articles in front."""
    parts = phrase.split()
    while len(parts) > 1 and fold(parts[0]) in _MARKS:
        parts.pop(0)
    return parts


def _full(phrase: str, bodies: Sequence[Body]) -> Body | None:
    """The body whose whole name a phrase opens with."""
    plain = fold(" ".join(_plain(phrase))) + " "
    fitting = [body for body in bodies if plain.startswith(fold(body.name) + " ")]
    return max(fitting, key=lambda body: len(body.name), default=None)


def _short(phrase: str, bodies: Sequence[Body], pack: Pack) -> Body | None:
    """The one body that "the hospital" or "the fire department" can mean."""
    parts = _plain(phrase)
    noun = fold(parts[-1]) in pack.institutions or fold(parts[0]) in pack.institutions
    small = len(parts) <= 2 and all(part.islower() for part in parts)
    return _only(parts, bodies) if noun and small else None


def _last(phrase: str, bodies: Sequence[Body], pack: Pack) -> Body | None:
    """The body that stands right before an office: "Quelmi District Hospital director", "fire chief"."""
    phrase = re.sub(r"[’'´]s$", "", phrase)
    plain = " " + fold(phrase)
    fitting = [body for body in bodies if plain.endswith(" " + fold(body.name))]
    if fitting:
        return max(fitting, key=lambda body: len(body.name))
    parts = phrase.split()
    word, before = parts[-1], parts[-2] if len(parts) > 1 else ""
    known = word.islower() and fold(word) in pack.institutions.keys() | _SERVICES
    apart = not before[:1].isupper() or fold(before) in _MARKS
    return _only([word], bodies) if known and apart and not before.endswith(("'s", "’s")) else None


def _only(parts: Iterable[str], bodies: Sequence[Body]) -> Body | None:
    """The one body with some words in its name; None where the article names two of the kind."""
    wanted = {fold(part) for part in parts}
    fitting = [body for body in bodies if wanted <= set(fold(body.name).split())]
    fullest = max(fitting, key=lambda body: (len(body.name), -body.at), default=None)
    if fullest is None or any(
        not set(fold(b.name).split()) <= set(fold(fullest.name).split()) for b in fitting
    ):
        return None
    return fullest


def _named_behind(
    text: str, said: Sequence[Said], bodies: Sequence[Body], directory: Directory
) -> dict[str, Body]:
    """Who is quoted by name right behind "the director of the hospital said", in the first person and never before.

    News names the holder of an office so: first the office, then the name with the words. Whoever bears a title or
    is described otherwise is somebody else.
    """
    found: dict[str, Body] = {}
    for (body, source, _), (voice, named, content) in pairwise(said):
        office = text[slice(*source)]
        held = next((one for one in bodies if fold(one.name) == fold(body.name)), None)
        if held is None or not _OFFICE.search(office) or fold(held.name) not in fold(office):
            continue
        person = directory.surname(voice.name)
        first = text.find(voice.name)
        quoted = any(_FIRST_PERSON.search(text[slice(*run)]) for run in content)
        near = 0 <= named[0] - source[1] <= NEAR and named[0] <= first < named[1]
        plain = person is not None and person.titles <= _HONORIFICS and text[named[1] : named[1] + 1] != ","
        if voice.kind is SourceKind.PERSON and near and quoted and plain:
            found[voice.name] = held
    return found
