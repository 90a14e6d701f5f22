"""Eight people and programs who write at once: they add, merge, split, take down, hide, publish, rename and delete."""

import random
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import IntegrityError, OperationalError, connection
from django.db.models import F, Model, ProtectedError
from django.utils import timezone

from claims.actions import event_mergers, outside_reviews
from claims.actions import mergers as claim_mergers
from claims.models import Appearance, Claim, Contradiction, Corroboration, Event, OutsideReview
from provenance.accounts.models import User
from provenance.history.actions.lifting import lift
from sources.actions import mergers as source_mergers
from sources.actions import publication
from sources.errors import Refused
from sources.models import Alias, Article, Derivation, Source
from sources.vocabulary import Judgement, Publication, Reliability
from tests.factories import (
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_contradiction,
    make_corroboration,
    make_derivation,
    make_event,
    make_grade,
    make_review,
    make_source,
)
from tests.outside import make_outside_review

SHORTEST = timedelta(seconds=1)
"""How long the shortest embargo lasts."""
WHY = "Two newsrooms have looked at it."


@dataclass
class Writer:
    """One of them, with a mind of its own."""

    person: User
    chance: random.Random
    done: list[str] = field(default_factory=list)

    def write(self, times: int) -> None:
        """Do so many things by chance; what somebody else has made impossible meanwhile is left."""
        try:
            for _ in range(times):
                deed = self.chance.choice(DEEDS)
                try:
                    deed(self)
                except (Refused, ProtectedError, IntegrityError):
                    continue
                except OperationalError as trouble:  # two who would wait for each other: one is sent away
                    if "deadlock" not in str(trouble):
                        raise
                    continue
                self.done.append(deed.__name__)
        finally:
            connection.close()

    def any(self, kind: type[Model]) -> Model | None:
        """One row of this kind, whichever; None where there is none."""
        return kind._default_manager.order_by("?").first()


def add_an_article(writer: Writer) -> None:
    hidden = writer.chance.choice(({}, {}, {"publication": Publication.DRAFT}))
    outlet = writer.any(Source) or make_source()
    article = make_article(source=outlet, **hidden)
    capture = make_capture(article=article)
    claim = writer.chance.choice((writer.any(Claim), None)) or make_claim(
        event=writer.any(Event) or make_event()
    )
    make_appearance(claim, capture=capture, attributed_to=writer.any(Source))


def add_a_tie(writer: Writer) -> None:
    down, up = writer.any(Article), writer.any(Article)
    if down and up and down.pk != up.pk:
        make_derivation(down, writer.chance.choice((up, make_article(unseen=True))))


def hold_two_against_each_other(writer: Writer) -> None:
    one, other = writer.any(Appearance), writer.any(Appearance)
    if one and other and one.claim_id != other.claim_id:
        make_contradiction(one, other)


def dismiss(writer: Writer) -> None:
    if row := writer.any(Contradiction):
        Contradiction.objects.filter(pk=row.pk).update(reason=f"{row.reason} Or so it seemed.")


def weigh(writer: Writer) -> None:
    score = writer.chance.random()
    if row := writer.any(Claim):
        bounds = {"score": score, "score_low": score / 2, "score_high": (1 + score) / 2}
        if not Corroboration.objects.filter(claim=row).update(**bounds):
            make_corroboration(row, **bounds)


def review(writer: Writer) -> None:
    if row := writer.any(Claim):
        make_review(row)


def take_a_review_of_others(writer: Writer) -> None:
    if row := writer.any(Claim):
        make_outside_review(claim=row)


def judge_a_review_of_others(writer: Writer) -> None:
    if row := writer.any(OutsideReview):
        judgement = writer.chance.choice(
            (Judgement.CONFIRMED, Judgement.CONFIRMED, Judgement.REJECTED, Judgement.SUGGESTED)
        )
        outside_reviews.judge(row=row, judgement=judgement, by=writer.person, why=WHY, version=row.version)


