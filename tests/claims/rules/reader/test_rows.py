"""Lists and tables: every bullet and every row of cells is a sentence of its own, quoted where it stands."""

import pytest

from claims.rules.reader.reading import read
from claims.rules.statement import Piece
from sources.rules.page_html import read_html

PROSE = (
    "<p>The harbour office of Orve published its count of the storm on Tuesday, and it names every village along the"
    " coast from the lighthouse to the mouth of the river, as it has done after each storm since it was founded.</p>"
)
# the mark-up between two paragraphs, and the quotes read from it with act, population and figure
LISTED = {
    "bullets": (
        "<ul><li>12 people died in Vell</li><li>Seven houses were destroyed in Osk;</li></ul>",
        [("12 people died in Vell", "killed", "people", 12),
         ("Seven houses were destroyed in Osk", "destroyed", "house", 7)],
    ),
    "bullets within bullets": (
        "<ol><li><p>12 people died in Vell</p></li><li>Seven were <b>hurt</b><ul><li>three boats sank</li></ul></ol>",
        [("12 people died in Vell", "killed", "people", 12),
         ("Seven were hurt", "injured", "people", 7), ("three boats sank", "sank", "boat", 3)],
    ),
    "lines": (
        "<p>12 people died in Vell<br>Seven houses were destroyed in Osk</p>",
        [("12 people died in Vell", "killed", "people", 12),
         ("Seven houses were destroyed in Osk", "destroyed", "house", 7)],
    ),
    "labels and figures": (
        "<table><tr><td>Killed</td><td>12</td></tr><tr><td>Houses destroyed</td><td>7</td></tr></table>",
        [("Killed | 12", "killed", "people", 12), ("Houses destroyed | 7", "destroyed", "house", 7)],
    ),
    "rows that tell": (
        "<table><tr><th>Vell</th><td>12 people died</td><td>seven houses were destroyed</td></tr></table>",
        [("12 people died", "killed", "people", 12), ("seven houses were destroyed", "destroyed", "house", 7)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("sort", LISTED)
def test_each_bullet_and_each_row_is_read_by_itself(sort: str) -> None:
    between, expected = LISTED[sort]
    html = (
        f"<html><body><article><h1>Storm along the coast</h1>{PROSE}{between}{PROSE}</article></body></html>"
    )
    page = read_html(html.encode())

    found = read(Piece(page.text, page.sections, "en"))

    assert [(one.quote, one.act, one.population, one.value.low) for one in found] == expected
    assert all(page.text[one.start : one.end] == one.quote for one in found)


def test_a_table_that_lays_a_page_out_keeps_its_blocks_apart() -> None:
    html = f"<html><body><table><tr><td>{PROSE}</td><td>{PROSE}</td></tr></table></body></html>"

    assert "|" not in read_html(html.encode()).text


def test_a_row_of_label_and_figure_is_a_claim_with_a_colon() -> None:
    row = "<table><tr><td>Houses destroyed</td><td>7</td></tr></table>"
    page = read_html(
        f"<html><body><article><h1>Storm</h1>{PROSE}{row}{PROSE}</article></body></html>".encode()
    )

    (found,) = read(Piece(page.text, page.sections, "en"))

    assert found.claim_text == "Houses destroyed: 7"
