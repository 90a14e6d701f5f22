"""Two whole sentences laid side by side: they cannot both be true, they can, or they speak of two things."""

from datetime import UTC, datetime

import pytest

from claims.rules.bearings.clash import Held, hold
from claims.rules.bearings.sentence import sentence
from claims.vocabulary import ContradictionKind, Outcome
from sources.rules.period import Moment
from sources.vocabulary import Precision

MONDAY = "2026-03-02"
VALUE, DENIAL, TIME, PLACE, PARTY = (
    ContradictionKind(kind) for kind in ("value", "denial", "time", "place", "party")
)
AGAINST = [
    (VALUE, "en", "The Brask ferry had 140 passengers aboard when it struck the pier at Ullin on Sunday.",
     "en", "All 96 passengers of the Brask ferry walked ashore at Ullin after Sunday's accident."),
    (VALUE, "en", "The court at Verrin sentenced Ola Brandt to nine years in prison for arson.",
     "en", "Ola Brandt got four years behind bars at Verrin for arson."),
    (VALUE, "en", "About 4,000 people filled the Verrin arena for Sunday's final.",
     "en", "Attendance at Sunday's final in the Verrin arena was 9,150."),
    (VALUE, "en", "The slick off Ullin was 12 kilometres long on Sunday.",
     "en", "On Sunday the slick off Ullin stretched for 30 miles."),
    (VALUE, "es", "La presa de Arbona tenía el domingo 40 millones de litros de agua.",
     "es", "El domingo quedaban en la presa de Arbona 90 millones de litros de agua."),
    (VALUE, "es", "Más de 500 alumnos de Arbona se quedaron sin clase el lunes por la nieve.",
     "es", "La nieve dejó sin clase el lunes a 120 estudiantes de Arbona."),
    (VALUE, "en", "Sunday's quake in Arbona wrecked 70 houses.",
     "es", "El terremoto del domingo destruyó 25 casas en Arbona."),
    (DENIAL, "en", "Guards opened the sluice at Verrin on Sunday.",
     "en", "No guard opened the sluice at Verrin on Sunday, the ministry said."),
    (DENIAL, "en", "The mayor of Ullin, Rita Holt, resigned on Sunday.",
     "es", "Rita Holt, alcaldesa de Ullin, no ha dimitido."),
    (DENIAL, "es", "El buque Alba atracó el domingo en Puerto Oro.",
     "es", "La autoridad desmiente que el Alba atracara el domingo en Puerto Oro."),
    (DENIAL, "es", "El tribunal de Arbona condenó a Luis Mora por soborno.",
     "es", "Luis Mora nunca fue condenado por soborno por el tribunal de Arbona."),
    (DENIAL, "en", "Six fishermen drowned off Ullin on Sunday.",
     "en", "Two fishermen drowned off Ullin on Sunday, not six."),
    (TIME, "en", "The footbridge at Ullin collapsed at 6.15 a.m. on Sunday.",
     "en", "It was shortly after 9 p.m. on Sunday that the bridge at Ullin collapsed."),
    (TIME, "en", "Judge Ola Brandt died at her Verrin home on 3 February.",
     "en", "Ola Brandt, the judge, died on 9 February at home in Verrin."),
    (VALUE, "es", "Unos 40 comercios de Arbona se quedaron sin luz durante el apagón del domingo.",
     "es", "Fueron nueve los comercios arbonenses que el apagón del domingo dejó a oscuras."),
    (DENIAL, "en", "Ola Brandt signed the Ullin ferry contract on Sunday afternoon.",
     "en", "On Sunday Ola Brandt left the contract for the Ullin ferry unsigned."),
    (DENIAL, "es", "La jueza envió el lunes a prisión a Luis Mora, vecino de Arbona.",
     "es", "Luis Mora, de Arbona, salió el lunes en libertad del juzgado."),
    (DENIAL, "en", "Nobody was hurt when a bus overturned at Ullin on Sunday.",
     "en", "Three passengers of the bus that overturned at Ullin on Sunday were taken to hospital."),
    (TIME, "en", "The Ullin ferry strike will begin on 4 May, the union said.",
     "en", "The union has set 11 May as the date on which the strike at the Ullin ferry starts."),
    (PLACE, "es", "La avioneta de Luis Mora se estrelló el domingo en la ladera de una montaña.",
     "es", "El domingo cayó en una laguna la avioneta de Luis Mora."),
    (PARTY, "en", "Municipal engineers opened the Verrin sluices on Sunday and flooded the lower meadows.",
     "en", "A farmer opened the Verrin sluices on Sunday and so flooded the lower meadows."),
    (PARTY, "en", "The rebels shelled the market of Verrin on Sunday.",
     "en", "Government gunners, not the rebels, shelled the market of Verrin on Sunday."),
    (VALUE, "en", "Farmers around Ullin lost 4,000 sheep in Sunday's blizzard.",
     "es", "La ventisca del domingo mató a 1.500 ovejas en Ullin."),
    (PARTY, "en", "Dr Rita Holt was awarded the Verrin Medal for chemistry on Friday.",
     "en", "The Verrin Medal for chemistry went to Professor Ola Brandt on Friday."),
    (PLACE, "en", "The hikers missing on Mount Ullin were found in a cave on Sunday.",
     "en", "Rescuers found the missing hikers of Mount Ullin in a forest hut on Sunday."),
    (PLACE, "en", "The stolen Halden altar was found on Sunday in a barn at Ullin.",
     "en", "Police found the stolen Halden altar on Sunday in a locker at Verrin."),
    (PARTY, "en", "The Verrin courthouse bomb was planted by the Grey Hand.",
     "en", "It was Free Valley that planted the bomb at Verrin courthouse."),
]  # fmt: skip
APART = [
    ("en", "The Ullin refinery plans to hire 300 workers in 2026.",
     "en", "The Ullin refinery hired 120 workers in 2026."),
    ("en", "So far 18 bodies have been dug out of the mud at Ullin, rescuers said on Sunday.",
     "en", "As of 6 p.m. 43 bodies had been dug out of the mud at Ullin."),
    ("en", "The soup kitchen at Ullin serves 350 meals a day.",
     "en", "The soup kitchen at Ullin served 61,000 meals in 2025."),
    ("en", "Unemployment in Verrin fell by 2 percent in January.",
     "en", "Unemployment in Verrin stood at 9 percent in January."),
    ("en", "Frost ruined 140 hectares of vines in Upper Verrin on Sunday.",
     "en", "Frost ruined 35 hectares of vines in Lower Verrin on Sunday."),
    ("en", "Police arrested 88 people in Sunday's riot at Ullin.",
     "en", "Prosecutors charged 15 people over Sunday's riot at Ullin."),
    ("en", "Correction: 23 pupils, not 32, fell ill at Ullin school on Sunday.",
     "en", "32 pupils fell ill at Ullin school on Sunday."),
    ("en", "Four of the 30 sailors rescued off Ullin on Sunday were hurt.",
     "en", "Thirty sailors were rescued off Ullin on Sunday."),
    ("es", "El 71 % de las mujeres de Arbona apoya la reforma de las pensiones.",
     "es", "El 48 % de los hombres de Arbona apoya la reforma de las pensiones."),
    ("es", "Este verano visitaron Arbona 70.000 turistas.",
     "es", "El verano pasado visitaron Arbona 54.000 turistas."),
    ("es", "El fiscal pidió quince años de cárcel para Luis Mora en Arbona.",
     "es", "Luis Mora fue condenado en Arbona a ocho años de cárcel."),
    ("en", "It took five hours to put out Sunday's fire at a textile mill in Ullin.",
     "en", "It took nine hours to put out the fire at a warehouse in Ullin on Sunday."),
    ("en", "Ullin district recorded 31 cases of measles in January.",
     "en", "Doctors in Verrin district saw nine cases of measles in January."),
    ("en", "With a third of the ballots counted, Rita Holt led in Ullin on 51 percent.",
     "en", "Rita Holt won Ullin with 46 percent once all ballots had been counted."),
    ("es", "Arbona exportó en enero 900 toneladas de naranjas.",
     "en", "Lemon exports from Arbona came to 300 tonnes in January."),
    ("es", "Verania concedió en 2024 el asilo a 240 personas.",
     "es", "En 2024 pidieron asilo en Verania 3.100 personas."),
    ("en", "The price of bread in Ullin rose by 8 percent in January.",
     "en", "The price of milk in Ullin rose by 3 percent in January."),
    ("en", "Customs in Ullin seized 12 kilos of cocaine on Sunday.",
     "en", "Customs in Ullin seized 30 kilos of cannabis on Sunday."),
    ("en", "The Ullin regatta drew 12,000 people on Sunday.",
     "en", "Last season's Ullin regatta drew 9,000 people."),
    ("en", "The tanker Alba left Ullin on 2 February with a small crew.",
     "en", "The tanker Alba ran aground off Ullin on 7 February."),
]  # fmt: skip
TOGETHER = [
    ("en", "At least 40 houses in Ullin lost their roofs on Sunday.",
     "en", "Sunday's storm tore the roofs off 46 houses in Ullin."),
    ("en", "The pipeline at Verrin is 500 kilometres long.",
     "en", "The Verrin pipeline is some 310 miles long."),
    ("es", "Unos 15.000 fieles participaron el domingo en la romería de Arbona.",
     "es", "En la romería de Arbona participaron el domingo 14.860 fieles."),
    ("en", "Up to 40 houses in Ullin burned on Sunday.",
     "en", "No houses in Ullin burned on Sunday."),
    ("en", "Fewer than 10 miners died in Verrin on Sunday.",
     "en", "No miners died in Verrin on Sunday."),
    ("en", "The blackout in Ullin began shortly after 8 p.m. on Sunday.",
     "en", "At 8.07 p.m. on Sunday the blackout began in Ullin."),
]  # fmt: skip
STRANGERS = [
    ("en", "The council of Verrin closed the library.", "en", "Two ships collided off Ullin on Sunday."),
    ("es", "El alcalde de Arbona inauguró un parque.", "es", "La inflación subió un 3 % en enero."),
]


