"""Sends what endpoints are to be told: several at once, so that one that is slow keeps nobody else waiting."""

import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import timezone

from provenance import sealing
from provenance.webhooks.actions import deliveries, endpoints
from provenance.webhooks.actions.deliveries import Outcome
from provenance.webhooks.models import Delivery, Endpoint
from provenance.webhooks.rules import signature
from sources.fetching.client import Client
from sources.fetching.failure import Failed
from sources.fetching.telling import tell
from sources.vocabulary import VisitOutcome

AT_ONCE = 16
OF_ONE = 4
"""Messages on their way to one endpoint at a time: one that hangs holds up no more of our threads."""

Clock = Callable[[], datetime]


@dataclass(slots=True)
class Round:
    """The messages that are under way; only their threads are out, what is kept is kept by who sent them."""

    client: Client
    clock: Clock
    threads: ThreadPoolExecutor
    out: dict["Future[Outcome]", Delivery] = field(default_factory=dict)
    taken: int = 0

    def send(self) -> bool:
        """Send as many as there is room for; False if there is nothing to send."""
        now, busy = self.clock(), Counter(each.endpoint_id for each in self.out.values())
        began = len(self.out)
        for endpoint in Endpoint.objects.with_due(now).order_by("pk"):
            # One whose name led astray is looked up by a single message.
            several = 1 if endpoint.closed_looks else OF_ONE
            room = min(several - busy[endpoint.pk], AT_ONCE - len(self.out))
            if room > 0:
                self._send(endpoint, room, now)
        return len(self.out) > began

    def _send(self, endpoint: Endpoint, room: int, now: datetime) -> None:
        out = {each.pk for each in self.out.values()}
        try:
            secrets = endpoints.secrets_of(endpoint, now)
        except sealing.Sealed:
            endpoints.disable(
                endpoint=endpoint, why="The key that opens its secret is gone: give it a new one."
            )
            return
        for row in deliveries.take(endpoint=endpoint, most=room, out=out, now=now):
            self.out[self.threads.submit(_told, self.client, endpoint.url, row, secrets)] = row

    def welcome(self, seconds: float) -> None:
        """Write down what came of those that are back, waiting up to ``seconds`` for the first."""
        for future in wait(self.out, timeout=seconds, return_when=FIRST_COMPLETED).done:
            row, outcome = self.out.pop(future), future.result()
            deliveries.settle(delivery=row, outcome=outcome, now=self.clock())
            self.taken += outcome.taken


def send(*, seconds: float, client: Client, clock: Clock = timezone.now) -> int:
    """Send what is due for about so many seconds, wait for what is still out; returns how many were taken.

    An attempt is bounded, so this ends soon after. Whoever dies meanwhile has lost nothing: what was on its way is sent
    again under the same id, by which the receiver knows it.
    """
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="telling") as threads:
        out = Round(client, clock, threads)
        while time.monotonic() < until:
            sent = out.send()
            if not out.out:
                break
            out.welcome(0 if sent and len(out.out) < AT_ONCE else 0.2)
        while out.out:
            out.welcome(1.0)
    return out.taken


def _told(client: Client, url: str, delivery: Delivery, secrets: list[bytes]) -> Outcome:
    """One attempt. Signed at this second, by this machine's clock: receivers refuse what is older than five minutes."""
    body, began = bytes(delivery.body), time.monotonic()
    headers = signature.headers(secrets, message_id=delivery.message_id, seconds=int(time.time()), body=body)
    try:
        reply = tell(client, url, body, headers)
    except Failed as failed:
        fault = f"{failed.outcome.label}: {failed.cause}".removesuffix(": ")
        closed = failed.outcome == VisitOutcome.REFUSED_ADDRESS
        return Outcome(0, _since(began), fault, closed=closed)
    fault = "" if 200 <= reply.code < 300 else f"answered {reply.code}"
    return Outcome(reply.code, _since(began), fault, _pause(reply.retry_after))


def _since(began: float) -> int:
    return int((time.monotonic() - began) * 1_000)


def _pause(written: str) -> timedelta:
    """What Retry-After asks for in seconds; a date there is not heeded."""
    seconds = int(written) if written.isascii() and written.isdecimal() and len(written) < 7 else 0
    return timedelta(seconds=seconds)
