"""What to do when an analyst gave no answer: in a sentence its operator can act on, and after which wait."""

from datetime import datetime, timedelta

from sources.rules import patience
from sources.vocabulary import VisitOutcome

REMEDIES = {
    VisitOutcome.REFUSED_ADDRESS: "correct ANALYST_URL",
    VisitOutcome.NO_NAME: "check the host in ANALYST_URL; tried again for a while",
    VisitOutcome.NO_CONNECTION: "see whether the service at ANALYST_URL is running; tried again for a while",
    VisitOutcome.NO_TLS: "the certificate of the service is wrong; tried again for a while",
    VisitOutcome.TOO_SLOW: "allow it more ANALYST_SECONDS, or take a smaller model; tried again for a while",
    VisitOutcome.TOO_LARGE: "the service says more than any article needs; tried again for a while",
    VisitOutcome.REDIRECTS: "set ANALYST_URL to the address it ends at",
    VisitOutcome.NOT_FOUND: "check ANALYST_URL (its end is mostly /v1) and ANALYST_MODEL",
    VisitOutcome.FORBIDDEN: "check ANALYST_KEY",
    VisitOutcome.RATE_LIMITED: "the service asks for a pause; tried again after it",
    VisitOutcome.SERVER_TROUBLE: "the service has trouble of its own; tried again for a while",
    VisitOutcome.ODD_ANSWER: "check ANALYST_MODEL and what the service says in its log",
    VisitOutcome.UNREADABLE: "take a model that can answer in JSON; tried again for a while",
    VisitOutcome.OUR_FAULT: "tell whoever looks after this program; the other articles go on",
}

UNSPENT = frozenset(
    {
        VisitOutcome.REFUSED_ADDRESS,
        VisitOutcome.NO_NAME,
        VisitOutcome.NO_CONNECTION,
        VisitOutcome.NO_TLS,
        VisitOutcome.REDIRECTS,
        VisitOutcome.NOT_FOUND,
        VisitOutcome.FORBIDDEN,
        VisitOutcome.RATE_LIMITED,
        VisitOutcome.SERVER_TROUBLE,
    }
)
"""Failures in which no model read the question, so that it cost nothing; and the next one will fail the same way."""


def sentence(outcome: VisitOutcome, cause: str) -> str:
    """What happened and what to do about it."""
    said = f"{outcome.label} ({cause})" if cause else outcome.label
    remedy = REMEDIES.get(outcome, "tried again for a while")
    return f"{said[:1].upper()}{said[1:]}: {remedy}"


def wait(tries: int, retry_after: str, now: datetime) -> timedelta | None:
    """How long to wait after so many failures in a row, at least as long as the service wishes; None: no more."""
    own = patience.after_failure(tries)
    return None if own is None else max(own, patience.wish(retry_after, now))
