"""Which stretches might be what somebody said."""

import pytest

from claims.rules.attributions.contents import possibilities
from tests.claims.rules.attributions.laid_out import at, laid_out, told


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Ana Prado said that four had died.", "said", "that four had died ."),
        ("Ana Prado said four had died when the ferry sank.", "said", "four had died"),
        ("Ana Prado told the council on Friday that four had died.", "told", "that four had died ."),
        ("Four had died, Ana Prado said.", "said", "Four had died ,"),
        ("Four had died, Ana Prado said, and more were missing.", "said", "Four had died ,"),
        ("“Four died,” Ana Prado said. “More are missing.”", "said", "“ Four died , ” | “ More are missing . ”"),
        ("“Four died. It was dark,” Ana Prado said.", "said", "“ Four died . It was dark , ”"),
        ("“Four died.” So Ana Prado said.", "said", "“ Four died . ”"),
        ("Ana Prado continued:\n\n“Four died. It was dark.”", "continued", "“ Four died . It was dark . ”"),
        ("Vale is expected to resign on Monday.", "expected", "Vale | to resign on Monday ."),
        ("The ferry was sound, Vale said, until it sank.", "said", "The ferry was sound , | until it sank ."),
        ("“It sank. Nobody knew.”\n\n– Ana Prado.", "–", "“ It sank . Nobody knew . ”"),
        ("Ana Prado called for a new ferry.", "called", "a new ferry ."),
    ],
)  # fmt: skip
def test_what_is_said_is_among_the_possibilities(text: str, cue: str, content: str) -> None:
    layout = laid_out(text)

    assert content in [told(layout, *each.runs) for each in possibilities(layout, at(layout, cue))]


def test_no_stretch_is_named_twice() -> None:
    layout = laid_out("“No,” said Ana Prado, “never,” and “no” once more, and Vale said that it was so.")
    runs = [each.runs for each in possibilities(layout, at(layout, "said"))]

    assert len(runs) == len(set(runs))
