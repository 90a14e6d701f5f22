"""Finds rows by their words, whatever the accents and capitals, through the database's own full-text index."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import combinations
from typing import Any, TypeVar

from django.contrib.postgres.search import SearchQuery
from django.db.models import Model, QuerySet

from sources.models.words import NAMES, SENTENCES, words_of

Row = TypeVar("Row", bound=Model)
MOST = 12
"""Words of a question that are looked for in names."""


def named(rows: QuerySet[Row], path: str, words: str) -> QuerySet[Row]:
    """Rows whose name holds words beginning with each of ``words``; none where there is no word to look for."""
    tokens = re.findall(r"\w+", words)
    if not tokens:
        return rows.none()
    prefixes = " & ".join(f"{token}:*" for token in tokens[:MOST])
    return _matching(rows, path, NAMES, SearchQuery(folded(prefixes), config=NAMES, search_type="raw"))


def sharing(rows: QuerySet[Row], path: str, words: Sequence[str]) -> QuerySet[Row]:
    """Rows whose name holds words beginning with two or more of ``words``, of which the first dozen count."""
    tokens = [found.group() for word in words[:MOST] if (found := re.search(r"\w+", word))]
    if len(set(tokens)) < 2:
        return rows.none()
    pairs = " | ".join(f"({one}:* & {other}:*)" for one, other in combinations(dict.fromkeys(tokens), 2))
    return _matching(rows, path, NAMES, SearchQuery(folded(pairs), config=NAMES, search_type="raw"))


def said(rows: QuerySet[Row], path: str, words: str) -> QuerySet[Row]:
    """Rows whose sentence holds all of ``words``, as plain words: “or”, a minus, quotation marks command nothing."""
    return _matching(rows, path, SENTENCES, SearchQuery(folded(words), config=SENTENCES, search_type="plain"))


def _matching(rows: QuerySet[Row], path: str, config: str, query: Any) -> QuerySet[Row]:
    alias = f"{path.replace('__', '_')}_words"
    found: QuerySet[Row] = rows.alias(**{alias: words_of(path, config)}).filter(**{alias: query})
    return found


def folded(words: str) -> str:
    """The words asked for, without their accents, as the index holds them."""
    return re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", words))
