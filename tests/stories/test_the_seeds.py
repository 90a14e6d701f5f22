"""The five articles the project was born from: who copied whom, whose word is whose, and what contradicts what."""

from decimal import Decimal

import pytest
from django.db.models import QuerySet

from claims.models import Appearance, Contradiction
from claims.vocabulary import ContradictionKind, Outcome, Stance
from sources.models import Article, Derivation
from sources.vocabulary import DerivationKind, SectionKind, SourceKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeds")]

TELEGRAPH, COMMENTED, MINISTER, DONATIONS, ARGUS = (
    "000_194dffccf3623c6b.txt",
    "001_28eaa8d34f2238df.txt",
    "002_4e1b0dbba101299a.txt",
    "003_ea4337dc22b15d88.txt",
    "004_28aa3b8bf562bb45.txt",
)


def article(file: str) -> Article:
    return Article.objects.get(captures__file=file).canonical


def said(file: str, *, act: str = "", low: int | None = None, quote: str = "") -> QuerySet[Appearance]:
    rows = Appearance.objects.standing().filter(capture__file=file, quote__contains=quote)
    rows = rows.filter(act__key=act) if act else rows
    return rows.filter(low=Decimal(low)) if low is not None else rows


def outcomes(one: Appearance, other: Appearance) -> set[str]:
    rows = Contradiction.objects.filter(one__in=[one.claim, other.claim], other__in=[one.claim, other.claim])
    return set(rows.values_list("outcome", flat=True))


def four_pemon() -> Appearance:
    return said(ARGUS, act="killed", low=4).get()


def two_pemon() -> Appearance:
    rows = said(COMMENTED, act="killed", low=2).filter(section=SectionKind.COMMENT, population="pemon")
    return rows.order_by("start")[0]


def at_least_two() -> Appearance:
    return said(COMMENTED, act="killed", low=2, quote="at least two").get()


def test_two_captures_of_one_article_are_one_article() -> None:
    assert article(COMMENTED) == article(DONATIONS)
    assert Derivation.objects.filter(kind=DerivationKind.SAME_ARTICLE).count() == 1


def test_the_article_was_republished_from_a_piece_we_do_not_hold_which_rests_on_another() -> None:
    taken = Derivation.objects.get(downstream=article(COMMENTED), kind=DerivationKind.REPUBLICATION)
    resting = Derivation.objects.get(downstream=taken.upstream)

    assert (taken.upstream.unseen, str(taken.upstream.source)) == (True, "ZeroHedge")
    assert taken.credited
    assert (resting.upstream.unseen, str(resting.upstream.source)) == (True, "Bloomberg")
    assert resting.kind == DerivationKind.CITATION


def test_the_unsigned_page_comes_from_the_telegraph() -> None:
    taken = Derivation.objects.get(downstream=article(TELEGRAPH))

    assert (taken.upstream.unseen, str(taken.upstream.source)) == (True, "Telegraph")


def test_nothing_else_is_taken_for_a_copy() -> None:
    assert not Derivation.objects.filter(downstream__in=[article(MINISTER), article(ARGUS)]).exists()


def test_no_claim_comes_from_furniture() -> None:
    furniture = Appearance.objects.filter(section=SectionKind.FURNITURE)

    assert not furniture.exists()
    assert not Appearance.objects.filter(low__in=[2350, 4700, 1730, 2500, 5000, 2025]).exists()


def test_two_pemon_is_a_readers_word_and_never_the_outlets() -> None:
    speaker = two_pemon().attributed_to

    assert speaker is not None
    assert (speaker.name, speaker.kind, str(speaker.within)) == (
        "Pave Way IV",
        SourceKind.COMMENTER,
        "SouthFront",
    )
    assert not said(COMMENTED, act="killed", low=2).filter(population="pemon", attributed_to=None).exists()


def test_two_contradicts_four_with_both_quotes() -> None:
    four, two = four_pemon(), two_pemon()
    pair = Contradiction.objects.get(one__in=[four.claim, two.claim], other__in=[four.claim, two.claim])

    assert (pair.outcome, pair.kind) == (Outcome.CONTRADICTS, ContradictionKind.VALUE)
    quotes = {pair.one_appearance.quote, pair.other_appearance.quote}
    assert any("four" in quote for quote in quotes)
    assert any("two" in quote for quote in quotes)


def test_at_least_two_does_not_contradict_four() -> None:
    four, at_least = four_pemon(), at_least_two()

    assert at_least.high is None
    assert four.claim.event == at_least.claim.event
    assert outcomes(four, at_least) <= {Outcome.COMPATIBLE, Outcome.NOT_COMPARABLE}
    assert outcomes(four, at_least)


def test_four_dead_bodies_are_another_event() -> None:
    bodies = said(TELEGRAPH, act="killed", low=4, quote="four dead bodies").get()

    assert bodies.claim.event != four_pemon().claim.event
    assert outcomes(bodies, four_pemon()) <= {Outcome.NOT_COMPARABLE}


def test_twenty_three_and_a_few_dozen_do_not_contradict() -> None:
    early = said(ARGUS, quote="Around 23").get()
    late = said(COMMENTED, quote="a few dozen").get()

    assert (late.low, late.high) == (24, 60)
    assert early.running
    assert Outcome.CONTRADICTS not in outcomes(early, late)


def test_the_minister_is_repeated_and_the_embassy_disputes_as_a_party() -> None:
    accused = said(MINISTER).filter(attributed_to__name__contains="Molano", accused__contains=["russia"])
    denial = said(MINISTER).filter(stance=Stance.DISPUTES, party=True, claim__in=accused.values("claim"))

    assert {row.stance for row in accused} == {Stance.REPEATS}
    assert denial.exists()
    assert {row.attributed_to.kind for row in denial if row.attributed_to} <= {
        SourceKind.GOVERNMENT,
        SourceKind.INSTITUTION,
    }
    pair = Contradiction.objects.filter(kind=ContradictionKind.PARTY, one__in=denial.values("claim"))
    assert pair.exists()
    assert denial[0].claim.corroboration.origins_against == 0


def test_the_two_southfront_captures_stand_on_one_origin() -> None:
    claim = at_least_two().claim

    assert claim.appearances.count() == 2
    assert (claim.corroboration.articles, claim.corroboration.origins_for) == (1, 1)
    assert {str(row.origin_article.source) for row in claim.appearances.all() if row.origin_article} == {
        "ZeroHedge"
    }
