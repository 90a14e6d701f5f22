"""Finds rows by their words, whatever the accents and capitals, through the database's own full-text index."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import reduce
from types import MappingProxyType
from typing import Any, TypeVar

from django.contrib.postgres.search import SearchQuery
from django.db.models import Model, QuerySet

from sources.models.words import NAMES, SENTENCES, words_of

Row = TypeVar("Row", bound=Model)
MOST = 12
"""Words of a question that are looked for in names."""
Spellings = Mapping[str, Sequence[str]]
"""For a folded word the other spellings it is looked for under."""
NO_OTHER: Spellings = MappingProxyType({})


def named(rows: QuerySet[Row], path: str, words: str, also: Spellings = NO_OTHER) -> QuerySet[Row]:
    """Rows whose name holds words beginning with each of ``words``; none where there is no word to look for."""
    tokens = re.findall(r"\w+", folded(words))[:MOST]
    if not tokens:
        return rows.none()
    asked = " & ".join(_any_of([f"{token}:*", *also.get(token.lower(), ())]) for token in tokens)
    return _matching(rows, path, NAMES, SearchQuery(asked, config=NAMES, search_type="raw"))


def _any_of(words: Sequence[str]) -> str:
    return f"({' | '.join(words)})"


def sharing(rows: QuerySet[Row], path: str, words: Sequence[str]) -> QuerySet[Row]:
    """Rows whose name holds words beginning with two or more of ``words``, of which the first dozen count."""
    runs = [found.group() for word in words[:MOST] if (found := re.search(r"\w+", word))]
    beginnings = [f"{run}:*" for run in dict.fromkeys(runs)]
    if len(beginnings) < 2:
        return rows.none()
    query = folded(_any_two(beginnings))
    return _matching(rows, path, NAMES, SearchQuery(query, config=NAMES, search_type="raw"))


def _any_two(words: Sequence[str]) -> str:
    """Two of some words: two of either half, or one of each. Pair by pair, the index would read every word again."""
    if len(words) == 2:
        return f"({words[0]} & {words[1]})"
    left, right = words[: len(words) // 2], words[len(words) // 2 :]
    both = f"(({' | '.join(left)}) & ({' | '.join(right)}))"
    return " | ".join([both, *(_any_two(half) for half in (left, right) if len(half) > 1)])


def said(rows: QuerySet[Row], path: str, words: str, also: Spellings = NO_OTHER) -> QuerySet[Row]:
    """Rows whose sentence holds all of ``words``, as plain words: “or”, a minus, quotation marks command nothing."""
    asked = folded(words)
    respelt = [word for word in re.findall(r"[^\W\d_]+", asked.lower()) if also.get(word)]
    rest = re.sub(r"[^\W\d_]+", lambda met: " " if met.group().lower() in respelt else met.group(), asked)
    either = [_plain(word, *also[word]) for word in dict.fromkeys(respelt)]
    return _matching(rows, path, SENTENCES, reduce(lambda one, other: one & other, either, _plain(rest)))


def _plain(*words: str) -> Any:
    """Any of some words, as sentences are searched for them."""
    queries: list[Any] = [SearchQuery(word, config=SENTENCES, search_type="plain") for word in words]
    return reduce(lambda one, other: one | other, queries)


def holding(rows: QuerySet[Row], path: str, word: Any, *, names: bool = False) -> QuerySet[Row]:
    """Rows that hold the one word an expression gives; ``names`` where the column is one of names."""
    config = NAMES if names else SENTENCES
    return _matching(rows, path, config, SearchQuery(word, config=config, search_type="plain")).order_by()


def _matching(rows: QuerySet[Row], path: str, config: str, query: Any) -> QuerySet[Row]:
    alias = f"{path.replace('__', '_')}_words"
    found: QuerySet[Row] = rows.alias(**{alias: words_of(path, config)}).filter(**{alias: query})
    return found


def folded(words: str) -> str:
    """The words asked for, without their accents, as the index holds them."""
    return re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", words))
