"""Verbs by which something is said to carry, hold or number so many, in forms no ending gives away as a verb's."""

from claims.rules.language.forms import english_verb, spanish_verb

_ENGLISH = (
    "carry transport hold house employ represent operate seat contain include shelter keep own treat teach"
)
_ENGLISH_IRREGULAR = "teach:taught hold:held keep:kept have:has,had"
# A Spanish verb and the English one under which both are listed, so that articles in both languages meet.
_SPANISH = (
    "llevar:carry transportar:transport albergar:house acoger:shelter emplear:employ contener:contain incluir:include"
    " guardar:keep poseer:own operar:operate atender:treat"
)
_SPANISH_IRREGULAR = (
    "carry:lleve,lleven,llevara,llevaran,llevase,llevasen transport:transporte,transporten,transportaran"
    " house:albergue,alberguen shelter:acogiera,acogieran"
    " contain:contiene,contienen,contuvo,contuviera include:incluye,incluyen,incluyo,incluyeron,incluyera"
    " have:tiene,tienen,tenia,tenian,tuvo,tuvieron,tuviera,tuvieran treat:atiende,atienden,atendiera"
    " own:poseyo,poseyeron"
)
AT_HAND = 10
"""The least number of which it is told that somebody "has" them: small numbers of everything are had."""
HAVING = "have"
COUNTING = frozenset({"cuenta", "cuentan", "cuente", "contaba", "contaban", "conto", "contaron"})
"""Spanish forms that before "con" say that somebody has so many."""


def _irregular(rows: str) -> dict[str, str]:
    return {
        form: verb
        for row in rows.split()
        for verb, _, forms in [row.partition(":")]
        for form in forms.split(",")
    }


def _spanish() -> dict[str, str]:
    pairs = [row.split(":") for row in _SPANISH.split()]
    regular = {form: verb for infinitive, verb in pairs for form in sorted(_finite(infinitive))}
    return regular | _irregular(_SPANISH_IRREGULAR)


def _finite(infinitive: str) -> set[str]:
    """The forms that tell: neither the infinitive nor what is only to come."""
    to_come = ("ar", "er", "ir", "ara", "aran", "ira", "iran")
    return {form for form in spanish_verb(infinitive) if not form.endswith(to_come)}


HOLDINGS: dict[str, dict[str, str]] = {
    "en": {
        form: verb
        for verb in _ENGLISH.split()
        for form in sorted(english_verb(verb))
        if form != verb and not form.endswith(("ed", "ing"))
    }
    | _irregular(_ENGLISH_IRREGULAR),
    "es": _spanish(),
}
"""By language: the form as it stands before a figure, folded, and the act it tells."""
