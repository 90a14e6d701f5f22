"""What part each word seems to play."""

import pytest

from tests.claims.rules.attributions.laid_out import laid_out


@pytest.mark.parametrize(
    ("text", "language", "tags"),
    [
        ("The minister said that he had left.", "en", "DGXKPHJ."),
        ("“We walked,” said Ana Prado, who was walking slowly.", "en", "qPE,qXZZ,RBYA."),
        ("Officials in Lima told the council on 3 May.", "en", "ZIZXDFI#Z."),
        ("Walking is fun.", "en", "YBJ."),
        ("La ministra dijo que no había salido.", "es", "DGXKNHJ."),
    ],
)
def test_small_words_capitals_and_endings_tell_the_part(text: str, language: str, tags: str) -> None:
    assert laid_out(text, language).tags == tags
