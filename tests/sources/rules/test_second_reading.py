"""The coarser reading of a page loses no word between its tags, and none inside them."""

import pytest

from sources.rules.second_reading import Reading, Tag, read_again, unescaped, without_tags


def letters(page: str) -> str:
    return "".join(read_again(page).letters)


def test_a_sign_of_less_than_opens_no_tag_and_nothing_behind_it_is_lost() -> None:
    found = read_again("<p>Of 9 boats <4 came < half: all were hit.<")

    assert "".join(found.letters).strip() == "Of 9 boats <4 came < half: all were hit.<"
    assert [tag.name for tag in found.tags] == ["p"]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("Two were killed", "Two were killed", id="no tag"),
        pytest.param("Two<b> were", "Two were", id="before the first tag"),
        pytest.param("<b>Two</b> were", "Two were", id="a tag at the very beginning"),
        pytest.param("4 <<b>two</b>", "4 <two", id="a tag right behind a sign"),
        pytest.param("<i>Tw</i>o", "Two", id="a word of which a part leans"),
        pytest.param("<p>Two</p><p>were</p>", " Two  were ", id="two paragraphs"),
        pytest.param("Two<br>were<BR/>killed", "Two were killed", id="line breaks, in whatever case"),
        pytest.param(
            "Two<script>let a</script>were<style>p{}</style>killed", "Two  were  killed", id="raw elements"
        ),
        pytest.param("caf&eacute; &amp; bar", "café & bar", id="references"),
        pytest.param("Two<!-- or three --> <b>were</b>", "Two were", id="a remark"),
    ],
)
def test_words_between_tags_are_parted_where_a_reader_sees_them_parted(page: str, words: str) -> None:
    assert letters(page) == words


@pytest.mark.parametrize(
    ("written", "attributes"),
    [
        ("", ()),
        (' href="/a" title=\'Two killed\'', (("href", "/a"), ("title", "Two killed"))),
        (" data-n=4 hidden", (("data-n", "4"), ("hidden", ""))),
        (" TITLE = 'Two' ", (("title", "Two"),)),
        (' title=""', (("title", ""),)),
        (" alt=abba", (("alt", "abba"),)),
        (" alt=\"abba'", (("alt", "\"abba'"),)),
        (' title="he said: \'go\'"', (("title", "he said: 'go'"),)),
        (' title="Caf&eacute; &#33;"', (("title", "Café !"),)),
        (' title="two\nlines"', (("title", "two\nlines"),)),
    ],
    ids=[
        "none", "in either quotes", "without quotes or value", "in capitals, with blanks", "an empty one",
        "one that begins as it ends", "quotes that are no pair", "quotes within quotes", "references", "two lines",
    ],
)  # fmt: skip
def test_what_stands_inside_a_tag_is_read_as_browsers_do(
    written: str, attributes: tuple[tuple[str, str], ...]
) -> None:
    assert read_again(f"<a{written}>two</a>").tags == [Tag("a", attributes)]


@pytest.mark.parametrize(
    ("page", "remark"),
    [
        ("<!-- four killed -->", " four killed "),
        ("<!-- four\nkilled --!>", " four\nkilled "),
        ("<!-- four killed", " four killed"),
        ("<!-- <b>four</b> &amp; more -->", "  four  & more "),
        ("<!-->", ""),
        ("<!doctype html>", ""),
        ('<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">', ""),
        ("<!doctype html four killed>", " four killed"),
        ("<?xml four killed?>", "xml four killed?"),
        ("</ four killed>", " four killed"),
    ],
    ids=[
        "a remark", "over two lines", "never ended", "with tags and references", "an empty one", "a doctype",
        "a long doctype", "more than a doctype", "an instruction", "an end of nothing",
    ],
)  # fmt: skip
def test_what_browsers_pass_over_in_silence_is_kept_as_a_remark(page: str, remark: str) -> None:
    found = read_again(f"<p>two</p>{page}")

    assert found.remarks == [remark]
    assert [tag.name for tag in found.tags] == ["p"]


@pytest.mark.parametrize(
    ("page", "raw", "behind"),
    [
        ("<script>if (a<b) '<p>four</p>'</script>two", "if (a<b) '<p>four</p>'", "two"),
        ("<SCRIPT>four</Script >two", "four", "two"),
        ("<script>'</scripted>' </style> four</script>two", "'</scripted>' </style> four", "two"),
        ("<style>p::after{content:'four'}</style>two", "p::after{content:'four'}", "two"),
        ("<script>four", "four", ""),
        ("<script></script>two", "", "two"),
        ("<script>four</script", "four", ""),
    ],
    ids=["with tags", "in capitals", "nearly ended", "a style sheet", "never ended", "an empty one", "cut short"],
)  # fmt: skip
def test_a_script_or_style_sheet_is_kept_as_it_stands_up_to_its_own_end(
    page: str, raw: str, behind: str
) -> None:
    found = read_again(page)

    assert [written for _, written in found.raws] == [raw]
    assert found.tags == [tag for tag, _ in found.raws]
    assert "".join(found.letters).strip() == behind


def test_every_script_is_kept_with_its_own_tag() -> None:
    found = read_again("<script type=a>one</script><p>two</p><script type=b>three</script>")

    assert found.raws == [
        (Tag("script", (("type", "a"),)), "one"),
        (Tag("script", (("type", "b"),)), "three"),
    ]
    assert [tag.name for tag in found.tags] == ["script", "p", "script"]


def test_a_page_without_words_has_none() -> None:
    assert read_again("") == Reading()
    assert read_again("<b></b>") == Reading(tags=[Tag("b")])


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("four", "four"),
        ("&lt;four&gt;", "<four>"),
        ("&#52;", "4"),
        ("&#00000000052;", "4"),
        ("&#x0000000034;", "4"),
        ("&#99999999;", "\ufffd"),
        (f"&#{'9' * 5_000};", "\ufffd"),
        ("&#xfffffff;", "\ufffd"),
    ],
    ids=["none", "by name", "by number", "noughts", "hexadecimal noughts", "beyond the last", "far beyond", "in hex"],
)  # fmt: skip
def test_a_reference_is_read_whatever_number_it_bears(written: str, read: str) -> None:
    assert unescaped(written) == read


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("two & four", "two & four"),
        ("<b>two</b>", " two "),
        ("<b>two", " two"),
        ("2 < 4 &lt; 6", "2 < 4 < 6"),
    ],
    ids=["no mark-up", "a tag", "one never closed", "a sign that opens none"],
)
def test_of_mark_up_its_text_is_kept_with_a_blank_for_each_tag(written: str, text: str) -> None:
    assert without_tags(written) == text
