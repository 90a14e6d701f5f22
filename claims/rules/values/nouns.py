"""Who or what a figure counts: the noun behind it, brought to the one word claims are grouped under."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.language.countries import country_of, people_of
from claims.rules.language.folding import fold
from claims.rules.language.forms import singular_of, words
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token

PEOPLE = "people"
# A noun phrase longer than this is a sentence we have misread.
MAX_WORDS = 7


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun phrase: token indexes ``first`` to ``last`` (exclusive), its population and whether persons.

    ``head`` is the index of the head noun, -1 where the figure stands alone ("29 were injured").
    """

    first: int
    last: int
    population: str
    person: bool
    head: int = -1


def counted(tokens: Sequence[Token], at: int, pack: Pack) -> Counted:
    """The noun phrase that a figure ending before ``at`` counts."""
    start = _skip_of(tokens, at, pack)
    words = _phrase(tokens, start, pack)
    words = _without_trailing_act(tokens, words, pack)
    if not words:
        return Counted(at, at, PEOPLE, person=True)
    head = words[-1] if pack.adjectives_first else _spanish_head(tokens, words, pack)
    last = words[-1] + 1
    group = _group_after(tokens, last, head, pack)
    if group:
        last = group[-1] + 1
    population, person = _population(tokens, words, head, group, pack)
    return Counted(words[0], last, population, person, head)


def canonical(word: str, pack: Pack) -> str:
    """The one word a noun is counted under: "guardsmen" and "guardia" give "national guard"."""
    return pack.nouns.get(word) or singular_of(word, pack.code)


def _skip_of(tokens: Sequence[Token], at: int, pack: Pack) -> int:
    """Past "of", "of the", "more" and the like between a figure and its noun."""
    index = at
    if index + 1 < len(tokens) and tokens[index].fold in _ARTICLES and not pack.adjectives_first:
        return index + 1
    if index < len(tokens) and tokens[index].fold in pack.of:
        index += 1
        if index < len(tokens) and tokens[index].fold in _THEM:
            return index + 1
        while index < len(tokens) and (
            tokens[index].fold in pack.determiners
            or _is_number(tokens[index], pack)
            or (tokens[index].capital and tokens[index].text.endswith(("'s", "’s")))
        ):
            index += 1
    while (
        index < len(tokens)
        and tokens[index].fold in pack.leading_adjectives
        and _has_noun_next(tokens, index, pack)
    ):
        index += 1
    return index


_ARTICLES = words("los las")
"""Between figure and noun where Spanish turns them round: "son 55 los detenidos"."""
_THEM = words("them whom ellos ellas")
"""Behind "of" these take up who was named before; what follows tells them apart: "six of them children"."""


def _is_number(token: Token, pack: Pack) -> bool:
    return token.fold in pack.numbers or token.text.isdigit()


def _has_noun_next(tokens: Sequence[Token], index: int, pack: Pack) -> bool:
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return bool(
        following and following.word and following.fold not in pack.stops and following.fold not in pack.acts
    )


def is_plural(token: Token, pack: Pack) -> bool:
    """Whether a word looks like a plural noun; in English a heuristic on "-s" and a list."""
    word = token.fold
    return word in pack.plural or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous"))
    )


def _phrase(tokens: Sequence[Token], start: int, pack: Pack) -> list[int]:
    words: list[int] = []
    for index in range(start, min(len(tokens), start + MAX_WORDS)):
        token = tokens[index]
        if _age(token) and not words:
            continue
        if not token.word or token.fold in pack.stops or (token.fold in pack.weekdays and token.capital):
            break
        if _happens(tokens, index, pack):
            break
        if words and (_is_number(token, pack) or _ends_before(tokens, words, index, pack)):
            break
        words.append(index)
        if token.text.endswith(("'s", "’s", "´s")):
            return []
    return words


