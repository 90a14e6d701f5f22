"""What no reader of a page sees is kept as furniture, nobody's word, and never stands in the outlet's paragraph."""

import pytest

from sources.rules.page_html import read_html
from sources.vocabulary import SectionKind

PROSE = "The mayor said on Monday that the old bridge fell into the river after heavy rain. " * 4
SECRET = "Nine ministers were secretly shot."
SHEET = (
    "<style>.x1 {display: none} #x2, .x3 {visibility: hidden} .x4 {color: #fff; background: white}</style>"
)
ATTRIBUTES = (
    "hidden",
    'aria-hidden="true"',
    'style="display:none"',
    'style="visibility: hidden"',
    'style="font-size:0"',
    'style="opacity:0"',
    'style="position:absolute; left:-9999px"',
    'style="text-indent:-5000em"',
    'style="clip:rect(0,0,0,0)"',
    'style="clip-path: inset(50%)"',
    'style="color:#fff; background:white"',
    'style="color: rgb(255, 255, 255); background-color: #ffffff"',
    'class="x1"',
    'class="a x3"',
    'class="x4"',
    'id="x2"',
)
ELEMENTS = ("noscript", "template", "svg", "iframe", "canvas", "object", "video")
HIDDEN = (
    *(f"<div {one}>{SECRET}</div>" for one in ATTRIBUTES),
    *(f"<span {one}>{SECRET}</span>" for one in ATTRIBUTES),
    *(f"<{one}>{SECRET}</{one}>" for one in ELEMENTS),
)
PLACES = ("{}", f"<p>{PROSE}{{}} And so it ended.</p>")


def kinds(inner: str, sheet: str = SHEET) -> list[SectionKind]:
    """The sections in which the secret stands."""
    body = f"<article><h1>Bridge</h1><p>{PROSE}</p><p>{PROSE}</p>{inner}<p>{PROSE}</p></article>"
    page = read_html(f"<html><head>{sheet}</head><body>{body}</body></html>".encode())
    return [part.kind for part in page.sections if SECRET in page.text[part.start : part.end]]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("hidden", HIDDEN)
def test_hidden_words_are_kept_and_are_nobodys(hidden: str, place: str) -> None:
    assert kinds(place.format(hidden)) == [SectionKind.FURNITURE]


def test_a_paragraph_stays_whole_around_words_hidden_in_it() -> None:
    page = read_html(f"<p>The bridge <span hidden>{SECRET}</span>fell. {PROSE}</p>".encode())

    assert page.text.startswith("The bridge fell. The mayor said")


@pytest.mark.parametrize(
    "sheet",
    [
        "<style>@media print {.x1 {display: none}}</style>",
        '<style media="print">.x1 {display: none}</style>',
        "<style>.js .x1 {display: none}</style>",
        "<style>.x1:empty {display: none}</style>",
        "<style>.x1 {display: none} .x1 {display: block}</style>",
        "<style>/* .x1 {display: none} */</style>",
        "<style>.x1 {color: white; background: black}</style>",
        "<style>.x1 {left: -2px}</style>",
    ],
)
def test_a_rule_that_hides_nothing_from_readers_hides_nothing(sheet: str) -> None:
    assert kinds(f'<p class="x1">{PROSE} {SECRET}</p>', sheet) == [SectionKind.BODY]


def test_a_page_that_a_script_will_show_is_read() -> None:
    page = read_html(f"<style>.wait {{opacity: 0}}</style><body class=wait><p>{PROSE}</p></body>".encode())

    assert [part.kind for part in page.sections] == [SectionKind.BODY]