def held(one_language: str, one: str, other_language: str, other: str) -> Held | None:
    day = Moment(datetime.fromisoformat(MONDAY).replace(tzinfo=UTC), Precision.DAY)
    left, right = sentence(one, one_language, day), sentence(other, other_language, day)
    assert left is not None
    assert right is not None
    return hold(left, right)


@pytest.mark.parametrize("row", AGAINST, ids=[row[2] for row in AGAINST])
def test_what_cannot_both_be_true_is_told_with_its_kind_whichever_comes_first(
    row: tuple[object, ...],
) -> None:
    kind, *sides = row
    found = [held(*sides), held(*sides[2:], *sides[:2])]  # type: ignore[arg-type]

    assert [(one.outcome, one.kind) for one in found if one] == [(Outcome.CONTRADICTS, kind)] * 2


@pytest.mark.parametrize(
    ("outcome", "rows"), [(Outcome.NOT_COMPARABLE, APART), (Outcome.COMPATIBLE, TOGETHER)]
)
def test_what_speaks_of_two_things_or_agrees_is_no_contradiction(
    outcome: Outcome, rows: list[tuple[str, str, str, str]]
) -> None:
    found = {row: held(*row) for row in rows}

    assert {row: one and one.outcome for row, one in found.items()} == dict.fromkeys(rows, outcome)


def test_sentences_that_share_nobody_and_nothing_are_nothing_to_each_other() -> None:
    assert [held(*row) for row in STRANGERS] == [None, None]
