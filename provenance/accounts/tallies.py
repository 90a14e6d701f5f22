"""What is added up in the counters of a day: numbers under names, and once a token by which one run of them is told."""

from dataclasses import dataclass

ADD = b"""
redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2])
for at = 4, #ARGV, 2 do
    redis.call('HINCRBY', KEYS[1], ARGV[at], ARGV[at + 1])
end
redis.call('EXPIRE', KEYS[1], ARGV[3])
"""


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
    def command(self) -> list[str | int | bytes]:
        """What the counters are told."""
        numbers = (each for pair in self.numbers for each in pair)
        return ["EVAL", ADD, 1, self.place, self.series, self.token, self.seconds, *numbers]
