"""A copy is a copy in whatever letters its words are written."""

import unicodedata

import pytest

from sources.rules import fingerprints, likeness
from sources.rules.letters import fold, unmask

REPORT = " ".join(
    f"El portavoz número {place} del consejo dijo que la situación era crítica en la región de Ñuñoa."
    for place in "abcdefgh"
)
WIRE = " ".join(
    f"The spokesman of council {place} said that people near the ferry were carried across before dawn."
    for place in "abcdefgh"
)


def between(signs: str) -> str:
    """The wire with signs that nobody sees after every third letter."""
    return "".join(
        letter + (signs if at % 3 == 0 and letter.isalpha() else "") for at, letter in enumerate(WIRE)
    )


@pytest.mark.parametrize(
    ("copy", "original"),
    [
        pytest.param(unicodedata.normalize("NFD", REPORT), REPORT, id="accents as marks of their own"),
        pytest.param(
            unicodedata.normalize("NFD", REPORT).encode("ascii", "ignore").decode(), REPORT, id="no accents"
        ),
        *(
            pytest.param(between(sign), WIRE, id=f"U+{ord(sign):04X}")
            for sign in "\u00ad\u034f\u0301\u200b\u200c\u200d\u200e\u202a\u2060\u2063\ufe0e\ufeff"
        ),
        pytest.param(
            "".join(chr(ord(each) + 0xFEE0) if each.isalpha() else each for each in WIRE),
            WIRE,
            id="full width",
        ),
        pytest.param(
            WIRE.translate(str.maketrans("aeo", "\u0430\u0435\u043e")), WIRE, id="letters that look alike"
        ),
        pytest.param(WIRE.replace(" ", "_"), WIRE, id="lines for blanks"),
    ],
)
def test_it_is_found_and_all_of_it_is_shared(copy: str, original: str) -> None:
    measured = likeness.measure(copy, original)
    one, other = fingerprints.winnow([copy, original])

    assert measured.containment == 1.0
    assert measured.shared_words == len(original.split())
    assert set(one.tolist()) == set(other.tolist())


def test_offsets_stay_those_of_the_text_as_it_is() -> None:
    copy = unicodedata.normalize("NFD", REPORT)
    ((start, end, _, _),) = likeness.measure(copy, REPORT).spans

    assert copy[start:end] == copy.rstrip(".")


def test_a_text_in_one_alphabet_a_word_is_left_as_it_is() -> None:
    both = "Компания Google открыла офис в Москве, сообщает Reuters; это сказал Reuters."

    assert unmask(both) == both
    assert len(unmask(both.replace("Google", "Gооglе" * 3))) == len(both) + 12


def test_folding_keeps_letters_of_other_alphabets_apart() -> None:
    assert fold("Иван") != fold("Иvан")
    assert fold("São") == fold("SAO")
