"""Nothing on a page is lost in silence: every planted claim stands in the text, or the page tells of it."""

import base64
from urllib.parse import quote

import pytest

from sources.rules import page_html
from sources.rules.html_blocks import blocks_of
from sources.rules.omissions import DOUBTS, LONGEST_EXCERPT, MOST_EXCERPTS, incomplete, signs_of
from sources.rules.page_html import read_html
from sources.rules.span import Omission, Page
from sources.vocabulary import OmissionKind
from sources.vocabulary import OmissionKind as Kind

CLAIM = "Nine ministers were secretly shot"
PROSE = "The mayor said on Monday that the old bridge fell into the river after heavy rain. " * 4
MARKUP = f"<p>{CLAIM}</p>"

BODY: dict[str, tuple[str, OmissionKind | None]] = {
    "a remark": (f"<!-- {CLAIM} -->", Kind.REMARK),
    "a remark behind a name": (f"<!-- old_lede.{CLAIM} -->", Kind.REMARK),
    "a remark with tags in it": (f"<!--[if IE]>{MARKUP}<![endif]-->", Kind.REMARK),
    "a remark never closed": (f"<!-- {CLAIM}", Kind.REMARK),
    "a remark closed oddly": (f"<!-- {CLAIM} --!>", Kind.REMARK),
    "an instruction": (f"<?php echo '{CLAIM}' ?>", Kind.REMARK),
    "a declaration": (f"<!ELEMENT {CLAIM}>", Kind.REMARK),
    "a section of characters": (f"<![CDATA[{CLAIM}]]>", Kind.REMARK),
    "a closing tag that is none": (f"</ {CLAIM}>", Kind.REMARK),
    **{
        f"the attribute {name}": (f"<img {name}='{CLAIM}'>", Kind.ATTRIBUTE)
        for name in ("alt", "title", "aria-label", "aria-description", "aria-valuetext", "data-text", "x-y")
    },
    "an attribute with references": ("<img alt='Nine ministers were &#115;ecretly shot'>", Kind.ATTRIBUTE),
    "an attribute on the body": (f"<body title='{CLAIM}'>", Kind.ATTRIBUTE),
    "an attribute with mark-up in it": (f"<a data-caption='<b>{CLAIM}</b>'>x</a>", Kind.ATTRIBUTE),
    "an attribute with JSON in it": (f'<div data-x=\'{{"a": "{CLAIM}"}}\'></div>', Kind.ATTRIBUTE),
    "an attribute of a closed tag": (f"<option label='{CLAIM}'></option>", Kind.ATTRIBUTE),
    "names of attributes": (f"<p {CLAIM}>x</p>", Kind.ATTRIBUTE),
    "what a box says": (f"<input placeholder='{CLAIM}'>", Kind.ATTRIBUTE),
    "what a box holds": (f"<input type=hidden value='{CLAIM}'>", Kind.ATTRIBUTE),
    "a table's summary": (f"<table summary='{CLAIM}'><tr><td>x</td></tr></table>", Kind.ATTRIBUTE),
    "microdata": (f"<meta itemprop=description content='{CLAIM}'>", Kind.HEAD),
    "JSON-LD": (f'<script type="application/ld+json">{{"articleBody": "{CLAIM}"}}</script>', Kind.LINKED),
    "JSON-LD that is broken": (f'<script type=application/ld+json>{{"text": "{CLAIM}</script>', Kind.LINKED),
    "JSON-LD in escapes": (
        '<script type="application/ld+json">["Nine ministers were \\u0073ecretly shot"]</script>',
        Kind.LINKED,
    ),
    "a script's words": (f"<script>document.write('{CLAIM}')</script>", Kind.SCRIPT),
    "a script's remark": (f"<script>// {CLAIM}</script>", Kind.SCRIPT),
    "a script of data": (f'<script type="application/json">{{"a": "{CLAIM}"}}</script>', Kind.SCRIPT),
    "a script never closed": (f"<script>x = '{CLAIM}'", Kind.SCRIPT),
    "a deed": (f"<a onclick='alert(\"{CLAIM}\")'>x</a>", Kind.SCRIPT),
    "an address that is a script": (f"<a href=\"javascript:alert('{CLAIM}')\">x</a>", Kind.SCRIPT),
    "a style sheet's words": (f"<style>p:after {{content: '{CLAIM}'}}</style>", Kind.STYLE),
    "a style sheet's words in escapes": (
        "<style>p:after {content: 'Nine ministers were \\73 ecretly shot'}</style>",
        Kind.STYLE,
    ),
    "a style sheet's words never closed": (f"<style>p:after {{content: '{CLAIM}</style>", Kind.STYLE),
    "a style sheet's words with quotation marks by the thousand": (
        f'<style>p:after {{content: "{CLAIM} ' + '\\"' * 2_000 + "</style>",
        Kind.STYLE,
    ),
    "a style's words": (f"<p style=\"--words: '{CLAIM}'\">x</p>", Kind.ATTRIBUTE),
    "a page in an attribute": (f'<iframe srcdoc="{MARKUP}"></iframe>', Kind.EMBEDDED),
    "a page in an address": (f"<iframe src='data:text/html,{quote(MARKUP)}'></iframe>", Kind.EMBEDDED),
    "a page packed in an address": (
        f"<object data='data:text/html;base64,{base64.b64encode(MARKUP.encode()).decode()}'></object>",
        Kind.EMBEDDED,
    ),
    "a picture in an address": (f"<img src='data:image/svg+xml,<svg><text>{CLAIM}</text>'>", Kind.EMBEDDED),
    **{
        f"the element {name}": (f"<{name}>{CLAIM}</{name}>", None)
        for name in (
            "template",
            "noscript",
            "iframe",
            "svg",
            "object",
            "canvas",
            "video",
            "details",
            "dialog",
        )
    },
    **{
        f"the old element {name}": (f"<{name}>{CLAIM}</{name}>", None)
        for name in ("noembed", "noframes", "xmp", "listing", "marquee", "textarea", "select", "x-y", "title")
    },
    "all that follows as it is": (f"<plaintext>{CLAIM}", None),
    "a drawing's words": (f"<svg><title>A</title><text>{CLAIM}</text></svg>", None),
    "a drawing's description": (f"<svg><desc>{CLAIM}</desc></svg>", None),
    "a formula": (f"<math><mtext>{CLAIM}</mtext></math>", None),
    "frames": (f"<frameset><noframes>{CLAIM}</noframes></frameset>", None),
    "two hundred elements": ("<div>" * 200 + CLAIM + "</div>" * 200, None),
    "a table's wrong place": (f"<table>{CLAIM}<tr><td>x</td></tr></table>", None),
    "a list's wrong place": (f"<ul>{CLAIM}<li>x</ul>", None),
    "a button": (f"<button>{CLAIM}</button>", None),
    "a second body": (f"</body><body>{CLAIM}</body>", None),
    "behind the end": (f"</body></html>{CLAIM}", None),
    "hidden by mark-up": (f"<p hidden>{CLAIM}</p>", Kind.HIDDEN),
    "hidden by style": (f"<p style='display:none'>{CLAIM}</p>", Kind.HIDDEN),
    "white on white": (f"<p style='color:#fff;background:#fff'>{CLAIM}</p>", Kind.HIDDEN),
    "signs of no width": ("<p>Nine min\u200bisters were secr\u00adetly shot</p>", None),
}
HEAD: dict[str, tuple[str, OmissionKind | None]] = {
    **{
        name: BODY[name]
        for name in BODY
        if name.startswith(("a remark", "JSON-LD", "a script", "a style ")) and "never" not in name
    },
    "the window's title": (f"<title>{CLAIM}</title>", Kind.HEAD),
    "a second title": (f"<title>A</title><title>{CLAIM}</title>", Kind.HEAD),
    "what stands for want of a script": (f"<noscript>{CLAIM}</noscript>", Kind.HEAD),
    "a description": (f"<meta name=description content='{CLAIM}'>", Kind.HEAD),
    "a template": (f"<template>{CLAIM}</template>", None),
    "text": (CLAIM, None),
    "a link's title": (f"<link rel=alternate title='{CLAIM}' href=a>", Kind.ATTRIBUTE),
}
PAGES = {
    **{f"{name}, in the head": (page, "", kind) for name, (page, kind) in HEAD.items()},
    **{f"{name}, by itself": ("", page, kind) for name, (page, kind) in BODY.items()},
    **{
        f"{name}, in a paragraph": ("", f"<p>{PROSE} {page} And so it ended.</p>", kind)
        for name, (page, kind) in BODY.items()
    },
}


