"""Reads from a posted form which words a person has chosen and what they say these words claim."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from claims.actions.byhand import Happening, Said, Told
from claims.models import Event
from claims.rules.analysts.proposing import Proposal
from claims.rules.values.value import Value
from claims.vocabulary import Polarity, Stance
from provenance.desk.named_events import event_named
from sources.errors import Refused
from sources.models import Capture
from sources.rules.period import Period
from sources.vocabulary import Publication

Typed = Mapping[str, str]
NEW, NAMED = "new", "named"
PLAIN = re.compile(r"\d{1,24}(?:[.]\d{1,4})?")


def said(typed: Typed, capture: Capture) -> Said:
    """The words chosen, where they stand, and what the article does with them."""
    written = typed.get("stance", "")
    if written not in {stance.value for stance in Stance}:
        raise Refused("Choose what the article does with it: asserts, repeats or disputes", field="stance")
    return Said(
        capture=capture,
        words=typed.get("words", ""),
        stance=Stance(written),
        speaker=typed.get("speaker", "")[:300],
        start=offset(typed),
        inferred=bool(typed.get("inferred")),
    )


def offset(typed: Typed) -> int | None:
    """Which place of several the person means; none where they need not say."""
    written = typed.get("start", "")
    if not written:
        return None
    if not (written.isascii() and written.isdigit() and len(written) < 9):
        raise Refused("Choose one of the places in the list", field="start")
    return int(written)


def told(typed: Typed, proposal: Proposal) -> Told:
    """The new claim the words stand for, about an event we know or a new one."""
    as_of, value = _day(typed, "as_of"), value_of(typed)
    return Told(
        event=_event(typed, proposal),
        text=typed.get("text", ""),
        population=typed.get("population", ""),
        label=typed.get("label", ""),
        value=value,
        as_of=Period(as_of, as_of) if as_of else None,
        publication=Publication.PUBLISHED if typed.get("publication") == "published" else Publication.DRAFT,
    )


def value_of(typed: Typed) -> Value:
    """The value as it was typed: bounds, unit and whether it is so."""
    polarity = typed.get("polarity", "yes")
    if polarity not in {each.value for each in Polarity}:
        raise Refused("Choose yes or no: does the claim say that it is so?", field="polarity")
    return Value(
        low=_figure(typed, "low"),
        high=_figure(typed, "high"),
        unit=" ".join(typed.get("unit", "").split()),
        approximate=bool(typed.get("approximate")),
        polarity=Polarity(polarity),
    )


def _figure(typed: Typed, field: str) -> Decimal | None:
    written = typed.get(field, "").strip().replace(",", "").replace("−", "-")
    if not written:
        return None
    if not (written.isascii() and PLAIN.fullmatch(written.removeprefix("-"))):
        raise Refused("Write the figure in digits, as in 1200 or 2.5, or leave it out", field=field)
    return Decimal(written)


def _event(typed: Typed, proposal: Proposal) -> Event | Happening:
    chosen = typed.get("event", "")
    if chosen == NEW:
        act = proposal.statements[0].act if proposal.statements else ""
        return Happening(typed.get("title", ""), act, _days(typed), typed.get("place", ""))
    found = event_named(typed.get("event_named", "") if chosen == NAMED else chosen, field="event_named")
    if found is None:
        raise Refused("Choose the event it is about, name another, or describe a new one", field="event")
    return found


def _days(typed: Typed) -> Period | None:
    first = _day(typed, "day")
    last = _day(typed, "day_last") or first
    if first is None:
        if last is not None:
            raise Refused("Give the first day too, or leave out both", field="day")
        return None
    if last is not None and last < first:
        raise Refused("The last day comes before the first: swap them", field="day_last")
    return Period(first, last or first)


def _day(typed: Typed, field: str) -> date | None:
    written = typed.get(field, "").strip()
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Refused("Write the day as in 2026-03-01, or leave it out", field=field) from None
