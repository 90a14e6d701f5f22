"""What comes into sight or goes from it is told in the feed with all that hangs on it, at the end of an embargo too."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from claims.models import Claim, Event
from provenance.history.actions.lifting import lift
from provenance.history.models import Change
from provenance.partners.changes import Somewhere, latest, stretch
from provenance.pipeline import line
from provenance.telling.actions.telling import tell
from sources.actions import publication
from sources.api.audience import Audience
from sources.models import Article
from sources.vocabulary import Publication
from tests.factories import (
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_derivation,
    make_review,
    make_source,
    make_user,
)
from tests.provenance.partners.settling import settle, wait

pytestmark = pytest.mark.django_db(transaction=True)


def end() -> Somewhere:
    """Where the feed ends once all is told."""
    settle()
    return latest(Audience(None, timezone.now()))


def told(place: Somewhere, now: datetime | None = None) -> dict[tuple[str, str], str]:
    """What a partner is told who has read the feed up to a place."""
    wait()
    tell(now=now)
    found = stretch(place, 1_000, Audience(None, now or timezone.now()))
    assert not found.more
    return {(row["resource"], row["id"]): str(row["action"]) for row in found.told}


def scene(**hidden: Any) -> dict[str, Any]:
    """An article with a claim that stands nowhere else and one that does, its outlet, and a wire only it names."""
    outlet, wire = make_source(), make_article(unseen=True)
    article = make_article(source=outlet, **hidden)
    capture = make_capture(article=article)
    tie = make_derivation(article, wire)
    own, other = make_claim(), make_claim()
    quotes = [make_appearance(claim, capture=capture) for claim in (own, other)]
    make_appearance(other)
    return {
        "article": article,
        "own": own,
        "kept": {("claims", other.public_id), ("events", other.event.public_id)},
        "hangs": {
            ("articles", article.public_id), ("articles", wire.public_id), ("sources", outlet.public_id),
            ("captures", capture.public_id),
            ("derivations", tie.public_id), ("claims", own.public_id), ("events", own.event.public_id),
            *(("appearances", quote.public_id) for quote in quotes),
        },
    }  # fmt: skip


def test_the_end_of_an_embargo_tells_the_article_and_all_that_comes_with_it_once() -> None:
    now = timezone.now()
    made = scene(embargo_until=now + timedelta(hours=1))
    ends, place = now + timedelta(hours=2), end()
    revision = made["article"].lineage_revision

    assert not lift(now=now)
    assert lift(now=ends)

    found = told(place, ends)
    assert made["hangs"] <= found.keys()
    assert Article.objects.get(pk=made["article"].pk).lineage_revision == revision + 1
    number = Change.objects.count()
    assert not lift(now=ends + timedelta(hours=1))
    assert Change.objects.count() == number


def test_whoever_works_the_line_tells_what_embargoes_have_ended() -> None:
    article = make_article(embargo_until=timezone.now() - timedelta(seconds=1))
    wait()
    tell(now=timezone.now() - timedelta(hours=1))
    place = end()

    line.work(seconds=1)

    assert ("articles", article.public_id) in told(place)


def test_a_review_a_claim_and_an_event_under_embargo_are_told_when_it_ends() -> None:
    now = timezone.now()
    soon = now + timedelta(hours=1)
    review = make_review(embargo_until=soon)
    claim = make_claim(embargo_until=soon)
    event = make_claim().event
    Event.objects.filter(pk=event.pk).update(embargo_until=soon)
    place = end()

    lift(now=soon)

    assert {
        ("reviews", review.public_id), ("claims", claim.public_id), ("events", event.public_id),
    } <= told(place, soon).keys()  # fmt: skip


def test_what_is_taken_down_takes_what_hangs_on_it_from_everybody_who_holds_it() -> None:
    ana, made = make_user("ana", staff=True), scene()
    place = end()

    publication.withdraw(row=made["article"], by=ana, why="It was never meant to be out.", version=1)

    fates = told(place)
    assert {each: fates[each] for each in made["hangs"]} == {
        each: "withdrawn" if each == ("articles", made["article"].public_id) else "deleted"
        for each in made["hangs"]
    }
    assert {fates.get(each, "updated") for each in made["kept"]} == {"updated"}

    place = end()
    held = Article.objects.get(pk=made["article"].pk)
    publication.publish(row=held, by=ana, why="It may be out.", version=held.version)

    fates = told(place)
    assert {fates[each] for each in made["hangs"]} == {"created"}
    assert {fates.get(each, "updated") for each in made["kept"]} == {"updated"}


def test_what_was_in_nobodys_sight_goes_from_it_without_a_word() -> None:
    made = scene(publication=Publication.DRAFT)
    place = end()

    Article.objects.filter(pk=made["article"].pk).update(embargo_until=timezone.now() + timedelta(days=1))
    Claim.objects.filter(pk=made["own"].pk).update(publication=Publication.DRAFT)

    assert not made["hangs"] & told(place).keys()
