"""What is taken in: pages that misname their outlet are, texts without end are not."""

from datetime import UTC, datetime

import pytest

from sources.actions import captures, sources
from sources.errors import Unreadable
from sources.intake.handed import Handed
from sources.rules.period import Moment
from sources.vocabulary import Precision, SourceKind
from tests.factories import make_source

PAGE = "<html><head>{head}</head><body><article><p>A ferry ran aground off Lindt on Monday.</p></article></body></html>"


def taken(*, site_name: str, url: str = "") -> captures.Taken:
    page = PAGE.format(head=f'<meta property="og:site_name" content="{site_name}">')
    return captures.take(handed=Handed(content=page.encode(), media="text/html", where="a.html", url=url))


NO_NAMES = [
    pytest.param("\u200b", id="nothing to be seen"),
    pytest.param("s" * 400, id="endless"),
    pytest.param("\ufdfa" * 200, id="signs that stand for phrases"),
]


@pytest.mark.django_db
@pytest.mark.parametrize("name", NO_NAMES)
def test_a_page_that_gives_no_usable_name_is_kept_without_its_outlet(name: str) -> None:
    assert taken(site_name=name).capture.article.source is None


def test_a_text_too_long_to_be_an_article_is_refused_with_its_file() -> None:
    text = "A ferry ran aground off Lindt on Monday.\n\n" * 12_000

    with pytest.raises(Unreadable, match=r"book\.txt: holds more than 500,000"):
        captures.take(handed=Handed(content=text.encode(), media="text/plain", where="book.txt"))


@pytest.mark.django_db
@pytest.mark.parametrize("name", NO_NAMES)
def test_a_page_that_gives_no_usable_name_is_its_hosts(name: str) -> None:
    source = taken(site_name=name, url="https://courier.example/a").capture.article.source

    assert source is not None
    assert source.name == "courier.example"


PUBLISHER = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "Naru Wire"}}</script>'
)
OWN_WORDS = [
    pytest.param('<meta property="og:site_name" content="Naru Wire">', id="og:site_name"),
    pytest.param(PUBLISHER, id="publisher in JSON-LD"),
]


@pytest.mark.django_db
@pytest.mark.parametrize("head", OWN_WORDS)
def test_a_page_that_bears_a_known_name_is_its_hosts_and_the_name_is_kept_as_what_it_calls_itself(
    head: str,
) -> None:
    wire = make_source("Naru Wire", host="naru.example")
    page = PAGE.format(head=head).encode()

    for host, outlet in (("evil.example", "evil.example"), ("naru.example", "Naru Wire")):
        handed = Handed(content=page, media="text/html", where="a.html", url=f"https://{host}/a")
        capture = captures.take(handed=handed).capture
        assert str(capture.article.source) == outlet
        assert ["calls itself", "Naru Wire"] in capture.hints
    assert [domain.host for domain in wire.domains.all()] == ["naru.example"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("host", "known_before"), [("naru.news", True), ("naru.news", False), ("naru.relief", True)]
)
def test_a_host_that_reads_like_a_known_name_is_not_its_bearer(host: str, known_before: bool) -> None:
    name = host.replace(".", " ").title()
    if known_before:
        make_source(name)
    source = taken(site_name=name, url=f"https://{host}/a").capture.article.source
    bearer = sources.named(name=name, kind=SourceKind.OUTLET)

    assert (str(source), source == bearer) == (f"www.{host}", False)


@pytest.mark.django_db
def test_a_page_without_an_address_does_not_become_a_capture_of_the_one_it_names() -> None:
    make_source("Naru Wire", host="naru.example")
    true = taken(site_name="Naru Wire", url="https://naru.example/a").capture
    head = '<meta property="og:site_name" content="Naru Wire"><link rel="canonical" href="https://naru.example/a">'
    forged = PAGE.format(head=head).replace("Monday", "Tuesday").encode()

    def handed(source: str) -> Handed:
        return Handed(content=forged, media="text/html", where="a.html", source=source)

    unsigned = captures.take(handed=handed("")).capture
    foreign = captures.take(handed=handed("Post")).capture

    assert (unsigned.article.source, unsigned.article.url) == (None, "")
    assert ["says it stands at", "https://naru.example/a"] in unsigned.hints
    assert (str(foreign.article.source), foreign.article.url) == ("Post", "")
    assert captures.take(handed=handed("Naru Wire")).capture.article == true.article


@pytest.mark.django_db
def test_what_a_page_says_besides_its_text_is_kept_with_the_capture() -> None:
    page = PAGE.format(head="<title>Nine ministers were shot</title><style>p {display: none}</style>")
    kept = captures.take(handed=Handed(content=page.encode(), media="text/html", where="a.html")).capture
    kept.refresh_from_db()

    assert kept.omitted == [
        {"kind": "unread", "signs": 40, "excerpts": ["A ferry ran aground off Lindt on Monday."]},
        {"kind": "head", "signs": 24, "excerpts": ["Nine ministers were shot"]},
    ]
    assert (kept.omitted_signs, kept.incomplete) == (24, True)


@pytest.mark.django_db
def test_a_plain_text_leaves_nothing_out() -> None:
    kept = captures.take(handed=Handed(content=b"A ferry ran.", media="text/plain", where="a.txt")).capture

    assert (kept.omitted, kept.omitted_signs, kept.incomplete) == ([], 0, False)


DISPATCH = "Ferry sinks\n\nLINDT, March 4 (Naru Wire) — Four people died when a ferry ran aground off Lindt."


@pytest.mark.django_db
def test_a_dateline_gives_the_day_of_publication_where_nobody_told_it() -> None:
    handed = Handed(DISPATCH.encode(), "text/plain", "a.txt", retrieved=datetime(2019, 3, 6, 8, tzinfo=UTC))

    capture = captures.take(handed=handed).capture

    assert (capture.published_at, capture.published_precision) == (datetime(2019, 3, 4, tzinfo=UTC), "day")


@pytest.mark.django_db
def test_a_dateline_never_outranks_what_the_giver_says() -> None:
    told = Moment(datetime(2019, 3, 1, tzinfo=UTC), Precision.MONTH)
    handed = Handed(
        DISPATCH.encode(), "text/plain", "a.txt", published=told, retrieved=datetime(2019, 3, 6, tzinfo=UTC)
    )

    capture = captures.take(handed=handed).capture

    assert (capture.published_at, capture.published_precision) == (told.at, "month")


@pytest.mark.django_db
def test_a_page_that_says_it_stands_where_nothing_can_stand_has_no_address() -> None:
    make_source("Naru Wire", host="naru.example")
    page = PAGE.format(head='<link rel="canonical" href="https://[naru/a">')
    handed = Handed(content=page.encode(), media="text/html", where="a.html", source="Naru Wire")

    kept = captures.take(handed=handed).capture

    assert (str(kept.article.source), kept.article.url) == ("Naru Wire", "")
