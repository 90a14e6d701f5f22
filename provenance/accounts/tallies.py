"""What is added up in the counters of a day: numbers under names, and once a token by which one run of them is told."""

from dataclasses import dataclass

ADD = b"""
local function add(place, series, token, seconds, first)
    redis.call('HSETNX', place, series, token)
    for at = first, #ARGV, 2 do
        redis.call('HINCRBY', place, ARGV[at], ARGV[at + 1])
    end
    redis.call('EXPIRE', place, seconds)
end
"""
"""A script’s function that adds up the numbers from the argument ``first`` on."""
ALONE = ADD + b"add(KEYS[1], ARGV[1], ARGV[2], ARGV[3], 4)"


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers to be added up at a ``place`` that is kept for so many ``seconds`` longer.

    ``series`` is the name under which the ``token`` of whoever is first is kept.
    """

    place: str
    series: str
    token: str
    seconds: int
    numbers: tuple[tuple[str, int], ...]

    @property
    def arguments(self) -> list[str | int]:
        """All but the place, as the script reads them."""
        return [self.series, self.token, self.seconds, *(each for pair in self.numbers for each in pair)]

    @property
    def command(self) -> list[str | int | bytes]:
        """What the counters are told."""
        return ["EVAL", ALONE, 1, self.place, *self.arguments]
