"""Words that tell what is to be reckoned with figures, in English and Spanish: left, each, spent, equally."""

from dataclasses import dataclass

from claims.rules.language.forms import english_verbs, spanish_verbs, words


@dataclass(frozen=True, slots=True)
class Reckoner:
    """Folded words by what they say is done with figures.

    ``left`` asks for what remains, ``more`` for a difference; ``lost`` and ``compared`` tell of one. ``each`` tells of
    equal parts that are counted together, ``shared`` of a whole that is dealt out. Sums need no word of their own.
    """

    left: frozenset[str]
    more: frozenset[str]
    lost: frozenset[str]
    compared: frozenset[str]
    each: frozenset[str]
    shared: frozenset[str]
    part: frozenset[str]
    asking: frozenset[str]


RECKONERS: dict[str, Reckoner] = {
    "en": Reckoner(
        left=words("left remain remains remained remaining still rest over unsold unused empty change others"),
        more=words(
            "more fewer less difference than older younger taller longer shorter heavier lighter farther faster net"
        ),
        lost=english_verbs(
            "spend remove use donate share return transfer trade waste drop burn kill close cancel fire consume finish"
            " serve pop crack fail melt leak borrow recall"
        )
        | words(
            "gave give gives given lost lose loses sold sell sells selling spent ate eat eats eaten took take takes"
            " taken threw throw throws thrown broke break breaks broken tore torn left leave leaves paid pay pays died"
            " dead cut cuts lent lend sent send stole stolen used less minus off away fewer only out went flew without"
            " rest others but not n't didn't"
        ),
        compared=words("than fewer less difference originally initially earlier before now remaining total altogether"),
        each=words("each every per apiece average rate times packs packages boxes bags cases"),
        shared=words(
            "split splits divided divide divides dividing share shares among amongst equally equal evenly same sorted"
            " groups rows separated organized arranged needed need needs fit fits"
        ),
        part=words("the his her their its my our them those these"),
        asking=words(
            "altogether total overall combined sum both now left remain remains remaining rest each every per average"
            " then would needed needs needed more fewer less than difference apiece"
        ),
    ),
    "es": Reckoner(
        left=words("quedan queda quedaron quedo quedaban sobran sobraron restan resto restantes aun todavia faltan"),
        more=words("mas menos diferencia mayor menor"),
        lost=spanish_verbs("gastar vender perder comer usar donar quitar romper tirar pagar cerrar regalar entregar")
        | words("dio dan dieron da menos murio murieron salio salieron fue fueron pierde pierden pero no"),
        compared=words("que menos diferencia antes inicialmente ahora total"),
        each=words("cada por promedio veces"),
        shared=words("repartio repartieron repartir dividio dividieron dividir entre iguales partes grupos filas"),
        part=words("los las sus ellos ellas estos estas"),
        asking=words("total suma ambos juntos ahora quedan queda quedaron sobran cada promedio mas menos diferencia"),
    ),
}  # fmt: skip
