"""Counts what may be done only so often in any stretch of time, exactly, however many try at once."""

from collections.abc import Mapping

import redis
from django.conf import settings

SECONDS_TO_ANSWER = 2.0

# One statement for all the counters together: of many who try at once exactly as many are let through as are left.
# The server's own clock counts, so that the clocks of many machines do not matter.
_TAKE = """
local now = redis.call('TIME')
local moment = now[1] * 1000000 + now[2]
local wait = 0
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
    return int(counters().eval(_TAKE, len(limits), *limits, window, token, *limits.values()))


def counters() -> "redis.Redis":
    """Where they are kept."""
    return redis.Redis.from_url(settings.REDIS_URL, socket_timeout=SECONDS_TO_ANSWER)
