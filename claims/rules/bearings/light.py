"""In what light a sentence tells what it tells: foreseen, still to come, still counting, or as a correction."""

import re

from claims.rules.bearings.sentence import Sentence
from claims.rules.language.forms import phrases, words
from claims.rules.language.tokens import Phrases
from claims.rules.values.amounts import FigureKind
from claims.rules.values.when import running as still_counting

_FORESEEN = words(
    "expects expect expected forecast forecasts predict predicts predicted plan plans planned planning intend intends"
    " aims hopes proposes proposed seeks sought asked asks demanded demands demanding threatened threatens target"
    " targets pledges pledged promised due poll projected projects need needs requires would"
    " preve preven previsto prevista espera esperan pronostica pronostican pronostico planea planean pretende propone"
    " propuso pidio pide pedia solicito reclamo reclama exigio exige amenaza amenazo quiere podria podrian proyecta"
    " proyecto presupuestado presupuestados sondeo encuesta prometio promete necesita necesitan habria habrian"
)
"""Words by which a sentence tells what is foreseen, wanted or asked for, and not what came."""
_TO_COME = words("will shall")
_RUNNING = words("iban van suman sumaban sumaba ya contabilizan")
_AS_OF = Phrases(
    {"as of": phrases("as of,so far,up to then,hasta el momento,hasta ahora,de momento,por ahora")}
)
_COUNTED = words("counted tallied escrutado escrutada escrutados escrutadas contado contados")
LEAD, ALL = 40, 100
"""Letters between a share and the word that it is what was counted; the share that is everything."""
_CORRECTED = words(
    "correction corrected corrects correcting clarification amended misstated rectifico rectifica rectificacion corrige"
    " correccion erratas errores"
)
_BY_HOUR = re.compile(r"\b(?:by|as of) \d{1,2}\b|\b(?:by|at) (?:noon|midday|midnight) ")


def foresees(said: Sentence) -> bool:
    """Whether it tells what somebody foresees or wants."""
    return any(token.fold in _FORESEEN for at, token in enumerate(said.tokens) if at not in said.spoken)


def to_come(said: Sentence) -> bool:
    """Whether it tells of what is still to come, by its tense alone."""
    return any(token.fold in _TO_COME or token.text.endswith(("rá", "rán")) for token in said.tokens)


def running(said: Sentence) -> bool:
    """Whether it says that it is still counting."""
    until = any(each.bound == "until" for each in said.times) or bool(
        _BY_HOUR.search(said.line.text.casefold())
    )
    phrase = any(_AS_OF.starting(said.tokens, at) for at in range(len(said.tokens)))
    counting = bool(still_counting(said.tokens, said.pack)) or any(
        token.fold in _RUNNING for token in said.tokens
    )
    return until or phrase or counting or partly_counted(said)


def partly_counted(said: Sentence) -> bool:
    """Whether it tells what came out before every vote was counted: "with a third of the ballots counted"."""
    shares = [q.end for q in said.figures if q.kind is FigureKind.PERCENT and q.printed != ALL]
    return any(
        token.fold in _COUNTED and any(0 < token.start - end < LEAD for end in shares)
        for token in said.tokens
    )


def corrects(said: Sentence) -> bool:
    """Whether it puts right what was said before."""
    phrase = any(said.pack.corrections.starting(said.tokens, at) for at in range(len(said.tokens)))
    return phrase or any(token.fold in _CORRECTED for token in said.tokens)
