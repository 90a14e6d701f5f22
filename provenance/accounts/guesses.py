"""Counts wrong passwords, so that nobody can try many: for each account, and for each address they come from."""

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass

import redis

from provenance.accounts import turns
from sources.rules.stated import stated

MOST_FOR_ACCOUNT = 10
"""Passwords tried for one name within the window and found wrong; a person who has forgotten theirs tries fewer."""

MOST_FOR_ADDRESS = 50
"""The same for one address, behind which a whole newsroom may sit."""

WINDOW = 300
"""Seconds; the limits hold for any stretch of so long, not only from one full five minutes to the next."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A password about to be tried: counted as wrong until it proves right."""

    token: str
    keys: tuple[str, ...]


class TooMany(Exception):
    """So many wrong passwords that no more are tried for ``wait`` seconds."""

    def __init__(self, wait: int) -> None:
        minutes = max(1, -(-wait // 60))
        super().__init__(stated(f"Too many wrong passwords: try again in {minutes} minutes."))
        self.wait, self.minutes = wait, minutes


def begin(*, name: str, address: str, of: str = "account") -> Guess:
    """Count a try for this name from this address ("" where nobody knows it). Raises ``TooMany``.

    ``of`` is what is guessed at: what strangers may try under any name they make up locks nobody's codes.

    Where the counters cannot be asked nobody is let in: a door without a count is a door for guessers.
    """
    limits = {_key(of, name.strip().casefold()): MOST_FOR_ACCOUNT}
    if address:
        limits[_key("address", address)] = MOST_FOR_ADDRESS
    guess = Guess(secrets.token_hex(8), tuple(limits))
    try:
        wait = turns.take(limits=limits, window=WINDOW, token=guess.token)
    except (redis.RedisError, ValueError):  # no counters, or no address of them
        wait = 60
    if wait:
        raise TooMany(wait)
    return guess


def forgive(guess: Guess) -> None:
    """Take back a try that proved right."""
    with suppress(redis.RedisError), turns.counters().pipeline() as line:
        for key in guess.keys:
            line.zrem(key, guess.token)
        line.execute()


def _key(kind: str, told: str) -> str:
    """Names and addresses do not lie about in clear text."""
    return f"guesses:{kind}:{hashlib.sha256(told.encode('utf-8', 'replace')).hexdigest()[:32]}"
