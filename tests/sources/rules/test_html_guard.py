"""Pages that would choke the parser, or be cut short by it, are refused with a remedy."""

import time
from pathlib import Path

import pytest

from sources.rules.html_guard import LARGEST, MOST_ATTRIBUTES, MOST_REFERENCES, MOST_TAGS, MOST_TOLD, parse


def attributes(count: int) -> str:
    return "<p " + " ".join(f"a{number}='>'" for number in range(count)) + ">two dead</p>"


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        pytest.param("x" * (LARGEST + 1), "larger than 5 MB", id="too large"),
        pytest.param("é" * (LARGEST // 2 + 1), "larger than 5 MB", id="too large in bytes"),
        pytest.param(attributes(MOST_ATTRIBUTES + 1), "attributes", id="too many attributes"),
        pytest.param("<div>" * 300 + "two dead" + "</div>" * 300, "nests its tags too deeply", id="too deep"),
        pytest.param("<p>" * (MOST_TAGS + 1) + "two dead", "tags", id="too many tags"),
        pytest.param(
            "<p a b c d e f g>" * (MOST_TOLD // 7 + 1), "attributes", id="too many attributes in all"
        ),
        pytest.param("&amp;" * (MOST_REFERENCES + 1), "references", id="too many references"),
        pytest.param("two\0dead", "NUL", id="nul"),
        pytest.param("<!-- -->", "is empty", id="nothing but a comment"),
    ],
)
def test_dangerous_pages_are_refused_with_a_remedy(page: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence) as refusal:
        parse(page)

    assert "save the article as plain text" in str(refusal.value)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(attributes(MOST_ATTRIBUTES - 1), id="many attributes"),
        pytest.param("<div>" * 200 + "two dead" + "</div>" * 200, id="deep"),
        pytest.param("<p>two dead <b>today", id="unclosed"),
        pytest.param("two dead", id="no tags"),
        pytest.param("<html><body><p>one</p></body></html><p>two dead</p>", id="after its end"),
        pytest.param("<html><body><p>one</BODY ></html>\n\n two dead", id="bare after its end"),
    ],
)
def test_unusual_pages_are_read_whole(page: str) -> None:
    assert "two dead" in parse(page).text_content()


@pytest.mark.parametrize(
    "hostile",
    ["<p ", '<a "', "<a ' ", "<a =", "<!--", "<a b=\"' ", "< ", "<p a='"],
    ids=["tags", "quotes", "single quotes", "equals", "comments", "mixed quotes", "brackets", "open values"],
)
def test_looking_a_hostile_page_over_takes_no_more_than_seconds(hostile: str) -> None:
    page = hostile * (1_000_000 // len(hostile)) + "words"
    began = time.perf_counter()

    try:
        text = parse(page).text_content()
    except ValueError as refusal:
        text = str(refusal)

    assert text
    assert time.perf_counter() - began < 20


def test_nothing_outside_the_page_is_read_into_it(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hunter2")
    page = f'<!DOCTYPE html [<!ENTITY secret SYSTEM "{(tmp_path / "secret").as_uri()}">]><p>two &secret; dead</p>'

    assert "hunter2" not in parse(page).text_content()
