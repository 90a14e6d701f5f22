"""The people and bodies an article introduces, so that "the minister" and "Molano" lead to one name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.folding import fold
from claims.rules.language.countries import PEOPLES, country_of
from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.tokens import Token, tokenize

_SHORT = r"(?:[A-Z]|Dr|Mr|Mrs|Ms|Gen|Sen|Lt|Col|Sgt|St|Rep|Gov|Sr|Sra|Dra)\."
_WORD = rf"(?:{_SHORT}|[A-ZÀ-ÖØ-Þ][\w’'´-]*)"
_RUN = re.compile(
    rf"{_WORD}(?:[ \xa0](?:(?:de|del|of|for|von|van|bin|da|do|dos|al|el)(?:[ \xa0](?:la|las|los|el|the))?[ \xa0])?"
    rf"{_WORD})*"
)
REACH = 60
"""Characters before and after a name in which its title is looked for."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody an article names in full: where first, with which titles, speaking for which country and body."""

    name: str
    at: int
    titles: frozenset[str]
    affiliation: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """An institution an article names: its fullest form, its kind of noun and the country it belongs to."""

    name: str
    at: int
    noun: str
    kind: str
    affiliation: str


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
        if any(fold(word) in pack.institutions for word in run.split()) or _lower_body(
            text, start, run, pack, peoples
        ):
            body = _body(text, start, run, pack, peoples)
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
        fold(words[index]).rstrip(".") in _lead_words(pack) or _country(words[index], peoples)
    ):
        titles.add(fold(words[index]).rstrip("."))
        country = country or _country(words[index], peoples)
        index += 1
    name = [re.sub(r"[’'´]s$", "", word) for word in words[index:]]
    while name and (name[0][0].islower() or fold(name[0]) in pack.stops or fold(name[0]) in LEADS):
        name.pop(0)
    if not 2 <= len(name) <= 5 or any(
        fold(word) in pack.outlet_words or fold(word) in pack.months for word in name
    ):
        return None
    if _country(" ".join(name), peoples) or any(fold(word) in pack.weekdays for word in name):
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


def _country(word: str, peoples: dict[str, str]) -> str:
    return country_of(word) or peoples.get(fold(word), "")


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
            country = country or next((c for t in apposition if (c := _country(t.text, peoples))), "")
            body = _body_name(apposition, pack)
    return titles, country, body


_APPOSITION_END = re.compile(r",|\.\s|;|”|\bwho\b|\bsaid\b")
_GLUE = frozenset({",", "of", "for", "and", "s", "de", "del"})


def _before_name(before: str, pack: Pack, peoples: dict[str, str]) -> tuple[set[str], str]:
    """Titles and country in the words that lead up to a name: "Venezuela's sitting president"."""
    lead = tokenize(before[max(before.rfind(mark) for mark in ".;“”\n(") + 1 :])
    titles: set[str] = set()
    country, spare = "", 2
    for token in reversed(lead):
        people = _country(token.text, peoples)
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


def _body_name(tokens: Sequence[Token], pack: Pack) -> str:
    """The institution named in an apposition such as "spokeswoman for the Council of Elders"."""
    for at, token in enumerate(tokens):
        if token.fold in {"for", "of", "del", "de", "at"} and at + 1 < len(tokens):
            words = [t.text for t in tokens[at + 1 :] if t.word]
            while words and fold(words[0]) in pack.determiners:
                words.pop(0)
            if words and words[0][0].isupper():
                return " ".join(words)
    return ""


def _lower_body(text: str, start: int, run: str, pack: Pack, peoples: dict[str, str]) -> bool:
    """Whether a small-letter institution follows a country's name: "Russian embassy", "Venezuelan military"."""
    following = text[start + len(run) + 1 : start + len(run) + 25].split(" ")
    return any(fold(re.sub(r"\W", "", word)) in pack.institutions for word in following[:2]) and bool(
        _country(run.rsplit(maxsplit=1)[-1], peoples)
    )


def _body(text: str, start: int, run: str, pack: Pack, peoples: dict[str, str]) -> Body | None:
    """An institution with its country: "Russian embassy in Colombia", "Orvessan Ministry of Defence"."""
    name = run
    words = re.match(
        r"((?:\s[a-zà-ÿ]+){0,2}?)\s([a-zà-ÿ]+)((?:\s(?:in|of|to|en|de)\s[A-ZÀ-Ý][\w-]+)?)",
        text[start + len(run) : start + len(run) + REACH],
    )
    if not any(fold(word) in pack.institutions for word in run.split()):
        if not words or fold(words.group(2)) not in pack.institutions:
            return None
        name = run + words.group(1) + " " + words.group(2) + words.group(3)
    elif (
        place := re.match(r"\s(?:in|en)\s[A-ZÀ-Ý][\w-]+", text[start + len(run) : start + len(run) + REACH])
    ) and "embass" in fold(run):
        name = run + place.group()
    name = re.sub(r"^(?:The|El|La|Los|Las)\s", "", name)
    noun = next(fold(word) for word in name.split() if fold(word) in pack.institutions)
    if len(name.split()) < 2:
        return None
    country = next((c for word in name.split() if (c := _country(word, peoples))), "")
    return Body(name, start, noun, pack.institutions[noun], country)


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
