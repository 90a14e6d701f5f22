"""Reading what an address asks for."""

import pytest
from django.test import RequestFactory

from sources.pages.asked import Misasked, asked, choice


def ask(query: str) -> dict[str, str]:
    return asked(RequestFactory().get(f"/claims/?{query}"), "q", "after")


def test_known_parameters_are_all_there_and_trimmed() -> None:
    assert ask("q=%20four%20killed%20") == {"q": "four killed", "after": ""}


@pytest.mark.parametrize(
    ("query", "field"),
    [
        pytest.param("page=2", "page", id="unknown"),
        pytest.param("q=a&q=b", "q", id="twice"),
        pytest.param(f"q={'a' * 501}", "q", id="too long"),
        pytest.param("q=a%00b", "q", id="a null byte"),
        pytest.param("after=%1b", "after", id="a control character"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(query: str, field: str) -> None:
    with pytest.raises(Misasked) as refusal:
        ask(query)
    assert refusal.value.field == field
    assert refusal.value.sentence


def test_a_choice_must_be_one_of_those_offered() -> None:
    with pytest.raises(Misasked, match="yes or no"):
        choice({"contested": "perhaps"}, "contested", ("yes", "no"))
    assert choice({"contested": ""}, "contested", ("yes", "no")) == ""
