"""Words by which a sentence says what is only to come, or only asked for, in English and Spanish."""

from claims.rules.language.forms import words

FORESEEING = {
    "en": words(
        "will shall expect expects expected expecting plan plans planned planning intend intends intended aim aims"
        " aimed forecast forecasts forecasting predict predicts predicted project projects projected anticipate"
        " anticipates anticipated scheduled hope hopes hoped"
    ),
    "es": words(
        "preve preven prevista previsto previstos previstas espera esperan planea planean pronostica pronostican"
        " proyecta proyectan preveia preveian"
    ),
}
"""Verbs of who foresees, plans or announces what follows them."""
GOING = words("va van iba iban")
"""The same before "a": "van a cerrar"."""
SEEKING = {
    "en": words(
        "ask asks asked demand demands demanded seek seeks sought request requests requested want wants wanted urged"
        " propose proposes proposed threaten threatens threatened"
    ),
    "es": words(
        "pide piden pidio pidieron pedia reclama reclamo reclaman reclamaron solicita solicito solicitaron exige exigio"
        " exigen exigieron quiere quieren propone propuso amenaza amenazo"
    ),
}
"""Verbs of who asks for what follows them."""
DOUBTING = words(
    "could would might may should can cannot if unless podria podrian puede pueden deberia deberian si"
)
"""Words beside which nobody announces anything: what could be is not foreseen."""
TO_COME = "foreseen:"
"""Before the act of what is foreseen or announced: another measure than what came of it."""
ASKED_FOR = "sought:"
"""Before the act of what somebody only asks for."""
