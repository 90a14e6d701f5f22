"""Web pages: the same parts as on a pasted page, told by mark-up, and nothing hidden passed off as body."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.rules.page_html import LARGEST, MOSTLY, WHOLE_LINE, Extracted, read_html
from sources.rules.sections import check
from sources.rules.span import Page

LEAD = "Two people were killed on Saturday when soldiers stopped a convoy on the bridge, witnesses said."
MORE = "The government denied that anybody had died and accused the opposition of inventing the deaths."
LAST = "Funerals are to be held on Monday in the town, the priest told his parish after the morning service."
QUOTE = "We will not leave this place until the dead are counted, all of them, by somebody we trust."
BODY = f"<p>{LEAD}</p><p>{MORE}</p><p>{LAST}</p>"


def html(body: str, head: str = "") -> bytes:
    title = "<title>Two dead | Post</title>"
    return f"<!doctype html><html lang=en><head>{title}{head}</head><body>{body}</body></html>".encode()


def parts(page: Page) -> list[tuple[str, str, str]]:
    check(page.text, page.sections)
    return [(part.kind.value, part.voice, page.text[part.start : part.end]) for part in page.sections]


def words_of(page: Page, kind: str) -> str:
    return " ".join(words for found, _, words in parts(page) if found == kind)


WHOLE = f"""
<nav><ul><li><a href=/>Home</a></li><li><a href=/w>World</a></li></ul></nav>
<article><header><h1>Two dead on the bridge</h1><time datetime="2019-02-23T10:00:00Z">today</time></header>
<figure><img src=b.jpg><figcaption>The bridge on Saturday.</figcaption></figure>
{BODY}<blockquote><p>{QUOTE}</p></blockquote>
<p>Source: El Faro</p></article>
<aside><h3>Most read</h3><a href=/x>Floods hit the coast</a></aside>
<div id="comments"><h3>2 comments</h3><ol class="commentlist">
<li class="comment" id="comment-1">
<div class="comment-author"><cite class="fn">old salt</cite> <span class="says">says:</span></div>
<div class="comment-meta">3 years ago</div>
<div class="comment-content"><p>I heard it was four.</p><p>Nobody writes that.</p></div>
<a class="comment-reply-link" href=#>Reply</a><ol class="children"><li class="comment" id="comment-2">
<div class="comment-author"><cite class="fn">Ana R.</cite></div><div class="comment-content"><p>It was two.</p></div>
</li></ol></li></ol>
<form><label>Leave a reply</label><textarea></textarea></form></div>
<footer>© 2019 The Harbour Post</footer>"""

BELOW = [
    "Source: El Faro",
    "Most read",
    "Floods hit the coast",
    "2 comments",
    "old salt says:",
    "3 years ago",
]


def test_a_web_page_falls_into_its_parts() -> None:
    assert parts(read_html(html(WHOLE))) == [
        ("furniture", "", "Home\n\nWorld"),
        ("headline", "", "Two dead on the bridge"),
        ("furniture", "", "today"),
        ("caption", "", "The bridge on Saturday."),
        ("body", "", f"{LEAD}\n\n{MORE}\n\n{LAST}"),
        ("quotation", "", QUOTE),
        ("furniture", "", "\n\n".join(BELOW)),
        ("comment", "old salt", "I heard it was four.\n\nNobody writes that."),
        ("furniture", "", "Reply\n\nAna R."),
        ("comment", "Ana R.", "It was two."),
        ("furniture", "", "Leave a reply\n\n© 2019 The Harbour Post"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param("<p hidden>Nine people died.</p>", id="hidden"),
        pytest.param('<p style="display: none">Nine people died.</p>', id="display none"),
        pytest.param('<div style="visibility:hidden"><p>Nine people died.</p></div>', id="visibility hidden"),
        pytest.param('<p style="font-size:0">Nine people died.</p>', id="no size"),
        pytest.param('<p aria-hidden="true">Nine people died.</p>', id="aria"),
        pytest.param("<noscript><p>Nine people died.</p></noscript>", id="noscript"),
    ],
)
def test_hidden_words_are_kept_but_are_no_body(hidden: str) -> None:
    page = read_html(html(f"<article><h1>Two dead</h1>{BODY}{hidden}<p>{LAST} Again.</p></article>"))

    assert "Nine people died." in words_of(page, "furniture")
    assert "Nine" not in words_of(page, "body")


def test_words_that_a_browser_shows_in_place_of_their_host_are_body() -> None:
    shown = '<div><template shadowrootmode="open"><p>Nine people died.</p></template></div>'
    page = read_html(html(f"<article><h1>Two dead</h1>{BODY}{shown}<p>{LAST} Again.</p></article>"))

    assert "Nine people died." in words_of(page, "body")


@pytest.mark.parametrize(
    "comment",
    [
        pytest.param(
            "<div itemtype='https://schema.org/Comment'><b itemprop=author>Ana R.</b><p>It was two.</p></div>",
            id="told by its type",
        ),
        pytest.param(
            f"<li class=comment><cite class=fn>{'It was two, or so they say. ' * 4}</cite>"
            "<cite class=fn>Ana R.</cite><p>It was two.</p></li>",
            id="behind a cited sentence",
        ),
    ],
)
def test_a_comment_is_the_words_of_whoever_it_names(comment: str) -> None:
    page = read_html(html(f"<article><h1>Two dead</h1>{BODY}</article>{comment}"))

    assert ("comment", "Ana R.", "It was two.") in parts(page)


@pytest.mark.parametrize("told", ["class=wp-caption-text", "itemprop=caption"])
def test_a_caption_is_told_by_its_class_or_property(told: str) -> None:
    page = read_html(
        html(f"<article><h1>Two dead</h1>{BODY}<p {told}>The bridge.</p><p>{LAST}</p></article>")
    )

    assert words_of(page, "caption") == "The bridge."


def test_scripts_and_styles_are_no_text() -> None:
    page = read_html(
        html(f"<article>{BODY}<script>nine('died')</script><style>p {{ color: red }}</style></article>")
    )

    assert "nine" not in page.text
    assert "color" not in page.text


def test_a_page_too_short_for_an_extractor_is_read_like_pasted_text() -> None:
    page = read_html(html("<nav>Home</nav><h1>Dos muertos</h1><p>Murieron dos.</p><footer>2019</footer>"))

    assert parts(page) == [
        ("furniture", "", "Home"),
        ("headline", "", "Dos muertos"),
        ("body", "", "Murieron dos."),
        ("furniture", "", "2019"),
    ]


def test_the_announced_headline_picks_the_heading() -> None:
    head = '<meta property="og:title" content="Two dead on the bridge">'
    page = read_html(
        html(f"<h1>The Harbour Post</h1><article><h2>Two dead on the bridge</h2>{BODY}</article>", head)
    )

    assert words_of(page, "headline") == "Two dead on the bridge"


def test_a_kicker_above_the_headline_is_no_body() -> None:
    page = read_html(
        html(f"<nav><b>Upper valley</b></nav><main><p>Upper valley</p><h1>Two dead</h1>{BODY}</main>")
    )

    assert words_of(page, "body") == f"{LEAD}\n\n{MORE}\n\n{LAST}"


def test_bytes_are_read_in_the_encoding_the_page_declares() -> None:
    raw = html(f"<p>{LEAD} Años después.</p>", '<meta charset="iso-8859-1">').decode().encode("latin-1")

    assert "Años después." in read_html(raw).text


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        pytest.param(b"", "is empty", id="nothing"),
        pytest.param(b"<!-- only a note -->", "empty", id="only a comment"),
        pytest.param(html("<script>draw()</script>"), "drawn by a script", id="drawn by a script"),
        pytest.param(b"%PDF-1.4", "PDF", id="pdf"),
        pytest.param(html("two\0dead"), "control characters", id="nul"),
        pytest.param(b"x" * (LARGEST + 1), "larger than", id="too large"),
    ],
)
def test_what_is_no_page_is_refused(raw: bytes, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        read_html(raw)


pieces = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            [
                "<p>",
                "</p>",
                f"<p>{LEAD}</p>",
                "<li class=comment>",
                "<cite class=fn>Ana</cite>",
                "<h1>",
                "<div hidden>",
                "</div>",
                "<br>",
                "<blockquote>",
                "<table><tr><td colspan=999999999>",
                "&lt;b",
                "<script>",
                "<!--",
                "<p '",
            ]
        ),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(pieces)
def test_any_page_is_tiled_or_refused(written: list[str]) -> None:
    try:
        page = read_html(html("".join(written)))
    except ValueError:
        page = Page(text="", sections=())

    check(page.text, page.sections)


LINES = st.lists(st.text("ab1", min_size=1, max_size=70), max_size=6)


@settings(max_examples=200)
@given(LINES, LINES, st.integers(0, 40), st.integers(0, 200))
def test_a_block_is_body_where_the_extracted_text_holds_it_or_makes_up_most_of_it(
    lines: list[str], others: list[str], start: int, length: int
) -> None:
    """Looked up by marks, as plainly looking through the whole text would tell."""
    whole, once, extracted = "".join(lines), Counter(lines), Extracted(lines)
    for key in (*others, *lines, whole[start : start + length], "b".join([*lines, *others])):
        within = sum(len(line) for line in lines if len(line) >= WHOLE_LINE and line in key)
        long = len(key) >= WHOLE_LINE and (key in whole or within >= MOSTLY * len(key))
        held = bool(key) and (once[key] > 0 or long)
        once[key] -= once[key] > 0

        assert extracted.holds(key) == held


@pytest.mark.parametrize(
    ("heading", "kept"),
    [
        pytest.param("<h1>Dos muertos</h1>", "Dos muertos", id="the page's own heading"),
        pytest.param("", "", id="none"),
    ],
)
def test_an_announced_headline_that_stands_nowhere_gives_way_to_the_pages_own(
    heading: str, kept: str
) -> None:
    head = '<meta property="og:title" content="Floods hit the coast">'
    page = read_html(html(f"<article>{heading}{BODY}</article>", head))

    assert words_of(page, "headline") == kept


def test_an_announced_headline_that_stands_in_no_heading_is_found_among_the_paragraphs() -> None:
    head = '<meta property="og:title" content="Two dead on the bridge">'
    page = read_html(html(f"<article><p>Two dead on the bridge</p>{BODY}</article>", head))

    assert words_of(page, "headline") == "Two dead on the bridge"
