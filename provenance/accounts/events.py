"""Tells the log who came in, who changed by what they do, and who left: one line each, that no name typed can break."""

import logging

from django.http import HttpRequest

from provenance.accounts.passwords import address_of

log = logging.getLogger("provenance.security")


def came_in(request: HttpRequest, *, name: str, by: str) -> None:
    """Somebody has shown who they are, ``by`` a password or a code besides."""
    log.info("signed in: %r by %s from %s", name, by, address_of(request))


def changed(request: HttpRequest, *, name: str, deed: str) -> None:
    """Somebody has changed by what they come in."""
    log.info("factor changed: %r, %s, from %s", name, deed, address_of(request))


def left(request: HttpRequest, *, name: str) -> None:
    """Somebody has signed out."""
    log.info("signed out: %r from %s", name, address_of(request))
