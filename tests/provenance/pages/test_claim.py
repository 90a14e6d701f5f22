"""The page of one claim."""

import re

import pytest
from django.test import Client

from claims.actions import corroboration, judgements
from claims.models import Appearance, Claim
from claims.vocabulary import Outcome, ReviewStage, Stance
from provenance.accounts.models import User
from provenance.history.models import Entry
from sources.vocabulary import Judgement, Publication, SectionKind
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_contradiction,
    make_review,
    make_source,
)  # fmt: skip
from tests.provenance.pages.reading import QUOTE, page_of, plain, shown

pytestmark = pytest.mark.django_db


def test_a_claim_opens_with_its_answer(client: Client, four: Claim) -> None:
    words = plain(shown(client, page_of(four)))
    assert (
        "2 articles carry it, 1 disputes it; 1 independent origin; disputed by a party; contradicts 1 claim."
        in words
    )


def test_the_ledgers_points_add_up_to_the_sum_on_the_page(client: Client, four: Claim) -> None:
    page = shown(client, page_of(four)).replace("−", "-")
    body, foot = page.split("<tfoot>")
    points = [float(number) for number in re.findall(r'class="num(?: dim)?">([-+.\d]+)</td>', body)]
    total = re.search(r'class="num">([-+.\d]+)</td>', foot)
    assert total is not None
    assert len(points) >= 4
    assert round(sum(points), 1) == float(total[1])


def test_every_quote_stands_in_its_context_with_exactly_its_words_marked(client: Client, four: Claim) -> None:
    page = shown(client, page_of(four))
    assert f"Soldiers fired. <mark>{QUOTE}</mark>, and others were missing." in page
    assert "“said” names the council" in page
    assert "Hedge</dt><dd>“<bdi>said</bdi>”" in page


def test_copies_hang_from_what_they_copied_under_their_one_origin(client: Client, four: Claim) -> None:
    tree = plain(shown(client, page_of(four)).partition('id="origins"')[2].partition('id="appearances"')[0])
    assert tree.index("Kapé Council") < tree.index("Agencia Sur") < tree.index("Harbour Post")
    assert "rewrite, 71 % shared" in tree
    assert tree.index("Interior ministry") > tree.index("Harbour Post")
    assert "party to the claim" in tree


def test_a_contradiction_shows_both_quotes_and_the_reason(client: Client, four: Claim) -> None:
    part = shown(client, page_of(four)).partition('id="contradictions"')[2]
    assert QUOTE in part
    assert "Two patients died." in part
    assert "Both give an exact number of the same people." in part


def test_the_history_tells_who_decided_what(client: Client, four: Claim) -> None:
    part = plain(shown(client, page_of(four)).partition('id="history"')[2])
    assert "First read in an article" in part
    assert "Corroboration 0." in part


def test_a_draft_s_outlet_stays_unnamed_in_the_history_once_its_quote_is_rejected(
    client: Client, four: Claim, ana: User
) -> None:
    draft = make_article(source=make_source("The Secret Gazette"), publication=Publication.DRAFT)
    row = make_appearance(four, capture=make_capture("Four were killed, it says.", article=draft))
    corroboration.refresh(claim_id=four.pk)
    Appearance.objects.filter(pk=row.pk).update(superseded_at=NOON, superseded_by=None)
    corroboration.refresh(claim_id=four.pk)
    row.refresh_from_db()
    judgements.judge(row=row, judgement=Judgement.REJECTED, by=ana, why="Misread.", version=row.version)
    corroboration.refresh(claim_id=four.pk)

    assert Entry.objects.filter(why__contains="The Secret Gazette").exists()
    assert "The Secret Gazette" not in shown(client, page_of(four))
    client.force_login(ana)
    assert "The Secret Gazette" in shown(client, page_of(four))


def test_a_published_review_is_signed_and_a_draft_is_nobodys_business(
    client: Client, four: Claim, ana: User
) -> None:
    make_review(four, stage=ReviewStage.DRAFT, summary="A draft nobody should see")
    assert "A draft nobody" not in shown(client, page_of(four))
    make_review(four, stage=ReviewStage.PUBLISHED, summary="Two witnesses agree.", written_by=ana)
    page = shown(client, page_of(four))
    assert "Two witnesses agree." in page
    assert "Signed by Ana Ruiz" in page


def test_rejected_appearances_and_contradictions_are_gone(client: Client, four: Claim, ana: User) -> None:
    rejected = {
        "judgement": Judgement.REJECTED,
        "judged_by": ana,
        "judged_at": NOON,
        "judged_why": "Misread.",
    }
    make_appearance(four, capture=make_capture("A misread sentence."), **rejected)
    assert "A misread sentence." not in shown(client, page_of(four))


