"""Words that tell one thing only together: "gave way" is a collapse, "put their names to" a signature."""

from collections.abc import Iterable

from claims.rules.language.forms import phrases, words
from claims.rules.language.tokens import Phrases

# Each row (rows end with ";"): the key of bearings.keys, English phrases, then Spanish ones.
_ROWS = """
=collapsed: gave way, give way, gives way, given way, giving way, fell in, caved in, fell through, came down,
coming down | se vino abajo, vino abajo, vinieron abajo, se cayo, se vinieron abajo ; =crashed: crash landed,
came down in, fell into, plunged into, plummeted into, nosedived | cayo en, cayo sobre, cayo al, cayeron en, se
precipito ; =derailed: jumped the rails, jumps the rails, left the rails, came off the rails, left the tracks,
jumped the tracks, came off the tracks | se salio de la via, salio de la via, se salio de los railes ; =sank:
went down, goes down, gone down, went under, foundered | se fue a pique, fue a pique, se hundio ; =killed:
passed away, pass away, passes away, lost his life, lost her life, lost their lives, lost its life, losing their
lives, losing his life, met his death, met her death, death toll, claimed the lives, cost the lives, took the
lives, claimed the life, claimed lives, body count | perdio la vida, perdieron la vida, acabo con la vida,
acabaron con la vida, quito la vida, sin vida, dejaron de existir, costo la vida, se cobro la vida, victimas
mortales, victima mortal ; =fled: got out of, get out of, get away, got away, got out, broke out of, broke free,
gave the slip, slipped away | se dio a la fuga, dio a la fuga, darse a la fuga, se dieron a la fuga ; =signed:
put their name to, put their names to, put his name to, put her name to, put its name to, put pen to paper,
inked | estampo su firma, estamparon su firma, puso su firma, pusieron su firma, rubrico, rubricaron, rubricado,
rubricada, rubricaba ; @gathering: sat down with, sit down with, sits down with, sat down together, held talks,
held talks with, met with | se sento con, se sentaron con, se vio con, se reunio con, se reunieron con, sento a
la mesa ; =attended: took part, take part, takes part, taking part, taken part, turned out, showed up, turned
up, came to, packed into | tomo parte, tomaron parte, hizo acto de presencia, se dio cita, se dieron cita ;
=resigned: stepped down, step down, steps down, stepping down, stood down, gave up his post, gave up her post,
left office, left his post, left her post, handed in his resignation, handed in her resignation | dejo el cargo,
dejo su cargo, dejo el puesto, abandono el cargo, abandono su cargo, presento su renuncia, presento su dimision,
presento la dimision, presento la renuncia, puso su cargo a disposicion, deja el cargo ; @blaze: caught fire,
catch fire, catches fire, caught alight, burst into flames, went up in flames, burned down, burnt down, burned
to the ground, burnt to the ground, burnt out | se prendio fuego, prendieron fuego, prendio fuego, prendieron el
fuego, prendio el fuego, en llamas ; =began: broke out, break out, breaks out, broken out, kicked off, got under
way, gets under way | se declaro, se desato, se puso en marcha, puso en marcha, dio comienzo, arranco, arranca,
arrancara, arrancaron ; =shot: opened fire, open fire, opens fire, opening fire, fire at, fire on, fire into,
fired at, fired on, fired into, fired upon, fired shots, fired a shot, fire a shot, fire a single shot, fired
by, shot at, gunned down, were fired | abrio fuego, abrieron fuego, abrir fuego, hizo fuego, hicieron fuego ;
=dismissed: laid off, lays off, laying off, lay off, let go, let go of, made redundant, lost their jobs, lost
his job, lost her job, lose their jobs, sacked | perdieron su empleo, perdieron su puesto, perdio su empleo,
perderan su empleo, prescindio de, prescindira de, prescinde de, prescindir de, prescindieron de, puso en la
calle, puestos en la calle, en la calle, mando al paro ; =recalled: pulled off shelves, took off shelves, called
back, pulled from shelves, pulled from sale, taken off sale | retiro del mercado, retiraron del mercado, retiro
de la venta ; =hospitalised: taken to hospital, rushed to hospital, in hospital, admitted to hospital, hospital
treatment | ingreso en el hospital, ingresaron en el hospital, llevados al hospital, trasladados al hospital,
ingresado en, ingresada en ; =poisoned: fell ill, falls ill, fell sick, taken ill, came down with | cayo
enfermo, cayeron enfermos, cayeron enfermas, cayo enferma ; =won: carried off, came first, finished first, took
the title, took first place, lifted the cup, lifted the trophy, walked off with | se llevo, se llevaron, se alzo
con, se alzaron con, se hizo con, se hicieron con, se impuso, se proclamo ; @defeat: saw off, got the better of,
prevailed over, won against | se impuso a, pudo con ; =scored: found the net, headed home, netted | hizo el gol
; =evacuated: moved out of, moved to safety, taken to safety | puestos a salvo, fueron desalojados ; =homeless:
without a home, lost their homes, lost their home, left without a home | sin techo, sin hogar, sin vivienda, sin
casa, perdieron su casa, perdieron sus casas, perdieron la casa, perdieron su vivienda, perdieron su hogar ;
=destroyed: razed to the ground, reduced to ashes, reduced to rubble, laid waste, wiped out | reducidas a
cenizas, reducido a cenizas, reducidos a cenizas, reducida a cenizas, reducidas a escombros, quedo reducido a ;
@blackout: without power, without electricity, lost power, in the dark, power cut, power cuts, power failure,
power outage | sin luz, a oscuras, sin electricidad, sin corriente, sin suministro electrico, corte de luz,
corte electrico ; =rescued: pulled alive, pulled from, brought to safety, plucked from | sacaron con vida, saco
con vida, puso a salvo, pusieron a salvo ; =approved: gave the green light, voted through, voted for, waved
through, signed off on | dio luz verde, dieron luz verde, dio el visto bueno, dieron el visto bueno, salio
adelante, saco adelante ; =rejected: turned down, turn down, turns down, voted down, votes down, threw out,
thrown out, voted against | voto en contra, votaron en contra, tumbo, tumbaron, echo atras, echo abajo ;
=cancelled: called off, calls off, call off | dejo sin efecto ; =bought: took over, takes over, snapped up | se
quedo con, se hizo con el control ; =jailed: behind bars, sent to prison, sent to jail, put in prison, prison
sentence, jail sentence, prison term, jail term | entre rejas, prision preventiva, ingreso en prision, pena de
carcel, penas de carcel, pena de prision, a prision ; =released: set free, walk free, walked free, let out, in
liberty | quedo en libertad, puso en libertad, puesto en libertad, puesta en libertad, puestos en libertad, en
libertad, quedo libre, salio libre ; @surrender: gave himself up, gave herself up, gave themselves up, turned
himself in, turned herself in, handed himself in, handed herself in | se entrego, se entregaron ; @judgment:
found guilty, convicted of, pleaded guilty | declaro culpable, declarado culpable, hallo culpable ; =married:
tied the knot | contrajo matrimonio, se caso, se casaron, contrajeron matrimonio ; =travelled: flew to,
travelled to, traveled to, travel to, fly to, trip to, visited | viajo a, viajaron a, fue a, volo a, viaje a,
visito ; =caused: set off, brought about, led to, carried out | llevo a cabo, llevaron a cabo ; =earned: was
paid, were paid, got paid | ; @election: went to the polls, cast a ballot, cast ballots, cast their ballots,
cast their votes | acudio a las urnas, acudieron a las urnas ; @unanimous: without dissent, with no votes
against, not one vote against, nobody opposed | sin votos en contra, sin ningun voto en contra ; -: all but | a
partir de, a partir del, por parte de, con motivo de, a cargo de, a causa de
"""


