"""What is announced, foreseen or asked for is another measure than what came of it; what could be is none."""

import pytest

from tests.claims.rules.reader.reading_in_short import rows, said, statements

# language, sentence, and of each statement: measure, whom or what, lowest and highest figure, unit
TOLD = """
en|The price of bread will fall from 3.65 to 3.20 on Monday.|foreseen:costs|bread|3.2|3.2|
en|The council plans to build 800 homes.|foreseen:built|house|800|800|house
en|Organisers expect 60,000 people to march.|foreseen:protested|people|60000|60000|people
en|The plan will displace 40,000 people.|foreseen:fled|people|40000|40000|people
en|The ferry is to carry 96 passengers.|foreseen:carried|passenger|96|96|people
en|The northern depots will lose 180 jobs.|foreseen:lost|job|180|180|job
en|The treasury expects the economy to expand by 3.1 percent.|foreseen:rise|economy|3.1|3.1|percent
en|The minimum wage will be $9 an hour.|foreseen:wage|minimum|9|9|USD per hour
en|Prosecutors sought 15 years in prison for the banker.|sought:sentence|prosecutor|15|15|year
es|La planta prescindirá de 700 trabajadores.|foreseen:prescindir|worker|700|700|people
es|El instituto prevé construir 400 pisos.|foreseen:built|piso|400|400|piso
es|El salario mínimo quedará fijado en 900 pesos.|foreseen:wage|minimum|900|900|peso
es|La ministra va a cerrar 12 escuelas.|foreseen:closed|school|12|12|school
es|El pleno de Alcorán rechazó por 14 votos a 9 la venta.|voted against|vote|14|14|vote ;; voted for|vote|9|9|vote
"""
NOTHING = """
en|The price of bread could fall to 3.20.
en|The council may build 800 homes.
es|El salario mínimo podría quedar en 900 pesos.
"""


@pytest.mark.parametrize(("language", "text", "told"), rows(TOLD))
def test_what_is_to_come_is_told_as_such(language: str, text: str, told: str) -> None:
    assert said(text, language) == told.split(" ;; ")


@pytest.mark.parametrize(("language", "text"), rows(NOTHING))
def test_what_could_be_is_not_announced(language: str, text: str) -> None:
    assert said(text, language) == []


def test_the_label_says_that_it_is_foreseen() -> None:
    (found,) = statements("The council plans to build 800 homes.")

    assert found.measure == "Houses built, foreseen"
