"""Sections are in order, apart, and leave out nothing that is not blank."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules.sections import check, complete
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

HEADLINE, BODY, COMMENT, FURNITURE = (
    SectionKind.HEADLINE, SectionKind.BODY, SectionKind.COMMENT, SectionKind.FURNITURE,
)  # fmt: skip
spans = st.builds(
    lambda kind, start, length: SectionSpan(kind, start, start + length),
    st.sampled_from(list(SectionKind)), st.integers(0, 60), st.integers(0, 30),
)  # fmt: skip


@pytest.mark.parametrize(
    ("sections", "complaint"),
    [
        pytest.param([SectionSpan(BODY, 0, 3), SectionSpan(BODY, 2, 7)], "overlaps", id="overlap"),
        pytest.param([SectionSpan(BODY, 0, 7), SectionSpan(BODY, 7, 7)], "overlaps", id="empty"),
        pytest.param([SectionSpan(BODY, 0, 9)], "leaves the text", id="too long"),
        pytest.param([SectionSpan(BODY, 0, 3)], "lies in no section", id="end left out"),
        pytest.param([SectionSpan(BODY, 4, 7)], "lies in no section", id="start left out"),
    ],
)
def test_sections_that_do_not_tile_the_text_are_refused(sections: list[SectionSpan], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        check("one two", sections)


def test_what_no_section_covers_is_furniture() -> None:
    whole = complete("menu\n\nBody here. \n\nend", [SectionSpan(BODY, 6, 18)])

    assert whole == (SectionSpan(FURNITURE, 0, 4), SectionSpan(BODY, 6, 16), SectionSpan(FURNITURE, 19, 22))


def test_neighbouring_paragraphs_of_body_are_one_section_and_comments_stay_apart() -> None:
    text = "aa\nbb\ncc\ndd"
    comments = (SectionSpan(COMMENT, 6, 8, "Ana"), SectionSpan(COMMENT, 9, 11, "Luz"))

    whole = complete(text, [SectionSpan(BODY, 0, 2), SectionSpan(BODY, 3, 5), *comments])

    assert whole == (SectionSpan(BODY, 0, 5), *comments)


@given(st.text(alphabet="ab \n", max_size=60), st.lists(spans, max_size=8))
def test_any_findings_are_completed_to_a_tiling(text: str, found: list[SectionSpan]) -> None:
    inside = [span for span in found if span.end <= len(text)]

    check(text, complete(text, inside))
