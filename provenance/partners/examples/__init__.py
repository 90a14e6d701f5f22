"""Real requests, answers and refusals of the API, shortened, kept beside the description that shows them."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

KEPT = Path(__file__).parent / "kept"
REFUSALS = "refusals"
"""The name of those that are the same for all operations: one of each kind."""


@dataclass(frozen=True, slots=True)
class Example:
    """One request and what was answered; ``sent`` is None where there was no body, ``asked`` is its first line."""

    name: str
    asked: str
    sent: Any
    number: int
    media: str
    answer: Any


@cache
def examples() -> dict[str, list[Example]]:
    """All that are kept, by the operation they are of."""
    return {
        path.stem: [Example(**row) for row in json.loads(path.read_text(encoding="utf-8"))]
        for path in sorted(KEPT.glob("*.json"))
    }


def keep(found: Mapping[str, list[Example]], folder: Path = KEPT) -> None:
    """Put these in the place of what is kept, a file for each operation."""
    folder.mkdir(exist_ok=True)
    for path in folder.glob("*.json"):
        if path.stem not in found:
            path.unlink()
    for operation, rows in found.items():
        written = json.dumps([asdict(row) for row in rows], indent=1, ensure_ascii=False)
        (folder / f"{operation}.json").write_text(f"{written}\n", encoding="utf-8")