def read(head: str, inner: str) -> Page:
    article = f"<article><h1>Bridge falls</h1><p>{PROSE}</p><p>{PROSE}</p>{inner}"
    return read_html(f"<!DOCTYPE html><html><head>{head}</head><body>{article}".encode())


def signs(page: Page) -> dict[OmissionKind, int]:
    return {one.kind: one.signs for one in page.omitted}


@pytest.mark.parametrize("number", ["1" * 5_000, "0" * 5_000 + "8", "x" + "f" * 5_000, "99999999"])
@pytest.mark.parametrize("place", ["<!-- {} -->", "<p>{}</p>", "<p title='{}'>x</p>"])
def test_a_reference_to_no_sign_refuses_no_page(number: str, place: str) -> None:
    page = read("", place.format(f"{CLAIM} &#{number};"))

    assert CLAIM in page.text or CLAIM in str(page.omitted)
    assert not incomplete(page.omitted)


def test_there_are_fifty_of_them_and_more() -> None:
    assert len(PAGES) >= 150


@pytest.mark.parametrize("name", PAGES)
def test_a_claim_stands_in_the_text_or_is_told_of(name: str) -> None:
    head, inner, kind = PAGES[name]
    page = read(head, inner)
    told = {one.kind: one.signs for one in page.omitted if CLAIM.lower() in str(one.excerpts).lower()}

    assert CLAIM in page.text or told
    assert kind is None or told[kind] >= len(CLAIM)