def _happens(tokens: Sequence[Token], index: int, pack: Pack) -> bool:
    """Whether what happened begins here in several words: of "four found dead", nobody is a "found"."""
    phrase = pack.act_phrases.starting(tokens, index)
    return phrase is not None and phrase[0].partition(":")[2][:1] in {"T", "I"}


def _age(token: Token) -> bool:
    """ "34-year-old" before a noun."""
    return token.text[0].isdigit() and token.fold.endswith(("-old", "-year"))


def _ends_before(tokens: Sequence[Token], words: list[int], index: int, pack: Pack) -> bool:
    """Whether the phrase is complete before this word: the word is a verb, or follows the plural head."""
    token, last = tokens[index], tokens[words[-1]]
    act = pack.acts.get(token.fold)
    if not pack.adjectives_first:
        if pack.code == "es" and _no_adjective(tokens, words, token):
            return True
        known = tokens[words[0]].fold in pack.nouns and token.fold in pack.nouns
        left = token.fold in pack.existing
        return (
            known
            or left
            or bool(act and act[1] in "TI" and not _participle_es(token.fold))
            or len(words) >= 4
        )
    if is_plural(last, pack):
        return not is_plural(token, pack) or last.capital < token.capital
    if token.fold.endswith("ed") and _goes_on(tokens, index + 1, pack):
        return True
    known_singular = canonical(last.fold, pack) in pack.persons and last.fold not in pack.partitives
    return known_singular and bool(act or token.fold.endswith("ed"))


def _no_adjective(tokens: Sequence[Token], words: list[int], token: Token) -> bool:
    """Whether a word cannot describe the noun before it: behind a plural every adjective ends in "s"."""
    past = token.fold.endswith(("aron", "ieron"))
    plural = tokens[words[0]].fold.endswith("s") and not token.capital and not token.fold.endswith("s")
    return past or plural


