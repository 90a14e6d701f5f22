"""Counts what may be done only so often in any stretch of time, exactly, however many try at once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import redis
from django.conf import settings

from provenance.accounts.counters import SECONDS_TO_ANSWER, line

# One statement for all the counters together: of many who try at once exactly as many are let through as are left.
# The server's own clock counts, so that the clocks of many machines do not matter. A turn that is asked for once more,
# as its answer was lost with the line, is the same turn: it neither counts twice nor stands in its own way.
_TAKE = b"""
local now = redis.call('TIME')
local moment = now[1] * 1000000 + now[2]
local wait = 0
if redis.call('ZSCORE', KEYS[1], ARGV[2]) then
    return 0
end
for at, key in ipairs(KEYS) do
    redis.call('ZREMRANGEBYSCORE', key, '-inf', moment - ARGV[1] * 1000000)
    local most = tonumber(ARGV[2 + at])
    if redis.call('ZCARD', key) >= most then
        local oldest = redis.call('ZRANGE', key, -most, -most, 'WITHSCORES')[2]
        wait = math.max(wait, math.ceil((oldest + ARGV[1] * 1000000 - moment) / 1000000))
    end
end
if wait == 0 then
    for _, key in ipairs(KEYS) do
        redis.call('ZADD', key, moment, ARGV[2])
        redis.call('EXPIRE', key, ARGV[1])
    end
end
return wait
"""


def take(*, limits: Mapping[str, int], window: int, token: str) -> int:
    """Count one turn under each key, if none of them has had its most within the last ``window`` seconds.

    Returns 0 where it was counted, else the seconds until it would be; then nothing is. ``token`` names this turn and
    no other. Raises ``redis.RedisError`` where the counters cannot be asked, ``ValueError`` where they have no address.
    """
    return int(line().ask("EVAL", _TAKE, len(limits), *limits, window, token, *limits.values()))


# Of a heavy turn each part is an entry of its own, so that what is left is always a number of entries.
_SPEND = b"""
local now = redis.call('TIME')
local moment = now[1] * 1000000 + now[2]
local window, most, cost = ARGV[1] * 1000000, tonumber(ARGV[2]), tonumber(ARGV[3])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', moment - window)
local spent = redis.call('ZCARD', KEYS[1])
local wait = 0
if redis.call('ZSCORE', KEYS[1], ARGV[4] .. ':1') then
    cost = 0
elseif spent + cost > most then
    local last = spent + cost - most - 1
    wait = redis.call('ZRANGE', KEYS[1], last, last, 'WITHSCORES')[2] + window - moment
else
    for part = 1, cost do
        redis.call('ZADD', KEYS[1], moment, ARGV[4] .. ':' .. part)
    end
    redis.call('EXPIRE', KEYS[1], ARGV[1])
    spent = spent + cost
end
local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')[2]
return {math.ceil(wait / 1000000), math.max(most - spent, 0), math.ceil((oldest + window - moment) / 1000000)}
"""


@dataclass(frozen=True, slots=True)
class Spent:
    """What came of a turn: ``wait`` seconds until it would be let through (0: it was, and counted), how much is
    ``left``, and in how many seconds (``more``) the oldest that was spent comes back."""

    wait: int
    left: int
    more: int


def spend(*, key: str, most: int, cost: int, window: int, token: str) -> Spent:
    """Spend ``cost`` of the ``most`` there are under a key in any ``window`` seconds, all of it or nothing.

    What costs more than there is costs all there is. ``token`` and errors as with ``take``.
    """
    return _spent(line().ask(*_spending(key, most, cost, window, token)))


def begin(*, key: str, most: int, cost: int, window: int, token: str) -> Callable[[], Spent]:
    """Begin to spend, as ``spend`` does, and give what tells what came of it: meanwhile another can be asked.

    Both raise ``redis.RedisError`` where the counters cannot be asked; the same ``token`` may be spent again then.
    """
    told = line().tell(*_spending(key, most, cost, window, token))
    return lambda: _spent(told.answer())


def _spending(key: str, most: int, cost: int, window: int, token: str) -> tuple[str | bytes | int, ...]:
    return ("EVAL", _SPEND, 1, key, window, most, min(cost, most), token)


def _spent(told: Iterable[bytes | int]) -> Spent:
    return Spent(*(int(each) for each in told))


def counters() -> "redis.Redis":
    """Where they are kept. Raises ``ValueError`` where that has no address."""
    return _client(settings.REDIS_URL)


@cache
def _client(address: str) -> "redis.Redis":
    """One for each address: it keeps its connections, for all threads of this process."""
    return redis.Redis.from_url(
        address, socket_timeout=SECONDS_TO_ANSWER, socket_connect_timeout=SECONDS_TO_ANSWER
    )
