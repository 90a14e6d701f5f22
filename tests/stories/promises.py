"""What the newsroom promises, looked at after every step of a life, and at its end."""

from collections.abc import Hashable
from typing import Any

import psycopg
from django.db import connection
from django.utils import timezone
from hypothesis.stateful import RuleBasedStateMachine, invariant

from claims.actions import comparing, eyes, rescoring
from claims.models import Appearance, Claim, Contradiction, Event, Review
from claims.vocabulary import ReviewStage
from provenance.history.models import Entry
from provenance.pipeline import line
from provenance.pipeline.models import Job, JobState
from sources.models import Article, Derivation, Source
from sources.vocabulary import Judgement, Publication
from tests.claims.scene import example, figures, shown_to_all
from tests.factories import make_rating, make_user
from tests.provenance.history.tampering import faults


class Promises(RuleBasedStateMachine):
    """A newsroom in a transaction of its own, and what must hold in it whatever happens."""

    def __init__(self) -> None:
        super().__init__()
        self.room = example()
        self.people = [self.room.__enter__(), *(make_user(staff=True) for _ in range(2))]
        self.ratings = [
            make_rating("Established"),
            make_rating("Refuted", rank=1, negative=True, settles="no"),
        ]
        self.handed = self.entries = 0
        self.digest: Hashable = None
        self.versions: dict[int, Hashable] = {}

    def teardown(self) -> None:
        try:
            self.contradictions_are_as_found_again()
            self.somebody_comes_after()
            found = faults()
            assert not found, found
        finally:
            self.room.__exit__(None, None, None)

    @staticmethod
    def somebody_comes_after() -> None:
        """One more transaction on the server: the check takes the last one, which is open still, for one to come."""
        with psycopg.connect(**connection.get_connection_params()) as line_beside:
            line_beside.execute("SELECT pg_current_xact_id()")

    def settle(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        line.drain()
        left = Job.objects.filter(state=JobState.QUARANTINED)
        assert not left, [job.last_error for job in left]

    # What must hold after each step.

    @invariant()
    def nothing_is_taken_from_itself(self) -> None:
        ups: dict[int, set[int]] = {}
        for down, up in (
            Derivation.objects.exclude(judgement=Judgement.REJECTED)
            .filter(ring=False)
            .values_list("downstream", "upstream")
        ):
            ups.setdefault(down, set()).add(up)
        assert not any(_leads_to(each, each, ups) for each in ups)

    @invariant()
    def every_quote_has_one_origin_and_a_claim_of_its_own(self) -> None:
        for row in Appearance.objects.exclude(claim=None).select_related("claim"):
            assert row.claim.merged_into_id is None, f"{row.public_id} stands with a claim that was merged"
            assert (row.origin_source_id is None) != (row.origin_article_id is None), row.public_id

    @invariant()
    def what_was_merged_leads_on_in_one_step(self) -> None:
        for kind in (Claim, Event, Source, Article):
            assert not kind.objects.filter(merged_into__merged_into__isnull=False).exists()

    @invariant()
    def scores_are_what_the_lineage_adds_up_to(self) -> None:
        assert not Claim.objects.stale().exists()
        assert list(rescoring.differing()) == []

    @invariant()
    def what_is_written_stays_written(self) -> None:
        assert _digest(self.entries) == (self.entries, self.digest) or not self.entries
        last = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        self.entries, self.digest = _digest(last)

    @invariant()
    def reviews_are_added_to_and_two_sign_against_the_living(self) -> None:
        for row in Review.objects.select_related("claim", "rating").prefetch_related("signatures"):
            told = (row.claim_id, row.number, row.stage, row.rating_id, row.summary, row.written_by_id)
            if row.pk not in self.versions and row.stage in (ReviewStage.PUBLISHED, ReviewStage.CORRECTED):
                guarded = row.claim.about_a_living_person or row.claim.taken_back_by_id
                names = eyes.signers_of(row) | ({row.claim.taken_back_by_id} - {None})
                assert not (guarded and row.rating.negative) or len(names) > 1, row.public_id
            assert self.versions.setdefault(row.pk, told) == told
        assert len(self.versions) == Review.objects.count()

    @invariant()
    def strangers_see_nothing_hidden(self) -> None:
        now = timezone.now()
        for kind in (Claim, Event, Article):
            for row in kind.objects.visible_to(None, now):
                assert row.publication == Publication.PUBLISHED, row.public_id
                assert row.embargo_until is None or row.embargo_until <= now, row.public_id
        seen = set(Article.objects.visible_to(None, now).values_list("pk", flat=True))
        shown = Appearance.objects.visible_to(None, now).select_related("capture__article", "claim__event")
        for quote in shown:
            assert quote.capture.article_id in seen
            assert quote.claim is None or quote.claim.publication == Publication.PUBLISHED
        assert shown_to_all() == shown_to_all(in_lists=True)

    def contradictions_are_as_found_again(self) -> None:
        before, weighed = _pairs(), figures()
        comparing.ask(events=Event.objects.values_list("pk", flat=True))
        self.settle()
        assert (_pairs(), figures()) == (before, weighed)


def _leads_to(begin: int, end: int, ups: dict[int, set[int]]) -> bool:
    met, waiting = set[int](), [begin]
    while waiting:
        for up in ups.get(waiting.pop(), set()) - met:
            if up == end:
                return True
            met.add(up)
            waiting.append(up)
    return False


def _digest(last: int) -> tuple[int, Hashable]:
    """All entries up to one, as one hash."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), md5(string_agg(encode(hash, 'hex'), ',' ORDER BY id)) FROM history_entry WHERE id <= %s",
            [last],
        )
        return last, cursor.fetchone()


def _pairs() -> list[tuple[Any, ...]]:
    rows = Contradiction.objects.order_by("one_appearance", "other_appearance")
    return list(rows.values_list("one_appearance", "other_appearance", "outcome", "judgement", "kind"))