def _goes_on(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether what follows a form in "-ed" shows it to be the verb: "flour reached the island"."""
    return at < len(tokens) and tokens[at].fold in pack.determiners | pack.articles | pack.prepositions


def _participle_es(word: str) -> bool:
    return word.endswith(("ados", "idos", "adas", "idas", "ado", "ada", "ido", "ida"))


def _without_trailing_act(tokens: Sequence[Token], words: list[int], pack: Pack) -> list[int]:
    """Leave out words of the happening itself: "two dead" counts people, "four dead bodies" counts the dead."""
    while words and pack.adjectives_first and _is_act_word(tokens[words[-1]], pack):
        words = words[:-1]
    if words and all(_is_act_word(tokens[index], pack) for index in words):
        return []
    return words


def _is_act_word(token: Token, pack: Pack) -> bool:
    return token.fold in pack.acts and token.fold not in pack.nouns


def _spanish_head(tokens: Sequence[Token], words: list[int], pack: Pack) -> int:
    """The first noun of a Spanish phrase: adjectives follow it, save a few that stand before."""
    for index in words:
        if tokens[index].fold not in pack.leading_adjectives and not _is_act_word(tokens[index], pack):
            return index
    return words[0]


def _group_after(tokens: Sequence[Token], last: int, head: int, pack: Pack) -> list[int]:
    """The words of "the Pemon people" in "members of the Pemon people"; empty for any other phrase."""
    whole = canonical(tokens[head].fold, pack)
    if whole not in pack.partitives or last + 1 >= len(tokens):
        return []
    contracted = tokens[last].fold == "del"
    if tokens[last].fold not in pack.of and not contracted:
        return []
    index = last + 1
    while index < len(tokens) and tokens[index].fold in pack.determiners:
        index += 1
    words = []
    for place in range(index, min(len(tokens), index + MAX_WORDS)):
        token = tokens[place]
        if not token.word or token.fold in pack.stops or _is_act_word(token, pack):
            break
        words.append(place)
    return [] if whole == PEOPLE and _is_place(tokens, words) else words


def _is_place(tokens: Sequence[Token], words: Sequence[int]) -> bool:
    """Whether people are told by where they come from: "people of Lomas Altas" are no people of that name."""
    return all(tokens[at].capital and not country_of(tokens[at].text) for at in words)


def _population(
    tokens: Sequence[Token], words: list[int], head: int, group: list[int], pack: Pack
) -> tuple[str, bool]:
    """The folded population and whether it is made of persons."""
    if group:
        found = _named_group(tokens, group, pack) or _guild(tokens, group, pack)
        if found:
            return found, True
    noun = canonical(tokens[head].fold, pack)
    person = noun in pack.persons or (tokens[head].fold in pack.nouns and noun == PEOPLE)
    people = country_of(tokens[head].text) if tokens[head].capital or not pack.adjectives_first else ""
    if people and tokens[head].fold not in pack.nouns:
        return people_of(people), True
    if tokens[head].capital and head > 0 and tokens[head].fold not in pack.nouns:
        return singular_of(tokens[head].fold, pack.code), True
    if (noun in pack.generic and noun != "nation") or noun == PEOPLE:
        return _named_group(tokens, words, pack) or _plain_generic(noun), True
    return _with_modifier(tokens, words, head, noun, pack), person or noun.split()[-1] in pack.persons


def _plain_generic(noun: str) -> str:
    return noun if noun in {"civilian", "child", "woman", "man", "indigenous"} else PEOPLE


def _named_group(tokens: Sequence[Token], words: Sequence[int], pack: Pack) -> str:
    """The name of a people among some words: "Pemon" in "indigenous Pemon community", "venezuelan" in the like."""
    proper = [i for i in words if tokens[i].capital and tokens[i].fold not in pack.generic and i > 0]
    own = [i for i in proper if not country_of(tokens[i].text) and tokens[i].fold not in pack.nouns]
    if own:
        return " ".join(singular_of(tokens[i].fold, pack.code) for i in own)
    lower = (
        [tokens[i] for i in words if country_of(tokens[i].text)]
        if not proper
        else [tokens[i] for i in proper]
    )
    for token in lower:
        if country_of(token.text):
            return people_of(country_of(token.text))
    if not pack.adjectives_first:
        rest = [i for i in words if tokens[i].fold not in pack.generic and tokens[i].fold not in pack.nouns]
        if rest and tokens[words[0]].fold in pack.generic:
            return singular_of(tokens[rest[-1]].fold, pack.code)
    return ""


def _guild(tokens: Sequence[Token], group: list[int], pack: Pack) -> str:
    """The body in "members of the security forces" or "members of parliament"."""
    nouns = [canonical(tokens[i].fold, pack) for i in group if tokens[i].fold not in pack.generic]
    return " ".join(nouns[-2:]) if nouns else ""


def _with_modifier(tokens: Sequence[Token], words: list[int], head: int, noun: str, pack: Pack) -> str:
    """Keep one word before a head that means little alone: "national guard", "aid worker", "border guard"."""
    if noun == "national guard" and not pack.adjectives_first:
        return _spanish_guard(tokens, words, head)
    if noun not in pack.vague_heads or not pack.adjectives_first or head == words[0]:
        return noun
    before = tokens[head - 1]
    if before.fold in pack.nouns and noun == "officer":
        return canonical(before.fold, pack)
    if country_of(before.text) or before.fold.endswith("ed"):
        return noun
    return f"{fold(before.text)} {noun}"


def _spanish_guard(tokens: Sequence[Token], words: list[int], head: int) -> str:
    """ "Guardias fronterizos" are border guards; alone they are the national guard."""
    kinds = {
        "fronterizo": "border guard",
        "fronteriza": "border guard",
        "costera": "coast guard",
        "civil": "civil guard",
    }
    for index in words:
        kind = kinds.get(singular_of(tokens[index].fold, "es"))
        if kind:
            return kind
    return "national guard"
