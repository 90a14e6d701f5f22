"""Whatever moment one asks for, a claim stands as it stood then: every event of a whole run is asked for again."""

import os
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from claims.actions import judgements, mergers
from claims.models import Appearance, Claim, Contradiction, Corroboration, Explainer
from provenance.accounts.models import User
from provenance.history.models import Entry
from provenance.history.past.reach import NotYet, as_of
from provenance.history.past.undoing import SUBJECTS
from provenance.partners.explanation import explain
from provenance.partners.operator import Operator
from provenance.pipeline import jobs
from provenance.pipeline.models import Job, JobState
from provenance.pipeline.steps import OUTSIDE
from sources.actions import captures, curation, grades
from sources.actions import judgements as tied
from sources.api.audience import Audience
from sources.intake import files
from sources.intake.handed import Handed
from sources.models import Derivation, Source
from sources.vocabulary import Judgement, Reliability
from tests.factories import (
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_contradiction,
    make_user,
)
from tests.stories.conftest import DEMO, SOURCES, load_sources

pytestmark = pytest.mark.django_db(transaction=True)

Told = dict[str, Any]
SEEDS = [int(seed) for seed in os.environ.get("REACH_SEEDS", "1").split(",")]
WAYS = ("quote", "pair", "grade", "owner", "tie", "merge")
"""What a person may decide; a claim is split again last, when others may have been merged."""
OF_THE_BRIDGE = "verrin-bridge"


def moment() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        found: datetime = cursor.fetchone()[0]
    return found


def audience() -> Audience:
    return Audience(Operator(), timezone.now())


class Notes:
    """What was answered after each event, to be held against what is answered about that moment later."""

    def __init__(self) -> None:
        self.last = 0
        self.written: list[tuple[datetime, str, Told | None]] = []

    def write(self) -> None:
        """Note how the claims stand of which something was written since the last note."""
        new = Entry.objects.filter(pk__gt=self.last)
        self.last = max([self.last, *new.values_list("pk", flat=True)])
        quoted = new.filter(resource="appearances").values("public_id")
        told_of = Claim.objects.filter(public_id__in=new.filter(resource="claims").values("public_id"))
        told_of |= Claim.objects.filter(appearances__public_id__in=quoted)
        now = moment()
        for public_id in sorted(set(told_of.order_by().values_list("public_id", flat=True))):
            self.written.append((now, public_id, told(public_id)))


def told(public_id: str) -> Told | None:
    """All that is said of a claim, with everything its columns hold; nothing of one that is merged or not there."""
    claim = Claim.objects.filter(public_id=public_id, merged_into=None).values().first()
    if claim is None:
        return None
    kept = {name: value for name, value in claim.items() if not name.endswith(("_due", "_done", "version"))}
    stored = Corroboration.objects.filter(claim=claim["id"]).values("ledger", "moves", "method").first()
    return {**explain(public_id, audience()), "columns": kept, "stored": stored}


def work(notes: Notes) -> None:
    """The whole line, a note after every batch of jobs."""
    while jobs.note_due() or Job.objects.filter(state=JobState.PENDING, rank__lt=OUTSIDE).exists():
        for held in jobs.lease(most=3):
            assert jobs.take(held), Job.objects.get(pk=held.job).last_error
        notes.write()


def decide(way: str, chance: random.Random, curator: User) -> None:
    """Something a person may decide in this way, about whatever comes up."""
    said: dict[str, Any] = {"by": curator, "why": "Read it again."}
    if way == "grade":
        source = chance.choice(list(Source.objects.filter(merged_into=None)))
        grades.give(
            source=source, reliability=chance.choice(list(Reliability)), by=curator, reason="Dated letter."
        )
    elif way == "owner":
        source, owner = chance.sample(
            list(Source.objects.filter(merged_into=None, owner=None, kind="outlet")), 2
        )
        curation.revise(source=source, version=source.version, owner=owner, **said)
    elif way == "tie" and (ties := list(Derivation.objects.all())):
        tie = chance.choice(ties)
        tied.judge(derivation=tie, judgement=Judgement.REJECTED, version=tie.version, **said)
    elif way == "merge":
        beside = Claim.objects.filter(merged_into=None, event__merged_into=None)
        one = chance.choice(list(beside))
        into = chance.choice(list(beside.filter(event=one.event)))
        if one == into:
            return
        mergers.merge(claim=one, into=into, version=one.version, **said)
    elif way == "split" and (gone := list(Claim.objects.exclude(merged_into=None))):
        one = chance.choice(gone)
        mergers.split(claim=one, version=one.version, **said)
    elif rows := list((Appearance if way == "quote" else Contradiction).objects.exclude(**_free(way))):
        row = chance.choice(rows)
        verdict = chance.choice([Judgement.CONFIRMED, Judgement.REJECTED])
        judgements.judge(row=row, judgement=verdict, version=row.version, **said)


