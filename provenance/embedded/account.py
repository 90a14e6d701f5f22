"""Chooses the system account the servers run as, because PostgreSQL refuses to run as root."""

from __future__ import annotations

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from provenance.embedded.refusal import Refusal


@dataclass(frozen=True)
class Account:
    """An existing unprivileged account; none is ever created."""

    uid: int
    gid: int

    def owns(self, folder: Path) -> bool:
        return folder.stat().st_uid == self.uid

    def may_execute(self, path: Path) -> bool:
        """Whether this account can run a program or enter a folder, asked of the system itself."""
        asked = subprocess.run(
            ["/bin/sh", "-c", 'test -x "$1"', "sh", str(path)],
            user=self.uid,
            group=self.gid,
            extra_groups=[],
            cwd="/",
            check=False,
        )
        return asked.returncode == 0


def for_servers(existing: Path) -> Account | None:
    """None where we are not root: the servers run as we do. As root: the owner of the existing files,
    else the person behind sudo, else an account every system has."""
    if os.geteuid() != 0:
        return None
    if existing.exists() and (owner := existing.stat()).st_uid != 0:
        return Account(owner.st_uid, owner.st_gid)
    for name in (os.environ.get("SUDO_USER", ""), "postgres", "nobody"):
        account = named(name)
        if account is not None:
            return account
    raise Refusal("PostgreSQL does not run as root and no other account was found: run this as a normal user")


def named(name: str) -> Account | None:
    """The account of that name, unless it is missing or root itself."""
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(entry.pw_uid, entry.pw_gid) if entry.pw_uid != 0 else None
