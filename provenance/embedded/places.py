"""Knows where an instance keeps its files: data, logs, passwords and locks, all under PROVENANCE_HOME."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path

from provenance.embedded.refusal import Refusal

PROJECT = Path(__file__).resolve().parents[2]
SOCKET_PREFIX = "provenance-"
OWN_FOLDER_MODE = 0o711 if os.geteuid() == 0 else 0o700


@dataclass(frozen=True)
class Home:
    """The folder of one instance. Two instances with two homes live side by side."""

    folder: Path

    @property
    def start_lock(self) -> Path:
        """Held while somebody starts the keeper, so that two commands never start two."""
        return self.folder / "start.lock"

    @property
    def servers_lock(self) -> Path:
        """Held by the keeper and by every server process: free means none of them lives."""
        return self.folder / "servers.lock"

    @property
    def demo_lock(self) -> Path:
        """Held by the one demo that may run from this folder."""
        return self.folder / "demo.lock"

    @property
    def stage_lock(self) -> Path:
        """Held by the demo and all its children: free means none of them lives."""
        return self.folder / "stage.lock"

    @property
    def tables_lock(self) -> Path:
        """Held while somebody makes the tables, so that two commands on a fresh home do not make them twice."""
        return self.folder / "tables.lock"

    @property
    def whereabouts(self) -> Path:
        """Where the running keeper listens."""
        return self.folder / "keeper.json"

    @property
    def passwords(self) -> Path:
        return self.folder / "passwords.json"

    @property
    def secret_key(self) -> Path:
        return self.folder / "secret-key"

    @property
    def signet(self) -> Path:
        return self.folder / "signet"

    @property
    def outside(self) -> Path:
        """Names the folder that stands in for this one where the servers' account cannot enter it."""
        return self.folder / "outside"

    def log(self, name: str) -> Path:
        return self.folder / f"{name}.log"


def home() -> Home:
    """The instance's home by PROVENANCE_HOME, `.local/` of the project by default."""
    chosen = os.environ.get("PROVENANCE_HOME") or PROJECT / ".local"
    return Home(Path(chosen).expanduser().absolute())


def ensure(place: Home) -> Home:
    """Create the home where it is missing, readable by nobody else; as root the servers' account may
    pass through it to its own folder, and see nothing."""
    try:
        with contextlib.suppress(FileExistsError):
            place.folder.mkdir(parents=True, mode=OWN_FOLDER_MODE)
            place.folder.chmod(OWN_FOLDER_MODE)
        place.start_lock.touch(mode=0o600)
    except OSError as trouble:
        raise Refusal(
            f"Cannot write in {place.folder} ({trouble.strerror}): name another folder in PROVENANCE_HOME"
        ) from trouble
    return place


def write_private(path: Path, text: str) -> None:
    """Write a file only its owner can read; whole or not at all."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(path)


def socket_folder() -> Path:
    """A fresh private folder with a short name: a unix socket's path may be 107 bytes long at most.
    As root the servers' account may pass through it to its own folder."""
    roomy = Path("/tmp")  # noqa: S108 (mkdtemp makes a private folder there)
    root = roomy if os.access(roomy, os.W_OK | os.X_OK) else Path(tempfile.gettempdir())
    folder = Path(tempfile.mkdtemp(prefix=SOCKET_PREFIX, dir=root))
    folder.chmod(OWN_FOLDER_MODE)
    return folder
