"""Names of outlets and people: when two spellings are one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules.names import fold, looks_like, mistyped, names_somebody, shortened


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        pytest.param("The Telegraph", "telegraph", id="english article"),
        pytest.param("El Tiempo", "tiempo", id="spanish article"),
        pytest.param("LA NACIÓN", "nacion", id="capitals throughout"),
        pytest.param("La Nación", "nacion", id="accent"),
        pytest.param("Los Angeles Times", "angeles times", id="city as article"),
        pytest.param("The Los Angeles Times", "angeles times", id="two articles"),
        pytest.param("LA Times", "latimes", id="initials are no article"),
        pytest.param("L.A. Times", "latimes", id="dotted initials"),
        pytest.param("U.S. News & World Report", "us news world report", id="ampersand"),
        pytest.param("  “Zero  Hedge” ", "zero hedge", id="quotes and spaces"),
        pytest.param("ZeroHedge", "zerohedge", id="camel case"),
        pytest.param("O’Globo", "oglobo", id="curly apostrophe"),
        pytest.param("Al-Jazeera", "al jazeera", id="hyphen"),
        pytest.param("Süddeutsche Zeitung", "suddeutsche zeitung", id="umlaut"),
        pytest.param("ＲＴ", "rt", id="full-width letters"),
        pytest.param("Правда", "правда", id="cyrillic kept"),
        pytest.param("Новый День", "новый день", id="cyrillic marks are letters"),
        pytest.param("الجزيرة", "الجزيرة", id="arabic kept"),
        pytest.param("हिन्दी", "हिन्दी", id="devanagari marks kept"),
        pytest.param("The", "the", id="only an article"),
        pytest.param("!!!", "!!!", id="only signs"),
        pytest.param("`", "`", id="only an apostrophe"),
        pytest.param("  ", "", id="blank"),
        pytest.param("Pave\u200b Way IV", "pave way iv", id="invisible sign"),
    ],
)
def test_a_name_folds_to_one_spelling(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("name", "somebody"),
    [
        pytest.param("Lindt Courier", True, id="name"),
        pytest.param("!", True, id="sign"),
        pytest.param("", False, id="nothing"),
        pytest.param("\u200b\u2060", False, id="invisible signs"),
        pytest.param("s" * 300, True, id="as long as may be"),
        pytest.param("s" * 301, False, id="too long"),
        pytest.param("\ufdfa" * 200, False, id="signs that stand for phrases"),
    ],
)
def test_a_name_names_somebody_if_it_can_be_seen_and_kept(name: str, somebody: bool) -> None:
    assert names_somebody(name) is somebody


@pytest.mark.parametrize("name", ["Ab" * 400, "\ufdfa" * 300, "Ana " * 200])
def test_a_name_without_end_is_cut_until_it_can_be_kept(name: str) -> None:
    assert names_somebody(shortened(name))
    assert name.startswith(shortened(name))


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(max_size=40))
def test_only_a_blank_name_folds_to_nothing(name: str) -> None:
    visible = "".join(name.split())

    assert fold(name) or not any(sign.isprintable() for sign in visible)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        pytest.param("The Telegraph", "Telegraph", 1.0, 1.0, id="same but for the article"),
        pytest.param("Telegraph", "The Daily Telegraph", 0.9, 0.9, id="words contained"),
        pytest.param("Zero Hedge", "ZeroHedge", 0.85, 0.89, id="a space apart"),
        pytest.param("Bloomberg", "El Mundo", 0.0, 0.5, id="nothing shared"),
        pytest.param("", "Reuters", 0.0, 0.0, id="blank"),
    ],
)
def test_likeness_of_names(one: str, other: str, low: float, high: float) -> None:
    assert low <= looks_like(one, other) <= high
    assert looks_like(one, other) == looks_like(other, one)


@pytest.mark.parametrize(
    ("asked", "name", "meant"),
    [
        pytest.param("tessel", "tessel wire", True, id="as it is"),
        pytest.param("tesel", "tessel wire", True, id="one missing"),
        pytest.param("tesssel", "tessel wire", True, id="one too many"),
        pytest.param("tasmel", "tessel wire", True, id="two others"),
        pytest.param("tsesel wier", "tessel wire", True, id="two places changed, in both words"),
        pytest.param("ab", "ad", False, id="too short to bear a slip"),
        pytest.param("wire", "ware", True, id="four letters bear one"),
        pytest.param("wire", "wart", False, id="and not two"),
        pytest.param("harbour", "harbinger", False, id="three"),
        pytest.param("tessel post", "tessel wire", False, id="another word"),
        pytest.param("", "tessel", True, id="nothing asked"),
        pytest.param("tessel", "", False, id="no name"),
    ],
)
def test_a_hurried_hand_is_seen_through_as_far_as_the_word_is_long(
    asked: str, name: str, meant: bool
) -> None:
    assert mistyped(asked, name) is meant


@given(st.text("abc", min_size=3, max_size=9), st.integers(0, 8), st.sampled_from("abc"))
def test_one_slip_of_any_kind_in_a_word_is_always_seen_through(word: str, at: int, sign: str) -> None:
    at %= len(word)
    slips = (word[:at] + word[at + 1 :], word[:at] + sign + word[at:], word[:at] + sign + word[at + 1 :])
    swapped = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]

    assert all(mistyped(word, slip) for slip in (*slips, swapped))
