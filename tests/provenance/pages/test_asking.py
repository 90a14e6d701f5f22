"""The box takes a sentence, an address or a whole article, and tells no more than the reader may see."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.actions import terms
from claims.models import Claim
from provenance.accounts import turns
from provenance.accounts.models import User
from sources.actions import screenings
from sources.models import Article, Host, Visit
from sources.vocabulary import Publication, VisitReason
from tests.factories import make_article, make_capture, make_claim, make_event, make_source
from tests.provenance.pages.reading import plain, shown

pytestmark = pytest.mark.django_db
WIRE = (
    "Dockers at the port of Ampil walked out at dawn on Monday after a crane that had been reported as unsafe three "
    "times since January fell on the quay. Nine dockers were injured, the harbour council said. Union secretary Rosa "
    "Vidal told reporters that the men would not return before every crane on the eastern quay had been looked at by "
    "somebody who is not paid by the harbour company. The company did not answer questions on Monday evening."
)
OWN = "\n\nOur correspondent saw two ambulances leave the eastern gate shortly before noon."


@pytest.fixture
def wire() -> Article:
    article = make_article("Dockers walk out at Ampil", source=make_source("Quiet Wire"))
    make_capture(WIRE, article=article)
    screenings.screen(article_id=article.pk)
    return article


def paste(client: Client, text: str) -> str:
    answer = client.post("/search/", {"q": text})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    return answer.content.decode()


def test_a_pasted_article_is_held_against_every_article_and_both_stand_side_by_side(
    client: Client, wire: Article
) -> None:
    page = paste(client, WIRE.replace("Nine dockers", "Twelve dockers") + OWN)

    told = plain(page)
    assert "It has words from 1 article" in told
    assert re.search(r"\d\d % of the pasted text stands there, \d\d % of the article here", told)
    assert f"/articles/{wire.public_id}/" in page
    runs = re.findall(r'<span class="same">(.*?)</span>', page, re.DOTALL)
    assert any("walked out at dawn on Monday" in run for run in runs)
    assert not any("Nine" in run or "Twelve" in run for run in runs)
    assert "Our correspondent saw" in page
    assert not Article.objects.exclude(pk=wire.pk).exists()


def test_words_that_anybody_may_use_are_no_copy(client: Client, wire: Article) -> None:
    page = paste(client, "Dockers at the port of Ampil walked out at dawn on Monday.\n" + OWN * 3)

    assert "No article we hold shares more with it than a quote would" in plain(page)
    assert wire.public_id not in page


@pytest.mark.parametrize("hidden", [Publication.DRAFT, Publication.WITHDRAWN])
def test_an_article_kept_from_the_reader_is_found_by_the_newsroom_alone(
    client: Client, wire: Article, ana: User, hidden: Publication
) -> None:
    Article.objects.filter(pk=wire.pk).update(publication=hidden)

    assert wire.public_id not in paste(client, WIRE + OWN)
    client.force_login(ana)
    assert wire.public_id in paste(client, WIRE + OWN)


def test_each_sentence_of_it_that_is_known_is_told_with_the_figure_that_clashes(
    client: Client, ana: User
) -> None:
    claim = known("Nine dockers were injured in the port of Ampil.")
    secret = known("Twelve dockers fled the Ampil quay.", publication=Publication.DRAFT)
    for number in range(20):
        known(f"Something else altogether{number}.")
    text = "The strike goes on.\n\nTwelve dockers were injured in the port of Ampil, the council said.\n\nIt rained."

    page = plain(paste(client, text))

    assert "1 sentence tells what is known" in page
    assert claim.text in page
    assert "“Twelve”: the other says “Nine”." in page
    assert secret.text not in page


def known(text: str, **fields: object) -> Claim:
    claim = make_claim(text, event=make_event(text), **fields)
    terms.keep(claims=[claim.pk])
    return claim


def test_a_long_text_costs_a_bounded_number_of_queries(client: Client, wire: Article) -> None:
    claim = known("Nine dockers were injured in the port of Ampil.")
    numbers = []
    for sentences in (400, 1600):
        text = WIRE + "".join(
            f"\n\nDocker {each} of Ampil was injured on day {each}." for each in range(sentences)
        )
        with CaptureQueriesContext(connection) as caught:
            page = paste(client, text)
        numbers.append(len(caught))
        assert claim.public_id in page
    assert numbers[0] == numbers[1] < 250


def test_what_is_short_gets_an_address_of_its_own(client: Client) -> None:
    answer = client.post("/search/", {"q": "  nine dockers\r\n"})
    assert (answer.status_code, answer["Location"]) == (302, "/search/?q=nine+dockers")
    assert client.post("/search/", {"q": ""})["Location"] == "/search/"


@pytest.mark.parametrize(
    ("text", "told"), [("word " * 20_001, "100,000 characters"), ("bell\a\n" * 9, "control characters")]
)
def test_what_is_too_long_or_no_text_is_refused_with_the_remedy(client: Client, text: str, told: str) -> None:
    answer = client.post("/search/", {"q": text})

    assert answer.status_code == 400
    assert told in plain(answer.content.decode())


@pytest.fixture
def few(settings: Any) -> Iterator[None]:
    settings.PASTED_A_MINUTE = 2
    counters = turns.counters()
    counters.delete("texts:", *counters.scan_iter("texts:*"))
    yield
    counters.delete("texts:", *counters.scan_iter("texts:*"))


def test_strangers_paste_a_few_articles_a_minute_and_the_newsroom_as_many_as_it_likes(
    few: None, client: Client, ana: User
) -> None:
    answers = [client.post("/search/", {"q": f"One line.\nAnother {each}."}) for each in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[2]["Retry-After"]) > 0

    client.force_login(ana)
    assert {client.post("/search/", {"q": f"One.\nTwo {each}."}).status_code for each in range(3)} == {200}


ADDRESS = "https://wire.example/ampil/dockers"
WRITTEN = (
    ADDRESS, "wire.example/ampil/dockers", f"{ADDRESS}/?utm_source=mail#top", "HTTPS://WIRE.example/ampil/dockers",
    "https://short.example/x1", "https://wire.example/old-path", "https://amp.wire.example/ampil/dockers",
)  # fmt: skip


def test_an_address_leads_to_its_article_however_it_is_written_and_wherever_it_redirected_from(
    client: Client, ana: User
) -> None:
    article = make_article("Dockers walk out", url=ADDRESS, source=make_source("Quiet Wire"))
    make_article("Dockers", url="https://amp.wire.example/ampil/dockers", merged_into=article)
    short, old = "https://short.example/x1", "https://wire.example/old-path"
    host, reason = Host.objects.create(name="short.example"), VisitReason.choices()[0][0]
    chain = [[301, short], [302, old], [200, ADDRESS]]
    Visit.objects.create(address=short, url=short, host=host, reason=reason, article=article, chain=chain)
    for written in WRITTEN:
        page = shown(client, f"/search/?q={written.replace('#', '%23')}")
        assert article.public_id in page, written
        assert "We hold the article at this address" in page

    Article.objects.filter(pk=article.pk).update(publication=Publication.DRAFT)
    for written in WRITTEN:
        page = shown(client, f"/search/?q={written.replace('#', '%23')}")
        assert article.public_id not in page
        assert "We hold nothing from this address" in page
    client.force_login(ana)
    assert article.public_id in shown(client, f"/search/?q={ADDRESS}")


def test_an_unknown_address_is_offered_to_be_added_by_those_who_may(client: Client, ana: User) -> None:
    address = "/search/?q=https://new.example/piece"

    assert "/add/?" not in shown(client, address)
    client.force_login(ana)
    assert "/add/?here=1&amp;url=https%3A%2F%2Fnew.example%2Fpiece" in shown(client, address)


WORDS = ("and/or", "3.5", "e.g. this/that", "https://", "http://[", "9/11", "a.b", "...", "/", "…/x")


def test_words_that_only_look_like_an_address_are_words(client: Client) -> None:
    for words in WORDS:
        assert "this address" not in shown(client, f"/search/?q={words}"), words


def test_a_very_long_address_is_posted_and_found(client: Client) -> None:
    long = f"https://wire.example/{'x' * 700}"
    article = make_article("Long", url=long)

    assert article.public_id in client.post("/search/", {"q": long}).content.decode()
