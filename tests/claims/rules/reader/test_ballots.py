"""Votes and matches: two figures in one sentence, each with its side."""

import pytest

from tests.claims.rules.reader.reading_in_short import rows, said

# language, sentence, and of each statement: measure, whom or what, lowest and highest figure, unit
TOLD = """
en|The council passed the motion by 52 votes to 41.|voted for|vote|52|52|vote ;; voted against|vote|41|41|vote
en|Members cast 51 votes against 49 on the bill.|voted against|vote|51|51|vote
en|The council rejected the motion by 52 votes to 41.|voted against|vote|52|52|vote ;; voted for|vote|41|41|vote
en|Councillors voted 19 to 12 on Tuesday to close the library.|voted for|vote|19|19|vote ;; voted against|vote|12|12|vote
en|The motion passed with 52 votes for, 41 against and three abstentions.|voted for|vote|52|52|vote ;; voted against|vote|41|41|vote ;; abstained|vote|3|3|vote
en|The senate voted 52-41 to approve the bill.|voted for|vote|52|52|vote ;; voted against|vote|41|41|vote
en|Tarn United beat Harth 3-1 on Sunday.|scored|tarn united|3|3| ;; scored|harth|1|1|
en|Harth lost 1-3 to Tarn United.|scored|harth|1|1| ;; scored|tarn united|3|3|
en|Harth drew 2-2 with Ludden.|scored|harth|2|2| ;; scored|ludden|2|2|
es|El pleno rechazó por 14 votos a 9 la venta del mercado.|voted against|vote|14|14|vote ;; voted for|vote|9|9|vote
es|Con 73 votos a favor, el Congreso aprobó la reforma.|voted for|vote|73|73|vote
es|La reforma salió adelante gracias a 81 votos afirmativos.|voted for|vote|81|81|vote
es|La moción fue aprobada con 21 votos a favor, 12 en contra y tres abstenciones.|voted for|vote|21|21|vote ;; voted against|vote|12|12|vote ;; abstained|vote|3|3|vote
es|El Roble venció al Monteluz por 3-1.|scored|roble|3|3| ;; scored|monteluz|1|1|
"""  # noqa: E501 (one row, one sentence)
NOTHING = """
en|Senators approved the bill 52-41.
en|The sale was agreed by three votes.
en|They lost 3-1.
en|The vote was 51 to 49.
en|A 51-49 vote followed.
"""


@pytest.mark.parametrize(("language", "text", "told"), rows(TOLD))
def test_each_figure_of_a_vote_or_match_goes_to_its_side(language: str, text: str, told: str) -> None:
    assert said(text, language) == told.split(" ;; ")


@pytest.mark.parametrize(("language", "text"), rows(NOTHING))
def test_a_lone_figure_of_votes_is_nobodys_side(language: str, text: str) -> None:
    assert said(text, language) == []
