"""Whether speech is direct or reported, and why it was found."""

import pytest

from claims.rules.attributions.reader import Reader, read
from claims.rules.attributions.shipped import SHIPPED
from claims.rules.attributions.telling import reasons, speech, spoken
from tests.claims.rules.attributions.laid_out import laid_out


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("“It was dark,” said Osric Vale.", "direct"),
        ("Osric Vale said that it was dark.", "reported"),
        ("Osric Vale said that it was “as dark as the grave”.", "mixed"),
    ],
)
def test_quotation_marks_make_speech_direct(text: str, manner: str) -> None:
    layout = laid_out(text)
    (found,) = read(layout, SHIPPED)

    assert speech(layout, found) == manner


def test_who_hopes_does_not_speak() -> None:
    said, hopes = laid_out("Vale said it was dark."), laid_out("Vale hopes to win.")

    assert spoken(said, read(said, SHIPPED)[0])
    assert not spoken(hopes, read(hopes, SHIPPED)[0])


def test_the_reasons_name_what_spoke_most_for_the_cue() -> None:
    text = "Vale said that it was dark."
    layout = laid_out(text)
    (found,) = read(layout, SHIPPED)

    told = reasons(layout, found, SHIPPED, text)

    assert told[0].quote == "said"
    assert "a word of the kind “say”" in [reason.detail for reason in told]


def test_a_reader_with_no_weights_has_no_reasons() -> None:
    text = "Vale said that it was dark."
    layout = laid_out(text)
    bare = Reader(*[type(SHIPPED.cues)({})] * 3)

    assert reasons(layout, read(layout, bare)[0], bare, text) == ()
