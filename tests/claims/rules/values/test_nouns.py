"""Whom or what a figure counts."""

import pytest

from tests.claims.rules.reader.reading_in_short import rows, said

COUNTED = """
en|Four found dead in Lindt.|killed|people|4|4|people
en|Four people found dead in Lindt.|killed|people|4|4|people
en|Four miners were beaten to death.|killed|miner|4|4|people
en|Ten taken to hospital in Lindt.|hospitalised|people|10|10|people
en|20 members of the Workers were killed.|killed|worker|20|20|people
en|20 members of the group were killed.|killed|people|20|20|people
en|Four children under 5 were killed.|killed|child|4|4|people
en|Four Peruvian officers were killed in Odrel.|killed|officer|4|4|people
en|Four police officers were killed in Odrel.|killed|police|4|4|people
en|Three ferrymen drowned in the river.|killed|ferryman|3|3|people
en|Two clergymen were arrested in Odrel.|arrested|clergyman|2|2|people
en|Two tribeswomen were arrested in Odrel.|arrested|tribesman|2|2|people
en|Two divers drowned in the river.|killed|diver|2|2|people
es|Sus dos hijos murieron en el río.|killed|son|2|2|people
es|Murieron 12 guardias fronterizos en el puente.|killed|border guard|12|12|people
es|12 guardias costeras murieron.|killed|coast guard|12|12|people
"""


@pytest.mark.parametrize(("language", "text", "read"), rows(COUNTED))
def test_a_figure_counts_its_own_noun_and_else_people(language: str, text: str, read: str) -> None:
    assert said(text, language) == [read]
