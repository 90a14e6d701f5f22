"""Keeping what the headline and the body of each article do with a claim: once for each capture that carries it."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence

import orjson

from claims.models import Appearance, Bearing, Claim
from claims.rules.bearings import halves
from claims.rules.bearings.halves import BODY, HEADLINE, SILENT, Half, Said
from claims.rules.reader import reading
from claims.vocabulary import Stance
from sources.models import Capture
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

COLUMNS = Bearing._meta.concrete_fields  # noqa: SLF001 (Django's own door to a model's columns)
WORKED_OUT = [each.name for each in COLUMNS if each.name not in {"id", "claim", "capture"}]
METHOD = f"halves 3, reader {reading.REVISION}"


def keep(*, claim: Claim, rows: Sequence[Appearance]) -> None:
    """Bring a claim's bearings in line with its standing appearances; runs inside the caller's transaction.

    Captures of which nothing has changed since are not read again. A function of the claim's words, the captures and
    what was read in them, whatever came first.
    """
    said = _said(rows)
    bases = {capture: _basis(claim, found) for capture, found in said.items()}
    held = {row.capture_id: row for row in Bearing.objects.filter(claim=claim)}
    gone = [row.pk for capture, row in held.items() if capture not in said]
    if gone:
        Bearing.objects.filter(pk__in=gone).delete()
    due = [capture for capture, basis in bases.items() if capture not in held or held[capture].basis != basis]
    captures = Capture.objects.filter(pk__in=due).prefetch_related("sections").order_by("pk")
    Bearing.objects.bulk_create(
        [_bearing(claim, capture, said[capture.pk], bases[capture.pk]) for capture in captures],
        update_conflicts=True,
        unique_fields=["claim", "capture"],
        update_fields=WORKED_OUT,
    )


def _said(rows: Sequence[Appearance]) -> dict[int, list[Said]]:
    """What stands in each capture of the claim; comments are their writers' and nobody's bearing."""
    said: defaultdict[int, list[Said]] = defaultdict(list)
    for row in sorted(rows, key=lambda each: (each.start, each.public_id)):
        if row.superseded_at is None and row.section != SectionKind.COMMENT:
            said[row.capture_id].append(_one(row))
    return dict(said)


def _one(row: Appearance) -> Said:
    return Said(
        section=SectionKind(row.section),
        stance=Stance(row.stance),
        quote=row.quote,
        start=row.start,
        voice=row.attributed_to.name if row.attributed_to else "",
        party=row.party,
        hedge=row.hedge,
        cue=_cue(row),
    )


def _cue(row: Appearance) -> str:
    """The word by which a denial was told, where the reader says which."""
    return next((str(each.get("quote", "")) for each in row.reasons if each.get("rule") == "stance"), "")


def _basis(claim: Claim, said: Sequence[Said]) -> str:
    """A name for all that the outcome depends on besides the capture, whose text never changes."""
    told = [[str(getattr(one, part)) for part in Said.__slots__] for one in said]
    return hashlib.sha256(orjson.dumps([METHOD, claim.text, told])).hexdigest()[:32]


def _bearing(claim: Claim, capture: Capture, said: Sequence[Said], basis: str) -> Bearing:
    headline, body = (_half(claim, capture, said, kinds) for kinds in (HEADLINE, BODY))
    return Bearing(
        claim=claim,
        capture=capture,
        **_told("headline", headline),
        **_told("body", body),
        difference=halves.difference(headline, body)[:300],
        method=METHOD,
        basis=basis,
    )


def _half(claim: Claim, capture: Capture, said: Sequence[Said], kinds: frozenset[SectionKind]) -> Half:
    read = halves.read_in([each for each in said if each.section in kinds])
    if read is not SILENT or not _same_language(claim, capture):
        return read
    sections = [
        SectionSpan(SectionKind(part.kind), part.start, part.end, part.voice)
        for part in capture.sections.all()
    ]
    return halves.held_against(claim.text, capture.text, sections, capture.language, kinds)


def _same_language(claim: Claim, capture: Capture) -> bool:
    """A claim worded in another language shares no words with a text that says the same."""
    return claim.language[:2] == capture.language[:2]


def _told(name: str, half: Half) -> Mapping[str, object]:
    return {
        f"{name}_stance": half.stance or "",
        f"{name}_hedge": half.hedge,
        f"{name}_quote": half.quote,
        f"{name}_start": half.start if half.stance else None,
        f"{name}_reasons": [reason.as_json() for reason in half.reasons],
    }
