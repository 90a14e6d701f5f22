"""What a page's mark-up says of itself, and when it is not believed."""

import json

import lxml.html
import pytest

from sources.rules.html_marks import Marks, marks_of

META = '<meta property="article:published_time" content="2019-02-23T10:00Z">'
HEADER = "<article><header><time datetime=2019-02-23>today</time></header></article>"
OWN = "https://post.example/"


def marks(head: str, body: str = "<p>x</p>", url: str = "https://post.example/a") -> Marks:
    return marks_of(
        lxml.html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>"), url
    )


def ld(**node: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **node})}</script>'


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        pytest.param(ld(datePublished="2019-02-23T10:00:00-04:00"), "", "2019-02-23T10:00:00-04:00", id="json-ld"),
        pytest.param(ld(datePublished="2019-02-23T99:00"), "", "2019-02-23", id="a clock gone wrong: its day"),
        pytest.param(META, "", "2019-02-23T10:00Z", id="meta"),
        pytest.param("", HEADER, "2019-02-23", id="header"),
        pytest.param("", f"<article><header><h1>x</h1></header></article>{HEADER}", "2019-02-23", id="second header"),
        pytest.param("", "<span itemprop=datePublished content=2019-02-23>today</span>", "2019-02-23", id="microdata"),
        pytest.param("", "<footer><time datetime=2025-08-01>August 2025</time></footer>", "", id="in the footer"),
        pytest.param("", "<aside><article><time datetime=2025-08-01>x</time></article></aside>", "", id="in a teaser"),
        pytest.param(ld(datePublished="yesterday"), "", "", id="unreadable"),
        pytest.param(ld(dateModified="2025-08-01"), "", "", id="modified is not published"),
        pytest.param("", "<p>AUGUST 2025</p>", "", id="words"),
    ],
)  # fmt: skip
def test_a_date_is_taken_from_the_articles_own_mark_up_only(head: str, body: str, published: str) -> None:
    assert marks(head, f"<p>x</p>{body}").published == published


def test_the_page_tells_its_headline_writer_outlet_and_language() -> None:
    node = ld(
        headline="Two dead",
        author=[{"name": "Ana Ruiz"}, "Luz Paz"],
        publisher={"name": "The Post"},
        inLanguage="es-VE",
    )

    found = marks(node)

    assert (found.headline, found.byline, found.site_name, found.language) == (
        "Two dead", "Ana Ruiz, Luz Paz", "The Post", "es",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("head", "url", "canonical"),
    [
        pytest.param('<link rel="canonical" href="/a?utm_source=x">', f"{OWN}b", f"{OWN}a", id="relative"),
        pytest.param('<meta property="og:url" content="https://Post.example/a/">', "", f"{OWN}a", id="og"),
        pytest.param('<link rel="canonical" href="javascript:x">', "", "", id="no address"),
        pytest.param("", "https://post.example/a", "", id="none"),
    ],
)  # fmt: skip
def test_the_canonical_address_has_one_spelling(head: str, url: str, canonical: str) -> None:
    assert marks(head, url=url).canonical_url == canonical


@pytest.mark.parametrize(
    ("head", "hints"),
    [
        pytest.param(
            '<link rel="canonical" href="https://faro.example/a">',
            [("canonical", "https://faro.example/a")], id="canonical elsewhere",
        ),
        pytest.param(
            '<meta property="og:url" content="https://faro.example/a"><link rel="canonical" href="/a">',
            [("og:url", "https://faro.example/a")], id="shared under another's address",
        ),
        pytest.param(
            '<meta property="og:url" content="https://faro.example/a">',
            [("canonical", "https://faro.example/a")], id="shared under another's address and no other",
        ),
        pytest.param('<meta property="og:url" content="https://www.post.example/a">', [], id="shared under its own"),
        pytest.param(
            '<link rel="syndication-source" href="https://faro.example/a">',
            [("syndication-source", "https://faro.example/a")], id="syndication in a link",
        ),
        pytest.param(
            '<link rel="original-source" href="https://faro.example/a">',
            [("original-source", "https://faro.example/a")], id="original source in a link",
        ),
        pytest.param(
            '<meta name="syndication-source" content="https://faro.example/a">',
            [("syndication-source", "https://faro.example/a")], id="syndication",
        ),
        pytest.param('<meta name="original-source" content="https://www.post.example/a">', [], id="itself"),
        pytest.param(ld(isBasedOn="https://faro.example/a"), [("isBasedOn", "https://faro.example/a")], id="based on"),
        pytest.param(ld(sourceOrganization={"name": "EFE"}), [("sourceOrganization", "EFE")], id="organisation"),
        pytest.param(ld(provider={"name": "Post"}, publisher={"name": "Post"}), [], id="provider is itself"),
        pytest.param('<meta name="syndication-source" content="https://a..b/">', [], id="an address that is none"),
        pytest.param('<meta name="author" content="Reuters">', [("author", "Reuters")], id="author"),
        pytest.param('<meta name="author" content="https://post.example/ana">', [], id="an address is no author"),
    ],
)  # fmt: skip
def test_marks_of_other_outlets_are_hints_and_marks_of_itself_are_not(
    head: str, hints: list[tuple[str, str]]
) -> None:
    assert list(marks(head).hints) == hints


@pytest.mark.parametrize(
    "script",
    [
        "{",
        "[1, 2",
        '{"@graph": 7}',
        "null",
        '{"@type": ["NewsArticle"], "author": {"name": 7}}',
        "[" * 100_000,
    ],
)
def test_broken_json_says_nothing(script: str) -> None:
    assert marks(f'<script type="application/ld+json">{script}</script>') == Marks()


def test_signs_that_no_text_may_hold_are_left_out_of_what_json_says() -> None:
    told = '{"@type": "NewsArticle", "headline": "A\\u0000b", "publisher": {"name": "Lindt\\ud800 Courier"}}'

    found = marks(f'<script type="application/ld+json">{told}</script>')

    assert (found.headline, found.site_name) == ("Ab", "Lindt Courier")


def test_articles_listed_on_the_page_are_not_the_page() -> None:
    listed = json.dumps(
        {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Another"}]}
    )

    assert marks(f'<script type="application/ld+json">{listed}</script>').headline == ""
