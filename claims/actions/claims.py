"""Writing claims by hand: proposing one and changing its words and value."""

from decimal import Decimal
from typing import Any, TypedDict, Unpack

from django.db import IntegrityError, transaction

from claims.actions import comparing, dues
from claims.models import Claim, Event, Measure
from claims.rules.values.value import Value
from sources.actions import judging, versions
from sources.actions.signature import Person, signed
from sources.errors import Refused
from sources.publicid import public_id
from sources.rules.names import fold
from sources.rules.period import Period
from sources.vocabulary import Judgement, Publication

MOST_POPULATION = 100
"""Characters of who or what is counted, folded: a word or two. Our choice; it is part of the claim's key."""
LARGEST = Decimal(10) ** 20
"""What a figure stays below: twenty digits and four behind the point are kept."""


class Wording(TypedDict, total=False):
    """What may be changed of a claim; what is left out stays as it is."""

    text: str
    value: Value
    as_of: Period | None
    running: bool
    measure: Measure


def propose(
    *,
    event: Event,
    population: str,
    label: str,
    text: str,
    value: Value,
    by: Person,
    why: str,
    as_of: Period | None = None,
    running: bool = False,
    language: str = "",
    publication: Publication = Publication.DRAFT,
) -> Claim:
    """Write a claim down by hand, as a draft that its author has confirmed; proposing it again changes nothing.

    ``population`` and ``label`` say who or what is counted ("pemon") and how the measure is called ("Pemon killed").
    """
    population = _population(population)
    key = f"by hand|{event.public_id}|{population}|{public_id(fold(text), str(value))}"
    with signed(user=by, why=judging.reason_given(why)):
        known = Claim.objects.filter(natural_key=key).first()
        if known is not None:
            return known
        measure, _ = Measure.objects.get_or_create(
            event=event.merged_into or event, population=population, defaults={"label": _label(label)}
        )
        columns = _columns(
            {"text": text, "value": value, "as_of": as_of, "running": running, "measure": measure}
        )
        claim, _ = Claim.objects.get_or_create(
            natural_key=key,
            defaults={
                "public_id": public_id("claim", key),
                "publication": publication,
                "language": language[:12],
                "version": 2,  # a claim at its first version is the machine's to reword
                **columns,
                **judging.marks(judgement=Judgement.CONFIRMED, by=by, why=why),
            },
        )
        dues.ask(claims=[claim.pk])
        return claim


def edit(*, claim: Claim, by: Person, why: str, version: int, **wording: Unpack[Wording]) -> Claim:
    """Change a claim the person saw at ``version``; from then on the machine leaves its words and value alone.

    Raises ``Stale`` if somebody else saved since: then nothing is changed.
    """
    with signed(user=by, why=judging.reason_given(why)):
        dues.ask(claims=[claim.pk])
        _refuse_merged(claim)
        columns = _columns(wording)
        try:
            with transaction.atomic():
                changed = versions.change(row=claim, seen=version, **columns)
        except IntegrityError as error:
            raise Refused("The value or the times do not fit together: mend them", field="value") from error
        if "measure" in columns:
            comparing.ask(events=[changed.event_id])
        return changed


def _refuse_merged(claim: Claim) -> None:
    claim.refresh_from_db(fields=["merged_into"])
    if claim.merged_into is not None:
        raise Refused(
            f"This claim has been merged into “{claim.merged_into}”: change that one, or split them first"
        )


def _columns(wording: Wording) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    if "text" in wording:
        columns["text"] = _text(wording["text"])
    if "value" in wording:
        columns |= _value(wording["value"])
    if "as_of" in wording:
        as_of = wording["as_of"]
        columns |= {
            "as_of_first": as_of.first if as_of else None,
            "as_of_last": as_of.last if as_of else None,
        }
    if "running" in wording:
        columns["running"] = wording["running"]
    if "measure" in wording:
        columns |= {"measure": wording["measure"], "event": wording["measure"].event}
    return columns


def _text(text: str) -> str:
    written = " ".join(text.split())
    if not written:
        raise Refused("A claim is one sentence: write it", field="text")
    if len(written) > 600:
        raise Refused(
            f"The sentence has {len(written)} characters; 600 are the most: shorten it", field="text"
        )
    return written


def _population(population: str) -> str:
    folded = fold(population)
    if len(folded) > MOST_POPULATION:
        raise Refused(
            f"Say in {MOST_POPULATION} characters at most who or what is counted, as in “Pemon”",
            field="population",
        )
    return folded


def _label(label: str) -> str:
    written = " ".join(label.split())
    if not written:
        raise Refused("Say what is counted, as in “Pemon killed”", field="label")
    return written[:300]


def _value(value: Value) -> dict[str, Any]:
    if value.low is not None and value.high is not None and value.low > value.high:
        raise Refused(
            f"The lower bound {value.low} stands above the upper one {value.high}: swap them", field="low"
        )
    if any(bound is not None and abs(bound) >= LARGEST for bound in (value.low, value.high)):
        raise Refused("No claim has so large a figure: give it in a larger unit", field="low")
    if len(value.unit) > 60:
        raise Refused("Name the unit in 60 characters at most, as in “people” or “GBP”", field="unit")
    return {
        "low": value.low,
        "high": value.high,
        "unit": value.unit,
        "approximate": value.approximate,
        "polarity": value.polarity,
    }
