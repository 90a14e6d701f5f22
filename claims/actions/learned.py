"""Learns from settled questions and shared mistakes: track records, and ties between sources, written set-wise."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from claims.actions import corroboration
from claims.actions.answers import Heard, heard
from claims.actions.exactly import Columns, Key, keep
from claims.actions.heads import heads, spoken_on
from claims.models import Answer, Claim, Review, SharedMistake, Tie, TrackRecord
from claims.rules.weighing import questioning, settling
from claims.rules.weighing.questioning import Shared
from claims.rules.weighing.settling import Answered
from sources.vocabulary import Judgement

METHOD = "answers 1"
STAGES = 4

Watch = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Learned:
    """What is known now, how many rows that changed, and how many claims are to be weighed again because of it."""

    settled: int
    sources: int
    ties: int
    changed: int
    asked: int


def learn(*, watch: Watch | None = None) -> Learned:
    """Work out all track records and ties from what everybody may see, and write down what has changed.

    Safe to run twice: learning the same again writes nothing and asks for nothing. Claims in which both ends of a
    changed tie speak are to be weighed again; a track record enters no score. ``watch`` is told how many of the
    stages are done.
    """
    seen = watch or (lambda *_: None)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('learn'))")
        now, known = timezone.now(), heads()
        told = heard(now, known)
        seen(1, STAGES)
        settled = settling.settlements(told.reviewed, told.rivals)
        answered = settling.answered(told.said, settled)
        tied = questioning.ties(told.said, told.rivals, settled, told.denials)
        seen(2, STAGES)
        claims = _keys(Claim, {one.claim for one in answered} | _mistaken(tied.values()))
        records = _keep_records(told, answered, claims)
        seen(3, STAGES)
        ends = {_ends(told, pair): shared for pair, shared in tied.items()}
        moved, changed = _keep_ties(ends, claims, now)
        asked = spoken_on(moved, known) if moved else set()
        if asked:
            corroboration.ask(claims=asked)
        seen(STAGES, STAGES)
        sources = len({one.family for one in answered})
        return Learned(len(settled), sources, len(tied), records + changed, len(asked))


def _mistaken(tied: Iterable[Shared]) -> set[str]:
    return {claim for shared in tied for claim in shared.mistakes}


def _ends(told: Heard, pair: tuple[str, str]) -> tuple[int, int]:
    one, other = sorted(told.sources[name] for name in pair)
    return one, other


def _keys(model: type[Claim] | type[Review], names: Iterable[str]) -> dict[str, int]:
    rows = model._default_manager.filter(public_id__in=set(names)).order_by()  # noqa: SLF001 (either has one)
    return dict(rows.values_list("public_id", "pk"))


def _keep_records(told: Heard, answered: Iterable[Answered], claims: Mapping[str, int]) -> int:
    """Write down the answers to settled claims and the records they add up to; how many rows have changed."""
    rows = list(answered)
    reviews = _keys(Review, {one.review for one in rows})
    written = dict(Review.objects.filter(pk__in=reviews.values()).order_by().values_list("pk", "written_at"))
    answers: dict[Key, Columns] = {}
    given: defaultdict[int, list[Answered]] = defaultdict(list)
    for one in rows:
        source = told.sources[one.family]
        given[source].append(one)
        answers[source, claims[one.claim]] = {"right": one.right, "review_id": reviews[one.review]}
    records: dict[Key, Columns] = {
        (source,): {
            "right": sum(one.right for one in own),
            "of": len(own),
            "as_of": max(written[reviews[one.review]] for one in own),
            "method": METHOD,
        }
        for source, own in given.items()
    }
    changed = keep(Answer.objects.all(), ("source_id", "claim_id"), answers)
    return len(changed) + len(keep(TrackRecord.objects.all(), ("source_id",), records))


def _keep_ties(
    ends: Mapping[tuple[int, int], Shared], claims: Mapping[str, int], now: datetime
) -> tuple[set[tuple[int, int]], int]:
    """Write down the ties and their mistakes; the pairs whose tie counts otherwise now, and how many rows changed.

    What a curator has rejected stays rejected, even where nothing ties the two any more.
    """
    tied: dict[Key, Columns] = {
        pair: {
            "probability": round(shared.tie.probability, 2),
            "alike": shared.tie.alike,
            "wrong": len(shared.mistakes),
            "apart": shared.tie.apart,
            "method": METHOD,
        }
        for pair, shared in ends.items()
    }
    rejected = set(Tie.objects.filter(judgement=Judgement.REJECTED).order_by().values_list("one", "other"))
    moved = keep(
        Tie.objects.all(), ("one_id", "other_id"), tied, {"learned_at": now}, kept=rejected.__contains__
    )
    keys = {(tie.one_id, tie.other_id): tie.pk for tie in Tie.objects.order_by()}
    mistakes: dict[Key, Columns] = {
        (keys[pair], claims[claim]): {"doubt": doubt}
        for pair, shared in ends.items()
        for claim, doubt in shared.mistakes.items()
    }
    of_rejected = {keys[pair] for pair in rejected}
    listed = keep(
        SharedMistake.objects.all(),
        ("tie_id", "claim_id"),
        mistakes,
        kept=lambda key: key[0] in of_rejected,
    )
    pairs = {(key[0], key[1]) for key in moved}
    return pairs - rejected, len(moved) + len(listed)
