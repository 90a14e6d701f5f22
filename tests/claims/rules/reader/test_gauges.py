"""Figures that say where a measure stands, or by how much it went up or down, in any ordinary wording."""

import pytest

from tests.claims.rules.reader.reading_in_short import rows, said

# language, sentence, and of each statement: measure, what it is the measure of, lowest and highest figure, unit
LEVELS = """
en|The council left the rate at 7.5 percent.|rate||7.5|7.5|percent
en|The central bank raised its key rate from 4% to 4.5% on Tuesday.|rate||4.5|4.5|percent
en|Turnout in the harbour vote was 61 percent.|turnout||61|61|percent
en|Attendance at the opening was 4,150, the league said.|attendance|opening|4150|4150|people
en|The average price of a loaf rose from 3.20 to 3.65.|costs|loaf|3.65|3.65|
en|Gusts of up to 130 km/h were measured at the cape.|wind||None|130|km/h
en|The river reached a level of 4.2 metres on Friday.|level|river|4.2|4.2|m
en|The new bridge is 340 metres long.|length|bridge|340|340|m
en|The well is 60 metres deep.|depth|well|60|60|m
en|The quake had a magnitude of 5.4.|magnitude||5.4|5.4|
en|A magnitude 5.4 earthquake shook Orlen.|magnitude||5.4|5.4|
en|A judge sentenced Ada Brill to 14 years in prison.|sentence|ada brill|14|14|year
en|Ada Brill was sentenced to 14 years in prison.|sentence|ada brill|14|14|year
en|Ada Brill was jailed for six years.|sentence|ada brill|6|6|year
en|The firm was fined $2m for the spill.|fine|firm|2000000|2000000|USD
en|The regulator imposed a fine of $2m on Norvane Gas.|fine|norvane gas|2000000|2000000|USD
en|The storm brought 85 mm of rain in a day.|rainfall||85|85|mm
en|Unemployment fell to 6.1% in March.|unemployment||6.1|6.1|percent
en|The unemployment rate stood at 6.1%.|unemployment||6.1|6.1|percent
en|Youth unemployment reached 23%.|unemployment|youth|23|23|percent
en|The council approved a budget of $41 million.|budget|council|41000000|41000000|USD
en|The strike lasted 12 days.|duration|strike|12|12|day
en|The crate weighed 300 kilos.|weight|crate|300|300|kg
en|Temperatures reached 41 degrees in Oskell.|temperature||41|41|degree
en|Lorin Mills posted a profit of $61m.|profit|lorin mills|61000000|61000000|USD
en|The population of Ferrin fell to 12,400.|population|ferrin|12400|12400|people
en|A ticket costs $4.|costs|ticket|4|4|USD
en|The goalkeeper was banned for eight months.|ban|goalkeeper|8|8|month
en|Trains were delayed by 40 minutes.|delay|train|40|40|minute
en|The city owes $18m to its suppliers.|debt|city|18000000|18000000|USD
en|Helena Roake won 49.1% of the vote.|vote share|helena roake|49.1|49.1|percent
en|The levy passed with 52.8 percent of the vote, the result released on Friday shows.|vote share|levy|52.8|52.8|percent
en|The fire burned 900 hectares.|burned|land|900|900|ha
en|The lead was cut to four points.|lead||4|4|point
en|The dam's capacity is 300 megawatts.|capacity|dam|300|300|mw
en|The mayor said on Monday that the debt stood at $18m.|debt||18000000|18000000|USD
es|El banco central dejó el tipo en el 7,5 %.|rate||7.5|7.5|percent
es|La tasa de paro se situó en el 11 %.|unemployment||11|11|percent
es|La participación fue del 61 %.|turnout||61|61|percent
es|El precio del pan pasó de 3,20 a 3,65 pesos.|costs|pan|3.65|3.65|peso
es|Hubo rachas de viento de hasta 118 km/h en el cabo.|wind||None|118|km/h
es|El río alcanzó un nivel de 4,2 metros.|level|rio|4.2|4.2|m
es|El puente mide 340 metros de largo.|length|puente|340|340|m
es|El sismo tuvo una magnitud de 5,4.|magnitude||5.4|5.4|
es|Ada Brill fue condenada a 14 años de prisión.|sentence|ada brill|14|14|year
es|El juez condenó a Ada Brill a 14 años de cárcel.|sentence|ada brill|14|14|year
es|La empresa fue multada con 2 millones de pesos.|fine|empresa|2000000|2000000|peso
es|La multa a Norvane asciende a 2 millones de pesos.|fine|norvane|2000000|2000000|peso
es|Cayeron 85 milímetros de lluvia en Tesca.|rainfall||85|85|mm
es|La población de Ferrín cayó a 12.400 habitantes.|population|ferrin|12400|12400|people
es|La huelga duró 12 días.|duration|huelga|12|12|day
es|La caja pesaba 300 kilos.|weight|box|300|300|kg
es|La temperatura llegó a 41 grados.|temperature||41|41|degree
es|El presupuesto del municipio es de 41 millones de dólares.|budget|municipio|41000000|41000000|USD
es|El salario mínimo quedó fijado en 24.000 florines al año.|wage|minimum|24000|24000|florin per year
es|La cosecha de cacao cayó en 2024 hasta las 40.000 toneladas.|harvest|cacao|40000|40000|t
es|El Ayuntamiento debe 18 millones de pesos a sus proveedores.|debt|ayuntamiento|18000000|18000000|peso
es|La entrada cuesta 4 dólares.|costs|entrada|4|4|USD
es|Ganó con el 49,1 % de los votos.|vote share||49.1|49.1|percent
en|Regulators have fined Norvane Gas $2m.|fine|norvane gas|2000000|2000000|USD
en|The strike cost the dockers $900,000 in wages.|loss|docker|900000|900000|USD
en|A litre of diesel sells at 1.84 crowns.|costs|diesel|1.84|1.84|crown
es|El aguacero descargó 190 milímetros sobre Tesca.|rainfall||190|190|mm
es|El referéndum registró una participación del 57 %.|turnout||57|57|percent
es|El litro de leche se vendía a 1,15 pesos.|costs|leche|1.15|1.15|peso
es|El velero recorrió 100 millas náuticas.|distance|velero|100|100|nautical mi
es|La cosecha alcanzó en Taray las 18.500 toneladas.|harvest||18500|18500|t
es|El termómetro no pasó de 31 grados.|temperature||None|31|degree
"""
CHANGES = """
en|Bread prices rose 12% in April.|rise|bread|12|12|percent
en|The price of diesel fell by eight cents on Monday.|fall|diesel|8|8|cent
en|Rents in Marl are up 9%.|rise|rent|9|9|percent
en|The town's budget was cut by $2 million.|fall|town budget|2000000|2000000|USD
en|Revenue rose 4% to $840m.|rise|revenue|4|4|percent ;; revenue||840000000|840000000|USD
en|Exports of copper rose 7 percent.|rise|copper exports|7|7|percent
en|The ministry announced a 12% rise in bus fares.|rise|bus fare|12|12|percent
en|The drought cut the harvest by a third of its usual size.|fall|harvest|33|34|percent
es|El precio del pan subió un 12 % en abril.|rise|pan|12|12|percent
es|Los alquileres bajaron un 3 %.|fall|rent|3|3|percent
es|Los alquileres bajaron un 3 % más.|fall|rent|3|3|percent
es|El ministerio anunció una subida del 12 % en los peajes.|rise|peaje|12|12|percent
es|Las exportaciones de cobre crecieron un 7 %.|rise|cobre exports|7|7|percent
"""
NOTHING = """
en|The club was given a two-year ban.
en|She waited two years.
"""


@pytest.mark.parametrize(("language", "text", "told"), rows(LEVELS))
def test_a_figure_is_told_with_the_measure_it_is_the_level_of(language: str, text: str, told: str) -> None:
    assert said(text, language) == told.split(" ;; ")


@pytest.mark.parametrize(("language", "text", "told"), rows(CHANGES))
def test_a_change_is_another_measure_than_the_level_it_leads_to(language: str, text: str, told: str) -> None:
    assert said(text, language) == told.split(" ;; ")


@pytest.mark.parametrize(("language", "text"), rows(NOTHING))
def test_what_is_only_foreseen_or_is_nobodys_measure_is_not_read(language: str, text: str) -> None:
    assert said(text, language) == []
