"""Sentences are held against the claims that share half of their words, and no article makes us read on and on."""

import pytest

from claims.actions import terms
from claims.models import Claim, Passage
from claims.models.sayings import sharing
from claims.rules.lookup import pruning
from claims.rules.lookup.terms import terms_of
from sources.models import Capture
from tests.factories import make_act, make_capture, make_claim, make_event

pytestmark = pytest.mark.django_db


def listed(text: str) -> Claim:
    claim = make_claim(text, event=make_event(act=make_act("sold")))
    terms.keep(claims=[claim.pk])
    return claim


def said(*sentences: str) -> tuple[Capture, list[int]]:
    """A capture that says these, and the passages they are kept as."""
    capture = make_capture(" ".join(sentences))
    kept = Passage.objects.bulk_create(
        Passage(capture=capture, start=place, end=place + 1, terms=sorted(terms_of(sentence)))
        for place, sentence in enumerate(sentences)
    )
    return capture, [row.pk for row in kept]


def test_a_sentence_with_half_of_a_claims_words_is_held_against_it() -> None:
    ferry, hall = (
        listed("The council of Norv sold the Tessel ferry line."),
        listed("Ostrell closed its swimming hall."),
    )
    capture, (first, second, _third) = said(
        "Norv council sold a ferry.", "Ostrell closed the hall.", "Ostrell sold a ferry."
    )

    assert sharing([capture.pk]) == {first: {ferry.pk}, second: {hall.pk}}


def test_a_capture_reads_no_more_entries_than_so_many_the_rarest_words_of_all_its_sentences_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rare = listed("Ostrell hall.")
    for _ in range(4):
        listed("Norv ferry.")
    capture, (common, first) = said("Norv ferry.", "Ostrell hall.")

    assert sharing([capture.pk])[first] == {rare.pk}
    assert len(sharing([capture.pk])[common]) == 4

    monkeypatch.setattr(pruning, "MOST_READ_WHOLE", 3)
    assert sharing([capture.pk]) == {first: {rare.pk}}


def test_each_capture_is_allowed_as_many_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    rare = listed("Ostrell hall.")
    monkeypatch.setattr(pruning, "MOST_READ_WHOLE", 2)
    one, (first,) = said("Ostrell hall.")
    other, (second,) = said("Ostrell hall, again.")

    assert sharing([one.pk, other.pk]) == {first: {rare.pk}, second: {rare.pk}}