@pytest.mark.parametrize(
    "sheet",
    [
        "p:nth-child(3) {display:none}",
        "[class*=x] {display:none}",
        '[class^="x"] {visibility:hidden}',
        "[data-a='b, c'] {display:none}",
        "p + .x {display:none}",
        "h1 ~ .x {display:none}",
        ".x:not(.y) {display:none}",
        ".x:not(:hover) {display:none}",
        ":is(.x, .y) {display:none}",
        "article:has(h1) .x {display:none}",
        "article {.x {display:none}}",
        "article {& .x {display:none}}",
        "@container (width > 1px) {.x {display:none}}",
        "@media (width > 1px) {.x {display:none}}",
        "@media (orientation: landscape), (orientation: portrait) {.x {display:none}}",
        "@scope (article) {.x {display:none}}",
        ".x\\:y {display:none}",
        "p {display:none}",
        ":root {--a: none} .x {display: var(--a)}",
        "@keyframes f {to {opacity:1}} .x {opacity:0; animation: f 1s forwards}",
        "@supports (nothing: x) {.x {display:none}}",
    ],
)
def test_a_style_rule_that_cannot_be_read_makes_the_text_doubtful(sheet: str) -> None:
    page = read(f"<style>{sheet}</style>", f"<p class='x x:y' data-a='b, c'>{CLAIM} {PROSE}</p>")

    assert CLAIM in page.text
    assert signs(page)[Kind.UNREAD] >= len(CLAIM)
    assert incomplete(page.omitted)


@pytest.mark.parametrize(
    "sheet",
    [
        "@layer a {.x {display:none}}",
        "@layer a, b; .x {display:none}",
        "@media (min-width: 1px) {.x {display:none}}",
        "@media screen and (min-width: 300px) and (max-width: 99999px) {.x {display:none}}",
    ],
)
def test_a_style_rule_that_holds_for_everybody_is_read(sheet: str) -> None:
    page = read(f"<style>{sheet}</style>", f"<p class=x>{CLAIM}</p>")

    assert Kind.UNREAD not in signs(page)
    assert signs(page)[Kind.HIDDEN] >= len(CLAIM)


