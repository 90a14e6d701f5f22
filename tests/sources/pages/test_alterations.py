"""When an article was seen to say what it says."""

import pytest

from sources.models import Capture
from sources.pages.alterations import Moment
from tests.factories import NOON


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        pytest.param(
            Moment(Capture(captured_at=NOON), at=NOON), "as it stood on 1 Mar 2026, 12:00 UTC", id="seen"
        ),
        pytest.param(
            Moment(Capture(captured_at=NOON)),
            "as it came in on 1 Mar 2026, 12:00 UTC; when it stood so is not known",
            id="handed in",
        ),
    ],
)
def test_when_a_text_stood_so_is_a_sentence(moment: Moment, words: str) -> None:
    assert moment.stood == words
