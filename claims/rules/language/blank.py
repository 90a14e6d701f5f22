"""A pack in which nothing is known yet: what a prepared language starts from, word by word."""

from dataclasses import fields, replace
from typing import Any

from claims.rules.language.en import ENGLISH
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Phrases

_EMPTY: dict[type, Any] = {
    frozenset: frozenset(), dict: {}, Phrases: Phrases({}), tuple: (), str: "", bool: False,
}  # fmt: skip
_SHARED = frozenset({"currencies", "persons", "soldiers", "dwellers", "agencies", "generic", "act_labels"})
"""Signs of currencies, and the English words under which people are counted, are the same everywhere."""
_KEPT = {"between": ("", "")}
BLANK: Pack = replace(
    ENGLISH,
    **{
        field.name: _KEPT.get(field.name, _EMPTY[type(getattr(ENGLISH, field.name))])
        for field in fields(Pack)
        if field.name not in _SHARED
    },
)
