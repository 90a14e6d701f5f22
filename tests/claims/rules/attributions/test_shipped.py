"""What the weights that the program carries find in plain sentences."""

import pytest

from claims.rules.attributions.reader import read
from claims.rules.attributions.shipped import SHIPPED
from tests.claims.rules.attributions.laid_out import laid_out, told

FOUND = [
    ("Ana Prado said that four had died.", "Ana Prado", "said", "that four had died"),
    ("Four had died, Ana Prado said.", "Ana Prado", "said", "Four had died ,"),
    ("“It was dark,” said Osric Vale.", "Osric Vale", "said", "“ It was dark , ”"),
    ("According to the ministry, four had died.", "the ministry", "According", "four had died"),
    ("Four had died, according to officials in Lima.", "officials in Lima", "according", "Four had died ,"),
    ("The mayor hopes to open the harbour in May.", "The mayor", "hopes", "to open the harbour in May"),
    ("Prado denied that the ferry was old.", "Prado", "denied", "that the ferry was old"),
    ("“It sank,” Prado said. “Nobody knew.”", "Prado", "said", "“ It sank , ” | “ Nobody knew . ”"),
    ("Vale, a miner, told the council that the shaft was shut.", "Vale", "told", "that the shaft was shut"),
    ("“It sank. Nobody knew.” – Ana Prado", "Ana Prado", "–", "“ It sank . Nobody knew . ”"),
    ("Ana Prado dijo que cuatro murieron.", "Ana Prado", "dijo", "que cuatro murieron"),
]  # fmt: skip
NOT_FOUND = [
    "Four miners died in Cusco on Tuesday.",
    "The report was printed in red.",
    "A statement of accounts lay on the desk.",
    "He walked home, and she took the ferry.",
    "Cuatro mineros murieron el martes.",
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), FOUND)
def test_who_says_what_is_found(text: str, source: str, cue: str, content: str) -> None:
    layout = laid_out(text, "es" if " dijo " in text else "en")
    found = max(read(layout, SHIPPED), key=lambda one: one.odds)

    assert told(layout, found.source) == source
    assert told(layout, found.cue) == cue
    assert told(layout, *found.content) == content


@pytest.mark.parametrize("text", NOT_FOUND)
def test_where_nobody_speaks_nobody_is_found(text: str) -> None:
    assert read(laid_out(text, "es" if text.startswith("Cuatro") else "en"), SHIPPED) == []


def test_every_weight_says_where_it_comes_from() -> None:
    assert {SHIPPED.cues.source, SHIPPED.sources.source, SHIPPED.contents.source} == {
        "set by hand, from how reporting is written in English and Spanish"
    }
