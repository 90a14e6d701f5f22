"""Hands letters to the mail server: each once, as its owner may see what it tells at that moment."""

import time
from collections import defaultdict
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import timezone, translation

from provenance.searches.actions import letters
from provenance.searches.matching import matching
from provenance.searches.models import Find, Letter, SavedSearch
from sources.pages import wording

SECONDS = 20
"""How long the mail server is waited for."""
MOST_TOLD = 25
"""Claims of one search that a letter tells; of more it says how many there are."""


def send(*, seconds: float) -> int:
    """Send the letters that are due, for so many seconds; returns how many the mail server took."""
    until, taken = time.monotonic() + seconds, 0
    while settings.EMAIL_HOST and time.monotonic() < until:
        letter = letters.take()
        if letter is None:
            break
        taken += _send(letter)
    return taken


def _send(letter: Letter) -> bool:
    """One whose sender died is sent again under the same number, by which mail programs tell that it is the same."""
    with translation.override("en"):  # the language of the letters, whoever is at work
        said = told(letter, timezone.now())
    if said is None:
        letters.needless(letter=letter, why="nothing in it is for its owner to see")
        return False
    host = settings.EMAIL_FROM.rpartition("@")[2].strip("> ")
    number = f"<search-letter-{letter.pk}.{letter.written_at:%Y%m%d%H%M%S}@{host}>"
    message = EmailMessage(
        *said, settings.EMAIL_FROM, [letter.owner.email], headers={"Message-ID": number},
        connection=get_connection(timeout=SECONDS),
    )  # fmt: skip
    try:
        message.send()
    except OSError as trouble:  # every fault of the mail library is one
        letters.failed(letter=letter, fault=f"{type(trouble).__name__}: {trouble}")
        return False
    letters.sent(letter=letter)
    return True


def told(letter: Letter, now: datetime) -> tuple[str, str] | None:
    """Subject and text; nothing where its owner may no longer sign in, or see any of it.

    Of every search only what it still finds for its owner at this moment.
    """
    owner = letter.owner
    if not (owner.is_active and owner.email):
        return None
    finds: dict[int, list[int]] = defaultdict(list)
    for number, claim in Find.objects.filter(letter=letter).order_by("pk").values_list("search", "claim"):
        finds[number].append(claim)
    parts, total = [], 0
    for search in SavedSearch.objects.filter(pk__in=finds, by_mail=True).order_by("name", "pk"):
        rows = matching(search, owner, now).filter(pk__in=finds[search.pk]).order_by("pk")
        claims = list(rows.values_list("text", "public_id"))
        total += len(claims)
        if claims:
            parts.append(_part(search, claims))
    if not parts:
        return None
    closing = f"Your searches, and which of them write to you: {settings.SITE_ADDRESS}/searches/"
    return f"{wording.many(total, 'new claim')} for your searches", "\n\n".join([*parts, closing]) + "\n"


def _part(search: SavedSearch, claims: list[tuple[str, str]]) -> str:
    lines = [
        f"{_line(text)}\n{settings.SITE_ADDRESS}/claims/{public_id}/"
        for text, public_id in claims[:MOST_TOLD]
    ]
    further = len(claims) - MOST_TOLD
    more = (
        [f"and {further:,} more: {settings.SITE_ADDRESS}/searches/{search.public_id}/"] if further > 0 else []
    )
    heading = f"{_line(search.name)}: {wording.many(len(claims), 'new claim')}"
    return "\n\n".join([heading, *lines, *more])


def _line(text: str) -> str:
    return " ".join(text.split())