@pytest.mark.parametrize(
    "sheet",
    [
        ".x:hover {display:none}",
        ".x:empty {display:none}",
        ".x::before {display:none}",
        ".menu:focus .x {display:none}",
        "@media print {p {display:none}}",
        "@media (max-width: 600px) {p {display:none}}",
        "@keyframes a {from {opacity:0}}",
        "@font-face {font-size:0}",
        ".no-js p + p {display:none}",
        "[data-b] {display:none}",
        "p.y:not(.z) {display:none}",
        "@media (width > 1px) {.x {color:red}}",
    ],
)
def test_a_rule_that_hides_no_text_at_rest_raises_no_doubt(sheet: str) -> None:
    assert not incomplete(read(f"<style>{sheet}</style>", f"<p class=x>{CLAIM} {PROSE}</p>").omitted)


@pytest.mark.parametrize(
    "inner",
    [
        f"<img alt='{PROSE.strip()}'>",
        f'<script type="application/ld+json">{{"articleBody": "{PROSE.strip()}"}}</script>',
        f"<meta name=description content='{PROSE[:60].rsplit(' ', 1)[0]}'>",
        "<a class='one two three four' href='a b c' id='x' rel='one two' onclick='go()'>x</a>",
        "<script>var a = function (b) { return new Thing(b); }; if (a) { delete window.x; }</script>",
        "<style>.a {font-family: Georgia, serif; content: '–'}</style>",
        "<!-- end -->",
        "<object data='data:text/html;base64,TmluZSBtaW5pc3RlcnMgd2VyZSBzZWNyZXRseSBzaG90X'></object>",
    ],
)
def test_what_the_text_says_too_and_what_says_nothing_is_no_omission(inner: str) -> None:
    assert read("", inner).omitted == ()


def test_what_two_readings_do_not_agree_on_makes_the_text_doubtful(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tree is robbed of its last paragraph, as a parser does that gives up half-way."""
    whole = read("", MARKUP)
    monkeypatch.setattr(page_html, "blocks_of", lambda tree: blocks_of(tree)[:-1])

    assert Kind.LOST not in signs(whole)
    assert signs(read("", MARKUP))[Kind.LOST] == len(CLAIM)


@pytest.mark.parametrize(
    "inner",
    [
        f'<script type="application/ld+json">{{"articleBody": "{PROSE.replace("old", "new")}"}}</script>',
        f"<img alt='{PROSE.replace('Monday', 'Friday')}'>",
        f"<script>let state = '{PROSE.replace('heavy', 'slight')}'</script>",
    ],
)
def test_a_single_word_that_differs_is_told_with_the_words_beside_it(inner: str) -> None:
    (one,) = read("", inner).omitted

    assert one.excerpts[0] in (
        "that the new bridge fell",
        "said on Friday that the",
        "river after slight rain. The",
    )


def test_few_passages_of_a_kind_are_shown_and_all_are_counted() -> None:
    words = [" ".join(f"minister{n}x{m}" for m in range(40)) for n in range(50)]
    (one,) = read("", "".join(f"<img alt='{said}'>" for said in words)).omitted

    assert one.signs > 50 * 200
    assert len(one.excerpts) == MOST_EXCERPTS
    assert all(len(said) <= LONGEST_EXCERPT for said in one.excerpts)


def test_signs_that_no_table_can_hold_are_left_out_of_excerpts() -> None:
    page = read(
        "", "<script type='application/ld+json'>[\"Nine \\ud800 \\u0000 ministers were shot\"]</script>"
    )

    assert [said for one in page.omitted for said in one.excerpts] == ["ministers were shot"]


def test_programs_and_doubts_are_left_out_of_the_sum() -> None:
    omitted = [Omission(kind, 10, ()) for kind in OmissionKind]

    assert signs_of(omitted) == 10 * (len(OmissionKind) - len(DOUBTS) - 1)
