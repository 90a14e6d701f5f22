"""Names of outlets and people: when two spellings are one name."""

import re
import unicodedata
from difflib import SequenceMatcher

ARTICLES = frozenset({"the", "el", "la", "los", "las"})
LONGEST = 300
"""Signs in a name, as written and as folded: one sign may stand for a whole phrase."""

_INITIALS = re.compile(r"\b\w(?:\.\w\b)+\.?")
_APOSTROPHES = re.compile(r"['’‘`´ʼ]")


def fold(name: str) -> str:
    """The name in the one spelling that serves as a key: no case, accents, punctuation or leading article.

    Accents are dropped from Latin letters only; in other scripts a mark may be part of the letter. A name
    made of signs alone keeps them: only a blank name folds to nothing. Folding twice changes nothing more.
    """
    text = unicodedata.normalize("NFKC", name)
    shown = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    text = _INITIALS.sub(lambda found: found[0].replace(".", ""), _APOSTROPHES.sub("", shown))
    words = "".join(sign if unicodedata.category(sign)[0] in "LNM" else " " for sign in text).split()
    if not words:
        return " ".join(shown.casefold().split())
    plain = [_without_accents(word.casefold()) for word in _keep_city_initials(words)]
    return " ".join(_without_article(plain))


def names_somebody(name: str) -> bool:
    """Whether a source may bear the name: something of it can be seen, and spelled out it is not endless."""
    return len(name) <= LONGEST and 0 < len(fold(name)) <= LONGEST


def shortened(name: str) -> str:
    """The name, cut where it is too long to be kept: a page may print a word without end before "said"."""
    kept = name.strip()[:LONGEST]
    while len(fold(kept)) > LONGEST:
        kept = kept[: len(kept) // 2]
    return kept.strip()


def looks_like(one: str, other: str) -> float:
    """How alike two names are, 0 to 1: 1 once folded alike, 0.9 where one's words all stand in the other.

    In between it is the share of letters in common (Ratcliff and Obershelp 1988, as in ``difflib``).
    """
    left, right = sorted((fold(one), fold(other)))
    if left == right:
        return 1.0
    if not left or not right:
        return 0.0
    if set(left.split()) < set(right.split()) or set(right.split()) < set(left.split()):
        return 0.9
    return min(0.89, SequenceMatcher(None, left, right, autojunk=False).ratio())


def mistyped(asked: str, name: str) -> bool:
    """Whether each word asked for (folded) stands in a folded name, but for the slips of a hurried hand.

    A slip is one letter too many, missing, another, or two that changed places (Damerau 1964). Words of one or two
    letters bear none, up to five one, longer ones two: the scale Lucene and Elasticsearch call AUTO.
    """
    words = name.split()
    return all(any(_slips(each, word, _borne(each)) for word in words) for each in asked.split())


def _borne(word: str) -> int:
    return 0 if len(word) < 3 else 1 if len(word) < 6 else 2


def _slips(one: str, other: str, most: int) -> bool:
    """Whether no more than ``most`` slips lead from one word to the other; row by row, given up once there are more."""
    if abs(len(one) - len(other)) > most:
        return False
    former: list[int] = []
    row = list(range(len(other) + 1))
    for at, sign in enumerate(one, 1):
        earlier, former, row = former, row, [at]
        for to, match in enumerate(other, 1):
            least = min(former[to] + 1, row[to - 1] + 1, former[to - 1] + (sign != match))
            if at > 1 and to > 1 and sign == other[to - 2] and one[at - 2] == match:
                least = min(least, earlier[to - 2] + 1)
            row.append(least)
        if min(row) > most:
            return False
    return row[-1] <= most


def _keep_city_initials(words: list[str]) -> list[str]:
    """Glue "LA" to "Times": capitals in a name otherwise not in capitals are initials, not an article."""
    first, rest = words[0], words[1:]
    if rest and first.casefold() == "the":
        return [first, *_keep_city_initials(rest)]
    initials = len(first) > 1 and first.isupper() and first.casefold() in ARTICLES
    if initials and rest and not all(word.isupper() for word in rest):
        return [first + rest[0], *rest[1:]]
    return words


def _without_accents(word: str) -> str:
    kept: list[str] = []
    for sign in unicodedata.normalize("NFKD", word):
        if unicodedata.combining(sign) and kept and _is_latin(kept[-1]):
            continue
        kept.append(sign)
    return unicodedata.normalize("NFKC", "".join(kept))


def _is_latin(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith("LATIN")


def _without_article(words: list[str]) -> list[str]:
    first = 0
    while first < len(words) - 1 and words[first] in ARTICLES:
        first += 1
    return words[first:]
