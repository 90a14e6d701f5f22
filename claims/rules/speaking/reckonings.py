"""Who gives a total with no verb of saying: "officials put the toll at 37", "el gobierno cifró en 18 los muertos"."""

from collections.abc import Sequence

from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.speaking.subjects import Run, speaker_before
from claims.rules.values.numbers import number_at

RECKONING = words(
    "put puts raised raises revised revises lowered lowers updated upped cifra cifran cifro cifraron eleva elevan elevo"
    " elevaron situa situan situo situaron rebaja rebajan rebajo rebajaron fija fijan fijo fijaron"
)
"""Verbs by which somebody sets a total."""
_TOTALS = words(
    "toll number figure count tally total dead deaths injured wounded missing cifra numero saldo balance total muertos"
    " muertes fallecidos victimas heridos desaparecidos detenidos"
)
_SETTING = words("at to a en")
_REACH = 12
"""Words from the verb to the figure and what it is a total of."""


def reckoned(tokens: Sequence[Token], at: int, pack: Pack) -> list[tuple[Run, Run, tuple[Run, ...]]]:
    """Speaker, verb and what he sets, where a total and "at" or "to" a number follow the verb; else nothing."""
    reach = tokens[at + 1 : at + 1 + _REACH]
    set_to = any(
        token.fold in _SETTING and number_at(tokens, at + 2 + place, pack) is not None
        for place, token in enumerate(reach[:-1])
    )
    if not set_to or not any(token.fold in _TOTALS for token in reach):
        return []
    speaker = speaker_before(tokens, at, pack)
    # What is said is the whole clause: "the toll at 37" alone would be no sentence.
    return [(speaker, (at, at + 1), ((speaker[0], len(tokens)),))] if speaker else []
