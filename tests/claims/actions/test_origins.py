"""Whose word a copied sentence is, when the copy reads as if somebody else had said it."""

import pytest

from claims.actions import corroboration
from claims.models import Appearance, Claim, Corroboration
from claims.vocabulary import Stance
from sources.models import Article, Source
from sources.vocabulary import DerivationKind, SourceKind
from tests.factories import (
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_derivation,
    make_source,
)

pytestmark = pytest.mark.django_db
WORDS = "Four people were killed."


def said(claim: Claim, outlet: str, speaker: Source, words: str = WORDS) -> Appearance:
    capture = make_capture(words, article=make_article(source=make_source(outlet)))
    return make_appearance(claim, capture=capture, stance=Stance.REPEATS, attributed_to=speaker)


def origins(claim: Claim, *pairs: tuple[Article, Article]) -> int:
    for down, up in pairs:
        make_derivation(down, up)
    corroboration.refresh(claim_id=claim.pk)
    return Corroboration.objects.get(claim=claim).origins_for


def test_the_words_of_a_wire_stay_its_sources_whoever_a_cut_copy_gives_them_to() -> None:
    claim = make_claim()
    council = make_source("Elders\u2019 Council", kind=SourceKind.ORGANISATION)
    ana = make_source("Ana Sorru", kind=SourceKind.PERSON)
    wire, copy = said(claim, "Naru Wire", council), said(claim, "Lindt Courier", ana, WORDS.upper())

    assert origins(claim, (copy.capture.article, wire.capture.article)) == 1


def test_a_copy_that_adds_words_of_somebody_else_brings_a_second_origin() -> None:
    claim = make_claim()
    council = make_source("Elders\u2019 Council", kind=SourceKind.ORGANISATION)
    ana = make_source("Ana Sorru", kind=SourceKind.PERSON)
    wire, copy = (
        said(claim, "Naru Wire", council),
        said(claim, "Lindt Courier", ana, "I saw four dead people."),
    )

    assert origins(claim, (copy.capture.article, wire.capture.article)) == 2


def test_words_said_twice_are_taken_where_either_place_was_taken() -> None:
    claim = make_claim()
    words = "Two dead."
    wire = said(claim, "Naru Wire", make_source("Council", kind=SourceKind.ORGANISATION), words)
    article = make_article(source=make_source("Lindt Courier"))
    text = f"{words}\n\nOur own report of the weather.\n\n{words}"
    taking, later = make_capture(text, article=article), make_capture(f"{words} Sun later.", article=article)
    place = text.rindex(words)
    make_derivation(
        article,
        wire.capture.article,
        kind=DerivationKind.EXCERPT,
        downstream_capture=taking,
        spans=[[place, place + len(words), 0, len(words)]],
    )
    make_appearance(claim, capture=later, quote=words, stance=Stance.ASSERTS)

    assert origins(claim) == 1
