"""Talking about a review inside the newsroom: saying something, calling somebody, taking one's own words back."""

import re
from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.db.models.functions import Lower
from django.utils import timezone

from claims.models import Review, ReviewComment, ReviewMention
from sources.actions.judging import reason_given
from sources.actions.signature import Person, signed
from sources.errors import Refused, Taken, Unknown
from sources.publicid import public_id

MOST = 2_000
"""Characters of a comment: a long paragraph. Our choice."""
CALLED = 10
"""People one comment may call: more is a meeting. Our choice."""

# A name after an at-sign that begins a word; an address such as a@b.example calls nobody.
_CALL = re.compile(r"(?<![\w@.])@([\w@.+-]+)")


def say(*, review: Review, text: str, by: Person) -> ReviewComment:
    """Say something about one version of a review; saying the same of it again changes nothing.

    Whoever is called by ``@name`` finds it in their list. Raises ``Unknown`` for a name nobody of the newsroom has.
    """
    words = _words(text)
    with signed(user=by):
        people = _called(words)
        key = public_id(
            "review comment", review.public_id, by.get_username(), words, _before(review, words, by)
        )
        given = {"review": review, "text": words, "written_by_id": by.pk, "written_at": timezone.now()}
        comment, fresh = ReviewComment.objects.get_or_create(public_id=key, defaults=given)
        if fresh:
            ReviewMention.objects.bulk_create(
                [ReviewMention(comment=comment, person_id=person) for person in people if person != by.pk]
            )
        return comment


def withdraw(*, comment: ReviewComment, reason: str, by: Person) -> ReviewComment:
    """Take one's own comment back: it stays as a mark, without its words; twice leaves one mark."""
    with signed(user=by, why=reason_given(reason, field="reason")):
        if comment.written_by_id != by.pk:
            raise Refused("Only whoever wrote a comment withdraws it: answer it instead", field="comment")
        if comment.withdraws_id is not None:
            raise Refused("This has been withdrawn already: there is nothing to withdraw", field="comment")
        given = {
            "public_id": public_id("review comment withdrawn", comment.public_id),
            "review_id": comment.review_id,
            "text": reason.strip(),
            "written_by_id": by.pk,
            "written_at": timezone.now(),
        }
        try:
            with transaction.atomic():
                return ReviewComment.objects.get_or_create(withdraws=comment, defaults=given)[0]
        except IntegrityError as error:
            raise Taken("Somebody else has taken these words back: open the page again") from error


def see(*, mention: ReviewMention, by: Person) -> None:
    """Take a call off one's own list; twice changes nothing."""
    if mention.person_id != by.pk:
        raise Refused("This calls somebody else: leave it to them", field="mention")
    with signed(user=by):
        ReviewMention.objects.filter(pk=mention.pk, seen_at=None).update(seen_at=timezone.now())


def _words(text: str) -> str:
    written = text.strip()
    if not written:
        raise Refused("Say something, or leave the comment out", field="text")
    if len(written) > MOST:
        raise Refused(f"Say it in {MOST:,} characters at most; this has {len(written):,}", field="text")
    return written


def _before(review: Review, words: str, by: Person) -> str:
    """How often somebody has said and withdrawn the same already: only then they may say it anew."""
    own = ReviewComment.objects.filter(review=review, written_by=by.pk, text=words, withdraws=None)
    return str(own.exclude(withdrawal=None).count())


def _called(words: str) -> list[int]:
    """The people a text calls, by their keys."""
    names = list(dict.fromkeys(name.rstrip(".-+@").casefold() for name in _CALL.findall(words)))
    names = [name for name in names if name]
    if len(names) > CALLED:
        raise Refused(f"Call {CALLED} people at most: this calls {len(names)}", field="text")
    known = _newsroom(names)
    for name in names:
        if name not in known:
            raise Unknown(
                f"Nobody in the newsroom signs in as “{name}”: mend the name, or leave the at-sign out",
                field="text",
            )
    return [known[name] for name in names]


def _newsroom(names: Iterable[str]) -> dict[str, int]:
    rows = get_user_model().objects.filter(is_staff=True, is_active=True)
    found = rows.annotate(folded=Lower("username")).filter(folded__in=list(names)).order_by("pk")
    return dict(found.values_list("folded", "pk"))
