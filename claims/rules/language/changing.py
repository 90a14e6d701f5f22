"""Words by which something is said to have gone up or down, in English and Spanish, each under one of two names."""

from claims.rules.language.folding import fold
from claims.rules.language.forms import words

RISE, FALL = "rise", "fall"
_VERBS = {
    RISE: "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing"
    " climb climbs"
    " climbed climbing jump jumps jumped soar soars soared surge surges surged swell swelled gain gains gained expand"
    " expanded advanced appreciated sube suben subio subieron subido crece crecen crecio crecieron crecido aumenta"
    " aumentan aumento aumentaron aumentado incremento incrementaron encarecio encarecieron encarecido encarece avanzo"
    " repunto repuntaron disparo dispararon trepo",
    FALL: "fall falls fell fallen falling drop drops dropped dropping decline declines declined decrease decreases"
    " decreased shrink shrinks shrank shrunk slip slips slipped slide slid sink sank plunge plunges plunged"
    " tumble tumbled"
    " slump slumped contract contracted dip dipped ease eased weakened depreciated cae caen cayo cayeron caido"
    " baja bajan"
    " bajo bajaron bajado desciende descendio descendieron disminuye disminuyo disminuyeron disminuido retrocedio"
    " retrocedieron desplomo desplomaron contrajo abarato abarataron encogio",
}
_MAKING = {
    RISE: "raise raises raised raising lift lifts lifted hike hikes hiked boost boosted increase increased put"
    " elevo elevaron"
    " elevado subio subieron aumento aumentaron incremento",
    FALL: "cut cuts cutting lower lowers lowered reduce reduces reduced slash slashed trim trimmed recorto recortaron"
    " recortado redujo redujeron reducido rebajo rebajaron bajo bajaron",
}
_NOUNS = {
    RISE: "rise increase hike jump surge gain growth climb subida alza aumento incremento encarecimiento repunte",
    FALL: "fall drop decrease decline cut reduction slump dip caida bajada descenso reduccion recorte rebaja"
    " disminucion"
    " abaratamiento",
}
_BESIDE = {
    RISE: "up higher dearer costlier stronger caro caros cara caras",
    FALL: "down lower cheaper weaker barato baratos barata baratas",
}


def _table(rows: dict[str, str]) -> dict[str, str]:
    return {fold(form): way for way, forms in rows.items() for form in forms.split()}


MOVING = _table(_VERBS)
"""Verbs of what goes up or down by itself."""
MAKING = _table(_MAKING)
"""Verbs of who makes it go up or down, what is moved standing behind them."""
MOVES = _table(_NOUNS)
"""Nouns for going up or down: "a 12% rise", "una subida del 12 %"."""
BESIDE = _table(_BESIDE)
"""Words beside the figure: "up 9%", "3% lower", "un 5 % más caro"."""
BY = words("by un una en another further")
"""What may stand between such a verb and how much it moved."""
