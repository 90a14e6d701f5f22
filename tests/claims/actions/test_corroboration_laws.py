"""The laws of corroboration on whole newsrooms made up at random: each law is tried in every newsroom."""

from datetime import timedelta

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from claims.actions import corroboration, lapses, rescoring
from claims.actions import mergers as claim_mergers
from claims.models import Claim, Corroboration
from claims.rules.weighing import scale
from sources.actions import judgements, mergers
from sources.models import Article, Derivation, Source
from sources.vocabulary import DerivationKind, Judgement, Reliability, SectionKind
from tests.claims import printing
from tests.claims.dice import worlds
from tests.claims.newsroom import START, World
from tests.claims.scene import (
    CARRIED,
    LATER,
    Newsroom,
    copy,
    example,
    figures,
    in_one_line,
    points_of,
    say_in_print,
    shown_to_all,
    standing,
    take_out_what_is_hidden,
    taken_back,
    told_by,
    told_on,
)
from tests.claims.weighed import follow_up, weigh_all, weigh_due
from tests.factories import (
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_derivation,
    make_grade,
    make_source,
)
from tests.laws import tried

pytestmark = pytest.mark.django_db


@given(worlds, st.data())
@tried(8)
def test_every_law_holds_in_any_newsroom(world: World, data: st.DataObject) -> None:
    with example() as curator:
        claims = world.build()
        weigh_all(claims)
        newsroom = Newsroom(world, claims, figures(), curator, data)
        assert list(rescoring.differing()) == []
        for law in LAWS:
            note(f"the law that {law.__name__}")
            with taken_back():
                law(newsroom)


def copies_change_no_score(newsroom: Newsroom) -> None:
    before = figures(without=CARRIED)
    captures = standing()

    for place in newsroom.some(len(captures), 4):
        captures.append(copy(captures[place], whole=newsroom.data.draw(st.booleans())))
    weigh_due()

    assert figures(without=CARRIED) == before
    assert list(rescoring.differing()) == []


def an_article_taken_in_again_changes_nothing(newsroom: Newsroom) -> None:
    captures = standing()

    for turn, place in enumerate(newsroom.some(len(captures), 3), 2):
        rows = told_by(captures[place])
        text, article = f"{captures[place].text}{' ' * turn}", captures[place].article
        (again,) = printing.captures([(text, article)], seen=LATER)
        printing.appearances(((row.claim, again), told_on(row, by=row.attributed_to)) for row in rows)
        lapses.settle(article=article)
        corroboration.ask(claims=[row.claim_id for row in rows])
    weigh_due()

    assert figures() == newsroom.before
    assert list(rescoring.differing()) == []


def weighing_again_in_another_order_writes_nothing(newsroom: Newsroom) -> None:
    before = figures(also=["ledger", "moves", "scored_at"])

    for claim in newsroom.shuffled():
        corroboration.refresh(claim_id=claim.pk)

    assert figures(also=["ledger", "moves", "scored_at"]) == before
    assert not Claim.objects.stale().exists()


def a_rescore_from_nothing_comes_to_the_same(newsroom: Newsroom) -> None:
    before = figures(also=["ledger", "moves"])

    Corroboration.objects.all().delete()
    weigh_all(newsroom.shuffled())

    assert figures(also=["ledger", "moves"]) == before


def names_do_not_matter(newsroom: Newsroom) -> None:
    again = newsroom.world.build(newsroom.data.draw(st.randoms(use_true_random=False)))
    weigh_all(again)

    places = {claim.pk: place for claims in (newsroom.claims, again) for place, claim in enumerate(claims)}
    one = [(places[row[0]], *row[1:]) for row in newsroom.before]
    other = [(places[row[0]], *row[1:]) for row in figures() if row[0] in {claim.pk for claim in again}]
    assert other == one


def what_is_hidden_was_never_there(newsroom: Newsroom) -> None:
    shown = shown_to_all()
    assert shown_to_all(in_lists=True) == shown

    take_out_what_is_hidden()
    weigh_all(newsroom.claims)

    assert figures() == shown


def merging_two_sources_and_splitting_them_returns_every_score(newsroom: Newsroom) -> None:
    current = list(Source.objects.current().order_by("pk"))
    source, into = (current[newsroom.place(len(current))] for _ in "ab")
    if source != into and not in_one_line(source, into):
        by = {"by": newsroom.curator, "why": "One house, or two."}
        mergers.merge(source=source, into=into, version=source.version, **by)
        follow_up()
        assert list(rescoring.differing()) == []
        source.refresh_from_db()
        mergers.split(source=source, version=source.version, **by)
        follow_up()

    assert figures() == newsroom.before


