"""A feed as a file: what it carries is handed in, what it only names is said."""

from typing import Any

import pytest

from sources.errors import Refused, Unreadable
from sources.intake.announced import Announced, Channel
from sources.intake.feeds import FED, hand, read
from sources.intake.handed import Handed
from sources.vocabulary import FeedFormat
from tests.sources.intake.test_channels import INDEX, RSS

CHANNEL = Channel(FeedFormat.RSS, title="Far Ledger", language="en")


def found(feed: str, **row: Any) -> list[Handed | Refused]:
    return list(read(feed.encode(), where="feed.xml", file="feed.xml", row=row))


def test_what_is_carried_is_handed_in_and_what_is_only_named_is_told_with_its_address() -> None:
    one, two, three = found(RSS, url="https://far.example/feed")

    assert isinstance(one, Handed)
    assert (one.url, one.title, one.source, one.language) == (
        "https://far.example/one", "Bridge falls", "", "en-GB",
    )  # fmt: skip
    assert one.hints == (FED, ("feed source", "Naru Wire"), ("calls itself", "Far Ledger"))
    assert isinstance(two, Handed)
    assert str(three) == (
        "feed.xml, article 3: is only named by the feed, not carried: give https://far.example/three to ingest"
    )


def test_the_giver_knows_better_than_the_feed_who_publishes_and_in_what_language() -> None:
    (one, *_) = found(RSS, source="Ledger (London)", language="es")

    assert isinstance(one, Handed)
    assert (one.source, one.language) == ("Ledger (London)", "es")


@pytest.mark.parametrize("source", ["", None])
def test_a_giver_who_does_not_know_who_publishes_is_not_told_by_the_feed(source: str | None) -> None:
    handed = hand(Announced(html="<p>All.</p>"), CHANNEL, where="feed", row={"source": source})

    assert handed.source == ""


def test_an_index_of_sitemaps_says_what_to_do_with_it() -> None:
    assert "follow it as a feed" in str(found(INDEX)[0])


def test_a_title_is_shown_as_text_whatever_stands_in_it() -> None:
    handed = hand(Announced(title="<script>x</script>", html="<p>All.</p>"), CHANNEL, where="feed", row={})

    assert b"<h1>&lt;script&gt;x&lt;/script&gt;</h1>" in handed.content


@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param({"published": "soon"}, id="a time nobody can read"),
        pytest.param({"url": "javascript:alert(1)"}, id="no address"),
        pytest.param({"language": "the language of the land"}, id="no language"),
        pytest.param({"title": "x" * 900, "author": "y" * 900}, id="names without end"),
    ],
)
def test_one_spoilt_fact_does_not_cost_the_article(spoilt: dict[str, str]) -> None:
    handed = hand(Announced(html="<p>All.</p>", **spoilt), CHANNEL, where="feed", row={})

    assert handed.published is None
    assert handed.url == ""
    assert handed.language == "en"
    assert len(handed.title) <= 500


def test_an_article_that_is_not_carried_is_refused() -> None:
    with pytest.raises(Unreadable, match="only named"):
        hand(Announced(title="x", html="  "), CHANNEL, where="feed", row={})
