"""The people and bodies an article introduces, so that "the minister" and "Molano" lead to one name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.language.countries import PEOPLES, country_of
from claims.rules.language.folding import fold
from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token, tokenize
from claims.rules.speaking.bodies import REACH, Body, body_name, country_in, is_lower_body, read_body

_SHORT = r"(?:[A-Z]|Dr|Mr|Mrs|Ms|Gen|Sen|Lt|Col|Sgt|St|Rep|Gov|Sr|Sra|Dra)\."
_WORD = rf"(?:{_SHORT}|[A-ZÀ-ÖØ-Þ][\w’'´-]*)"
PARTICLES = words(
    "de del la las los von van der den dem bin ibn da do dos das di della du des al el ter ten zu zur af av"
)
"""Small words inside a name: "Ursula von der Leyen", "Pablo de la Torre"."""
_RUN = re.compile(
    rf"{_WORD}(?:[ \xa0](?:(?:de|del|of|for|von|van|bin|ibn|da|do|dos|das|di|della|du|des|al|el|ter|ten|zu|zur|af|av)"
    rf"(?:[ \xa0](?:la|las|los|el|the|der|den|dem))?[ \xa0])?{_WORD})*"
)
ORGANISING = words(
    "international partnership security society trust services systems holdings motors airlines airways aid relief"
    " rights health homeland agence research media crime watch york city united states internacional derechos salud"
)
"""Words that, in a capitalised name, mark a body or a place and not a person."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody an article names in full: where first, with which titles, speaking for which country and body."""

    name: str
    at: int
    titles: frozenset[str]
    affiliation: str
    body: str = ""


class Directory:
    """Everyone an article names, for later mentions in short."""

    def __init__(
        self,
        persons: Sequence[Person],
        bodies: Sequence[Body],
        peoples: dict[str, str],
        names: frozenset[str] = frozenset(),
    ) -> None:
        self.persons = persons
        self.bodies = bodies
        self.peoples = peoples
        self.names = names
        self._by_name: dict[str, list[Person]] = {}
        for person in persons:
            plain = fold(person.name)
            for key in {plain, plain.split()[-1], " ".join(plain.split()[1:])}:
                self._by_name.setdefault(key, []).append(person)

    def country(self, word: str) -> str:
        """The folded country behind a name or adjective, also one that only this article shows to be a country."""
        return country_of(word) or (self.peoples.get(fold(word), "") if word[:1].isupper() else "")

    def surname(self, word: str) -> Person | None:
        """The person a surname (or full name) belongs to; the one named most fully where there are several."""
        fitting = self._by_name.get(fold(word), ())
        return max(fitting, key=lambda p: (len(p.titles), len(p.name), -p.at), default=None)

    def titled(self, titles: Sequence[str], before: int, country: str) -> Person | None:
        """The person last named before an offset who bears a title ("the minister")."""
        fitting = [
            p for p in self.persons
            if p.at < before and set(titles) <= p.titles and (not country or p.affiliation in {country, ""})
        ]  # fmt: skip
        return max(fitting, key=lambda p: p.at, default=None)

    def body(self, noun: str, kind: str, before: int, country: str) -> Body | None:
        """The institution meant by "the embassy" or "the Russian mission": the fullest that fits, the nearest else."""
        fitting = [
            b for b in self.bodies
            if (b.noun == noun or (kind == b.kind == "embassy")) and (not country or b.affiliation == country)
        ]  # fmt: skip
        earlier = [b for b in fitting if b.at <= before] or fitting
        return max(earlier, key=lambda b: (min(len(b.name.split()), 3), b.at), default=None)


_PLACING = re.compile(r"\b(?:in|at|near|into|from|across|en|desde|hacia|cerca de) (?:the |la |el )?$")


def _people_named(text: str, persons: Sequence[Person], single: set[str]) -> frozenset[str]:
    """Folded names that are persons' and so never places: with a title, or met again by surname alone."""
    found: set[str] = set()
    for person in persons:
        plain = fold(person.name)
        placed = _PLACING.search(text[max(0, person.at - 20) : person.at])
        if person.titles or (not placed and plain.split()[-1] in single):
            found |= {plain, *plain.split()[1:]}
    return frozenset(found)


def read_directory(text: str, pack: Pack) -> Directory:
    """Gather the names of an article, with the titles and countries that stand beside them."""
    runs = [(found.start(), found.group().rstrip(".'’´- ")) for found in _RUN.finditer(text)]
    peoples = _peoples({fold(word) for _, run in runs for word in run.split()})
    persons: list[Person] = []
    bodies: list[Body] = []
    for start, run in runs:
        if any(fold(word) in pack.institutions for word in run.split()) or is_lower_body(
            text, start, run, pack, peoples
        ):
            body = read_body(text, start, run, pack, peoples)
            if body:
                bodies.append(body)
        else:
            person = _person(text, start, run, pack, peoples)
            if person:
                persons.append(person)
    merged = _merged(persons)
    single = {fold(run) for _, run in runs if " " not in run}
    return Directory(merged, bodies, peoples, _people_named(text, merged, single))


