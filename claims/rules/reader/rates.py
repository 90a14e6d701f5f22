"""What a figure is a rate of: "200 a month", "15 por semana", which no total can be held against."""

from collections.abc import Sequence

from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.language.shares import PER
from claims.rules.language.tokens import Token
from claims.rules.reader.links import Link

SPANS = words("day week month year decade hour")
"""Spans of time a happening has a rate of, by the names their units go by."""
_MOMENTS = words("later after before earlier ago since siguiente despues antes anterior atras")
_STEADY = words("per each every por cada")
_WITHIN = words("in within en")
_REACH = 2
"""Words allowed between what happened and the span it is counted by: "200 soldiers desert in Kastovia every month"."""


def per(tokens: Sequence[Token], link: Link, pack: Pack) -> str:
    """The span of time the figure is counted by; empty where it is no rate."""
    after = max(link.figure.last, link.trigger.last)
    places = [at for at in range(after, min(after + _REACH + 1, len(tokens) - 1)) if tokens[at].fold in PER]
    opening = [0] if tokens and tokens[0].fold in _STEADY else []
    return next((span for at in (*places, *opening) if (span := _span(tokens, at, pack))), "")


def _span(tokens: Sequence[Token], at: int, pack: Pack) -> str:
    """The span a word such as "per" or "a" brings; "a day later", "al día siguiente" and "in a year" are moments."""
    if at + 1 >= len(tokens) or (at and tokens[at - 1].fold in _WITHIN):
        return ""
    unit = pack.units.get(tokens[at + 1].fold, ("", ""))[1]
    follows = tokens[at + 2].fold if at + 2 < len(tokens) else ""
    return unit if unit in SPANS and follows not in _MOMENTS else ""
