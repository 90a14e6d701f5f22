"""A wire says four, everybody prints it, the wire corrects itself to two: what copies still carry counts no more."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import F
from django.test import Client

from claims.actions import judgements
from claims.models import Appearance, Claim, Contradiction
from claims.vocabulary import Outcome
from provenance.accounts.models import User
from provenance.pipeline import jobs, line
from sources.actions import captures
from sources.actions import judgements as lineage
from sources.intake.handed import Handed
from sources.models import Alteration, Article, Derivation
from sources.rules import dates
from sources.vocabulary import AlterationKind, Judgement
from tests.provenance.pages.reading import plain

pytestmark = pytest.mark.django_db

FIRST = datetime(2026, 3, 1, 9, tzinfo=UTC)
BODY = """{number} ferrymen were killed on 28 February 2026 when a barge struck the lock at Tessel, the harbour master \
Ilka Brandt said.

The barge, loaded with gravel from the upper quarries, had drifted from its moorings shortly before midnight and was \
carried down the flooded channel until it met the closed gates of the lower lock.

Crews worked through the night with lamps and poles to free the gates, and the channel stayed shut to all boats until \
the water fell on the following afternoon, when the first grain barges were let through in single file.

Traders at the quay said that bread would be dearer for a week, because the mill above the lock had no flour left and \
the road over the ridge was still under mud."""
NOTICE = "Correction: an earlier version of this report gave another number of dead."
COPIES = int(os.environ.get("CORRECTED_COPIES", "5"))
"""How many print what the wire corrects; thirty in a longer run."""


def wire(number: str, hours: int, *, notice: bool = False) -> Handed:
    return hand("Tessel Wire", BODY.format(number=number) + (f"\n\n{NOTICE}" if notice else ""), 0, hours)


def copy(name: int, number: str = "Four", hours: int = 2) -> Handed:
    return hand(f"Post {name}", BODY.format(number=number) + "\n\nSource: Tessel Wire", 1, hours)


def hand(source: str, text: str, published: int, retrieved: int) -> Handed:
    return Handed(
        text.encode(),
        "text/plain",
        "a test",
        url=f"https://{source.lower().replace(' ', '-')}.example/tessel",
        title=f"Barge strikes the lock at Tessel, {source}",
        source=source,
        published=dates.parse((FIRST + timedelta(hours=published)).isoformat()),
        retrieved=FIRST + timedelta(hours=retrieved),
        language="en",
    )


FOUR = [wire("Four", 0), *(copy(name) for name in range(COPIES))]
TWO = wire("Two", 24, notice=True)


def take_in(*articles: Handed) -> None:
    for handed in articles:
        captures.take(handed=handed)
    assert line.drain().failed == 0


def claim(low: int) -> Claim:
    """The claim that so many were killed, which most of what is said makes."""
    rows = Claim.objects.current().filter(low=low, event__act__key="killed")
    return max(rows, key=lambda one: one.appearances.count())


def stale_rows() -> int:
    return Appearance.objects.stale().values("capture__article").distinct().count()


def picture() -> dict[str, Any]:
    """All that was worked out, told without keys of the database and without times of the machine."""
    return {
        "rows": sorted(
            Appearance.objects.values_list(
                "public_id", "claim__public_id", "judgement", "superseded_at", "superseded_by__public_id", "stale_at",
                "stale_from__public_id",
            ),
            key=str,
        ),
        "scores": sorted(
            Claim.objects.current().values_list("public_id", "corroboration__score", "corroboration__articles",
                                                "corroboration__ledger"), key=str),
        "alterations": sorted(
            Alteration.objects.values_list("earlier__public_id", "later__public_id", "kinds", "spans"), key=str),
        "pairs": sorted(Contradiction.objects.values_list("public_id", "outcome", "reason")),
    }  # fmt: skip


def test_a_correction_takes_the_copies_along_and_is_told_everywhere(client: Client) -> None:
    take_in(*FOUR)
    four = claim(4).corroboration
    assert (four.articles, four.origins_for, stale_rows()) == (COPIES + 1, 1, 0)
    before = four.score

    take_in(TWO)

    article = Article.objects.get(source__name="Tessel Wire")
    alteration = Alteration.objects.get(later__article=article)
    assert alteration.kinds[:2] == [AlterationKind.CORRECTION, AlterationKind.FIGURE]
    old, new = claim(4), claim(2)
    assert stale_rows() == COPIES
    assert (old.corroboration.articles, old.corroboration.origins_for) == (COPIES, 0)
    assert old.corroboration.score < before
    (lapsed,) = [entry for entry in old.corroboration.ledger if entry["role"] == "lapsed"]
    assert lapsed["detail"] == (
        f"said so until 09:00 on 2 March 2026: counted no more; {COPIES} articles still carry the old words"
    )
    assert (new.corroboration.articles, new.corroboration.origins_for) == (1, 1)
    assert new.corroboration.score == before
    between = Contradiction.objects.filter(one__in=[old, new], other__in=[old, new], one__lt=F("other"))
    assert {row.outcome for row in between} == {Outcome.NOT_COMPARABLE}

    page = client.get(f"/articles/{article.public_id}/").content.decode()
    assert f"{COPIES} copies still carry what it has taken back" in " ".join(page.split())
    shown = client.get(f"/claims/{old.public_id}/").content.decode()
    assert shown.count("stale copy") >= COPIES
    assert "superseded" in shown
    listed = client.get("/api/v1/appearances/?stale=true&page_size=100").json()["results"]
    assert len(listed) >= COPIES
    assert {row["stale"]["article"]["id"] for row in listed} == {article.public_id}


def test_a_copy_that_is_captured_anew_with_the_new_words_is_stale_no_longer() -> None:
    take_in(*FOUR[:5], TWO)
    assert stale_rows() == 4

    take_in(copy(3, "Two", 30))

    assert stale_rows() == 3
    assert claim(4).corroboration.articles == 3
    assert (claim(2).corroboration.articles, claim(2).corroboration.origins_for) == (2, 1)


def test_a_correction_that_is_itself_withdrawn_leaves_no_trace_in_the_score() -> None:
    take_in(*FOUR[:5])
    before = claim(4).corroboration.score
    take_in(TWO)
    assert claim(4).corroboration.score < before

    take_in(hand("Tessel Wire", BODY.format(number="Four") + "\n\nThe harbour is open again.", 0, 48))

    assert stale_rows() == 0
    assert claim(4).corroboration.score == before
    assert claim(4).corroboration.articles == 5


def test_a_silent_change_is_noted_and_not_inherited() -> None:
    take_in(*FOUR[:4])

    take_in(wire("Two", 24))

    assert Alteration.objects.get().kinds == [AlterationKind.FIGURE]
    assert stale_rows() == 3
    assert claim(4).corroboration.origins_for == 0
    newly = Appearance.objects.filter(claim=claim(2))
    assert {row.judgement for row in newly} == {Judgement.SUGGESTED}


def test_a_confirmed_quote_stays_confirmed_where_the_words_stay_and_is_not_carried_to_new_words(
    ana: User,
) -> None:
    take_in(FOUR[0])
    row = Appearance.objects.filter(claim=claim(4)).order_by("start").last()
    assert row is not None
    judgements.judge(row=row, judgement=Judgement.CONFIRMED, by=ana, why="Read it.", version=row.version)
    take_in(hand("Tessel Wire", BODY.format(number="Four") + "\n\nThe harbour is open again.", 0, 12))

    again = Appearance.objects.exclude(pk=row.pk).get(quote=row.quote, stance=row.stance, start=row.start)
    assert (again.judgement, again.judged_by, again.claim_id) == (Judgement.CONFIRMED, ana, row.claim_id)

    take_in(TWO)

    assert set(Appearance.objects.filter(low=2).values_list("judgement", flat=True)) == {Judgement.SUGGESTED}
    row.refresh_from_db()
    assert (row.judgement, row.superseded_by) == (
        Judgement.CONFIRMED,
        Alteration.objects.order_by("pk").last().later,
    )  # type: ignore[union-attr]


def test_a_copy_whose_lineage_a_person_rejects_stands_by_itself(ben: User) -> None:
    take_in(*FOUR[:3], TWO)
    assert stale_rows() == 2

    for row in Derivation.objects.filter(downstream__source__name="Post 0"):
        lineage.judge(
            derivation=row, judgement=Judgement.REJECTED, by=ben, why="Its own reporter.", version=row.version
        )
    line.drain()

    assert set(Appearance.objects.stale().values_list("capture__article__source__name", flat=True)) == {
        "Post 1"
    }


def worked_through(batches: Sequence[Sequence[Handed]], *, die: bool = False) -> dict[str, Any]:
    with transaction.atomic():
        for batch in batches:
            for handed in batch:
                captures.take(handed=handed)
            if die:
                _half()
            assert line.drain().failed == 0
        told = picture()
        transaction.set_rollback(True)
    return told


def _half() -> None:
    """Take a few steps and lose each of them again, as a worker does that dies before it can say that it is done."""
    jobs.note_due()
    for held in jobs.lease(most=6):
        with transaction.atomic():
            jobs.TAKE[held.step](held.subject)
            transaction.set_rollback(True)
    jobs.Job.objects.update(state="pending", owner="", lease_until=None)


def test_the_same_articles_give_the_same_in_any_order_twice_or_after_a_death() -> None:
    few = [*FOUR[:3], TWO, copy(1, "Two", 30)]

    at_once = worked_through([few])

    assert worked_through([[article] for article in reversed(few)]) == at_once
    assert worked_through([few, few]) == at_once
    assert worked_through([few], die=True) == at_once


def test_words_that_come_back_count_again_and_every_moment_is_told(client: Client, ben: User) -> None:
    take_in(*FOUR[:4])
    before = picture()["scores"]
    take_in(TWO)
    assert claim(4).corroboration.origins_for == 0

    take_in(wire("Four", 48))

    own = Appearance.objects.filter(capture__article__source__name="Tessel Wire")
    assert {row.superseded_at for row in own.filter(low=4)} == {None}
    assert {row.superseded_at for row in own.filter(low=2)} == {FIRST + timedelta(hours=48)}
    assert stale_rows() == 0
    assert [score for score in picture()["scores"] if score[0] == claim(4).public_id] == before
    changes = [(row.earlier.text[:4], row.later.text[:4]) for row in Alteration.objects.all()]
    assert changes == [("Four", "Two "), ("Two ", "Four")]

    article = Article.objects.get(source__name="Tessel Wire")
    page = plain(client.get(f"/articles/{article.public_id}/").content.decode())
    assert "captured 3 times" in page
    told = page[page.index("never altered, each with its seal") :]
    moments = ["1 Mar 2026, 09:00", "2 Mar 2026, 09:00", "3 Mar 2026, 09:00"]
    assert [told.index(moment) for moment in moments] == sorted(told.index(moment) for moment in moments)
    client.force_login(ben)
    log = plain(client.get(f"/claims/{claim(4).public_id}/").content.decode())
    assert f"→ {claim(4).corroboration.score:.2f} “Ilka Brandt says so again”" in log
    assert "“Ilka Brandt said so until 09:00 on 2 March 2026: counted no more; 3 articles still carry" in log


def test_words_that_come_back_end_the_same_in_whatever_order_their_sightings_become_known() -> None:
    looks = [wire("Four", 0), copy(0), TWO, wire("Four", 48)]
    at_once = worked_through([looks])

    for order in ((3, 1, 2, 0), (2, 3, 1, 0), (0, 1, 3, 2)):
        assert worked_through([[looks[place]] for place in order]) == at_once, order
    assert worked_through([looks, [wire("Four", 60)]]) == at_once
