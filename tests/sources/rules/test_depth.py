"""A claim however deep in a page is read, or the page is refused with a remedy: it is never lost in silence."""

from collections.abc import Callable

import pytest

from tests.sources.rules.test_omissions import CLAIM, PAGES, read


@pytest.mark.parametrize("depth", [200, 255, 256, 257, 260, 300, 1_000, 20_000])
@pytest.mark.parametrize("element", ["div", "b", "blockquote", "span", "section"])
def test_a_claim_however_deep_is_read_or_the_page_refused_with_a_remedy(
    element: str, depth: int, proved: Callable[..., None]
) -> None:
    deep = f"<{element}>" * depth + CLAIM + f"</{element}>" * depth
    if depth <= 200:
        assert CLAIM in read("", deep).text
    else:
        with pytest.raises(ValueError, match="save the article as plain text"):
            read("", deep)
    proved(
        "T24",
        size="40 pages with a claim 200 to 20,000 elements deep",
        figure="each read, or refused with a remedy where it is deeper than parsers go",
    )


def test_a_claim_planted_in_any_odd_place_is_read_or_told_of(proved: Callable[..., None]) -> None:
    for name in PAGES:
        head, inner, _ = PAGES[name]
        page = read(head, inner)
        assert CLAIM in page.text or CLAIM.lower() in str(page.omitted).lower(), name

    proved(
        "T24",
        size=f"{len(PAGES)} pages with a claim planted in odd places",
        figure="each in the text or told of",
    )
