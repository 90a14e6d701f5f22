"""The labels of public stance models are brought to our three words, and those nobody knows are asked for."""

import pytest

from claims.rules.analysts.labels import NOTHING, meanings


@pytest.mark.parametrize(
    ("names", "meant"),
    [
        (["ENTAILMENT", "NEUTRAL", "CONTRADICTION"], ["asserts", NOTHING, "disputes"]),
        (["agree", "disagree", "discuss", "unrelated"], ["asserts", "disputes", "repeats", NOTHING]),
        (["for", "against", "observing"], ["asserts", "disputes", "repeats"]),
        (["SUPPORTS", "REFUTES", "NEI"], ["asserts", "disputes", NOTHING]),
    ],
)
def test_public_names_are_known(names: list[str], meant: list[str]) -> None:
    assert list(meanings(names).values()) == meant


def test_what_the_operator_says_comes_first() -> None:
    assert meanings(["LABEL_0", "agree"], ["LABEL_0=asserts", "agree=disputes"]) == {
        "LABEL_0": "asserts",
        "agree": "disputes",
    }


@pytest.mark.parametrize(
    ("names", "told", "named"),
    [
        (["LABEL_0", "LABEL_1"], [], "LABEL_0, LABEL_1"),
        (["LABEL_0", "against"], ["LABEL_0=true"], "LABEL_0"),
        (["agree", "unrelated"], [], "both wanted"),
    ],
)
def test_what_nobody_knows_is_asked_for(names: list[str], told: list[str], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        meanings(names, told)
