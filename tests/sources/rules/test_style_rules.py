"""A page's own style sheets are read, or the page tells that they are not."""

import pytest

from sources.rules.omissions import incomplete
from sources.rules.page_html import read_html


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
