"""Bodies that are accused without a name of their own, and the deeds that are laid on them."""

from claims.rules.language.forms import english_verbs, spanish_verbs, words

BODIES = {
    form: body
    for body, forms in {
        "army": "army ejercito",
        "navy": "navy armada marina",
        "air force": "airforce",
        "rebel": "rebel rebels rebelde rebeldes insurgents insurgentes",
        "guerrilla": "guerrilla guerrillas guerrilleros",
        "militia": "militia militias milicia milicias paramilitaries paramilitares",
        "police": "police policia",
        "soldier": "soldiers troops soldados tropas militares",
        "company": "company compania empresa minera petrolera",
    }.items()
    for form in forms.split()
}
"""Folded nouns for bodies that can be accused, each with the one word they go by in every language."""

DEEDS = (
    english_verbs(
        "shell bomb attack raid burn torch poison contaminate kidnap abduct torture loot invade supply arm finance"
        " deploy massacre execute ambush"
    )
    | words("sent send sends sending shot fired stole stolen")
    | spanish_verbs(
        "bombardear atacar quemar incendiar envenenar contaminar secuestrar torturar saquear suministrar armar"
        " financiar desplegar masacrar ejecutar enviar mover invadir"
    )
    | words("desplego desplegaron invadio")
)
"""Verbs by which a party is said to have done what it can be accused of."""