def merging_two_claims_and_splitting_them_returns_every_score(newsroom: Newsroom) -> None:
    claim, into = (newsroom.claims[newsroom.place(len(newsroom.claims))] for _ in "ab")
    if claim != into:
        by = {"by": newsroom.curator, "why": "The same, or not."}
        claim_mergers.merge(claim=claim, into=into, version=claim.version, **by)
        weigh_due()
        assert list(rescoring.differing()) == []
        held = Claim.objects.get(pk=claim.pk)
        claim_mergers.split(claim=held, version=held.version, **by)
        weigh_due()

    assert figures() == newsroom.before


def rejecting_a_derivation_and_taking_that_back_returns_every_score(newsroom: Newsroom) -> None:
    rows = list(Derivation.objects.order_by("pk"))
    if rows:
        row, by = rows[newsroom.place(len(rows))], {"by": newsroom.curator, "why": "Its own call, or not."}
        judgements.judge(derivation=row, judgement=Judgement.REJECTED, version=row.version, **by)
        follow_up()
        assert list(rescoring.differing()) == []
        held = Derivation.objects.get(pk=row.pk)
        judgements.take_back(derivation=held, version=held.version, **by)
        follow_up()

    assert figures() == newsroom.before


def a_new_independent_origin_lowers_no_score(newsroom: Newsroom) -> None:
    claim, letter = newsroom.claims[newsroom.place(len(newsroom.claims))], newsroom.data.draw(letters)
    before = points_of(claim)

    say_in_print(claim, newsroom.curator, [letter])

    assert points_of(claim) >= before + (scale.WEIGHTS.get(Reliability(letter), 0))
    assert list(rescoring.differing()) == []


def no_number_of_unknown_outlets_adds_more_than_two_points(newsroom: Newsroom) -> None:
    claim, number = newsroom.claims[newsroom.place(len(newsroom.claims))], newsroom.data.draw(crowds)
    before = points_of(claim)

    say_in_print(claim, newsroom.curator, "F" * number)

    assert before <= points_of(claim) <= before + scale.UNGRADED.cap
    assert list(rescoring.differing()) == []


letters = st.sampled_from("ABCDEF")
crowds = st.sampled_from([1, 2, 5, 40])

LAWS = (
    copies_change_no_score,
    an_article_taken_in_again_changes_nothing,
    weighing_again_in_another_order_writes_nothing,
    a_rescore_from_nothing_comes_to_the_same,
    names_do_not_matter,
    what_is_hidden_was_never_there,
    merging_two_sources_and_splitting_them_returns_every_score,
    merging_two_claims_and_splitting_them_returns_every_score,
    rejecting_a_derivation_and_taking_that_back_returns_every_score,
    a_new_independent_origin_lowers_no_score,
    no_number_of_unknown_outlets_adds_more_than_two_points,
)


@given(st.lists(st.sampled_from("ABCDEF"), max_size=4), st.integers(1, 4), st.integers(0, 3))
@tried(8)
def test_a_rejected_derivation_opens_an_origin_again(letters: list[str], copies: int, rejected: int) -> None:
    with example() as curator:
        claim = make_claim()
        wire = print_piece(claim, 0)
        for day, letter in enumerate(letters, 1):
            make_grade(print_piece(claim, day).source, Reliability(letter), graded_by=curator)
        rows = [
            make_derivation(print_piece(claim, 10 + day), wire, kind=DerivationKind.REPUBLICATION)
            for day in range(copies)
        ]
        weigh_all()
        before = figures()
        assert Corroboration.objects.get().origins_for == len(letters) + 1

        row = rows[rejected % copies]
        judgements.judge(
            derivation=row, judgement=Judgement.REJECTED, by=curator, why="Its own call.", version=1
        )
        follow_up()
        assert Corroboration.objects.get().origins_for == len(letters) + 2

        row = Derivation.objects.get(pk=row.pk)
        judgements.take_back(derivation=row, by=curator, why="A mistake.", version=row.version)
        follow_up()
        assert figures() == before


def print_piece(claim: Claim, day: int) -> Article:
    """An outlet of its own says it in its own voice."""
    article = make_article(source=make_source(), published_at=START + timedelta(days=day))
    make_appearance(claim, capture=make_capture(article=article))
    return article


@given(st.integers(0, 40), st.integers(0, 40))
@tried(5)
def test_no_number_of_unknown_outlets_confirms_anything(outlets: int, readers: int) -> None:
    with example():
        claim = make_claim()
        for day in range(outlets):
            print_piece(claim, day)
        capture = make_capture()
        for _ in range(readers):
            make_appearance(claim, capture=capture, section=SectionKind.COMMENT)
        weigh_all()

        found = Corroboration.objects.filter(claim=claim).first()
        assert found is None or (found.score < 0.35 and found.credibility == "6")
