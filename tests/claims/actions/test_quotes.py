"""Adding quotes by hand and moving them."""

import pytest

from claims.actions import judgements, quotes
from claims.models import Appearance, Claim
from claims.vocabulary import Stance
from provenance.accounts.models import User
from sources.errors import Refused, Stale
from sources.vocabulary import Judgement, SectionKind, SourceKind
from tests.factories import make_appearance, make_capture, make_claim, make_source

pytestmark = pytest.mark.django_db
TEXT = "Four were killed on Friday, the council said. Four were killed on Friday, it repeated. Donate now. I count two."


def captured() -> object:
    donate, comment = TEXT.index("Donate"), TEXT.index("I count")
    return make_capture(
        TEXT,
        sections=[
            (SectionKind.BODY, 0, donate, ""),
            (SectionKind.FURNITURE, donate, comment, ""),
            (SectionKind.COMMENT, comment, len(TEXT), "Bob"),
        ],
    )


def add(by: User, quote: str, **given: object) -> Appearance:
    return quotes.add(
        claim=given.pop("claim", None) or make_claim(low=4, high=4),
        capture=given.pop("capture", None) or captured(),
        quote=quote,
        stance=given.pop("stance", Stance.ASSERTS),
        by=by,
        why="The reader missed it.",
        **given,
    )


def test_a_quote_is_kept_with_its_place_and_its_claims_value(ana: User) -> None:
    council = make_source("Olmari Council", kind=SourceKind.ORGANISATION)

    row = add(ana, "the council said", stance=Stance.REPEATS, attributed_to=council)

    assert TEXT[row.start : row.end] == row.quote == "the council said"
    assert (row.judgement, row.judged_by, row.attributed_to, row.low) == ("confirmed", ana, council, 4)
    assert Claim.objects.stale().count() == 1


def test_words_that_do_not_stand_there_are_refused_with_the_nearest(ana: User) -> None:
    with pytest.raises(Refused, match="the nearest are “Four were killed on Friday,”") as refused:
        add(ana, "Four people killed on Friday")

    assert refused.value.field == "quote"
    assert not Appearance.objects.exists()


def test_words_that_stand_there_twice_need_a_place(ana: User) -> None:
    with pytest.raises(Refused, match=r"2 times \(at 0, 46\): say which place"):
        add(ana, "Four were killed on Friday")

    assert add(ana, "Four were killed on Friday", start=46).start == 46


@pytest.mark.parametrize(
    ("quote", "told"),
    [("Donate now.", "nobody's word"), ("it repeated. Donate", "from one part of the page into another")],
    ids=["furniture", "across parts"],
)
def test_what_is_nobodys_word_is_refused(ana: User, quote: str, told: str) -> None:
    with pytest.raises(Refused, match=told):
        add(ana, quote)


def test_a_comment_is_the_readers_word_whatever_is_said(ana: User) -> None:
    capture = captured()

    row = add(ana, "I count two.", capture=capture, attributed_to=make_source("Olmari Council"))

    assert (row.attributed_to.name, row.attributed_to.kind) == ("Bob", SourceKind.COMMENTER)
    assert row.attributed_to.within == capture.article.source


def test_adding_it_again_changes_nothing(ana: User) -> None:
    claim, capture = make_claim(), captured()
    for _ in range(2):
        add(ana, "the council said", claim=claim, capture=capture)

    assert Appearance.objects.get().version == 1


def test_a_moved_quote_stays_where_a_person_put_it_and_both_claims_are_weighed(ana: User) -> None:
    row, other = make_appearance(), make_claim()
    former = row.claim

    quotes.move(appearance=row, claim=other, by=ana, why="It speaks of the other raid.", version=1)

    row.refresh_from_db()
    assert (row.claim, row.judgement, row.judged_by) == (other, "confirmed", ana)
    assert set(Claim.objects.stale()) == {former, other}


def test_moving_what_somebody_else_moved_is_refused(ana: User, ben: User) -> None:
    row, other = make_appearance(), make_claim()
    quotes.move(appearance=row, claim=other, by=ben, why="Other raid.", version=1)

    with pytest.raises(Stale, match="last judged by Ben Okafor"):
        quotes.move(appearance=row, claim=make_claim(), by=ana, why="Third raid.", version=1)


def test_words_do_not_stand_where_they_do_not_and_go_to_no_claim_that_has_gone(ana: User) -> None:
    gone = make_claim(merged_into=make_claim("Four were killed there."))

    with pytest.raises(Refused, match="do not stand at 5, but at 0") as refused:
        add(ana, "Four were killed on Friday", start=5)
    assert refused.value.field == "start"
    with pytest.raises(Refused, match="has been merged into “Four were killed there"):
        add(ana, "the council said", claim=gone)
    assert not Appearance.objects.exists()


def test_words_a_person_took_out_are_put_back_by_the_same_person(ana: User) -> None:
    claim, capture = make_claim(low=4, high=4), captured()
    row = add(ana, "the council said", claim=claim, capture=capture)
    judgements.judge(row=row, judgement=Judgement.REJECTED, by=ana, why="No.", version=row.version)

    again = add(ana, "the council said", claim=claim, capture=capture)

    assert (again.pk, again.judgement, Appearance.objects.count()) == (row.pk, "confirmed", 1)
