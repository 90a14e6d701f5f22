"""Lines to the broker that are tried again every two seconds for as long as it is away."""

from collections.abc import Callable
from typing import Self

from celery.app.amqp import AMQP
from kombu import Connection

AGAIN = 2
"""Seconds between two tries. The library’s own pause grows to thirty: what came in while the broker was away would lie
there for as long again after its return."""


class Broker(Connection):
    """A line whose owner, unless he says otherwise, waits as long between any two tries."""

    def _ensure_connection(  # noqa: PLR0917 (the library’s own)
        self,
        errback: Callable[[Exception, float], None] | None = None,
        max_retries: int | None = None,
        interval_start: int = AGAIN,
        interval_step: int = 0,
        interval_max: int = AGAIN,
        callback: Callable[[], None] | None = None,
        reraise_as_library_errors: bool = True,
        timeout: int | None = None,
    ) -> Self:
        return super()._ensure_connection(
            errback, max_retries, interval_start, interval_step, interval_max, callback,
            reraise_as_library_errors, timeout,
        )  # fmt: skip


class Brokers(AMQP):
    """How the program finds its broker: workers, the clock and whoever sends."""

    Connection = Broker
