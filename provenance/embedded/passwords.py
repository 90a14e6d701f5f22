"""Keeps the passwords of the private database’s roles and the program’s own secrets in files only their owner reads."""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from provenance.embedded.places import write_private
from provenance.embedded.refusal import Refusal


@dataclass(frozen=True)
class Passwords:
    """One random password a role."""

    admin: str
    owner: str
    app: str


def remember(path: Path) -> Passwords:
    """The same passwords at every start; made on the first."""
    if not path.exists():
        fresh = Passwords(*(secrets.token_urlsafe(24) for _ in range(3)))
        write_private(path, json.dumps(asdict(fresh), indent=2) + "\n")
    try:
        return Passwords(**json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as trouble:
        raise Refusal(f"{path} is damaged: restore it, or set PROVENANCE_HOME to another folder") from trouble


def secret_key(path: Path) -> str:
    """What Django signs sessions with: the same at every start, so nobody is signed out by one."""
    if not path.exists():
        write_private(path, secrets.token_urlsafe(48) + "\n")
    return path.read_text(encoding="utf-8").strip()


def signet(path: Path) -> str:
    """What evidence is signed with: the same at every start, so that what was signed can be checked ever after."""
    if not path.exists():
        write_private(path, base64.b64encode(secrets.token_bytes(32)).decode() + "\n")
    return path.read_text(encoding="utf-8").strip()