def _made(side: int) -> Phrases:
    found: dict[str, Iterable[str]] = {}
    for row in _ROWS.replace("\n", " ").split(";"):
        key, _, told = row.strip().partition(": ")
        found[key] = tuple(map(str.strip, phrases(told.partition("|")[2 * side])))
    return Phrases(found)


IDIOMS = {"en": _made(0), "es": _made(1)}
"""By language, what such words tell: the key of ``bearings.keys`` for all of them together."""
LIGHT = {
    "en": words(
        "give gives gave given giving take takes took taken taking come comes came coming go goes went gone going get"
        " gets got getting make makes made making put puts putting set sets bring brings brought keep keeps kept let"
        " lets do does did done have has had back off out up down away forth around about also just still even only own"
        " else every each all both some several many much few such same other another whose who whom whatever however"
        " shortly almost nearly roughly some early late later now then soon well very too yet already itself himself"
        " herself themselves because used using according"
    ),
    "es": words(
        "dar da dan dio dieron dado dada dando dejar deja dejan dejo dejaron dejado dejada hacer hace hacen hizo"
        " hicieron hecho poner pone ponen puso pusieron puesto tener tiene tienen tuvo tuvieron tenia estar esta estan"
        " estaba estaban estuvo seguir sigue quedar queda quedan quedo quedaron ir iba iban va van venir viene vino"
        " tomar solo sola solos solas mismo misma propio propia cada todo toda todos todas otro otra otros otras varios"
        " varias mucho mucha muchos muchas alguno alguna algunos algunas apenas casi pasado pasada pasados pasadas"
        " cualquier cualquiera vez veces total"
    ),
}
"""Words that by themselves tell nothing of what happened: verbs that lend their tense, and the small change between."""
