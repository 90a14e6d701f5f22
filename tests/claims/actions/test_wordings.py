"""The words articles put a claim in are kept while they stand, and it is found by them."""

from typing import Any

import pytest
from django.utils import timezone

from claims.actions import corroboration, judgements, terms
from claims.models import Appearance, Claim, Term, Wording
from claims.models.recognition import Recognised, recognised
from claims.rules.lookup.weights import LINK, SUGGEST
from provenance.accounts.models import User
from provenance.pipeline import line
from sources.models import Article
from sources.vocabulary import Judgement, Publication
from tests.factories import make_appearance, make_article, make_capture, make_claim

pytestmark = pytest.mark.django_db
QUOTE = "Soldiers opened fire on four Olmari at the Kessary bridge, and they died"


def told(text: str, reader: User | None = None, language: str = "en") -> list[Recognised]:
    return recognised(text, language=language, reader=reader, now=timezone.now(), most=5)


def put(claim: Claim, quote: str = QUOTE, **fields: Any) -> Appearance:
    capture = make_capture(quote, article=make_article(f"On {quote}", **fields))
    row = make_appearance(claim, quote=quote, capture=capture)
    corroboration.ask(claims=[claim.pk])
    line.drain()
    return row


def test_a_claim_is_found_by_the_words_of_an_article_with_the_figures_of_its_own() -> None:
    claim = make_claim("Four Olmari killed")
    put(claim)

    (found,) = told("Four were shot dead by soldiers at the bridge of Kessary")

    assert (found.claim, found.wording) == (claim.pk, QUOTE)
    assert found.score >= SUGGEST
    assert found.reason.quote == QUOTE
    assert [held.reason for held in found.figures.held] == ["“Four”: borne out (“Four”)."]


def test_figures_that_clash_are_never_linked() -> None:
    claim = make_claim("Two Olmari dead")
    put(claim, "Two Olmari were shot dead at the Kessary bridge by soldiers of the fifth brigade")

    (found,) = told("Four Olmari were shot dead at the Kessary bridge by soldiers of the fifth brigade")

    assert found.claim == claim.pk
    assert not found.links


def test_a_wording_that_is_rejected_leaves(ben: User) -> None:
    claim = make_claim("Four Olmari killed")
    put(claim, "Four Olmari killed, officials say")
    row = put(claim)
    assert Term.objects.filter(claim=claim, word="kessari", own=0).exists()

    judgements.judge(
        row=row, judgement=Judgement.REJECTED, by=ben, why="Another bridge.", version=row.version
    )
    line.drain()

    assert not Term.objects.filter(claim=claim, word="kessari").exists()
    assert told("A bridge in Kessary") == []


def test_weighing_again_writes_no_wording_anew() -> None:
    claim = make_claim("Four Olmari killed")
    put(claim)
    before = list(Wording.objects.values_list("pk", "text", "terms"))
    claim.refresh_from_db()

    corroboration.refresh(claim_id=claim.pk)

    assert list(Wording.objects.values_list("pk", "text", "terms")) == before
    assert Claim.objects.get(pk=claim.pk).terms_due == claim.terms_due


@pytest.mark.parametrize("piece", ["itself", "the piece it stands for"])
def test_a_hidden_articles_words_lead_nobody_outside_to_the_claim(piece: str, ana: User, carla: User) -> None:
    claim, other = make_claim("Four Olmari killed"), make_claim("Nine Olmari were arrested in Kessary")
    put(claim, "Four Olmari killed, officials say")
    terms.keep(claims=[claim.pk, other.pk])
    before = [told(text, carla) for text in ("Olmari in Kessary", "soldiers at a bridge")]
    row = put(claim)
    article = row.capture.article
    if piece != "itself":
        whole = make_article("The whole piece")
        Article.objects.filter(pk=article.pk).update(merged_into=whole)
        article = whole

    assert told("soldiers at a bridge", carla)
    Article.objects.filter(pk=article.pk).update(publication=Publication.DRAFT)

    for outsider in (None, carla):
        assert [told(text, outsider) for text in ("Olmari in Kessary", "soldiers at a bridge")] == before
    assert [found.wording for found in told("soldiers at a bridge", ana)] == [QUOTE]


def test_of_the_same_words_those_everybody_may_see_are_kept() -> None:
    claim = make_claim("Four Olmari killed")
    put(claim, publication=Publication.DRAFT)
    shown = put(claim)

    assert Wording.objects.get(claim=claim).article == shown.capture.article


def test_all_of_three_sentences_find_the_claim_they_tell_of_first() -> None:
    two, four = make_claim("Two Olmari dead"), make_claim("Four Olmari killed")
    terms.keep(claims=[two.pk, four.pk])

    for text, language in (("Four Olmari were shot dead", "en"), ("Cuatro olmari murieron", "es")):
        first, second = told(text, language=language)
        assert (first.claim, second.claim) == (four.pk, two.pk)
        assert first.score >= SUGGEST
        assert not second.links
    assert second.score < LINK