def test_many_appearances_are_paged_by_stance(client: Client) -> None:
    claim = make_claim("Much repeated.")
    for number in range(30):
        make_appearance(claim, capture=make_capture(f"Repeated {number:02}."), stance=Stance.REPEATS)
    corroboration.refresh(claim_id=claim.pk)
    first = shown(client, page_of(claim))
    cursor = re.search(r'href="(\?stance=repeats[^"]+)"', first)
    assert cursor is not None

    second = shown(client, page_of(claim) + cursor[1].replace("&amp;", "&"))

    assert len(set(re.findall(r"<mark>Repeated \d\d", first))) == 25
    assert len(set(re.findall(r"<mark>Repeated \d\d", second))) == 5


@pytest.mark.parametrize("publication", [Publication.DRAFT, Publication.WITHDRAWN])
def test_a_hidden_claim_is_not_found_except_by_the_newsroom(
    client: Client, four: Claim, ana: User, publication: Publication
) -> None:
    Claim.objects.filter(pk=four.pk).update(publication=publication)
    assert client.get(page_of(four)).status_code == 404
    client.force_login(ana)
    assert "Only the newsroom sees this page" in shown(client, page_of(four))


def test_a_claim_whose_score_is_still_being_worked_out_has_its_page(client: Client) -> None:
    claim = make_claim("Just read.")
    make_appearance(claim, capture=make_capture("Just read."))

    assert "<mark>Just read.</mark>" in shown(client, page_of(claim))


def test_a_merged_claim_leads_to_the_one_it_became_part_of(client: Client, four: Claim) -> None:
    middle = make_claim("Middle.", merged_into=four)
    first = make_claim("First.", merged_into=middle)
    answer = client.get(page_of(first), follow=True)
    assert answer.redirect_chain == [(f"{page_of(four)}?merged={first.public_id}", 301)]
    assert "is now part of this one" in answer.content.decode()


def test_a_claim_merged_into_a_hidden_one_is_not_found(client: Client) -> None:
    into = make_claim("Hidden.", publication=Publication.DRAFT)
    assert client.get(page_of(make_claim("First.", merged_into=into))).status_code == 404


def test_more_appearances_cost_a_claim_page_no_more_queries(
    client: Client, four: Claim, django_assert_max_num_queries: object
) -> None:
    for number in range(20):
        capture = make_capture(
            f"Also {number}.", article=make_article(source=make_source(), published_at=NOON)
        )
        make_appearance(four, capture=capture, attributed_to=make_source(), stance=Stance.REPEATS)
    corroboration.refresh(claim_id=four.pk)
    with django_assert_max_num_queries(21):  # type: ignore[operator]
        client.get(page_of(four))


@pytest.mark.parametrize("query", ["stance=maybe", "stance=repeats&after=x", "as_of=2019"])
def test_a_claim_page_refuses_what_it_does_not_know(client: Client, four: Claim, query: str) -> None:
    assert client.get(f"{page_of(four)}?{query}").status_code == 400


def test_the_outcomes_that_are_no_contradiction_are_listed_with_their_reason(
    client: Client, four: Claim
) -> None:
    least = make_claim("At least two were killed.", low=2)
    make_contradiction(four.appearances.order_by("pk")[0], make_appearance(least), outcome=Outcome.COMPATIBLE,
                       reason="“At least two” has no upper end.")  # fmt: skip
    part = plain(shown(client, page_of(four)).partition('id="contradictions"')[2])
    assert "compatible At least two were killed. “At least two” has no upper end." in part


def test_a_claim_with_more_appearances_than_are_drawn_still_shows_every_stance(
    client: Client, four: Claim, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.pages.claim.DRAWN", 2)
    page = shown(client, page_of(four))
    assert page.count(f"<mark>{QUOTE}</mark>") >= 2
    assert "<mark>Nobody died, the ministry said.</mark>" in page


def test_a_quote_tells_where_the_headline_of_its_article_differs_from_the_body(client: Client) -> None:
    claim = make_claim("Four were killed.", low=4, high=4)
    head, body = "Four killed in raid on Tarn", "Four were killed, the mayor said."
    text = f"{head}\n{body}"
    sections = [(SectionKind.HEADLINE, 0, len(head), ""), (SectionKind.BODY, len(head) + 1, len(text), "")]
    capture = make_capture(text, sections=sections)
    make_appearance(claim, capture=capture, quote=head, section=SectionKind.HEADLINE)
    mayor = make_source("The mayor")
    reasons = [{"rule": "figure", "weight": 1.0, "detail": "“four” reads as 4", "quote": ""}]
    make_appearance(
        claim, capture=capture, quote=body, stance=Stance.REPEATS, attributed_to=mayor, reasons=reasons
    )
    corroboration.refresh(claim_id=claim.pk)

    words = plain(shown(client, page_of(claim)))

    assert "headline and body differ" in words
    assert "In this article the headline asserts what the body repeats." in words
    assert "put in the mouth of The mayor" in words
    assert "Why we read it so “four” reads as 4. Read figure +1.0" in words