def merge_claims(writer: Writer) -> None:
    one, other = writer.any(Claim), writer.any(Claim)
    if one and other:
        claim_mergers.merge(claim=one, into=other, by=writer.person, why=WHY, version=one.version)


def split_a_claim(writer: Writer) -> None:
    if row := Claim.objects.exclude(merged_into=None).order_by("?").first():
        claim_mergers.split(claim=row, by=writer.person, why=WHY, version=row.version)


def merge_sources(writer: Writer) -> None:
    one, other = writer.any(Source), writer.any(Source)
    if one and other:
        source_mergers.merge(source=one, into=other, by=writer.person, why=WHY, version=one.version)


def split_a_source(writer: Writer) -> None:
    if row := Source.objects.exclude(merged_into=None).order_by("?").first():
        source_mergers.split(source=row, by=writer.person, why=WHY, version=row.version)


def merge_events(writer: Writer) -> None:
    one, other = writer.any(Event), writer.any(Event)
    if one and other:
        event_mergers.merge(
            event=one, into=other, by=writer.person, why=WHY, version=one.version, into_version=other.version
        )


def split_an_event(writer: Writer) -> None:
    if row := Event.objects.exclude(merged_into=None).order_by("?").first():
        event_mergers.split(event=row, by=writer.person, why=WHY, version=row.version)


def take_down(writer: Writer) -> None:
    row = writer.any(writer.chance.choice((Article, Claim, Event)))
    if isinstance(row, Article | Claim | Event):
        publication.withdraw(row=row, by=writer.person, why=WHY, version=row.version)


def publish(writer: Writer) -> None:
    kind = writer.chance.choice((Article, Claim, Event))
    row = kind.objects.exclude(publication=Publication.PUBLISHED).order_by("?").first()
    if row:
        publication.publish(row=row, by=writer.person, why=WHY, version=row.version)


def hide_for_a_while(writer: Writer) -> None:
    until = timezone.now() + writer.chance.choice((SHORTEST, timedelta(days=1)))
    kind = writer.chance.choice((Article, Claim))
    if row := writer.any(kind):
        kind._default_manager.filter(pk=row.pk).update(embargo_until=until)


def lift_embargoes(writer: Writer) -> None:
    lift(now=timezone.now())


def rename(writer: Writer) -> None:
    kind, column = writer.chance.choice(
        ((Source, "name"), (Article, "title"), (Claim, "text"), (Event, "title"))
    )
    if row := writer.any(kind):
        named = f"Renamed {writer.chance.randrange(1_000_000)}"
        kind._default_manager.filter(pk=row.pk).update(**{column: named, "version": F("version") + 1})


def grade(writer: Writer) -> None:
    row = writer.any(Source)
    if isinstance(row, Source):
        make_grade(row, writer.chance.choice((Reliability.A, Reliability.C)))
        name = f"Also {writer.chance.randrange(1_000_000)}"
        Alias.objects.create(source=row, name=name, folded=name.lower())


def delete(writer: Writer) -> None:
    if row := writer.any(writer.chance.choice((Contradiction, Derivation, Appearance, OutsideReview))):
        row.delete()


DEEDS: Sequence[Callable[[Writer], None]] = (
    add_an_article, add_an_article, add_an_article, add_a_tie, hold_two_against_each_other, dismiss, weigh, review,
    take_a_review_of_others, judge_a_review_of_others, judge_a_review_of_others,
    merge_claims, split_a_claim, merge_sources, split_a_source, merge_events, split_an_event, take_down, publish,
    publish, hide_for_a_while, lift_embargoes, rename, rename, grade, delete,
)  # fmt: skip


def set_to_work(
    person: User, seed: int, writers: int, times: int
) -> tuple[list[Writer], list[threading.Thread]]:
    """So many writers at work, each in a thread and on a connection of its own."""
    several = [Writer(person, random.Random(seed * 1_000 + number)) for number in range(writers)]  # noqa: S311
    threads = [threading.Thread(target=each.write, args=(times,), daemon=True) for each in several]
    for each in threads:
        each.start()
    return several, threads
