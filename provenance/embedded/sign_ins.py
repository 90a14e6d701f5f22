"""Remembers the passwords of the people a demo can be tried as, so that they stay the same."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from provenance.embedded.places import write_private
from provenance.embedded.refusal import Refusal

CURATOR = "ben"
KEEPER = "pia"
PEOPLE = {
    "ana": "fact-checker", "eva": "senior fact-checker", CURATOR: "curator", KEEPER: "partner manager",
    "admin": "administrator",
}  # fmt: skip


@dataclass(frozen=True)
class SignIn:
    """Somebody to try the demo as."""

    username: str
    role: str
    password: str


def remember(path: Path) -> list[SignIn]:
    """The same people with the same random passwords at every start."""
    if not path.exists():
        fresh = [SignIn(name, role, secrets.token_urlsafe(9)) for name, role in PEOPLE.items()]
        write_private(path, json.dumps([asdict(one) for one in fresh], indent=2) + "\n")
    try:
        return _joined(path, [SignIn(**row) for row in json.loads(path.read_text(encoding="utf-8"))])
    except (ValueError, TypeError) as trouble:
        raise Refusal(f"{path} is damaged: remove it, and new passwords are made") from trouble


def _joined(path: Path, known: list[SignIn]) -> list[SignIn]:
    """Those remembered, and whoever has joined them since the file was written."""
    names = {one.username for one in known}
    fresh = [
        SignIn(name, role, secrets.token_urlsafe(9)) for name, role in PEOPLE.items() if name not in names
    ]
    if fresh:
        write_private(path, json.dumps([asdict(one) for one in [*known, *fresh]], indent=2) + "\n")
    return [*known, *fresh]
