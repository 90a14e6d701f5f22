"""What a site asks of programs in its robots.txt: which paths to leave alone, and how long to pause (RFC 9309)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

OUR_NAME = "provenance"
"""The word a site may address us by, in whatever letters; see ``FETCHING_AGENT``."""

MOST_BYTES = 512_000
"""Read of a robots.txt, and the rest left; RFC 9309 (2.5) asks for 500 kibibytes at least."""

MOST_RULES = 5_000
SHORTEST_PAUSE, LONGEST_PAUSE = 2.0, 60.0
"""Seconds between two looks at one host. Sites ask for anything; beyond a minute a queue would never end."""

LONGEST_LINE = 2_000
"""Characters of a line that is read; no address we ask for is longer, so no rule for it needs to be."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One path, or pattern of paths, that may or may not be asked for."""

    pattern: str
    allow: bool


@dataclass(frozen=True, slots=True)
class Robots:
    """What a site asks of us; ``pause`` in seconds, within our own bounds."""

    rules: tuple[Rule, ...] = ()
    pause: float = SHORTEST_PAUSE

    def allows(self, path: str) -> bool:
        """Whether a path (with its query) may be asked for: the longest rule that fits decides, and a tie allows."""
        fitting = [rule for rule in self.rules if _fits(rule.pattern, _plain(path))]
        best = max(fitting, key=lambda rule: (len(rule.pattern), rule.allow), default=None)
        return best is None or best.allow


def read(text: str) -> Robots:
    """The rules of every group that names us, else of those for everybody. What makes no sense is skipped."""
    named: list[tuple[str, str]] = []
    general: list[tuple[str, str]] = []
    ours = everybodys = False
    for agents, lines in _groups(text):
        if any(OUR_NAME in agent for agent in agents):
            ours = True
            named += lines
        elif "*" in agents:
            everybodys = True
            general += lines
    wanted = named if ours else general if everybodys else []
    rules = [
        Rule(_plain(path), key == "allow") for key, path in wanted if key in {"allow", "disallow"} and path
    ]
    return Robots(tuple(rules[:MOST_RULES]), _pause(wanted))


def _groups(text: str) -> Iterator[tuple[list[str], list[tuple[str, str]]]]:
    """Who is addressed, and the lines for them; agents named one after the other share what follows."""
    agents: list[str] = []
    lines: list[tuple[str, str]] = []
    for line in text.lstrip("\ufeff").splitlines():
        if len(line) > LONGEST_LINE:
            continue
        written, _, rest = line.partition("#")[0].partition(":")
        key, value = written.strip().lower(), rest.strip()
        if key == "user-agent":
            if lines:
                yield agents, lines
                agents, lines = [], []
            agents.append(value.lower())
        elif agents and key in {"allow", "disallow", "crawl-delay"}:
            lines.append((key, value))
    yield agents, lines


def _pause(lines: list[tuple[str, str]]) -> float:
    asked = [value for key, value in lines if key == "crawl-delay"]
    written = asked[0] if asked else ""
    if not re.fullmatch(r"\d{1,6}(\.\d{1,6})?", written, re.ASCII):
        return SHORTEST_PAUSE
    return min(max(float(written), SHORTEST_PAUSE), LONGEST_PAUSE)


def _plain(path: str) -> str:
    """Escapes evened out, so that the two ways to write a letter are one."""
    return unquote_to_bytes(path).decode("utf-8", "replace")


def _fits(pattern: str, path: str) -> bool:
    """Whether the path begins as the pattern says: * stands for anything, $ at the end for the end.

    Looked for piece by piece from the left, which takes time in line with the path whatever the pattern.
    """
    whole = pattern.endswith("$")
    first, *rest = (pattern[:-1] if whole else pattern).split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    for number, piece in enumerate(rest):
        if whole and number == len(rest) - 1:
            return path.endswith(piece) and len(path) - len(piece) >= place
        found = path.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    return not whole or place == len(path)
