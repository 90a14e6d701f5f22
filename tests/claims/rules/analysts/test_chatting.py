"""What is read of a model's answer, however it is wrapped, and what is refused."""

import pytest

from claims.rules.analysts import chatting


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("Sorry.", "holds no JSON"),
        ("} {", "holds no JSON"),
        ('{"claims": [}', "is broken JSON"),
        ('{"claims": ' + "[" * 100_000 + "}", "is broken JSON"),
        ('{"claims": 4}', "holds no list of claims"),
        ('{"claim": []}', "holds no list of claims"),
    ],
    ids=["words", "braces the wrong way round", "broken", "too deep", "no list", "another name"],
)
def test_an_answer_without_a_list_of_claims_is_refused_in_a_sentence(content: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        chatting.read(content)


def test_a_list_wrapped_in_words_is_read_and_what_is_no_suggestion_passed_over() -> None:
    assert chatting.read('Here it is: {"claims": [4, "x"]} Good luck!') == ()
    assert len(chatting.read('```{"claims": [{"claim": "Four died.", "quote": 4}]}```')) == 1
