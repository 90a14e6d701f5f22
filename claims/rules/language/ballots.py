"""How votes and matches are told in English and Spanish: for and against, who won and who lost, by how many."""

from claims.rules.language.forms import phrases, words
from claims.rules.language.tokens import Phrases

FOR, AGAINST, ABSTAINED = "voted for", "voted against", "abstained"
SCORED = "scored"

SIDES = Phrases(
    {
        FOR: phrases(
            "for,in favour,in favor,in support,yes,a favor,positivos,afirmativos,favorables,por el si,voted for,backed"
        ),
        AGAINST: phrases("against,opposed,no,en contra,negativos,por el no,voted against"),
        ABSTAINED: phrases(
            "abstained,abstentions,abstaining,abstenciones,se abstuvieron,abstencion,abstention"
        ),
    }
)
"""What stands behind a figure of votes and says on which side they fell."""
VOTES = words("vote votes ballot ballots voto votos sufragios papeletas")
"""What is counted where two figures of a vote stand beside each other."""
VOTERS = words(
    "councillor councillors councilor councilors deputy deputies senator senators member members lawmaker lawmakers mp"
    " mps legislators delegates shareholders concejal concejales diputado diputados senador senadores ediles socios"
)
TO = words("to a frente contra against")
PASSED = words(
    "passed pass passes approved approve approves backed adopted carried won agreed ratified endorsed voted favour"
    " favor aprobo aprobaron aprobada aprobado respaldo respaldaron gano salio apoyo adopto ratifico"
)
REJECTED = words(
    "rejected reject rejects defeated failed lost turned blocked rechazo rechazaron rechazada rechazado tumbo derroto"
)
BEATING = words(
    "beat beats beating defeated defeats thrashed downed edged overcame saw topped trounced vencio vencieron derroto"
    " derrotaron gano ganaron supero goleo golearon batio"
)
"""Verbs of who won a match; what was beaten stands behind them."""
LOSING = words("lost fell perdio perdieron cayo cayeron")
DRAWING = words("drew draw drawn tied empato empataron empate")
