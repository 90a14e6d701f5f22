"""A page's own style sheets are read, or the page tells that they are not."""

import pytest

from sources.rules.omissions import incomplete
from sources.rules.page_html import read_html
from sources.rules.span import Page
from sources.vocabulary import OmissionKind as Kind

CLAIM = "Nine ministers were secretly shot"
PROSE = "The mayor said on Monday that the old bridge fell into the river after heavy rain. " * 4


def read(head: str, inner: str) -> Page:
    return read_html(
        f"<head>{head}</head><article><h1>Bridge falls</h1>{f'<p>{PROSE}</p>' * 2}{inner}".encode()
    )


def signs(page: Page) -> dict[Kind, int]:
    return {one.kind: one.signs for one in page.omitted}


@pytest.mark.parametrize(
    "head",
    [
        "<link rel=stylesheet href='data:text/css,.x{display:none}'>",
        "<style>@import 'data:text/css,.x{display:none}';</style>",
        "<style>@import url(data:text/css;base64,LnhhfQ==);</style>",
    ],
)
def test_a_sheet_packed_in_an_address_is_told_of(head: str) -> None:
    assert incomplete(read_html(f"{head}<p class=x>The old bridge fell.</p>".encode()).omitted)


def test_a_sheet_too_long_to_be_read_is_told_of() -> None:
    page = read_html(f"<style>{'.a{top:0}' * 120_000}</style><p>The old bridge fell.</p>".encode())

    assert incomplete(page.omitted)


@pytest.mark.parametrize(
    "style",
    [
        "left:calc(0px - 9999px)",
        "position:absolute; left:9999px",
        "left:-100vw",
        "zoom:0",
        "clip-path:polygon(0 0, 0 0, 0 0)",
        "clip-path:url(#a)",
        "transform:translate(0, 9999px)",
        "transform:matrix(0, 0, 0, 0, 0, 0)",
        "filter:blur(40px)",
        "opacity:var(--a)",
        "font-size:var(--a)",
        "position:relative; z-index:-1",
        "color:#fefefe",
    ],
)
def test_a_style_of_which_we_cannot_tell_makes_the_text_doubtful(style: str) -> None:
    page = read("", f"<p style='{style}'>{CLAIM} {PROSE}</p>")

    assert CLAIM in page.text
    assert signs(page).get(Kind.UNREAD, 0) + signs(page).get(Kind.HIDDEN, 0) >= len(CLAIM)


@pytest.mark.parametrize(
    "sheet",
    [
        ".x {display:none} body:has(p) .x {display:block}",
        ".x {display:none} @media (orientation:landscape), (orientation:portrait) {.x {display:block}}",
        ".x {display:none} @container (width > 1px) {.x {display:block}}",
        ".x {display:none} @supports (color: red) {.x {display:block}}",
        ".x {display:none} @scope (article) {.x {display:block}}",
        ".x {display:none} article {& .x {display:block}}",
        ".x {display:none!important} .x:not(.y) {display:block!important}",
        ".x {visibility:hidden} p:nth-child(3) {visibility:visible}",
        ".x {opacity:0} [data-a] {opacity:1}",
    ],
)
def test_a_rule_that_cannot_be_read_and_may_show_hidden_words_makes_the_text_doubtful(sheet: str) -> None:
    page = read(f"<style>{sheet}</style>", f"<p class=x data-a=b>{CLAIM} {PROSE}</p>")

    assert signs(page)[Kind.HIDDEN] >= len(CLAIM)
    assert signs(page)[Kind.UNREAD] >= len(CLAIM)


@pytest.mark.parametrize(
    "sheet",
    [
        ".x {display:none!important} .x:not(.y) {display:block}",
        ".x {display:none; opacity:0} .x:not(.y) {display:block}",
        ".x {display:none} .y:not(.z) {display:block}",
        ".x {display:none} .x:hover {display:block}",
    ],
)
def test_a_rule_that_cannot_show_what_another_hides_raises_no_doubt(sheet: str) -> None:
    assert not incomplete(read(f"<style>{sheet}</style>", f"<p class=x>{CLAIM} {PROSE}</p>").omitted)
