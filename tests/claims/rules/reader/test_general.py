"""Happenings no list names: what a plain verb beside a figure tells of it."""

import pytest

from tests.claims.rules.reader.reading_in_short import statements

# language, sentence, and the act, population and figure read from it
HELD = [
    ("en", "The pilot said that the ferry carried 96 passengers.", ("carried", "passenger", 96)),
    ("en", "The airline said it was carrying 96 passengers.", ("carried", "passenger", 96)),
    ("en", "The port assured that the boat was carrying 12 crew members.", ("carried", "people", 12)),
    ("en", "The museum houses 4,000 paintings, its director said.", ("house", "painting", 4000)),
    ("en", "The director said the museum held 4,000 paintings.", ("hold", "painting", 4000)),
    ("en", "The ministry said the school taught 320 pupils.", ("teach", "student", 320)),
    ("en", "The camp housed 1,500 refugees, the charity said.", ("house", "refugee", 1500)),
    ("en", "The trust said it employed 74 gardeners.", ("employ", "gardener", 74)),
    ("en", "The firm employs 900 people, it said.", ("employ", "people", 900)),
    ("en", "The ship transported 28 containers, customs officers said.", ("carried", "container", 28)),
    ("en", "The convoy included 17 lorries, the witness said.", ("include", "truck", 17)),
    ("en", "The bus was carrying 44 pilgrims.", ("carried", "pilgrim", 44)),
    ("en", "The hospital treated 58 patients.", ("treated", "patient", 58)),
    ("en", "The mayor said that the town had 7,200 inhabitants.", ("have", "resident", 7200)),
    ("en", "The colonel said his battalion had 600 soldiers.", ("have", "soldier", 600)),
    ("en", "The train contained 210 tourists, according to the railway.", ("contain", "tourist", 210)),
    ("en", "The agency said the fund received 62 applications.", ("received", "application", 62)),
    ("en", "The bishop said that the monastery sheltered 35 families.", ("shelter", "family", 35)),
    ("en", "The lorry carried 80 boxes of medicine.", ("carried", "box", 80)),
    ("en", "The ministry said it had delivered 5,000 vaccines.", ("delivered", "vaccine", 5000)),
    ("en", "The party won 41 seats.", ("won", "seat", 41)),
    ("en", "The archive keeps 12,000 letters, the keeper said.", ("keep", "letter", 12000)),
    ("en", "The island has 52 lighthouses.", ("have", "lighthouse", 52)),
    ("en", "The commission said that the list contained 83 names.", ("contain", "name", 83)),
    ("en", "The farmer said that he owned 140 sheep.", ("own", "sheep", 140)),
    ("en", "The harbour master said the tanker had 23 sailors on board.", ("have", "sailor", 23)),
    ("en", "The union represents 2,400 nurses.", ("represent", "nurse", 2400)),
    ("en", "The network operates 19 ferries, its chairman said.", ("operate", "ferry", 19)),
    ("en", "The stadium seats 30,000 spectators.", ("seat", "spectator", 30000)),
    ("en", "The captain claimed that he had transported 65 cows.", ("carried", "cow", 65)),
    ("en", "The charity counted 48 empty houses.", ("recorded", "house", 48)),
    ("es", "El piloto aseguró que llevaba 96 pasajeros.", ("carried", "passenger", 96)),
    ("es", "La naviera dijo que el barco transportaba 96 pasajeros.", ("carried", "passenger", 96)),
    ("es", "El capitán afirmó que el ferry llevaba a bordo 12 tripulantes.", ("carried", "tripulante", 12)),
    ("es", "El museo alberga 4.000 cuadros, dijo su directora.", ("house", "cuadro", 4000)),
    ("es", "La directora dijo que el museo tenía 4.000 cuadros.", ("have", "cuadro", 4000)),
    ("es", "El ministerio dijo que la escuela atendía a 320 alumnos.", ("treated", "student", 320)),
    ("es", "El campo albergaba a 1.500 refugiados, según la ONG.", ("house", "refugee", 1500)),
    ("es", "La fundación dijo que empleaba a 74 jardineros.", ("employ", "jardinero", 74)),
    ("es", "La empresa emplea a 900 personas.", ("employ", "people", 900)),
    ("es", "El buque transportó 28 contenedores, dijeron los aduaneros.", ("carried", "contenedor", 28)),
    ("es", "El convoy incluía 17 camiones, dijo la testigo.", ("include", "truck", 17)),
    ("es", "El autobús llevaba 44 peregrinos.", ("carried", "peregrino", 44)),
    ("es", "El hospital atendió a 58 pacientes.", ("treated", "patient", 58)),
    ("es", "El alcalde dijo que el pueblo tenía 7.200 habitantes.", ("have", "resident", 7200)),
    ("es", "El coronel dijo que su batallón contaba con 600 soldados.", ("have", "soldier", 600)),
    ("es", "El tren llevaba 210 turistas, según la compañía.", ("carried", "tourist", 210)),
    ("es", "La agencia dijo que el fondo recibió 62 solicitudes.", ("received", "solicitud", 62)),
    ("es", "El obispo dijo que el monasterio acogía a 35 familias.", ("shelter", "family", 35)),
    ("es", "El camión llevaba 80 cajas de medicinas.", ("carried", "box", 80)),
    ("es", "El ministerio dijo que había entregado 5.000 vacunas.", ("delivered", "vacuna", 5000)),
    ("es", "El partido ganó 41 escaños.", ("won", "escano", 41)),
    ("es", "El archivo guarda 12.000 cartas, dijo la encargada.", ("keep", "carta", 12000)),
    ("es", "La isla tiene 52 faros.", ("have", "faro", 52)),
    ("es", "La comisión dijo que la lista contenía 83 nombres.", ("contain", "nombre", 83)),
    ("es", "El ganadero dijo que poseía 140 ovejas.", ("own", "oveja", 140)),
    ("es", "El práctico dijo que el petrolero tenía 23 marineros a bordo.", ("have", "sailor", 23)),
    ("es", "El sindicato representa a 2.400 enfermeras.", ("representar", "nurse", 2400)),
    ("es", "La red opera 19 estaciones, dijo su presidenta.", ("operate", "estacion", 19)),
    ("es", "El estadio acoge a 30.000 espectadores.", ("shelter", "spectator", 30000)),
    ("es", "El capitán aseguró que había transportado 65 vacas.", ("carried", "vaca", 65)),
]  # fmt: skip
SHARED = [
    ("The result includes 64 percent of independent voters.", "result"),
    ("The trust owns $15,000 in stock.", "trust"),
    ("Vale had 36 percent in the poll.", "vale"),
]
NOTHING = [
    ("en", "The ferry could carry 96 passengers."),
    ("en", "She has two children."),
    ("es", "El ferry podría llevar 96 pasajeros."),
    ("es", "Ella tiene dos hijos."),
]


@pytest.mark.parametrize(("language", "text", "told"), HELD, ids=[row[1] for row in HELD])
def test_what_something_carries_holds_or_numbers_is_read(
    language: str, text: str, told: tuple[str, str, int]
) -> None:
    found = statements(text, language)

    assert [(one.act, one.population, one.value.low) for one in found] == [told]


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_what_might_be_carried_or_everybody_has_is_no_statement(language: str, text: str) -> None:
    assert statements(text, language) == []


@pytest.mark.parametrize(("text", "population"), SHARED)
def test_a_share_or_sum_that_is_held_is_that_of_its_holder(text: str, population: str) -> None:
    (found,) = statements(text)

    assert found.population == population
