"""The demo corpus is what its README promises: every file is there, every quote stands, copies are copies."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import etree, html

DEMO = Path(__file__).resolve().parents[1] / "demo"
CORPUS = DEMO / "corpus"
README = (DEMO / "README.md").read_text(encoding="utf-8")
MANIFEST_FIELDS = {"url", "file", "title", "source", "author", "published", "retrieved", "language", "note"}
SOURCE_FIELDS = {"name", "kind", "aliases", "domains", "owner", "edition_of", "grade", "grade_reason"}
SOURCE_KINDS = {"outlet", "agency", "government", "institution", "organisation", "person"}
STANCES = {"asserts", "repeats", "disputes"}
RUN = 8  # words in a row before two texts count as sharing them; ordinary phrases are shorter
QUOTATION = 32  # words below which shared text is a quotation, not a copy
WHEN = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2}))?)?)?")
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def json_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


ROWS = json_lines(CORPUS / "manifest.jsonl")
SOURCES = json_lines(DEMO / "sources.jsonl")
ROW_OF = {row["file"]: row for row in ROWS}


def tables(text: str) -> Iterator[list[list[str]]]:
    """Every table of a Markdown text, as rows of cells without its heading row."""
    for block in re.findall(r"(?:^\|.*\n)+", text, re.M):
        lines = block.splitlines()[2:]
        yield [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


def part(heading: str) -> str:
    """The text of README under one second-level heading."""
    return README.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0] + "\n"


FILES_TABLE = next(tables(part("The files")))
TAKEN_TABLE, APART_TABLE = tables(part("Expected: who took from whom"))
PAIRS_TABLE = next(tables(part("Expected: how claims stand to one another")))
CLAIMS = dict(re.findall(r"^### (C\d+)\. (.*?)(?=^### |\Z)", part("Expected: claims"), re.M | re.S))
APPEARANCES = [(claim, *row) for claim, text in CLAIMS.items() for row in next(tables(text + "\n"))]


def page(file: str) -> html.HtmlElement:
    return html.document_fromstring((CORPUS / file).read_bytes())


@cache
def text_of(file: str) -> str:
    """What a reader sees of a file, blanks evened out."""
    if not file.endswith(".html"):
        return " ".join((CORPUS / file).read_text(encoding="utf-8").split())
    body = page(file).body
    etree.strip_elements(body, "script", with_tail=False)
    return " ".join(" ".join(body.itertext()).split())


@cache
def words_of(file: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text_of(file).casefold()))


def runs(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [words[start : start + RUN] for start in range(len(words) - RUN + 1)]


def words_in_common(downstream: str, upstream: str) -> int:
    """How many words of one file stand in runs of eight or more that the other file has too."""
    known = set(runs(words_of(upstream)))
    covered: set[int] = set()
    for start, run in enumerate(runs(words_of(downstream))):
        if run in known:
            covered.update(range(start, start + RUN))
    return len(covered)


def article_of(file: str) -> str:
    """Captures with one address are one article."""
    return ROW_OF[file].get("url") or file


def entries() -> list[etree._Element]:
    return list(etree.parse(CORPUS / "feed.xml").getroot().iter("item"))


def test_the_manifest_and_the_readme_list_every_file_once() -> None:
    held = sorted(path.name for path in CORPUS.iterdir() if path.name != "manifest.jsonl")
    assert sorted(row["file"] for row in ROWS) == held
    assert sorted(row[0] for row in FILES_TABLE) == held


def test_the_corpus_holds_twenty_one_articles_and_one_feed() -> None:
    articles = {article_of(row["file"]) for row in ROWS if row["file"] != "feed.xml"}
    assert len(ROWS) == 24
    assert len(articles) == 21


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_a_manifest_row_uses_the_published_fields_and_real_dates(row: dict[str, Any]) -> None:
    assert set(row) <= MANIFEST_FIELDS
    for field in ("published", "retrieved"):
        if row.get(field):
            assert WHEN.fullmatch(row[field]), field
            datetime.fromisoformat(row[field] + "-01-01"[len(row[field]) - 4 :])


def test_publication_is_known_to_the_year_the_month_the_day_and_the_instant() -> None:
    assert {len(row["published"]) for row in ROWS if row.get("published")} >= {4, 7, 10, 20}


def test_no_capture_is_older_than_its_article() -> None:
    instants = [row for row in ROWS if "T" in row.get("published", "") and row.get("retrieved")]
    assert len(instants) > 12
    for row in instants:
        published, retrieved = (datetime.fromisoformat(row[field]) for field in ("published", "retrieved"))
        assert published < retrieved, row["file"]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source["name"])
def test_a_source_is_graded_with_a_dated_reason(source: dict[str, Any]) -> None:
    assert set(source) == SOURCE_FIELDS
    assert source["kind"] in SOURCE_KINDS
    assert source["grade"] in "ABCDEF"
    assert re.fullmatch(r"2026-\d\d-\d\d: \S.{15,}", source["grade_reason"])


def test_names_and_domains_of_sources_are_their_own() -> None:
    names = [name.casefold() for source in SOURCES for name in (source["name"], *source["aliases"])]
    domains = [domain for source in SOURCES for domain in source["domains"]]
    assert len(names) == len(set(names))
    assert len(domains) == len(set(domains))
    assert all(domain.endswith(".example") for domain in domains)


def test_every_source_referred_to_exists() -> None:
    names = {source["name"] for source in SOURCES}
    referred = {row["source"] for row in ROWS}
    referred |= {source[field] for source in SOURCES for field in ("owner", "edition_of")}
    unseen = {name.removesuffix(" (unseen)") for row in TAKEN_TABLE for name in row[:2] if "(unseen)" in name}
    assert unseen == {"MarketTallow", "Ibrena Chronicle", "The Calder Observer"}
    assert (referred | unseen) - {None} <= names


def test_every_letter_from_a_to_f_is_given() -> None:
    assert {source["grade"] for source in SOURCES} == set("ABCDEF")


def test_the_courier_and_its_edition_have_one_owner() -> None:
    by_name = {source["name"]: source for source in SOURCES}
    edition = by_name["Quelmi Post"]
    assert edition["edition_of"] == "The Lindemar Courier"
    assert edition["owner"] == by_name["The Lindemar Courier"]["owner"] == "Halvard Press Group"


def test_every_address_is_invented_and_belongs_to_its_source() -> None:
    domains = {source["name"]: source["domains"] for source in SOURCES}
    for row in ROWS:
        if row.get("url"):
            assert urlsplit(row["url"]).hostname in domains[row["source"]], row["file"]
    outside = re.compile(r"https?://(?!schema\.org|purl\.org|www\.w3\.org)[\w.-]+(?<!\.example)(?=[/\"\s<])")
    for row in ROWS:
        assert not outside.findall((CORPUS / row["file"]).read_text(encoding="utf-8")), row["file"]


@pytest.mark.parametrize("file", [row["file"] for row in ROWS if row["file"] != "feed.xml"])
def test_an_article_is_as_long_as_news_is(file: str) -> None:
    assert 150 <= len(words_of(file)) <= 560


@pytest.mark.parametrize(("downstream", "upstream", "kind", "least", "why"), TAKEN_TABLE)
def test_a_copy_shares_the_words_it_is_said_to_share(
    downstream: str, upstream: str, kind: str, least: str, why: str
) -> None:
    if least == "-":
        assert "(unseen)" in upstream or words_in_common(downstream, upstream) < QUOTATION
    else:
        assert words_in_common(downstream, upstream) >= int(least) >= 60


@pytest.mark.parametrize(("one", "other"), APART_TABLE)
def test_independent_pieces_share_no_more_than_a_quotation(one: str, other: str) -> None:
    assert words_in_common(one, other) < QUOTATION
    assert words_in_common(other, one) < QUOTATION


def test_a_credit_quoted_in_the_readme_stands_in_its_file() -> None:
    quoted = [(row[0], credit) for row in TAKEN_TABLE for credit in re.findall(r'"([^"]+)"', row[4])]
    assert len(quoted) >= 8
    for file, credit in quoted:
        held = "standing-watch-exiles-comments.html" if "(unseen)" in file else file
        assert credit in text_of(held), (file, credit)


def test_the_two_captures_of_the_exiles_piece_have_one_body() -> None:
    first, second = (text_of(f"standing-watch-exiles-{kind}") for kind in ("comments.html", "donations.txt"))
    body = first[first.index("The stand-off on the Naru") : first.index("than the first one did.")]
    assert len(body.split()) > 300
    assert body in second
    assert "Pilot Hesk" in first and "Pilot Hesk" not in second
    assert "640 L" in second and "640 L" not in first


def test_readers_comments_are_marked_up_with_their_names() -> None:
    whole = page("standing-watch-exiles-comments.html")
    comments = whole.xpath("//section[@id='comments']//li[@class='comment']")
    authors = [comment.xpath(".//*[contains(@class, 'comment-author')]")[0].text for comment in comments]
    assert authors == ["Tern Alley", "Pilot Hesk", "Greymantle", "Pilot Hesk", "MossAndIron"]
    assert "not four" in comments[1].text_content()


def test_the_correction_changes_the_injured_and_nothing_else_of_the_body() -> None:
    before, after = (
        [p.text_content() for p in page(f"naru-wire-verrin-bridge{end}.html").xpath("//div[@class='body']/p")]
        for end in ("", "-corrected")
    )
    assert after[0].startswith("CORRECTION, Oct 12")
    assert [text.replace("29", "19") for text in before] == after[1:]
    assert [text for text in before if "29" in text] == [before[1]]


def test_the_spanish_articles_say_that_they_are_spanish() -> None:
    spanish = [row["file"] for row in ROWS if row["language"] == "es"]
    assert len(spanish) == 2
    for row in ROWS:
        if row["file"].endswith(".html"):
            assert page(row["file"]).get("lang", "").split("-")[0] == row["language"], row["file"]


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.findtext("link"))
def test_a_feed_entry_is_an_article_that_is_also_held_as_a_file(entry: etree._Element) -> None:
    file = next(row["file"] for row in ROWS if row.get("url") == entry.findtext("link"))
    content = html.fragment_fromstring(entry.findtext(CONTENT, ""), create_parent=True)
    paragraphs = [p.text_content() for p in content.xpath("p")]
    assert entry.findtext("title") == ROW_OF[file]["title"]
    assert [p.text_content() for p in page(file).xpath("//div[@class='body']/p")] == paragraphs


@pytest.mark.parametrize(("claim", "file", "quote", "stance", "attributed"), APPEARANCES)
def test_an_expected_quote_stands_in_its_file(
    claim: str, file: str, quote: str, stance: str, attributed: str
) -> None:
    assert quote in text_of(file)
    assert stance in STANCES
    assert stance != "repeats" or attributed != "own voice"


@pytest.mark.parametrize(("claim", "text"), CLAIMS.items(), ids=CLAIMS)
def test_the_number_of_articles_given_for_a_claim_is_the_number_listed(claim: str, text: str) -> None:
    listed = {article_of(row[1]) for row in APPEARANCES if row[0] == claim}
    counted = re.search(r"^Articles: (\d+)\. Origins for: \d+ \(.+?\)\. Origins against: \d+", text, re.M)
    assert counted and int(counted.group(1)) == len(listed)


def test_pairs_name_claims_that_exist_and_use_the_three_outcomes() -> None:
    assert {name for row in PAIRS_TABLE for name in row[:2]} <= set(CLAIMS)
    assert {row[2] for row in PAIRS_TABLE} == {"contradicts", "compatible", "not comparable"}
    assert len({frozenset(row[:2]) for row in PAIRS_TABLE}) == len(PAIRS_TABLE)
