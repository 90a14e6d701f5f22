"""Which shared words are a quotation from the piece a text credits."""

import pytest

from sources.rules import likeness, quoting
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

WORDS = "the ferry was never meant to sail in weather like this and the crew knew it"
OWN = "Nothing of this was known to the harbour office when it opened its doors on Monday morning. "
FAR = "Nobody else spoke of it that day, on the quay or anywhere else in the town. " * 5


def found(down: str, up: str, credit: str = "the Post wrote", sections: tuple[SectionSpan, ...] = ()) -> int:
    """How many runs are quoted."""
    shared = likeness.measure(down, up).spans
    at = down.find(credit)
    return len(
        quoting.taken(
            down,
            quotes=quoting.quoted(down, sections),
            above=quoting.quoted(up, ()),
            shared=shared,
            credit=(at, at + len(credit)) if at >= 0 else None,
        )
    )


@pytest.mark.parametrize(
    ("down", "up", "runs"),
    [
        pytest.param(f"{OWN}“{WORDS},” the Post wrote.", f"A report: {WORDS}.", 1, id="its own words, credited"),
        pytest.param(f"{OWN}«{WORDS}», the Post wrote.", f"A report: {WORDS}.", 1, id="other marks"),
        pytest.param(f'{OWN}"{WORDS}," the Post wrote.', f"A report: {WORDS}.", 1, id="straight marks"),
        pytest.param(f"{OWN}“{WORDS},” he said, the Post wrote.", f"He said: “{WORDS}.”", 1, id="told to it alone"),
        pytest.param(f"The Post wrote of it. {FAR}“{WORDS},” he said.", f"“{WORDS}.”", 0, id="everybody's, far off"),
        pytest.param(f"{FAR}“{WORDS},” it said.", f"A report: {WORDS}.", 1, id="its own words, far from the credit"),
        pytest.param(f"{OWN}{WORDS}, the Post wrote.", f"A report: {WORDS}.", 0, id="in no marks"),
        pytest.param(f"{OWN}{WORDS}, the Post wrote. “No,” he said.", f"{WORDS}.", 0, id="in none, marks behind"),
        pytest.param(f"{OWN}“No,”{WORDS}, the Post wrote.", f"{WORDS}.", 0, id="in none, marks right before"),
        pytest.param(f"{OWN}“never meant to sail in weather like this” the Post wrote", f"{WORDS}", 1, id="8 words"),
        pytest.param(f"{OWN}“meant to sail in weather like this” the Post wrote.", f"{WORDS}.", 0, id="7 words"),
    ],
)  # fmt: skip
def test_quoted_words_are_taken_from_who_is_credited_beside_them_or_wrote_them(
    down: str, up: str, runs: int
) -> None:
    assert found(down, up) == runs


def test_a_block_set_apart_is_a_quotation_and_an_open_mark_is_none() -> None:
    text = f"The Post wrote:\n{WORDS}"
    apart = (SectionSpan(SectionKind.QUOTATION, text.index(WORDS), len(text)),)

    assert found(text, f"A report: {WORDS}.", "The Post wrote", apart) == 1
    assert found(f"The Post wrote: “{WORDS}", f"A report: {WORDS}.", "The Post wrote") == 0
    assert quoting.quoted("“" + "a " * 1001 + "”", ()) == []


def test_marks_within_a_block_set_apart_are_one_quotation_and_what_stands_behind_a_run_is_not_looked_at() -> (
    None
):
    text = f"The Post wrote:\n“{WORDS}” it said, and more.\n{OWN}“He left,” she said."
    apart = (SectionSpan(SectionKind.QUOTATION, text.index("“"), text.index("\n", 20)),)

    assert quoting.quoted(text, apart)[0] == (text.index("“"), text.index("\n", 20))
    assert found(text, f"A report: {WORDS}.", "The Post wrote", apart) == 1