def _free(way: str) -> dict[str, Any]:
    return {"claim": None} if way == "quote" else {"pk": None}


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_every_event_of_a_run_is_told_later_as_it_was_told_then(
    seed: int, proved: Callable[..., None]
) -> None:
    chance, notes = random.Random(seed), Notes()  # noqa: S311 (a test's dice)
    load_sources(SOURCES)
    handed = [each for each in files.read(DEMO) if isinstance(each, Handed)]
    of_the_bridge = [each for each in handed if OF_THE_BRIDGE in each.file]
    chance.shuffle(of_the_bridge)
    for each in of_the_bridge[:3]:
        captures.take(handed=each)
        work(notes)
    for way in [*chance.sample(WAYS, len(WAYS)), "split"]:
        decide(way, chance, User.objects.get())
        notes.write()
        work(notes)

    here = dict(Claim.objects.values_list("public_id", "pk"))
    today = {public_id: told(public_id) for public_id in here}
    asked = [note for note in notes.written if note[1] in here]
    assert len(asked) > 20
    assert sum(answer != today[public_id] for _, public_id, answer in asked) > 10, "nothing ever changed"
    for then, public_id, answer in asked:
        with as_of(claim=here[public_id], moment=then):
            assert told(public_id) == answer, (public_id, then)
    proved(
        "PAST",
        size=f"{len(asked)} answers of a run, seed {seed}",
        figure="each the same when asked for later",
    )


def test_a_claim_is_not_there_before_it_was_read_and_the_refusal_says_when_that_was() -> None:
    before = moment()
    claim = make_claim()

    with pytest.raises(NotYet) as refused, as_of(claim=claim.pk, moment=before):
        pass

    assert refused.value.field == "as_of"
    assert f"{claim.created_at.astimezone(UTC):%Y-%m-%dT%H}" in refused.value.sentence


def test_a_transaction_counts_as_a_whole() -> None:
    claim = make_claim(text="As it was.")
    before = moment()
    with connection.cursor() as cursor:
        cursor.execute("BEGIN; UPDATE claims_claim SET text = 'Half-way.'")
        halfway = moment()
        cursor.execute("UPDATE claims_claim SET text = 'As it is.'; COMMIT")

    for then in (before, halfway):
        with as_of(claim=claim.pk, moment=then):
            assert Claim.objects.get(pk=claim.pk).text == "As it was."
    with as_of(claim=claim.pk, moment=moment()):
        assert Claim.objects.get(pk=claim.pk).text == "As it is."


def test_a_quote_that_was_removed_stands_again_with_every_empty_column() -> None:
    claim = make_claim()
    row = make_appearance(claim=claim, capture=make_capture(article=make_article()))
    told_then, then = Appearance.objects.filter(pk=row.pk).values().get(), moment()
    Appearance.objects.filter(pk=row.pk).delete()

    with as_of(claim=claim.pk, moment=then):
        again = Appearance.objects.filter(claim=claim).values().get()

    assert {**again, "version": 1} == told_then


def test_who_may_see_is_decided_today() -> None:
    claim = make_claim()
    then = moment()
    Claim.objects.filter(pk=claim.pk).update(publication="withdrawn", text="Taken down.")

    with as_of(claim=claim.pk, moment=then):
        assert Claim.objects.get(pk=claim.pk).text != "Taken down."
        assert not Claim.objects.visible_to(None, timezone.now()).exists()


@pytest.mark.parametrize(("later", "read"), [("published", ["First."]), ("withdrawn", [])])
def test_a_text_about_two_claims_is_read_in_its_version_of_then_unless_it_was_withdrawn(
    later: str, read: list[str]
) -> None:
    one, other = make_claim(), make_claim()
    make_contradiction(make_appearance(one), make_appearance(other))
    said = {"reason": "Both were asked.", "written_by": make_user(staff=True), "written_at": timezone.now()}
    pair = {"one_id": min(one.pk, other.pk), "other_id": max(one.pk, other.pk)}
    Explainer.objects.create(public_id="a" * 12, number=1, stage="published", text="First.", **pair, **said)
    then = moment()
    Explainer.objects.create(public_id="b" * 12, number=2, stage=later, text="Second.", **pair, **said)

    with as_of(claim=one.pk, moment=then):
        found = Explainer.objects.newest().visible_to(None, timezone.now())
        assert list(found.values_list("text", flat=True)) == read


def test_the_past_is_read_from_one_picture_in_a_bounded_number_of_questions(
    django_assert_max_num_queries: Any,
) -> None:
    claim = make_claim()
    for _ in range(12):
        make_appearance(claim=claim, capture=make_capture(article=make_article()))

    with django_assert_max_num_queries(50), as_of(claim=claim.pk, moment=moment() - timedelta(0)):
        pass


def test_every_kind_of_row_is_watched_under_the_name_it_is_undone_by() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, encode(tgargs, 'escape') FROM pg_trigger WHERE tgname = 'history_update'"
        )
        watched = {table: arguments.split("\\000")[0] for table, arguments in cursor.fetchall()}

    assert {model._meta.db_table: subject for model, subject in SUBJECTS.items()}.items() <= watched.items()
