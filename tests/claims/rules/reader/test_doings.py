"""Counts of people and things with any plain verb, wherever the clause puts the two."""

import pytest

from tests.claims.rules.reader.reading_in_short import rows, said

# language, sentence, and of each statement: measure, whom or what, lowest and highest figure, unit
COUNTED = """
en|All 187 guests aboard the Corvina were brought ashore.|rescued|guest|187|187|people
en|Some 640 pupils at Ludden School have been vaccinated.|vaccinated|student|576|704|people
en|About 9,000 homes in Oskell lost power on Friday night.|lost power|house|8100|9900|house
en|The storm left 300 families homeless.|lost home|family|300|300|people
en|More than 500 families lost their homes.|lost home|family|501|None|people
en|Some 2,000 nurses went on strike on Monday.|went on strike|nurse|1800|2200|people
en|Thirty schools in Melva could not open on Thursday.|closed|school|30|30|school
en|Twelve flights from Marn Airport were cancelled.|cancelled|flight|12|12|flight
en|The airline cancelled on Monday 12 flights.|cancelled|flight|12|12|flight
en|The concert drew 22,000 people.|attended|people|22000|22000|people
en|Forty-one pilgrims fell ill after the meal.|poisoned|pilgrim|41|41|people
en|The council planted 4,000 trees.|planted|tree|4000|4000|tree
en|Twelve tonnes of flour reached the island.|reach|flour|12|12|t
en|The barge carried 80 tonnes of gravel.|carried|gravel|80|80|t
en|There were 640 burglaries in Marl last year.|recorded|burglary|640|640|burglary
en|Police recorded 640 burglaries.|recorded|burglary|640|640|burglary
en|Seven bridges across the Marn, two of them new, collapsed.|collapsed|bridge|7|7|bridge
es|Unas 9.000 viviendas quedaron sin luz en Tesca.|lost power|house|8100|9900|house
es|La tormenta dejó sin luz a 9.000 hogares.|lost power|family|9000|9000|people
es|El temporal dejó sin clases a 400 alumnos.|without classes|student|400|400|people
es|Unos 400 alumnos se quedaron sin clases.|without classes|student|360|440|people
es|Más de 500 familias perdieron su casa.|lost home|family|501|None|people
es|Hicieron huelga 2.000 enfermeras.|went on strike|nurse|2000|2000|people
es|El dengue mató en abril en Tesca a 37 personas.|killed|people|37|37|people
es|La gripe obligó a cerrar 30 escuelas.|closed|school|30|30|school
es|Se intoxicaron 41 peregrinos.|poisoned|peregrino|41|41|peregrino
es|Cuarenta y un peregrinos se intoxicaron el sábado.|poisoned|peregrino|41|41|peregrino
es|La aerolínea suspendió el lunes 12 vuelos.|cancelled|vuelo|12|12|vuelo
es|El concierto reunió a 22.000 personas.|attended|people|22000|22000|people
es|A la marcha acudieron 900 vecinos.|attended|resident|900|900|people
es|El barco descargó 80 toneladas de harina.|descargar|harina|80|80|t
es|Hubo 640 robos en Tesca.|recorded|robo|640|640|robo
es|Perdieron su empleo 150 trabajadores.|dismissed|worker|150|150|people
en|Some 340 crates had gone overboard.|go|crate|306|374|crate
en|Three hundred guests were inside the hall when the lights failed.|present|guest|300|300|people
en|The union criticised the closure of 30 clinics.|closed|clinic|30|30|clinic
en|Sixty-one percent of electors boycotted the vote.|boycotted|elector|61|61|percent
en|Seven of Marn's 11 roads were cleared.|cleared|road|7|7|road
en|Never more than 3,000 fans came.|come|fan|None|3000|people
es|El acta recoge 57 papeletas anuladas.|cancelled|papeleta|57|57|papeleta
es|Tres niños enfermaron en Tesca.|enfermar|child|3|3|people
es|El sindicato criticó el despido de 1.200 empleados.|dismissed|worker|1200|1200|people
es|Visitaron la isla de Corfa 70.000 turistas.|visited|tourist|70000|70000|people
es|Entre 60 y 70 camiones permanecían bloqueados en el puerto.|blocked|truck|60|70|truck
es|Se presentaron en Tesca 5.100 solicitudes.|presentar|solicitud|5100|5100|solicitud
es|El 71 % de los socios respaldó el pacto.|supported|socio|71|71|percent
"""
NOTHING = """
es|La mesa 14 de Pardal cerró tarde.
en|Three witnesses said the boat had sunk.
en|The charity is allowed to hire 300 pickers.
es|La empresa está autorizada a contratar 300 jornaleros.
es|Terminó el año con 5.300 presos.
"""


@pytest.mark.parametrize(("language", "text", "told"), rows(COUNTED))
def test_a_count_is_told_with_what_was_done_whatever_stands_between(
    language: str, text: str, told: str
) -> None:
    assert said(text, language) == told.split(" ;; ")


@pytest.mark.parametrize(("language", "text"), rows(NOTHING))
def test_what_is_only_allowed_or_set_apart_is_not_counted(language: str, text: str) -> None:
    assert said(text, language) == []


PARTS = """
en|Twelve of the 31 people injured in the collision were children.|injured|child|12|12|people
en|Nine of the 30 sailors rescued from the trawler are being treated.|-
es|De los 18 heridos en el choque, cinco son maquinistas.|injured|maquinista|5|5|maquinista
es|Entre los heridos del incendio hay nueve mujeres.|injured|woman|9|9|people
en|Half of the Arden assembly's 120 members boycotted the vote.|boycotted|people|50|50|percent
en|Of the 40 arrested, 12 were released.|released|people|12|12|people
"""


@pytest.mark.parametrize(("language", "text", "told"), rows(PARTS))
def test_a_part_is_told_by_itself_and_never_with_the_figure_of_the_whole(
    language: str, text: str, told: str
) -> None:
    assert said(text, language) == ([] if told == "-" else [told])
