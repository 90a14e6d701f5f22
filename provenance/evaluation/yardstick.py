"""A yardstick: a public labelled set, what it asks of the program, and how the answer is measured."""

import codecs
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import orjson

Watch = Callable[[int, int], None]
"""Told how many of how many have been measured."""

Thing = TypeVar("Thing")


class Absent(Exception):
    """The labelled set is not where it was looked for."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One of the worst answers: which, what was expected, what came, and how much it costs (0–1)."""

    name: str
    expected: str
    found: str
    cost: float = 1.0


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured: ``metrics`` by the names other programs know; ``tables`` (counts by reason …) for people.

    Where the metrics are of weights fitted on the set's own train part, ``shipped`` has the same metrics with the
    weights the program carries. ``causes`` tells of how many wrong answers each cause is, the commonest first.
    """

    yardstick: str
    split: str
    n: int
    metrics: dict[str, Any]
    mistakes: Sequence[Mistake] = ()
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    shipped: dict[str, Any] = field(default_factory=dict)
    causes: dict[str, int] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The object a machine reads."""
        return {"yardstick": self.yardstick, "split": self.split, "n": self.n, "metrics": self.metrics}


@dataclass(frozen=True, slots=True)
class Yardstick:
    """One labelled set: the question it answers, and what measures the program on it.

    ``measure`` is given the folder of all yardsticks, a file or folder of the same shape to score in place of the
    set's own (or None), and whom to tell of progress. ``goals`` are the least that some metrics shall reach (of a
    metric that is a table of labels: ``f1 disagree``); ``published`` says in one line what others have reached.
    """

    name: str
    question: str
    measure: Callable[[Path, Path | None, Watch], Report]
    goals: Mapping[str, float] = field(default_factory=dict)
    published: str = ""


def there(path: Path) -> Path:
    """The path, if something is there. Raises ``Absent``."""
    if not path.exists():
        raise Absent(f"there is nothing at {path}: name the folder of yardsticks with --data")
    return path


def lines_of(path: Path) -> list[Any]:
    """The values of a file of JSON lines, one a line; blank lines and a byte order mark do not count."""
    content = there(path).read_bytes().removeprefix(codecs.BOM_UTF8)
    return [orjson.loads(row) for row in content.splitlines() if row.strip()]


def watched(things: Sequence[Thing], watch: Watch) -> Iterable[Thing]:
    """The things one by one, telling after each how many are done."""
    for number, thing in enumerate(things, 1):
        yield thing
        watch(number, len(things))


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of precision and recall; 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
