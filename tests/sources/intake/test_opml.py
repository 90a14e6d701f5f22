"""Which feeds stand in a list, and the one line that says what is wrong with the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import Refused
from sources.intake import opml
from sources.intake.opml import Listed
from sources.vocabulary import FeedFormat

URL = "https://courier.example/feed.xml"


def listed(*lines: str, encoding: str = "utf-8") -> tuple[list[Listed], list[str]]:
    content = "\n".join(['<opml version="2.0"><body>', *lines, "</body></opml>"])
    found, faults = opml.read(content.encode(encoding), where="x.opml")
    return found, [str(fault) for fault in faults]


def test_nested_outlines_are_feeds_in_their_groups() -> None:
    found, faults = listed(
        '<outline text="News"><outline text="Europe">',
        f'<outline type="rss" text="The Courier" xmlUrl="{URL}" htmlUrl="https://www.courier.example/"/>',
        '</outline></outline><outline type="atom" title="The Post" text="x" xmlUrl="https://post.example/atom"/>',
    )

    assert faults == []
    assert found == [
        Listed("x.opml, line 3", "The Courier", URL, "courier.example", FeedFormat.RSS, ("News", "Europe")),
        Listed("x.opml, line 4", "The Post", "https://post.example/atom", "", FeedFormat.ATOM, ()),
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('<outline type="rss" text="A"/>', "line 3, xmlUrl: is missing"),
        ('<outline text="A" xmlUrl="ftp://a.example/"/>', "line 3, xmlUrl: is not a web address"),
        ('<outline text="A" xmlUrl="http://127.0.0.1/feed"/>', "line 3, xmlUrl: "),
        ('<outline text="A" xmlUrl="file:///etc/passwd"/>', "line 3, xmlUrl: is not a web address"),
        (f'<outline text="{"A" * 301}" xmlUrl="https://a.example/"/>', "line 3, title: is longer than 300"),
        ('<outline text="&#x200b;" xmlUrl="https://a.example/"/>', "line 3, title: is no name"),
        (f'<outline text="A" xmlUrl="{URL}"/>', "line 3, xmlUrl: is listed on line 2 already"),
    ],
)
def test_a_bad_line_is_told_and_the_others_are_read(line: str, told: str) -> None:
    found, faults = listed(
        f'<outline text="C" xmlUrl="{URL}"/>', line, '<outline text="D" xmlUrl="https://d.example/"/>'
    )

    assert [each.name for each in found] == ["C", "D"]
    assert told in faults[0]


LAUGHS = (
    '<!DOCTYPE o [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><opml><body><outline text="&b;"/></body></opml>'
)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is not OPML"),
        (b"<opml>", "is not OPML"),
        (b"<html></html>", "its outermost element is not <opml>"),
        (b"<opml><body/></opml>", "lists no feed"),
        (LAUGHS.encode(), "declares a DOCTYPE"),
        (LAUGHS.encode("utf-16"), "declares a DOCTYPE"),
        (b'<!DOCTYPE o SYSTEM "file:///etc/passwd"><opml/>', "declares a DOCTYPE"),
        (b"<opml>" + b"<outline>" * 50, "is nested more than 20 deep"),
        (b"<opml>" + b" " * 2_000_001, "is larger than 2,000,000 bytes"),
        (b'<?xml version="1.0" encoding="nonsense"?><opml/>', "is not OPML"),
        (b"<opml>" + b'<outline xmlUrl="x"/>' * 10_001 + b"</opml>", "lists more than 10,000 feeds"),
    ],
)
def test_what_is_no_list_is_refused_in_one_line(content: bytes, told: str) -> None:
    with pytest.raises(Refused, match=told):
        opml.read(content, where="x.opml")


@given(st.text(max_size=60) | st.binary(max_size=60).map(lambda raw: raw.decode("latin-1")))
def test_no_list_however_odd_brings_the_reading_down(noise: str) -> None:
    content = f'<opml><body><outline text="{noise}" xmlUrl="https://{noise}/"/></body></opml>'
    try:
        found, faults = opml.read(content.encode("utf-8", "replace"), where="x")
    except Refused:
        return
    assert len(found) + len(faults) == 1
