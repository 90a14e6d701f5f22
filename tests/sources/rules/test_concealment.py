"""What no reader of a page sees is kept as furniture, nobody's word, and never stands in the outlet's paragraph."""

from collections.abc import Callable

import pytest

from sources.rules.concealment import MOST_RULES, MOST_SPARED
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
    "popover",
    'class="x1"',
    'class="a x3"',
    'class="x4"',
    'id="x2"',
)
STYLES = (
    "display:/**/none",
    "DISPLAY : none !important",
    "visibility:collapse",
    "opacity:.0",
    "opacity:0.0",
    "font:0/0 a",
    "font-size:0px",
    "color:transparent",
    "transform:scale(0)",
    "transform: translateX(-9999px)",
    "d\\69splay:none",
    "d\\000069 splay:none",
    "max-height:0; overflow:hidden",
    "overflow:hidden; height:0px",
    "font-size:1px",
    "font-size:.1px",
    "opacity:.01",
    "opacity:0%",
    "color:rgba(0, 0, 0, 0)",
    "color:rgb(0 0 0 / 0%)",
    "color:#0000",
    "clip-path:circle(0)",
    "filter:opacity(0)",
    "scale:0",
    "content-visibility:hidden",
    "color:#fefefe; background:#fff",
    "color:rgb(250, 250, 250); background-color:white",
    "color:hsl(0, 0%, 98%); background-color:ivory",
    "position:absolute; inset:0 auto auto -9999px",
    "position:fixed; bottom:-9999px",
    "translate:-9999px",
    "transform:rotateY(90deg)",
    "width:0; overflow:hidden",
    "line-height:0; overflow:hidden",
)
SHEETS = (
    "p.x {display:none}",
    "article .x {display:none}",
    "body article > .x {display:none}",
    "[class=x] {display:none}",
    '[class~="x"] {display:none}',
    "@media screen {.x {display:none}}",
    "@media only screen, print {.x {display:none}}",
    "@media all {@supports (display: grid) {.x {display:none}}}",
    "@import url(a.css); .x {display:none}",
    "@charset 'utf-8'; .x {display:none}",
    "<!-- .x {display:none} -->",
    ".x {display:none",
    ".x {d\\69splay:none}",
    ".\\78 {display:none}",
    ".x {display:none!important} p.x {display:block}",
    ".x {display:none} .x {opacity:1}",
    ".x {display:block} p.x {display:none} .x {display:block}",
    ".x {display:none; &:hover {color:red}}",
    ".x {display:none; .y {color:red} opacity:.9}",
    ".x {display:none} @layer a {p.x.x {display:block}}",
    "@layer b, a; @layer a {.x {display:none}} @layer b {p.x {display:block}}",
    "@layer a {.x {display:none!important}} p.x {display:block!important}",
)
GROUNDS = (
    f'<div style="background:#fff"><p style="color:white">{SECRET}</p></div>',
    f'<table><tr><td bgcolor="#FFFFFF"><font color="white">{SECRET}</font></td></tr></table>',
    f'<div style="color:#fff; background:#000"><p style="background:white">{SECRET}</p></div>',
)
ELEMENTS = ("noscript", "template", "svg", "iframe", "canvas", "object", "video")
HIDDEN = (
    *(f"<div {one}>{SECRET}</div>" for one in ATTRIBUTES),
    *(f"<span {one}>{SECRET}</span>" for one in ATTRIBUTES),
    *(f'<p style="{one}">{SECRET}</p>' for one in STYLES),
    *(f'<span style="{one}">{SECRET}</span>' for one in STYLES),
    *GROUNDS,
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
def test_hidden_words_are_kept_and_are_nobodys(hidden: str, place: str, proved: Callable[..., None]) -> None:
    assert kinds(place.format(hidden)) == [SectionKind.FURNITURE]
    proved(
        "T24",
        size=f"{len(HIDDEN) * len(PLACES)} pages with words hidden by mark-up or style",
        figure="on each they are kept, as furniture, and are nobody’s words",
    )


@pytest.mark.parametrize("media", ["", "screen", "all", "Screen, print"])
@pytest.mark.parametrize("sheet", SHEETS)
def test_a_style_sheet_that_hides_from_most_readers_is_believed(sheet: str, media: str) -> None:
    styled = f'<style media="{media}">{sheet}</style>'

    assert kinds(f'<p class="x">{PROSE} {SECRET}</p>', styled) == [SectionKind.FURNITURE]


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
        "<style>.x1 {opacity: 0.5; font: 10px/0 a}</style>",
        "<style>.x1 {color: transparent; background-clip: text; background-image: url(a.png)}</style>",
        "<style>.x1 {background-color: transparent}</style>",
        "<style>aside .x1, div.x1, .x1.x2, .x1 + p, p {display: none}</style>",
        "<style>.x1 {opacity: 0} .x1 {opacity: 1}</style>",
        "<style>.x1 {visibility: hidden} p.x1 {visibility: visible}</style>",
        "<style>.x1 {display: block !important} p.x1 {display: none}</style>",
        "<style>.x1 {opacity: .5; opacity: .09; font-size: 1.1em; overflow: hidden}</style>",
        "<style>.x1 {height: 0; padding-bottom: 56%; overflow: hidden}</style>",
        "<style>.x1 {display: none} p.x1 {display: block}</style>",
        "<style>.x1 {display: none} .shown {display: block}</style>",
        "<style>@media (max-width: 400px) {.x1 {display: none}}</style>",
        "<noscript><style>.x1 {display: none}</style></noscript>",
        "<style>@layer a {p.x1.x1 {display: none}} .x1 {display: block}</style>",
        "<style>.x1 {font-size: 0} p.x1 {font-size: 1rem}</style>",
        "<style>.x1 {left: -9999px} p.x1 {left: 0}</style>",
        "<style>.x1 {display: none; display: block}</style>",
        "<style>.x1 {color: #767676; background: #fff}</style>",
    ],
)
def test_a_rule_that_hides_nothing_from_readers_hides_nothing(sheet: str) -> None:
    assert kinds(f'<p class="x1 shown">{PROSE} {SECRET}</p>', sheet) == [SectionKind.BODY]


