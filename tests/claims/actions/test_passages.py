"""A claim has those articles looked at again in which half of its words stand together, and reads few others for it."""

import pytest
from django.db import connection

from claims.actions import passages, terms
from claims.models import Claim, Linking, Passage
from claims.rules.lookup import pruning
from claims.rules.lookup.terms import terms_of
from sources.models import Article
from tests.factories import make_act, make_capture, make_claim, make_event

pytestmark = pytest.mark.django_db
SOLD = "The council of Norv sold the Tessel ferry line."
FETCHED = "SELECT idx_tup_fetch + seq_tup_read FROM pg_stat_xact_user_tables WHERE relname = 'claims_passage'"
CROWD = 3_000


def said(*sentences: str) -> Article:
    """An article that says these, each kept as a passage."""
    capture = make_capture(" ".join(sentences))
    Passage.objects.bulk_create(
        Passage(capture=capture, start=place, end=place + 1, terms=sorted(terms_of(sentence)))
        for place, sentence in enumerate(sentences)
    )
    return capture.article


def listed(text: str) -> Claim:
    claim = make_claim(text, event=make_event(act=make_act("sold")))
    terms.keep(claims=[claim.pk])
    return claim


def asked(claim: Claim) -> set[int]:
    """The articles to be looked at again for the claim."""
    Linking.objects.all().delete()
    passages.ask_for(claims=[claim.pk])
    return set(Linking.objects.values_list("article", flat=True))


def fetched() -> int:
    with connection.cursor() as cursor:
        cursor.execute(FETCHED)
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Norv council gave the ferry away.", True),
        ("Tessel ferry line.", True),
        ("The council of Norv met.", False),
        ("Norv, Norv, Norv.", False),
    ],
)
def test_half_of_a_claims_words_in_one_sentence_have_its_article_looked_at(
    sentence: str, found: bool
) -> None:
    claim, article = listed(SOLD), said(sentence)

    assert asked(claim) == ({article.pk} if found else set())


def test_a_claim_of_two_words_needs_both() -> None:
    claim = listed("Norv flooded.")
    both, _one = said("Flooded Norv wept."), said("Norv wept.")

    assert asked(claim) == {both.pk}


def test_words_spread_over_sentences_are_not_together() -> None:
    claim = listed(SOLD)
    said("Norv council met.", "A ferry came.", "The line was long.")

    assert asked(claim) == set()


def test_sentences_that_share_a_single_word_are_not_even_read() -> None:
    claim = listed(SOLD)
    said(*[f"Norv heard number{chr(97 + place % 26)}." for place in range(CROWD)])
    right = said("Norv council sold a ferry.")

    before = fetched()
    assert asked(claim) == {right.pk}
    assert fetched() - before < CROWD / 100


def test_no_more_than_so_many_of_the_newest_are_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pruning, "MOST_PASSAGES", 2)
    claim = listed(SOLD)
    _oldest, older, newest = [said("Norv council sold a ferry.") for _ in range(3)]

    assert asked(claim) == {older.pk, newest.pk}
