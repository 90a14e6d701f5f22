"""Asking the analyst: one question after the other, a few at once, with no transaction open while it thinks."""

import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace

from django.conf import settings

from claims.actions import allowances, inquiries
from claims.actions.suggestions import Kept
from claims.analysts.analyst import Analyst
from claims.analysts.chosen import limits
from claims.models import Inquiry
from claims.rules.analysts.analyst import Answer, Question
from claims.rules.analysts.asking import UNSPENT
from provenance.history.actions import chain
from provenance.pipeline import jobs
from provenance.pipeline.jobs import Lease
from provenance.pipeline.line import Tally
from provenance.pipeline.steps import ASKING, Asking
from sources.fetching.failure import Failed

AT_ONCE = 2
"""Questions under way at a time: most services of a newsroom's own answer one after the other anyway."""
SLACK = 60
"""Seconds by which a lease outlives the longest answer."""
LOCK = 7_304_113  # any number of our own, for the lock that tells who is asking


@dataclass(slots=True)
class Round:
    """The questions under way; only their threads wait for the analyst, and only the one who asks keeps anything."""

    analyst: Analyst
    tally: Tally
    threads: ThreadPoolExecutor
    out: dict["Future[Answer | Failed]", tuple[Lease, Question, float]] = field(default_factory=dict)
    station: Asking = ASKING
    kept: Kept = field(default_factory=Kept)
    broken: bool = False

    def send(self) -> bool:
        """Put as many questions as there is room for; False if there is none to put, or nobody who answers."""
        room = 0 if self.broken else AT_ONCE - len(self.out)
        held = jobs.lease(most=room, seconds=lease_seconds(), asking=True) if room else []
        if room and not held and jobs.note_due([self.station]):
            held = jobs.lease(most=room, seconds=lease_seconds(), asking=True)
        for each in held:
            self._send(each)
        return bool(held)

    def _send(self, held: Lease) -> None:
        began = time.monotonic()
        found: list[Question | None] = []

        def prepare() -> None:
            found.append(inquiries.prepare(inquiry_id=held.subject, analyst=self.analyst, limits=limits()))

        if not jobs.prepare(held, prepare):
            return
        (question,) = found
        if question is None:
            # Answered before, or not to be asked now: an inquiry that still waits is noted again when its turn comes.
            done = jobs.finish(held, lambda: None)
            self.tally.add(held.step, done=done, seconds=time.monotonic() - began)
        else:
            self.out[self.threads.submit(_asked, self.analyst, question)] = held, question, began

    def welcome(self, seconds: float) -> None:
        """Keep the answers that have come, waiting up to ``seconds`` for the first."""
        for future in wait(self.out, timeout=seconds, return_when=FIRST_COMPLETED).done:
            held, question, began = self.out.pop(future)
            done = jobs.finish(held, lambda: self._keep(held, question, future))  # noqa: B023 (called at once)
            self.tally.add(held.step, done=done, seconds=time.monotonic() - began)

    def _keep(self, held: Lease, question: Question, future: "Future[Answer | Failed]") -> None:
        brought = future.result()
        kept = inquiries.settle(inquiry_id=held.subject, question=question, brought=brought)
        if isinstance(brought, Failed) and brought.outcome in UNSPENT:
            self.broken = True  # the next question would fail the same way
        self.kept.add(kept)


def work(*, seconds: float, analyst: Analyst, tally: Tally | None = None) -> Kept:
    """Ask for at most ``seconds``, wait for the answers still out, chain the history they wrote; what came of it.

    Whoever dies meanwhile has lost nothing but what the question cost: the lease runs out, and it is asked again.
    """
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="ask") as threads:
        turn = Round(analyst, tally or Tally(), threads)
        while (time.monotonic() < until and (turn.send() or _more(analyst))) or turn.out:
            turn.welcome(0.1)
    chain.seal()
    return turn.kept


def see_to(*, inquiry: int, analyst: Analyst) -> None:
    """Ask about one capture (by the primary key of its inquiry) now, before all others.

    Waits for another worker that may be asking, but no longer than a lease lasts.
    """
    due = Inquiry.objects.due().filter(pk=inquiry)
    station = replace(ASKING, due=lambda: due)
    until = time.monotonic() + lease_seconds()
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="ask") as threads:
        turn = Round(analyst, Tally(), threads, station=station)
        while (due.exists() and not turn.broken and time.monotonic() < until) or turn.out:
            turn.send()
            turn.welcome(0.1)
            if not turn.out:
                time.sleep(0.1)
    chain.seal()


def _more(analyst: Analyst) -> bool:
    """Whether further captures were taken up, once those at hand have been asked about."""
    if Inquiry.objects.due().exists() or not allowances.left(analyst=analyst.name, limits=limits()):
        return False
    return inquiries.note(analyst=analyst) > 0


def lease_seconds() -> float:
    """Longer than any answer takes."""
    return float(settings.ANALYST_SECONDS) + SLACK


def _asked(analyst: Analyst, question: Question) -> Answer | Failed:
    try:
        return analyst.answer(question)
    except Failed as failed:
        return failed
