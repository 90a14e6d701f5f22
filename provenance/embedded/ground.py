"""Decides where the servers' programs and data stand when the account they run as cannot reach ours."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from provenance.embedded import account as accounts
from provenance.embedded import programs as finder
from provenance.embedded.account import Account
from provenance.embedded.places import Home, write_private
from provenance.embedded.programs import Programs
from provenance.embedded.refusal import Refusal

SYSTEM_FOLDERS = (Path("/var/lib/provenance"), Path("/var/tmp/provenance"))  # noqa: S108 (owner and link are checked)


@dataclass(frozen=True)
class Ground:
    """What the servers run, on which folder, as whom (None: as ourselves)."""

    programs: Programs
    folder: Path
    account: Account | None

    def room(self, name: str) -> Path:
        """A server's own folder, closed to everybody else."""
        folder = self.folder / name
        self.make_private(folder)
        return folder

    def make_private(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, exist_ok=True)
        self.give(folder)

    def give(self, path: Path) -> None:
        if self.account is not None:
            os.chown(path, self.account.uid, self.account.gid)


def settle(place: Home) -> Ground:
    """As a normal user everything stands in the home. As root, whatever the servers' account cannot
    reach moves to a folder of its own outside; no mode of an existing folder is ever loosened."""
    programs = finder.find()
    folder = Path(place.outside.read_text().strip()) if place.outside.exists() else place.folder
    account = accounts.for_servers(existing=folder / "postgres")
    if account is None:
        return Ground(programs, folder, None)
    if not account.may_execute(folder):
        folder = move_outside(place)
    return Ground(reachable(programs, account), folder, account)


def move_outside(place: Home) -> Path:
    folder = system_folder() / f"servers-{secrets.token_hex(4)}"
    make_passable(folder)
    write_private(place.outside, f"{folder}\n")
    return folder


def system_folder() -> Path:
    """A folder every account can pass through, ours alone to write in."""
    for folder in SYSTEM_FOLDERS:
        if not os.access(folder.parent, os.W_OK):
            continue
        make_passable(folder)
        if folder.stat().st_uid == os.geteuid() and not folder.is_symlink():
            return folder
    raise Refusal("No folder outside this one can be written: run as a normal user, or set PROVENANCE_HOME")


def make_passable(folder: Path) -> None:
    if not folder.exists():
        folder.mkdir(mode=0o711)
        folder.chmod(0o711)


def reachable(programs: Programs, account: Account) -> Programs:
    """The same programs, copied to where the account can run them if it must be so."""
    if not account.may_execute(programs.postgres / "postgres"):
        programs = replace(programs, postgres=copy_postgres(programs.postgres))
    if not account.may_execute(programs.valkey):
        programs = replace(programs, valkey=copy_valkey(programs.valkey))
    return programs


def copy_postgres(folder: Path) -> Path:
    """Copy the wheel: the programs find their libraries in the sibling folder by a relative path."""
    package = folder.parents[1]
    libraries = package.with_name(f"{package.name}.libs")
    if folder.parent.name != "pginstall":
        raise Refusal(f"The servers' account cannot run the programs in {folder}: set PG_BIN to others")
    target = copy_target(package)
    if not target.exists():
        draft = target.with_name(f"{target.name}.{secrets.token_hex(4)}.new")
        unneeded = shutil.ignore_patterns("include", "*.py", "*.pyc")
        shutil.copytree(package, draft / package.name, ignore=unneeded)
        if libraries.exists():
            shutil.copytree(libraries, draft / libraries.name)
        settle_copy(draft, target)
    return target / package.name / "pginstall" / "bin"


def copy_valkey(program: Path) -> Path:
    target = copy_target(program)
    if not target.exists():
        draft = target.with_name(f"{target.name}.{secrets.token_hex(4)}.new")
        draft.mkdir(mode=0o755)
        shutil.copy2(program, draft / program.name)
        settle_copy(draft, target)
    return target / program.name


def copy_target(original: Path) -> Path:
    """The same original gives the same folder, so a second start copies nothing."""
    mark = f"{original}|{original.stat().st_mtime_ns}".encode()
    return system_folder() / f"programs-{hashlib.sha256(mark).hexdigest()[:12]}"


def settle_copy(draft: Path, target: Path) -> None:
    """Open our own copy for reading, then put it in place at once; whoever was first wins."""
    for path in (draft, *draft.rglob("*")):
        runs = path.is_dir() or path.stat().st_mode & 0o100
        path.chmod(0o755 if runs else 0o644)
    try:
        draft.rename(target)
    except OSError:
        shutil.rmtree(draft)
        if not target.exists():
            raise
