"""The analyst that whoever runs the program has set up, if any, and how much it may be asked."""

from django.conf import settings

from claims.actions.allowances import Limits
from claims.analysts.analyst import Analyst
from claims.analysts.chat import Chat
from claims.analysts.classifier import classifier
from claims.analysts.reader import Reader
from sources.errors import Refused
from sources.fetching import service
from sources.fetching.service import Service


def chosen() -> Analyst | None:
    """The analyst of the settings; None where none is set up. Raises ``Refused`` naming the setting at fault."""
    if settings.ANALYST == "chat":
        return _chat()
    if settings.ANALYST == "model":
        return classifier(
            folder=settings.ANALYST_FOLDER, library=settings.ANALYST_LIBRARY, told=settings.ANALYST_LABELS
        )
    return Reader() if settings.ANALYST == "reader" else None


def limits() -> Limits:
    """How much it may be asked in a day."""
    return Limits(settings.ANALYST_CALLS, settings.ANALYST_TOKENS)


def _chat() -> Chat:
    if reason := service.flaw(settings.ANALYST_URL):
        raise Refused(f"“{settings.ANALYST_URL}” {reason}: write http://HOST:PORT/v1", field="ANALYST_URL")
    if not settings.ANALYST_MODEL:
        raise Refused("No model is named: write its name at the service", field="ANALYST_MODEL")
    key = settings.ANALYST_KEY
    if not key.isascii() or not key.isprintable():
        raise Refused("Holds signs that no key has: write it on one line", field="ANALYST_KEY")
    door = Service(
        settings.ANALYST_URL,
        settings.FETCHING_AGENT,
        key,
        float(settings.ANALYST_SECONDS),
        settings.FETCHING_TRUST,
    )
    return Chat(door, settings.ANALYST_MODEL)
