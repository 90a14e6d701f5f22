"""Laying out a captured text with its marks."""

from sources.pages.text import Block, Marked, lay_out
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

TEXT = "Menu\n\nFour were killed.\n\nThe road is closed, they said.\n\ntwo not four\n\nAbout us\n\nContact"


def span(kind: SectionKind, words: str, voice: str = "") -> SectionSpan:
    start = TEXT.index(words)
    return SectionSpan(kind, start, start + len(words), voice)


SECTIONS = [
    span(SectionKind.FURNITURE, "Menu"),
    span(SectionKind.HEADLINE, "Four were killed."),
    span(SectionKind.BODY, "The road is closed, they said."),
    span(SectionKind.COMMENT, "two not four", "a reader"),
    span(SectionKind.FURNITURE, "About us"),
    span(SectionKind.FURNITURE, "Contact"),
]


def mark(number: int, words: str) -> Marked:
    start = TEXT.index(words)
    return Marked(number, start, start + len(words))


def laid_out(*marks: Marked) -> list[Block]:
    return lay_out(TEXT, SECTIONS, marks)


def test_every_section_keeps_its_kind_and_neighbouring_furniture_is_one_block() -> None:
    blocks = laid_out()
    assert [block.kind for block in blocks] == [
        SectionKind.FURNITURE, SectionKind.HEADLINE, SectionKind.BODY, SectionKind.COMMENT, SectionKind.FURNITURE
    ]  # fmt: skip
    assert blocks[3].voice == "a reader"
    assert len(blocks[4].paragraphs) == 2


def test_exactly_the_anchored_words_are_marked_and_numbered() -> None:
    paragraph = laid_out(mark(1, "killed"))[1].paragraphs[0]
    assert [(piece.text, piece.marked, piece.refs) for piece in paragraph.pieces] == [
        ("Four were ", False, ()), ("killed", True, (1,)), (".", False, ())
    ]  # fmt: skip
    assert paragraph.notes == [1]


def test_overlapping_marks_share_words_and_each_keeps_its_number() -> None:
    paragraph = laid_out(mark(1, "road is closed"), mark(2, "closed, they said"))[2].paragraphs[0]
    assert "".join(piece.text for piece in paragraph.pieces if piece.marked) == "road is closed, they said"
    assert [ref for piece in paragraph.pieces for ref in piece.refs] == [1, 2]


def test_a_quote_over_two_sections_is_marked_in_both_and_noted_where_it_begins() -> None:
    start, end = TEXT.index("killed"), TEXT.index("closed")
    blocks = laid_out(Marked(7, start, end))
    assert blocks[1].paragraphs[0].notes == [7]
    assert blocks[2].paragraphs[0].notes == []
    assert blocks[2].paragraphs[0].pieces[0].marked


def test_nothing_of_the_text_is_lost_or_doubled() -> None:
    marks = (mark(1, "killed"), mark(2, "were killed."), mark(3, "two not"))
    pieces = [piece.text for block in laid_out(*marks) for line in block.paragraphs for piece in line.pieces]
    assert "".join(pieces) == TEXT.replace("\n", "")