def _peoples(words: set[str]) -> dict[str, str]:
    """Adjectives of countries we do not know, where the article has both forms: "Kastovian" beside "Kastovia"."""
    found = {}
    for word in words:
        for ending, back in (
            ("n", ""),
            ("ian", ""),
            ("an", ""),
            ("ese", ""),
            ("ish", ""),
            ("ian", "y"),
            ("an", "o"),
        ):
            stem = word[: -len(ending)] + back
            if word.endswith(ending) and len(stem) > 3 and stem in words and word not in PEOPLES:
                found[word] = found[word + "s"] = stem
                found[stem] = stem
    return found


def _person(text: str, start: int, run: str, pack: Pack, peoples: dict[str, str]) -> Person | None:
    """A name of two words or more, its titles taken off and kept."""
    words = run.split()
    titles: set[str] = set()
    country = ""
    index = 0
    while index < len(words) and (
        fold(words[index]).rstrip(".") in _lead_words(pack) or country_in(words[index], peoples)
    ):
        titles.add(fold(words[index]).rstrip("."))
        country = country or country_in(words[index], peoples)
        index += 1
    inner = [at for at, word in enumerate(words[:-1]) if fold(word).rstrip(".") in pack.titles]
    if inner and inner[-1] >= index:
        titles |= {fold(words[at]).rstrip(".") for at in inner}
        index = inner[-1] + 1
    name = [re.sub(r"[’'´]s$", "", word) for word in words[index:]]
    while name and (name[0][0].islower() or fold(name[0]) in pack.stops or fold(name[0]) in LEADS):
        name.pop(0)
    if any(fold(word) in ORGANISING for word in name):
        return None
    if not 2 <= len(name) <= 5 or any(
        fold(word) in pack.outlet_words or fold(word) in pack.months for word in name
    ):
        return None
    if country_in(" ".join(name), peoples) or any(fold(word) in pack.weekdays for word in name):
        return None
    beside, country_beside, body = _beside(text, start, start + len(run), pack, peoples)
    borne = frozenset((titles | beside) & pack.titles)
    return Person(" ".join(name), start + run.find(name[0]), borne, country or country_beside, body)


LEADS = words(
    "defense defence foreign prime interior health finance opposition national first acting former the"
    " vice secretary deputy retired senior us-backed state national security foreign chief"
)


def _lead_words(pack: Pack) -> frozenset[str]:
    return pack.titles | LEADS


def _beside(
    text: str, start: int, end: int, pack: Pack, peoples: dict[str, str]
) -> tuple[set[str], str, str]:
    """Titles, country and body from the words right before a name and from an apposition after it."""
    titles, country = _before_name(text[max(0, start - REACH) : start], pack, peoples)
    after, body = text[end : end + REACH], ""
    if after.startswith(","):
        apposition = tokenize(_APPOSITION_END.split(after[1:])[0])
        own = {token.fold for token in apposition if token.fold in pack.titles}
        if own:
            titles |= own
            country = country or next((c for t in apposition if (c := country_in(t.text, peoples))), "")
            body = body_name(apposition, pack)
    return titles, country, body


_APPOSITION_END = re.compile(r",|\.\s|;|”|\bwho\b|\bsaid\b")
_GLUE = frozenset({",", "of", "for", "and", "s", "de", "del"})


def _before_name(before: str, pack: Pack, peoples: dict[str, str]) -> tuple[set[str], str]:
    """Titles and country in the words that lead up to a name: "Venezuela's sitting president"."""
    lead = tokenize(before[max(before.rfind(mark) for mark in ".;“”\n(") + 1 :])
    titles: set[str] = set()
    country, spare = "", 2
    for token in reversed(lead):
        people = country_in(token.text, peoples)
        known = token.fold in _lead_words(pack) or token.fold in _GLUE or token.fold in pack.institutions
        if not (known or people or (titles and spare and _plain_word(token, pack))):
            break
        spare -= _plain_word(token, pack)
        titles |= {token.fold} & pack.titles
        country = country or people
    return titles, country


def _plain_word(token: Token, pack: Pack) -> bool:
    """Whether a word may be an adjective of a title ("sitting president")."""
    return (
        token.word
        and not token.capital
        and token.fold not in pack.stops
        and token.fold not in pack.cues | pack.titles
    )


def _merged(persons: Sequence[Person]) -> list[Person]:
    """One entry a name: its first place, all its titles, the first country and body given."""
    merged: dict[str, Person] = {}
    for person in persons:
        key = fold(person.name)
        known = merged.get(key)
        merged[key] = person if known is None else _joined(known, person)
    return list(merged.values())


def _joined(known: Person, again: Person) -> Person:
    """Two mentions of one person as one entry."""
    titles = known.titles | again.titles
    return Person(
        known.name, known.at, titles, known.affiliation or again.affiliation, known.body or again.body
    )
