"""Of whom or what a measure is told."""

import pytest

from tests.claims.rules.reader.reading_in_short import rows, said

BORNE = """
en|The population of North Old Lindt of Orve fell to 5,000.|population|north old lindt|5000|5000|people
es|5% de paro|unemployment||5|5|percent
"""


@pytest.mark.parametrize(("language", "text", "read"), rows(BORNE))
def test_a_long_name_is_cut_at_a_whole_word_and_a_measure_at_the_end_is_of_nobody(
    language: str, text: str, read: str
) -> None:
    assert said(text, language) == [read]
