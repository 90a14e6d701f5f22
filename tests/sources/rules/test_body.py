"""The body is what copies are looked for in: the article's own words, found again in the page."""

from itertools import combinations

import pytest

from sources.rules.body import body_of
from sources.rules.likeness import measure
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind
from tests.sources.rules.seeds import needs_seeds, seed

NUMBERS = ["000", "001", "002", "003", "004"]


def test_the_body_leaves_out_all_but_the_articles_own_words() -> None:
    text = "menu Two dead. “Yes.” I heard four."
    body = body_of(
        text,
        [
            SectionSpan(SectionKind.FURNITURE, 0, 4),
            SectionSpan(SectionKind.BODY, 5, 14),
            SectionSpan(SectionKind.QUOTATION, 15, 21),
            SectionSpan(SectionKind.COMMENT, 22, 35, "ana"),
        ],
    )

    assert body.text == "Two dead.\n“Yes.”"
    assert [text[body.place(at)] for at in (0, 8, 10, 15)] == ["T", ".", "“", "”"]


def bodies(one: str, other: str) -> tuple[str, str]:
    left, right = seed(one), seed(other)
    return body_of(left.text, left.sections).text, body_of(right.text, right.sections).text


@needs_seeds
def test_two_captures_of_one_piece_have_one_body() -> None:
    likeness = measure(*bodies("001", "003"))

    assert (likeness.containment, likeness.containment_back) == (1.0, 1.0)
    assert likeness.shared_words > 750


@needs_seeds
@pytest.mark.parametrize(
    ("one", "other"), [pair for pair in combinations(NUMBERS, 2) if pair != ("001", "003")]
)
def test_no_other_two_seeds_share_a_run_of_words(one: str, other: str) -> None:
    likeness = measure(*bodies(one, other))

    assert likeness.shared_words == 0
    assert max(likeness.containment, likeness.containment_back) < 0.01


def test_what_is_a_commonplace_is_blanked_and_all_else_stays_where_it_was() -> None:
    notice = "Every word of this newspaper is free for anybody to print as long as its name stands beside it"
    text = f"Two dead. {notice} Four hurt."
    body = body_of(text, [SectionSpan(SectionKind.BODY, 0, len(text))])

    left = body.without(notice)

    assert left.text == f"Two dead. {chr(10) * len(notice)} Four hurt."
    assert (left.starts, left.origins) == (body.starts, body.origins)
    assert body.without("") == body
