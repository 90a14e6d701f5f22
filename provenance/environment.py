"""Reads one setting after another from the environment, and refuses what it cannot mean."""

import base64
import binascii
import os
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

PLACE = ("dbname", "user", "password", "host", "port")
# What a page asks is planned in milliseconds and read from indexes. Compiling it takes a second and more, and is tried
# wherever the planner thinks an answer dear: on tables it has not been told the size of yet, on every wide condition.
SESSION = "-c jit=off"
# How soon it is noticed that the database is cut off: after 25 seconds (libpq heeds none of these on a unix socket).
NOTICED = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 25_000}


def flag(name: str, *, default: bool) -> bool:
    """A setting that is on or off; anything but True or False is refused."""
    written = os.environ.get(name, str(default))
    if written not in {"True", "False"}:
        raise ImproperlyConfigured(f"{name} is {written!r}: write True or False")
    return written == "True"


def number(name: str, *, default: int, least: int = 1, most: int = 9999) -> int:
    """A setting that is a whole number from ``least`` to ``most``."""
    written = os.environ.get(name, str(default))
    meant = written.isascii() and written.isdecimal() and len(written) <= len(str(most))
    if not meant or not least <= int(written) <= most:
        raise ImproperlyConfigured(f"{name} is {written!r}: write a number from {least} to {most}")
    return int(written)


def one_of(name: str, *allowed: str, default: str) -> str:
    """A setting that is one of a few words."""
    written = os.environ.get(name, default)
    if written not in allowed:
        raise ImproperlyConfigured(f"{name} is {written!r}: write {', '.join(allowed[:-1])} or {allowed[-1]}")
    return written


def several(name: str, *, default: str) -> list[str]:
    """A setting of several values, written with commas between them."""
    return [value.strip() for value in os.environ.get(name, default).split(",") if value.strip()]


def networks(name: str) -> list[IPv4Network | IPv6Network]:
    """A setting of several networks (10.0.0.0/8) or single addresses, with commas between them."""
    try:
        return [ip_network(each) for each in several(name, default="")]
    except ValueError as trouble:
        raise ImproperlyConfigured(
            f"{name}: {trouble}: write addresses or networks as 10.0.0.0/8"
        ) from trouble


def secret(name: str) -> str:
    """A secret from NAME or from the file that NAME_FILE names."""
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text().strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE: {path} cannot be read: {error.strerror}") from error
    return os.environ.get(name, "")


def thirty_two(name: str, written: str) -> bytes:
    """Half of a signet, the secret or the public one: 32 bytes written in base 64. Empty where nothing is written."""
    try:
        read = base64.b64decode(written, validate=True)
    except (binascii.Error, ValueError):
        read = b"?"
    if len(read) not in {0, 32}:
        raise ImproperlyConfigured(f"{name} is no half of a signet: write what manage.py make_signet prints")
    return read


def database(url: str) -> dict[str, Any]:
    """Django's connection settings from a libpq address, which may name a socket folder (?host=/folder).

    What else the address asks for (``sslmode``, ``sslrootcert``, ``options`` …) is handed on as it is.
    """
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError as error:
        raise ImproperlyConfigured(
            "DATABASE_URL or DATABASE_OWNER_URL is no address: write postgres://USER:PASSWORD@HOST/NAME"
        ) from error
    asked = {name: value for name, value in parts.items() if name not in PLACE}
    return {
        "ENGINE": "provenance.database",
        "NAME": parts.get("dbname", ""),
        "USER": parts.get("user", ""),
        "PASSWORD": parts.get("password", ""),
        "HOST": parts.get("host", ""),
        "PORT": str(parts.get("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {
            "application_name": "provenance",
            "connect_timeout": 10,
            **NOTICED,
            **asked,
            "options": f"{SESSION} {asked.get('options', '')}".strip(),
        },
        "TEST": {"TEMPLATE": "template0"},
    }
