"""The page of an article's sentences: all of them, the best to check first, with the reason and the claims."""

import pytest
from django.test import Client

from sources.vocabulary import Publication
from tests.factories import make_appearance, make_article, make_capture, make_claim
from tests.provenance.pages.reading import plain, queries, shown

pytestmark = pytest.mark.django_db
SAID = "It was a quiet town. At least 40 people were killed in Lindt on Tuesday. Who could have known?"


def page_of(text: str = SAID) -> str:
    return f"/articles/{make_capture(text).article.public_id}/sentences/"


def test_sentences_stand_by_checkability_each_with_its_reason(client: Client) -> None:
    page = plain(shown(client, page_of()))

    assert (
        page.index("At least 40 people")
        < page.index("It was a quiet town")
        < page.index("Who could have known?")
    )
    assert "gives a figure: “ At least 40 ”" in page
    assert "3 sentences, none left out" in page


def test_a_sentence_leads_to_the_claim_that_comes_from_it(client: Client) -> None:
    claim = make_claim("Forty people were killed in Lindt.")
    row = make_appearance(claim, capture=make_capture(SAID), quote="At least 40 people were killed in Lindt")

    page = shown(client, f"/articles/{row.capture.article.public_id}/sentences/")

    assert page.count(f'href="/claims/{claim.public_id}/"') == 1


def test_the_articles_own_page_shows_the_best_and_leads_to_all(client: Client) -> None:
    address = page_of()
    page = shown(client, address.removesuffix("sentences/"))

    assert "Sentences by checkability" in page
    assert f'href="{address}"' in page


def test_a_long_article_is_paged_and_no_sentence_is_lost(client: Client) -> None:
    address = page_of(
        " ".join(f"On day {number} the river rose by {number} metres." for number in range(1, 61))
    )
    pages = [shown(client, f"{address}?after={after}") for after in (0, 25, 50)]

    assert [page.count('class="said"') for page in pages] == [25, 25, 10]
    assert 'rel="next" href="?after=25"' in pages[0]
    assert 'rel="next"' not in pages[2]


def test_the_page_costs_the_same_however_many_sentences_and_claims_there_are(client: Client) -> None:
    one, many = (
        make_capture(SAID),
        make_capture(" ".join(f"The {n} men died in Lindt." for n in range(2, 40))),
    )
    for number in range(2, 12):
        make_appearance(make_claim(f"{number} men died."), capture=many, quote=f"The {number} men died")

    addresses = [f"/articles/{capture.article.public_id}/sentences/" for capture in (one, many)]
    assert queries(client, addresses[0]) == queries(client, addresses[1])


@pytest.mark.parametrize("after", ["-1", "x", "1e3", "٣", "9999999"])
def test_a_place_that_is_none_is_refused_by_name(client: Client, after: str) -> None:
    answer = client.get(page_of(), {"after": after})

    assert answer.status_code == 400
    assert "<code>after</code>" in answer.content.decode()


def test_a_hidden_article_shows_no_sentence(client: Client) -> None:
    capture = make_capture(SAID, article=make_article(publication=Publication.DRAFT))

    assert client.get(f"/articles/{capture.article.public_id}/sentences/").status_code == 404
