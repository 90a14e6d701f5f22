"""Reads what a partner proposes: words of an article, the claim they stand for, and what the article does with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone

from claims.actions.byhand import Said, Told
from claims.models import Claim, Event, ProposedAppearance
from claims.pages.known import known
from claims.rules.analysts.proposing import Proposal
from claims.vocabulary import Stance
from provenance.desk import saying
from provenance.partners.errors import Fault
from sources.actions import sources
from sources.api.parameters import PUBLIC_ID
from sources.errors import Refused, Unknown
from sources.models import Article, Capture, Source
from sources.pages import alterations
from sources.pages import article as piece
from sources.visibility import Reader

FIELDS = ("article", "quote", "start", "claim", "stance", "attributed_to", "inferred", "why")
NEEDED = ("article", "quote", "claim", "stance", "why")
CLAIM = ("text", "measure", "population", "value", "as_of", "event")
VALUE = ("low", "high", "unit", "approximate", "polarity")
EVENT = ("title", "first", "last", "place")
STANDS_FOR = {
    "label": "claim.measure", "text": "claim.text", "population": "claim.population", "low": "claim.value.low",
    "high": "claim.value.high", "unit": "claim.value.unit", "polarity": "claim.value.polarity", "as_of": "claim.as_of",
    "event": "claim.event", "event_named": "claim.event", "title": "claim.event.title", "day": "claim.event.first",
    "day_last": "claim.event.last", "place": "claim.event.place", "words": "quote", "speaker": "attributed_to",
}  # fmt: skip
"""By the names of the form people fill in, the fields programs send."""
LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Proposing:
    """What is proposed, read: the words, the claim we know or a new one, that as it was typed, and why."""

    said: Said
    about: Claim | Told
    typed: dict[str, str] | None
    why: str


def read(sent: Mapping[str, Any], reader: Reader) -> Proposing:
    """A whole proposal. Raises ``Fault`` and ``Refused`` with the field to mend."""
    _only(sent, FIELDS, "")
    for name in NEEDED:
        if sent.get(name) in (None, ""):
            raise Fault("is missing", code="bad_value", field=name)
    return _read(sent, _capture(_word(sent, "article"), reader), reader)


def changed(row: ProposedAppearance, sent: Mapping[str, Any], reader: Reader) -> Proposing:
    """The proposal with some fields put otherwise; the article stays. Raises as ``read``."""
    _only(sent, FIELDS[1:], "")
    if not sent:
        raise Fault("send the fields to put otherwise", code="bad_value", field="quote")
    held: dict[str, Any] = {
        "quote": row.quote,
        "start": row.start if "quote" not in sent else None,
        "stance": row.stance,
        "attributed_to": row.speaker,
        "inferred": row.inferred,
        "why": row.why,
    }
    if "claim" not in sent:
        return _read({**held, **sent}, row.capture, reader, kept=row)
    return _read({**held, **sent}, row.capture, reader)


def told(typed: Mapping[str, str]) -> Told:
    """A new claim from what was typed, as the form for people reads it; nothing is added to it."""
    return saying.told(typed, Proposal())


def translated(refused: Refused) -> Refused:
    """The same refusal, naming the field as programs send it."""
    refused.field = STANDS_FOR.get(refused.field, refused.field)
    return refused


def _read(
    sent: Mapping[str, Any], capture: Capture, reader: Reader, kept: ProposedAppearance | None = None
) -> Proposing:
    stance = _word(sent, "stance")
    if stance not in {each.value for each in Stance}:
        raise Fault("write asserts, repeats or disputes", code="bad_value", field="stance")
    said = Said(
        capture=capture,
        words=_word(sent, "quote"),
        stance=Stance(stance),
        speaker=_speaker(_word(sent, "attributed_to"), capture, reader),
        start=_start(sent.get("start")),
        inferred=_truth(sent, "inferred"),
    )
    about: Claim | Told
    typed = None
    if kept is not None:
        about, typed = kept.claim or told(kept.told or {}), kept.told
    elif isinstance(sent["claim"], dict):
        typed = _typed(sent["claim"], reader)
        about = told(typed)
    else:
        about = _claim(_word(sent, "claim"), reader)
    return Proposing(said, about, typed, _word(sent, "why"))


def _only(sent: Mapping[str, Any], fields: tuple[str, ...], within: str) -> None:
    for name in sent:
        if name not in fields:
            shown = ascii(name[:60])[1:-1]
            raise Fault(
                f"is not a field: use {', '.join(fields)}", code="bad_value", field=f"{within}{shown}"
            )


def _word(sent: Mapping[str, Any], name: str, within: str = "") -> str:
    written = sent.get(name)
    if written is None:
        return ""
    if not isinstance(written, str):
        raise Fault("is no text: write it in quotation marks", code="bad_value", field=f"{within}{name}")
    if len(written) > LONGEST:
        raise Fault(f"is longer than {LONGEST:,} characters", code="bad_value", field=f"{within}{name}")
    if "\0" in written or any("\ud800" <= sign <= "\udfff" for sign in written):
        raise Fault("holds a sign that is none: leave it out", code="bad_value", field=f"{within}{name}")
    return written


def _truth(sent: Mapping[str, Any], name: str, within: str = "") -> bool:
    written = sent.get(name)
    if written is not None and not isinstance(written, bool):
        raise Fault("write true or false", code="bad_value", field=f"{within}{name}")
    return bool(written)


def _start(written: Any) -> int | None:
    if written is None:
        return None
    if isinstance(written, bool) or not isinstance(written, int) or not 0 <= written < 10**8:
        raise Fault(
            "write the code point at which the quote begins, from 0 on", code="bad_value", field="start"
        )
    return written


def _typed(sent: Mapping[str, Any], reader: Reader) -> dict[str, str]:
    """A new claim as people would have typed it."""
    _only(sent, CLAIM, "claim.")
    value, event = _fields_of(sent, "value", VALUE), sent.get("event")
    typed = {
        "text": _word(sent, "text", "claim."),
        "label": _word(sent, "measure", "claim."),
        "population": _word(sent, "population", "claim."),
        "low": _figure(value, "low"),
        "high": _figure(value, "high"),
        "unit": _word(value, "unit", "claim.value."),
        "approximate": "yes" if _truth(value, "approximate", "claim.value.") else "",
        "polarity": _word(value, "polarity", "claim.value.") or "yes",
        "as_of": _word(sent, "as_of", "claim."),
    }
    if not isinstance(event, dict):
        return {**typed, "event": _event(_word(sent, "event", "claim."), reader)}
    happening = _fields_of(sent, "event", EVENT)
    title, first, last, place = (_word(happening, name, "claim.event.") for name in EVENT)
    return {**typed, "event": saying.NEW, "title": title, "day": first, "day_last": last, "place": place}


def _fields_of(sent: Mapping[str, Any], name: str, fields: tuple[str, ...]) -> Mapping[str, Any]:
    written = sent.get(name)
    if written is None:
        return {}
    if not isinstance(written, dict):
        raise Fault(f"is no object: use {', '.join(fields)}", code="bad_value", field=f"claim.{name}")
    _only(written, fields, f"claim.{name}.")
    return written


def _figure(value: Mapping[str, Any], name: str) -> str:
    written = value.get(name)
    if written is None:
        return ""
    if isinstance(written, bool) or not isinstance(written, int | float) or abs(written) >= 10**20:
        raise Fault(
            "write a number, such as 4 or 2.5, or null", code="bad_value", field=f"claim.value.{name}"
        )
    return f"{Decimal(str(written)):f}"


def _event(name: str, reader: Reader) -> str:
    rows = Event.objects.visible_to(reader, timezone.now())
    if name and not (PUBLIC_ID.fullmatch(name) and rows.filter(public_id=name).exists()):
        raise Unknown("there is no event with this id, or none you may see", field="claim.event")
    return name


def _speaker(name: str, capture: Capture, reader: Reader) -> str:
    """The name of somebody the article names, or whom the reader may know of."""
    name = " ".join(name[:300].split())
    if not name or name in capture.text:
        return name
    found = sources.find(name=name)
    rows = Source.objects.filter(pk__in=[found.pk] if found else [])
    if not known(rows, reader, timezone.now()).exists():
        raise Unknown(
            f"nobody we know, and nobody the article names, is called “{name[:60]}”: write the name as it stands there",
            field="attributed_to",
        )
    return name


def _claim(name: str, reader: Reader) -> Claim:
    rows = Claim.objects.visible_to(reader, timezone.now()).select_related("merged_into")
    found = rows.filter(public_id=name).first() if PUBLIC_ID.fullmatch(name) else None
    if found is None:
        raise Unknown("there is no claim with this id, or none you may see", field="claim")
    if found.merged_into is not None:
        became = found.merged_into.public_id
        raise Refused(f"that claim has been merged into another: send {became}", field="claim")
    return found


def _capture(name: str, reader: Reader) -> Capture:
    """The text of an article the reader may see, as it stands now."""
    now = timezone.now()
    rows = Article.objects.visible_to(reader, now).select_related("merged_into")
    found = rows.filter(public_id=name).first() if PUBLIC_ID.fullmatch(name) else None
    if found is None:
        raise Unknown("there is no article with this id, or none you may see", field="article")
    moments = alterations.moments(list(piece.captures_of(found.canonical, reader, now)))
    capture = piece.chosen(moments, "")
    if capture is None:
        raise Refused("no text of this article is held: there is nothing to quote yet", field="article")
    return capture