def test_an_elements_own_style_has_the_last_word_but_for_what_is_important() -> None:
    shown = f'<p class="x1" style="display:block">{PROSE} {SECRET}</p>'

    assert kinds(shown) == [SectionKind.BODY]
    assert kinds(shown, "<style>.x1 {display:none!important}</style>") == [SectionKind.FURNITURE]


@pytest.mark.parametrize(
    ("around", "own", "kind"),
    [
        ("visibility:hidden", "visibility:visible", SectionKind.BODY),
        ("visibility:hidden", "visibility:inherit", SectionKind.FURNITURE),
        ("visibility:hidden", "color:red", SectionKind.FURNITURE),
        ("font-size:0", "font-size:16px", SectionKind.BODY),
        ("font-size:0", "font-size:2em", SectionKind.FURNITURE),
        ("text-indent:-9999px", "text-indent:0", SectionKind.BODY),
        ("display:none", "display:block; visibility:visible", SectionKind.FURNITURE),
        ("visibility:hidden; opacity:0", "visibility:visible", SectionKind.FURNITURE),
    ],
)
def test_what_stands_inside_may_be_seen_again_where_it_only_takes_over_being_hidden(
    around: str, own: str, kind: SectionKind
) -> None:
    inner = f'<p style="{own}">{PROSE} {SECRET}</p>'

    assert kinds(f'<div style="{around}">{inner}</div>') == [kind]
    assert kinds(f"<div class=y>{inner}</div>", f"<style>.y {{{around}}}</style>") == [kind]


def test_what_is_important_in_a_sheet_shows_what_an_elements_own_style_hides() -> None:
    hidden = f'<p class="x1" style="display:none">{PROSE} {SECRET}</p>'

    assert kinds(hidden, "<style>.x1 {display:block!important}</style>") == [SectionKind.BODY]


def test_a_page_that_a_script_will_show_is_read() -> None:
    page = read_html(f"<style>.wait {{opacity: 0}}</style><body class=wait><p>{PROSE}</p></body>".encode())

    assert [part.kind for part in page.sections] == [SectionKind.BODY]


HALL = """<style>.wait {opacity: 0} .more {display: none}</style><body><nav>One Two</nav><div class=wait>"""


def test_a_wrapper_hidden_until_a_script_runs_keeps_its_body_and_what_is_hidden_within() -> None:
    page = read_html(f"{HALL}<p>{PROSE}</p><p>{PROSE}</p><p class=more>{SECRET}</p></div></body>".encode())
    body = [page.text[part.start : part.end] for part in page.sections if part.kind is SectionKind.BODY]

    assert PROSE.strip() in body[0]
    assert SECRET in page.text
    assert not any(SECRET in part for part in body)


def test_paragraphs_that_all_wait_for_a_script_are_body() -> None:
    page = read_html(f"{HALL}{f'<p class=wait>{PROSE}</p>' * 6}</div></body>".encode())

    assert SectionKind.BODY in [part.kind for part in page.sections]


def test_where_too_many_names_hide_most_of_a_page_no_sheet_is_believed() -> None:
    names = [f"wait{number}" for number in range(MOST_SPARED + 1)]
    sheet = f"<style>{''.join(f'.{name} {{opacity: 0}} ' for name in names)} .more {{display: none}}</style>"
    around = "".join(f"<div class={name}>" for name in names)
    page = read_html(f"{sheet}<body>{around}<p>{PROSE}</p><p class=more>{SECRET} {PROSE}</p></body>".encode())

    assert [part.kind for part in page.sections] == [SectionKind.BODY]


def test_of_the_rules_for_one_name_the_last_are_believed() -> None:
    sheet = (
        f"<style>{''.join(f'.x1.y{number} {{display: none}} ' for number in range(MOST_RULES + 1))}</style>"
    )
    first, last = (f'<p class="x1 y{number}">{PROSE} {SECRET}</p>' for number in (0, MOST_RULES))

    assert kinds(first, sheet) == [SectionKind.BODY]
    assert kinds(last, sheet) == [SectionKind.FURNITURE]


def test_letters_on_another_ground_are_read() -> None:
    inner = f'<div style="background:#000"><p style="color:white">{PROSE} {SECRET}</p></div>'

    assert kinds(inner) == [SectionKind.BODY]


def test_signs_of_no_width_do_not_part_a_word() -> None:
    page = read_html(f"<p>Four were ki&#8203;ll<b>&shy;ed</b> &#8203;there. {PROSE}</p>".encode())

    assert page.text.startswith("Four were killed ")
