"""Pasted pages: where the article stands on them, and what the rest is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.rules.page_text import MOST_LINES, read_text
from sources.rules.sections import check
from sources.vocabulary import SectionKind
from tests.sources.rules.seeds import needs_seeds, seed

LEAD = "Two people were killed on Saturday when soldiers stopped a convoy on the bridge, witnesses said."
MORE = "The government denied that anybody had died and accused the opposition of inventing the deaths."
PAGE = f"""120 €
4,000 €

Two killed as soldiers stop convoy
By Ana Ruiz

Support The Harbour Post

Photo: The bridge on Saturday. Getty Images

{LEAD}

What the army says

{MORE}

“We will not leave this place until the dead are counted.”

Source: El Faro

Related articles

Floods hit the coast

Leave a comment
"""


def parts(text: str, **told: str) -> list[tuple[str, str]]:
    page = read_text(text, **told)
    check(page.text, page.sections)
    return [(part.kind.value, page.text[part.start : part.end]) for part in page.sections]


def test_a_pasted_page_falls_into_its_parts() -> None:
    assert parts(PAGE) == [
        ("furniture", "120 €\n4,000 €"),
        ("headline", "Two killed as soldiers stop convoy"),
        ("furniture", "By Ana Ruiz\n\nSupport The Harbour Post"),
        ("caption", "Photo: The bridge on Saturday. Getty Images"),
        ("body", f"{LEAD}\n\nWhat the army says\n\n{MORE}"),
        ("quotation", "“We will not leave this place until the dead are counted.”"),
        ("furniture", "Source: El Faro\n\nRelated articles\n\nFloods hit the coast\n\nLeave a comment"),
    ]
    assert (read_text(PAGE).title, read_text(PAGE).byline) == (
        "Two killed as soldiers stop convoy",
        "Ana Ruiz",
    )
    assert read_text(PAGE).published == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Two dead.", [("body", "Two dead.")], id="one short sentence"),
        pytest.param("Dos muertos", [("body", "Dos muertos")], id="two words"),
        pytest.param(f"{LEAD}\n{MORE}", [("body", f"{LEAD}\n{MORE}")], id="no headline"),
        pytest.param(
            f"SEPTEMBER 2031 يوم\n\nTwo killed on bridge\n\n{LEAD}",
            [("furniture", "SEPTEMBER 2031 يوم"), ("headline", "Two killed on bridge"), ("body", LEAD)],
            id="a lone date above",
        ),
        pytest.param(
            f"Home World\n\nTwo killed on bridge\n\nSoldiers stop a convoy at noon\n\n{LEAD}\n\nTwo killed on bridge",
            [
                ("furniture", "Home World"), ("headline", "Two killed on bridge"),
                ("body", f"Soldiers stop a convoy at noon\n\n{LEAD}"), ("furniture", "Two killed on bridge"),
            ],
            id="a standfirst, and the headline once more",
        ),
        pytest.param(
            f"The northern edition of our paper\n\nSoldiers stopped convoy, witnesses said\n\n{LEAD}",
            [
                ("furniture", "The northern edition of our paper"),
                ("headline", "Soldiers stopped convoy, witnesses said"), ("body", LEAD),
            ],
            id="of two lines the one the article opens with",
        ),
        pytest.param(
            f"{LEAD}\n\nRelated articles\n\n{MORE}\n\n{LEAD}",
            [("body", LEAD), ("furniture", "Related articles"), ("body", f"{MORE}\n\n{LEAD}")],
            id="a box of links amid the article",
        ),
        pytest.param(
            f"{LEAD}\n\n- four hurt in the crush\n\n0",
            [("body", f"{LEAD}\n\n- four hurt in the crush"), ("furniture", "0")], id="a list at the end",
        ),
    ],
)  # fmt: skip
def test_headline_body_and_furniture_are_told_apart(text: str, expected: list[tuple[str, str]]) -> None:
    assert parts(text) == expected


def test_a_title_known_from_elsewhere_marks_its_line() -> None:
    text = f"World and regions today\n\nTwo killed on bridge\n\n{LEAD}"

    assert ("headline", "Two killed on bridge") in parts(text, title="Two Killed on Bridge")
    assert read_text(text, title="Told").title == "Told"


@pytest.mark.parametrize(
    ("paragraphs", "quotations"),
    [
        pytest.param(["“We will stay here.”"], 1, id="whole"),
        pytest.param(["«No nos vamos de aquí»."], 1, id="guillemets"),
        pytest.param(["“We will stay,” he said. “Always.”"], 0, id="broken by a voice"),
        pytest.param(["“We will stay here,” she said."], 0, id="with its speaker"),
        pytest.param(["“We will stay here.", "“And we will win.”"], 2, id="going on in the next paragraph"),
    ],
)
def test_a_paragraph_that_is_all_quote_is_a_quotation(paragraphs: list[str], quotations: int) -> None:
    found = parts("\n\n".join([LEAD, *paragraphs, MORE]))

    assert [kind for kind, _ in found].count("quotation") == quotations


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="is empty"):
        read_text(" \n ")


lines = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [LEAD, MORE, "  • Ana", "    I heard four.", "Leave a Reply", "Source: Reuters", "12 $", "“Yes.”", ""]
    ),
)


@settings(max_examples=200)
@given(st.lists(lines, max_size=14), st.text(max_size=20))
def test_every_page_is_tiled_by_its_sections(written: list[str], title: str) -> None:
    text = "\n".join(written)
    try:
        page = read_text(text, title=title)
    except ValueError:
        assert "\0" in text or not text.strip("\ufeff").strip()
        return

    check(page.text, page.sections)
    assert all(bool(part.voice) == (part.kind is SectionKind.COMMENT) for part in page.sections)


@needs_seeds
def test_the_headlines_of_the_seeds_are_found() -> None:
    assert seed("001").title == seed("003").title
    assert seed("001").title.startswith("Venezuelan Army Exiles Reportedly")
    assert seed("002").title.startswith("Colombia accuses Russia")
    assert (seed("000").title, seed("004").title) == ("", "")


@needs_seeds
@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("003", ["2,500 $", "AUGUST 2025", "10 Comments", "Support SouthFront"]),
        ("002", ["Related Articles", "Leave a Reply", "Your email address", "Back to top button"]),
        ("001", ["1,730 $", "Consider helping us"]),
    ],
)
def test_the_furniture_of_the_seeds_is_nobodys(number: str, words: list[str]) -> None:
    page = seed(number)
    furniture = " ".join(page.text[p.start : p.end] for p in page.sections if p.kind is SectionKind.FURNITURE)

    assert [word for word in words if word not in furniture] == []
    assert page.published == ""


@needs_seeds
def test_the_comments_of_a_seed_are_their_readers_words() -> None:
    page = seed("001")
    comments = [part for part in page.sections if part.kind is SectionKind.COMMENT]

    assert {part.voice for part in comments} == {
        "Jaffar al-Majmuni", "iosongasingsing", "Pave Way IV", "BMWA1", "TomWonacott", "zman", "Xoli Xoli",
    }  # fmt: skip
    (pemon,) = [
        part for part in comments if "two indigenous members of the Pemon" in page.text[part.start : part.end]
    ]
    assert pemon.voice == "Pave Way IV"


def test_a_page_of_more_lines_than_anybody_writes_is_refused() -> None:
    with pytest.raises(ValueError, match="lines: hand in the article's text alone"):
        read_text("x\n" * (MOST_LINES + 1))
