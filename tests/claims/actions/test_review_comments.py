"""Talking about a review inside the newsroom."""

import pytest
from django.db import IntegrityError, connection, transaction

from claims.actions import review_comments
from claims.models import ReviewComment, ReviewMention
from provenance.accounts.models import User
from provenance.history.models import Entry
from sources.errors import Refused, Unknown
from tests.factories import NOON, make_review

pytestmark = pytest.mark.django_db


def taken_back(comment: ReviewComment, by: User) -> None:
    """A withdrawal written past the action, as somebody with a terminal would."""
    ReviewComment.objects.create(
        public_id="x", review=comment.review, text="No.", written_by=by, written_at=NOON, withdraws=comment
    )
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_whoever_is_called_finds_it_in_their_list_and_can_take_it_off(ana: User, ben: User) -> None:
    review_comments.say(review=make_review(), text="@Ben, did you hear the tapes? (@ana)", by=ana)

    (mention,) = ReviewMention.objects.waiting(ben.pk)
    assert not ReviewMention.objects.waiting(ana.pk), "nobody calls themselves"
    review_comments.see(mention=mention, by=ben)
    assert not ReviewMention.objects.waiting(ben.pk)


def test_an_address_and_a_full_stop_call_nobody_else(ana: User, ben: User) -> None:
    review_comments.say(review=make_review(), text="Write to desk@post.example, @ben.", by=ana)

    assert [row.person for row in ReviewMention.objects.all()] == [ben]


@pytest.mark.parametrize("name", ["nobody", "carla"], ids=["no such name", "somebody outside"])
def test_a_name_nobody_in_the_newsroom_has_is_refused(ana: User, carla: User, name: str) -> None:
    with pytest.raises(Unknown, match=name) as refused:
        review_comments.say(review=make_review(), text=f"@{name}, look", by=ana)

    assert refused.value.field == "text"
    assert not ReviewComment.objects.exists()


@pytest.mark.parametrize("text", ["  ", "x" * 2_001, " ".join(f"@p{n}" for n in range(11))])
def test_nothing_a_book_and_a_meeting_are_refused(ana: User, text: str) -> None:
    with pytest.raises(Refused):
        review_comments.say(review=make_review(), text=text, by=ana)


def test_a_form_sent_twice_says_it_once(ana: User, ben: User) -> None:
    review = make_review()

    one, again = (review_comments.say(review=review, text="@ben, look", by=ana) for _ in range(2))

    assert one == again
    assert ReviewMention.objects.count() == 1


def test_a_comment_is_withdrawn_by_its_author_and_leaves_a_mark(ana: User, ben: User) -> None:
    review = make_review()
    comment = review_comments.say(review=review, text="@ben, look", by=ana)

    mark = review_comments.withdraw(comment=comment, reason="Wrong review.", by=ana)

    assert review_comments.withdraw(comment=comment, reason="Wrong review.", by=ana) == mark
    (said,) = ReviewComment.objects.said()
    assert (said, said.taken_back_at) == (comment, mark.written_at)
    assert not ReviewMention.objects.waiting(ben.pk), "what was withdrawn calls nobody"
    assert review_comments.say(review=review, text="@ben, look", by=ana) != comment


def test_nobody_withdraws_what_another_said_by_whatever_road(ana: User, ben: User) -> None:
    comment = review_comments.say(review=make_review(), text="Look.", by=ana)

    with pytest.raises(Refused, match="Only whoever wrote"):
        review_comments.withdraw(comment=comment, reason="No.", by=ben)
    with pytest.raises(IntegrityError, match="by_its_author"), transaction.atomic():
        taken_back(comment, by=ben)


def test_another_persons_call_is_left_to_them(ana: User, ben: User) -> None:
    review_comments.say(review=make_review(), text="@ben, look", by=ana)

    with pytest.raises(Refused, match="leave it to them"):
        review_comments.see(mention=ReviewMention.objects.get(), by=ana)


def test_comments_and_calls_stand_in_the_history_and_not_in_the_feed_of_partners(
    ana: User, ben: User
) -> None:
    review_comments.say(review=make_review(), text="@ben, look", by=ana)

    told = Entry.objects.filter(subject__startswith="review ").values_list("subject", "resource", "actor")
    assert set(told) == {("review comment", "comments", "ana"), ("review mention", "comments", "ana")}


def test_a_withdrawal_is_not_withdrawn(ana: User) -> None:
    comment = review_comments.say(review=make_review(), text="Look at the tapes.", by=ana)
    mark = review_comments.withdraw(comment=comment, reason="Wrong review.", by=ana)

    with pytest.raises(Refused, match="withdrawn already"):
        review_comments.withdraw(comment=mark, reason="Again.", by=ana)
