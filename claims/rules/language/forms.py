"""How the forms of a word are made from its plain form, language by language."""

import re
from collections.abc import Callable, Iterator

from claims.rules.language.folding import fold


def words(text: str) -> frozenset[str]:
    """A set of folded words from a line of them."""
    return frozenset(fold(word) for word in text.split())


def phrases(text: str) -> tuple[str, ...]:
    """Folded phrases from a line of them, parted by commas."""
    return tuple(fold(phrase) for phrase in text.split(",") if phrase.strip())


def opposites(*pairs: tuple[str, str]) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Pairs of sets of folded words of which one says the contrary of the other."""
    return tuple((words(one), words(other)) for one, other in pairs)


def english_verb(verb: str) -> set[str]:
    """The regular forms of an English verb: attack, attacks, attacked, attacking."""
    if verb.endswith("e"):
        return {verb, verb + "s", verb + "d", verb[:-1] + "ing"}
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return {verb, third, verb + "ed", verb + "ing"}


def spanish_verb(infinitive: str) -> set[str]:
    """The regular third-person forms, participles and gerund of a Spanish verb, folded."""
    verb = fold(infinitive)
    stem, ending = verb[:-2], verb[-2:]
    if ending == "ar":
        tails = (
            "ar",
            "a",
            "an",
            "o",
            "aron",
            "aba",
            "aban",
            "ado",
            "ada",
            "ados",
            "adas",
            "ando",
            "aran",
            "ara",
        )
    else:
        tails = (
            ending,
            "e",
            "en",
            "io",
            "ieron",
            "ia",
            "ian",
            "ido",
            "ida",
            "idos",
            "idas",
            "iendo",
            "iran",
            "ira",
        )
    return {stem + tail for tail in tails}


_PORTUGUESE = {
    "ar": "ar a am ou aram ava avam ado ada ados adas ando",
    "er": "er e em eu eram ia iam ido ida idos idas endo",
    "ir": "ir e em iu iram ia iam ido ida idos idas indo",
}
_FRENCH = "er e ent es ee ees a erent ait aient ant"
"""Endings of regular French verbs in -er; accents are folded away, so that past and present are one form."""


def portuguese_verbs(text: str) -> frozenset[str]:
    """The regular third-person forms, participles and gerunds of a line of Portuguese verbs, folded."""
    verbs = [fold(verb) for verb in text.split()]
    return frozenset(verb[:-2] + ending for verb in verbs for ending in _PORTUGUESE[verb[-2:]].split())


def french_verbs(text: str) -> frozenset[str]:
    """The regular third-person forms and participles of a line of French verbs in -er and -re, folded."""
    return frozenset(fold(verb)[:-2] + ending for verb in text.split() for ending in _FRENCH.split())


def english_verbs(text: str) -> frozenset[str]:
    """All forms of a line of regular English verbs."""
    return frozenset(form for verb in text.split() for form in english_verb(verb))


def spanish_verbs(text: str) -> frozenset[str]:
    """All forms of a line of regular Spanish verbs."""
    return frozenset(form for verb in text.split() for form in spanish_verb(verb))


def verbs_by_kind(
    text: str, regular: Callable[[str], frozenset[str]]
) -> Iterator[tuple[str, frozenset[str]]]:
    """Kinds with forms of their verbs, from lines "say: add state" (verbs) and "say= said says" (single forms)."""
    for line in text.strip().splitlines():
        kind, sign, forms = re.split("([:=])", line, maxsplit=1)
        yield kind, regular(forms) if sign == ":" else words(forms)


def noun_table(text: str, plural: str) -> dict[str, str]:
    """Noun forms to the English word they are counted under, from lines "soldier: soldado recluta"."""
    table: dict[str, str] = {}
    for line in text.strip().splitlines():
        canonical, _, forms = line.partition(":")
        for form in forms.split():
            singular = fold(form)
            table.setdefault(singular, canonical.strip())
            table.setdefault(plural_of(singular, plural), canonical.strip())
    return table


_NO_MEN = ("human", "german", "roman", "norman", "ottoman", "shaman", "talisman")
"""Of whom there are humans, Germans: the others are men and women, as in "ferrymen"."""


def plural_of(singular: str, language: str) -> str:
    """The regular plural of a folded noun."""
    if language == "ar":
        return singular
    if language in {"pt", "fr", "es"}:
        return _romance_plural(singular, language)
    if singular.endswith("man") and not singular.endswith(_NO_MEN):
        return singular[:-2] + "en"
    if singular.endswith("y") and singular[-2] not in "aeiou":
        return singular[:-1] + "ies"
    return singular + ("es" if singular.endswith(("s", "sh", "ch", "x", "z")) else "s")


def _romance_plural(singular: str, language: str) -> str:
    if language == "es":
        if singular.endswith("z"):
            return singular[:-1] + "ces"
        return singular + ("s" if singular[-1] in "aeiou" else "es")
    if language == "fr":
        return singular if singular[-1] in "sxz" else singular + "s"
    if singular.endswith("ao"):
        return singular[:-2] + "oes"
    if singular.endswith("m"):
        return singular[:-1] + "ns"
    return singular + ("es" if singular[-1] in "rz" else "s")


def singular_of(plural: str, language: str) -> str:
    """The likely singular of a folded noun we have no entry for."""
    if language == "ar":
        return plural
    if language == "es":
        return _spanish_singular(plural)
    if plural.endswith("ies") and len(plural) > 4:
        return plural[:-3] + "y"
    if plural.endswith("uses") and len(plural) > 4 and plural[-5] not in "aeiou":
        return plural[:-2]
    if plural.endswith(("sses", "shes", "ches", "xes", "zes")):
        return plural[:-2]
    regular = plural.endswith("s") and not plural.endswith(("ss", "us", "is")) and len(plural) > 3
    return plural[:-1] if regular else plural


def _spanish_singular(plural: str) -> str:
    if plural.endswith("ces"):
        return plural[:-3] + "z"
    if plural.endswith("es") and len(plural) > 4 and plural[-3] in "nrld":
        joined = (
            plural[-3] in "rl" and plural[-4] in "bcdfgpt"
        )  # "nombre", "inmueble": the e is the noun's own
        return plural[:-1] if joined else plural[:-2]
    return plural[:-1] if plural.endswith("s") and len(plural) > 3 else plural


_VERBS: dict[str, Callable[[str], frozenset[str]]] = {
    "en": english_verbs, "es": spanish_verbs, "pt": portuguese_verbs, "fr": french_verbs, "ar": words,
}  # fmt: skip


def act_table(rows: dict[str, dict[str, str]], verb_forms: str) -> dict[str, tuple[str, str]]:
    """Act words from rows such as {"killed": {"T": "kill", "T!": "slain", "N": "death"}}.

    Roles: T happens to its object (or passive subject), I to its subject, N is a noun counted or followed by "of",
    A an adjective, R a running total ("toll"). A "!" marks forms given in full, not made by rule.
    """
    make = _VERBS[verb_forms]
    table: dict[str, tuple[str, str]] = {}
    for act, roles in rows.items():
        for role, text in roles.items():
            forms = words(text) if role.endswith("!") or role in "NAR" else make(text)
            for form in sorted(forms):
                table.setdefault(form, (act, role[0]))
    return table
