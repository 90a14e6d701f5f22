"""What people decided about the things on a claim's page, dismissed ones included, in its history and its score."""

import re
from typing import Any

import pytest
from django.db.models import F
from django.test import Client

from claims.actions import corroboration, judgements
from claims.models import Appearance, Claim, Contradiction
from provenance.accounts.models import User
from provenance.history.models import Entry
from sources.desk.deciding import decide
from sources.models import Derivation
from sources.vocabulary import Judgement, Publication
from tests.factories import make_appearance, make_article, make_capture, make_derivation, make_source
from tests.provenance.pages.reading import page_of, plain, queries, shown

pytestmark = pytest.mark.django_db


def judge(row: Any, judgement: Judgement, by: User, why: str) -> None:
    row.refresh_from_db()
    judgements.judge(row=row, judgement=judgement, by=by, why=why, version=row.version)


def pair() -> Contradiction:
    """The two claims; the other contradiction is a party's denial inside one of them."""
    return Contradiction.objects.exclude(one=F("other")).get()


def log(page: str) -> str:
    return plain(page.partition('id="history"')[2].partition("</section>")[0])


def course(page: str) -> str:
    return page.partition('id="course"')[2].partition("</section>")[0]


def entry(subject: str) -> str:
    return Entry.objects.filter(subject=subject, actor_id__isnull=False).latest("id").short_hash


def test_a_dismissed_contradiction_is_told_with_who_and_why_and_as_what_moved_the_score(
    client: Client, four: Claim, ana: User
) -> None:
    judge(pair(), Judgement.REJECTED, ana, "They count other people.")
    corroboration.refresh(claim_id=four.pk)

    page = shown(client, page_of(four))

    told = "ismissed the contradiction with “Two people were killed.”"
    assert f"ana D{told} “They count other people.”" in log(page)
    seal = entry("contradiction")
    assert f'<li id="entry-{seal}">' in page
    (link,) = re.findall(rf'<a href="#entry-{seal}"[^>]*>([^<]*)</a>', course(page))
    assert link == f"ana d{told}"


def test_a_decision_is_the_cause_of_the_next_score_alone(client: Client, four: Claim, ana: User) -> None:
    judge(pair(), Judgement.REJECTED, ana, "They count other people.")
    corroboration.refresh(claim_id=four.pk)
    judge(pair(), Judgement.SUGGESTED, ana, "")
    corroboration.refresh(claim_id=four.pk)

    page = shown(client, page_of(four))

    steps = re.findall(r'<tr id="step-.*?</tr>', page)
    assert [step.count("#entry-") for step in steps] == [1, 1, 0]
    assert "reopened the contradiction" in steps[0]
    assert "dismissed the contradiction" in steps[1]


def test_what_is_confirmed_counted_already_and_is_no_cause(client: Client, four: Claim, ana: User) -> None:
    judge(pair(), Judgement.CONFIRMED, ana, "Read both.")
    Appearance.objects.filter(claim=four, party=True).update(party=False)
    corroboration.refresh(claim_id=four.pk)

    page = shown(client, page_of(four))

    assert "ana Confirmed the contradiction with “Two people were killed.” “Read both.”" in log(page)
    assert course(page).count("<tr id=") == 2
    assert "#entry-" not in course(page)


def test_a_rejected_quote_is_told_by_its_outlet_and_not_in_its_words(
    client: Client, four: Claim, ana: User
) -> None:
    article = make_article(source=make_source("The Sentinel"))
    row = make_appearance(four, capture=make_capture("Four it was, nonsense.", article=article))
    corroboration.refresh(claim_id=four.pk)
    judge(row, Judgement.REJECTED, ana, "Misread.")
    corroboration.refresh(claim_id=four.pk)

    page = shown(client, page_of(four))

    assert "ana Rejected the quote in The Sentinel “Misread.”" in log(page)
    assert "nonsense" not in page
    assert f'href="#entry-{entry("appearance")}"' in course(page)


def test_a_decision_on_where_an_article_took_it_from_is_told(client: Client, four: Claim, ana: User) -> None:
    link = Derivation.objects.get()
    decide(derivation=link, typed={"deed": "reject", "why": "Written apart.", "version": "1"}, by=ana)

    assert "ana Rejected the derivation of Harbour Post from Agencia Sur “Written apart.”" in log(
        shown(client, page_of(four))
    )


def test_decisions_about_what_a_reader_may_not_see_are_not_told(
    client: Client, four: Claim, ana: User
) -> None:
    judge(pair(), Judgement.REJECTED, ana, "Secret reason.")
    Claim.objects.filter(text__startswith="Two").update(publication=Publication.DRAFT)

    assert "Secret reason." not in shown(client, page_of(four))
    client.force_login(ana)
    assert "Secret reason." in shown(client, page_of(four))


def test_more_decisions_cost_a_claim_page_no_more_queries(client: Client, four: Claim, ana: User) -> None:
    judge(pair(), Judgement.REJECTED, ana, "They count other people.")
    corroboration.refresh(claim_id=four.pk)
    wire, before = Derivation.objects.get().upstream, 0
    for number in range(5):
        article = make_article(source=make_source())
        row = make_appearance(four, capture=make_capture(f"Four, again {number}.", article=article))
        make_derivation(article, wire, judgement=Judgement.REJECTED, version=2)
        judge(row, Judgement.REJECTED, ana, f"Misread {number}.")
        corroboration.refresh(claim_id=four.pk)
        before = before or queries(client, page_of(four))

    page = page_of(four)
    assert queries(client, page) == before
    assert log(shown(client, page)).count("Misread") == 5
