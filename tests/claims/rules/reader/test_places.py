"""Places: what the words "in", "near", "town of" and "border with" point to."""

import pytest

from claims.rules.language import pack_for
from claims.rules.language.countries import country_of
from claims.rules.language.tokens import tokenize
from claims.rules.reader.places import find, folded

PLACES = [
    ("en", "Four died in southern Peru.", ("peru", "southern peru")),
    ("en", "They crossed the border with Brazil.", ("brazil",)),
    ("en", "They reached the Colombian town of Arauquita.", ("colombia", "arauquita")),
    ("en", "It drove into Ureña in the western Venezuelan state of Táchira.", ("venezuela", "urena", "tachira")),
    ("en", "They fought along the Peru-Ecuador border.", ("peru", "ecuador", "peru-ecuador")),
    ("en", "He spoke in London.", ("united kingdom", "london")),
    ("en", "He spoke in the US.", ("united states",)),
    ("en", "They met at Oxbow Bridge on Friday.", ("oxbow bridge",)),
    ("en", "They met in Santa Elena de Uairén.", ("santa elena de uairen",)),
    ("en", "According to Reuters, they met.", ()),
    ("en", "They met in May.", ()),
    ("en", "He gave it to us.", ()),
    ("en", "She spoke to President Rojas.", ()),
    ("en", "They fled a US-funded convoy.", ()),
    ("en", "Sorrel district recorded 44 cases.", ("sorrel",)),
    ("en", "The Port Edrin municipality paid; Police county offices did not.", ("port edrin",)),
    ("en", "They met at the LANX camp.", ()),
    ("en", "They met in Vado-side.", ()),
    ("es", "Murieron en el norte de la Paz.", ("paz", "norte de la paz")),
    ("es", "Murieron en el sur de Perú.", ("peru", "sur de peru")),
    ("es", "Cruzaron a Bolivia.", ("bolivia",)),
    ("es", "Se reunieron en la ciudad de Cúcuta.", ("cucuta",)),
]  # fmt: skip
COUNTRIES = [
    ("Moscow", "russia"), ("Russian", "russia"), ("Venezuelans", "venezuela"), ("Bogotá", "colombia"),
    ("US", "united states"),
    ("us", ""), ("U.S.", "united states"), ("EE.UU.", "united states"), ("venezolanas", "venezuela"),
    ("Rusia", "russia"),
    ("turkey", ""), ("Turkey", "turkey"), ("Kyiv", "ukraine"), ("Oxbow", ""),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), PLACES, ids=[row[1] for row in PLACES])
def test_places_are_read_from_their_cues_wide_before_narrow(
    language: str, text: str, expected: tuple[str, ...]
) -> None:
    pack = pack_for(language)
    assert pack is not None

    assert folded(find(tokenize(text), pack)) == expected


@pytest.mark.parametrize(("word", "country"), COUNTRIES, ids=[row[0] for row in COUNTRIES])
def test_a_country_is_known_by_name_people_and_capital(word: str, country: str) -> None:
    assert country_of(word) == country


def test_somebody_named_in_the_article_is_never_a_place() -> None:
    pack = pack_for("en")
    assert pack is not None

    assert find(tokenize("They put pressure on Rojas."), pack, frozenset({"rojas"})) == []
