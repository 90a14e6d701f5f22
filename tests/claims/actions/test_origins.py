"""Whose word a copied sentence is, when the copy reads as if somebody else had said it."""

import pytest

from claims.actions import corroboration
from claims.models import Appearance, Claim, Corroboration
from claims.vocabulary import Stance
from sources.models import Article, Source
from sources.vocabulary import DerivationKind, SectionKind, SourceKind
from tests.claims.actions.telling import told
from tests.factories import (
    NOON,
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


def test_a_copy_leaves_the_words_of_a_headline_to_whom_its_original_gives_them_there() -> None:
    claim, copy = make_claim(), make_article(source=make_source("Lindt Courier"))
    ana = make_source("Ana Sorru", kind=SourceKind.PERSON)
    wire = said(claim, "Naru Wire", make_source("Elders\u2019 Council", kind=SourceKind.ORGANISATION))
    in_headline = {"quote": WORDS, "attributed_to": ana, "party": True, "section": SectionKind.HEADLINE}
    make_appearance(claim, capture=wire.capture, **in_headline)
    printed = make_capture(f"{WORDS} Late.", article=copy)
    row = make_appearance(claim, capture=printed, **in_headline)

    assert origins(claim, (copy, wire.capture.article)) == 1
    row.refresh_from_db()
    assert row.origin_source == ana


def test_a_copy_that_adds_words_of_somebody_else_brings_a_second_origin() -> None:
    claim = make_claim()
    council = make_source("Elders\u2019 Council", kind=SourceKind.ORGANISATION)
    ana = make_source("Ana Sorru", kind=SourceKind.PERSON)
    wire, copy = (
        said(claim, "Naru Wire", council),
        said(claim, "Lindt Courier", ana, "I saw four dead people."),
    )

    assert origins(claim, (copy.capture.article, wire.capture.article)) == 2


@pytest.mark.parametrize(
    "copied", [WORDS, "The council gives four dead."], ids=["the same words", "in other words"]
)
@pytest.mark.parametrize("stance", [Stance.REPEATS, Stance.DISPUTES])
def test_a_copy_that_names_whom_its_original_named_before_is_no_second_origin(
    copied: str, stance: Stance
) -> None:
    claim = make_claim()
    council = make_source("Elders\u2019 Council", kind=SourceKind.ORGANISATION)
    mayor = make_source("Ana Sorru", kind=SourceKind.PERSON)
    wire, copy = said(claim, "Naru Wire", council), said(claim, "Lindt Courier", council, copied)
    later = make_capture("Four people died.", article=wire.capture.article)
    make_appearance(claim, capture=later, attributed_to=mayor)
    claim.appearances.update(stance=stance)
    claim.appearances.filter(pk=wire.pk).update(superseded_at=NOON, superseded_by=later)
    make_derivation(copy.capture.article, wire.capture.article)
    if stance == Stance.DISPUTES:
        make_appearance(claim)

    corroboration.refresh(claim_id=claim.pk)

    backing = Corroboration.objects.get(claim=claim)
    assert (backing.origins_against if stance == Stance.DISPUTES else backing.origins_for) == 1


def test_whom_a_copy_has_from_elsewhere_stays_an_origin_when_its_original_names_another() -> None:
    claim = make_claim()
    council = make_source("Elders\u2019 Council", kind=SourceKind.ORGANISATION)
    wire = said(claim, "Naru Wire", make_source("Ana Sorru", kind=SourceKind.PERSON))
    copy = said(claim, "Lindt Courier", council, "The council gives four dead.")

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


def test_a_denial_stays_its_sources_when_a_copy_leaves_out_who_denies_it() -> None:
    claim = make_claim()
    said(claim, "Lindt Herald", make_source("Elders\u2019 Council", kind=SourceKind.ORGANISATION))
    army = make_source("Olmar Army", kind=SourceKind.ORGANISATION)
    wire = make_appearance(
        claim,
        capture=make_capture(article=make_article(source=make_source("Naru Wire"))),
        stance=Stance.DISPUTES,
        attributed_to=army,
    )
    copy = make_appearance(claim, capture=make_capture(), stance=Stance.DISPUTES)

    origins(claim, (copy.capture.article, wire.capture.article))

    assert Corroboration.objects.get(claim=claim).origins_against == 1


def test_a_copy_of_a_piece_without_a_date_is_no_origin_though_its_own_date_sorts_first() -> None:
    claim = make_claim()
    rewritten = make_article("Says nothing of it")
    piece = make_appearance(
        claim, capture=make_capture(article=make_article(source=make_source("Naru Wire")))
    )
    copy = make_appearance(claim, capture=make_capture(article=make_article(published_at=NOON)))

    pairs = ((copy.capture.article, piece.capture.article), (piece.capture.article, rewritten))

    assert origins(claim, *pairs) == 1


def test_what_only_the_headline_credits_is_its_sources_in_a_copy_too() -> None:
    claim = make_claim()
    council = make_source("Elders\u2019 Council", kind=SourceKind.ORGANISATION)
    head = {"section": SectionKind.HEADLINE, "stance": Stance.REPEATS}
    wire = make_appearance(claim, capture=make_capture(), attributed_to=council, **head)
    copy = make_appearance(claim, capture=make_capture(), **head)

    assert origins(claim, (copy.capture.article, wire.capture.article)) == 1


def test_a_copied_denial_that_was_taken_back_counts_no_more() -> None:
    claim = make_claim()
    make_appearance(claim, capture=make_capture())
    wire = make_appearance(claim, capture=make_capture(), stance=Stance.DISPUTES, superseded_at=NOON)
    copy = make_appearance(claim, capture=make_capture(), stance=Stance.DISPUTES)

    origins(claim, (copy.capture.article, wire.capture.article))

    copy.refresh_from_db()
    assert copy.stale_from == wire.capture.article
    assert Corroboration.objects.get(claim=claim).origins_against == 0


def test_whoever_credits_a_copy_is_no_second_witness_beside_the_wire_it_was_taken_from() -> None:
    claim = make_claim()
    wire, copy = (make_appearance(claim, capture=make_capture()) for _ in range(2))
    copier = copy.capture.article.source
    assert copier is not None
    said(claim, "The Third", copier, "Four were killed, the Second reports.")

    assert origins(claim, (copy.capture.article, wire.capture.article)) == 1


def test_a_chain_of_credits_ends_with_whoever_the_first_piece_names() -> None:
    claim = make_claim()
    minister = make_source("Ana Sorru", kind=SourceKind.PERSON)
    first = said(claim, "Naru Wire", minister, "Four were killed, Ana Sorru said.")
    second = said(claim, "Lindt Courier", outlet(first), "Four were killed, Naru Wire reports.")
    said(claim, "The Third", outlet(second), "Four were killed, according to the Courier.")

    assert origins(claim) == 1


def test_two_outlets_that_credit_one_another_are_one_origin() -> None:
    claim = make_claim()
    one, other = make_source("Naru Wire"), make_source("Lindt Courier")
    for writer, heard in ((one, other), (other, one)):
        make_appearance(
            claim,
            capture=make_capture(article=make_article(source=writer)),
            stance=Stance.REPEATS,
            attributed_to=heard,
        )

    assert origins(claim) == 1


@pytest.mark.parametrize("first", ["1", "3"])
@pytest.mark.parametrize("names_the_mayor", [True, False])
def test_a_copy_has_it_from_whom_the_piece_names_today_not_from_whom_it_named_once(
    first: str, *, names_the_mayor: bool
) -> None:
    claim = make_claim()
    council = make_source("Elders\u2019 Council", kind=SourceKind.ORGANISATION)
    mayor = make_source("Ana Sorru", kind=SourceKind.PERSON)
    capture = make_capture(WORDS)
    said_once = {"superseded_at": NOON, "public_id": f"{first}00000000000"}
    make_appearance(claim, capture=capture, attributed_to=council, **said_once)
    make_appearance(claim, capture=capture, attributed_to=mayor, public_id="200000000000")
    copy = make_appearance(
        claim, capture=make_capture(WORDS), attributed_to=mayor if names_the_mayor else None
    )

    assert origins(claim, (copy.capture.article, capture.article)) == 1


def outlet(row: Appearance) -> Source:
    assert row.capture.article.source is not None
    return row.capture.article.source


def test_a_body_and_whoever_speaks_for_it_are_one_origin_and_the_ledger_says_so() -> None:
    claim = make_claim()
    hospital = make_source("Quelmi Hospital", kind=SourceKind.INSTITUTION)
    petra = make_source("Petra Lindqvane", kind=SourceKind.PERSON, speaks_for=hospital)
    rows = [
        said(claim, "Quelmi Post", petra, "I saw two dead."),
        said(claim, "Lindt Courier", hospital, "Two died."),
    ]

    assert [one.origin_label for one in told(rows)] == [
        "Petra Lindqvane, speaks for Quelmi Hospital",
        "Quelmi Hospital",
    ]
    assert origins(claim) == 1


def test_whoever_speaks_for_a_body_that_is_silent_is_named_alone() -> None:
    claim = make_claim()
    hospital = make_source("Quelmi Hospital", kind=SourceKind.INSTITUTION)
    petra = make_source("Petra Lindqvane", kind=SourceKind.PERSON, speaks_for=hospital)

    rows = [said(claim, "Quelmi Post", petra)]

    assert [one.origin_label for one in told(rows)] == ["Petra Lindqvane"]
    assert origins(claim) == 1


@pytest.mark.parametrize("stance", [Stance.REPEATS, Stance.DISPUTES])
@pytest.mark.parametrize("section", [SectionKind.COMMENT, SectionKind.BODY])
def test_a_copy_has_it_from_whom_the_piece_it_took_names_where_the_first_piece_does_not_say_so_itself(
    stance: Stance, section: SectionKind
) -> None:
    claim, mayor = make_claim(), make_source("Ana Sorru", kind=SourceKind.PERSON)
    first, taken, copied = (
        make_capture(words) for words in ("Roads are shut.", WORDS, f"{WORDS} More soon.")
    )
    other = Stance.ASSERTS if stance is Stance.DISPUTES else Stance.DISPUTES
    # A reader below it says the same; or the piece itself says the opposite.
    make_appearance(
        claim, capture=first, section=section, stance=stance if section is SectionKind.COMMENT else other
    )
    make_appearance(claim, capture=taken, quote=WORDS, stance=stance, attributed_to=mayor)
    copy = make_appearance(claim, capture=copied, quote=WORDS, stance=stance)

    origins(claim, (taken.article, first.article), (copied.article, taken.article))

    copy.refresh_from_db()
    assert (copy.origin_source, copy.origin_article) == (mayor, None)


def test_a_readers_comment_below_the_first_piece_makes_it_no_origin_of_what_a_later_one_says() -> None:
    claim = make_claim()
    first, taken = make_capture("Roads are shut."), make_capture(WORDS)
    comment = make_appearance(claim, capture=first, section=SectionKind.COMMENT)
    row = make_appearance(claim, capture=taken)

    assert origins(claim, (taken.article, first.article)) == 1

    for each in (row, comment):
        each.refresh_from_db()
    assert (comment.origin_article, row.origin_article) == (first.article, taken.article)
