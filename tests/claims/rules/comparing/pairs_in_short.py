"""The whole way from two texts to what comes of holding them against each other, by the rules alone, for tests."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import product
from typing import Any

from claims.rules.comparing import contradictions, disputes, parts, scenes
from claims.rules.comparing.comparison import Comparand, Comparison, compatible
from claims.rules.comparing.parts import Part, Telling
from claims.rules.comparing.scenes import Scene
from claims.rules.grouping import matching
from claims.rules.grouping.mention import ClaimGroup, EventGroup, Mention
from claims.rules.language.folding import fold
from claims.rules.reader import reading
from claims.rules.statement import Piece, Statement
from claims.rules.weighing.corroboration import Testimony
from claims.vocabulary import Outcome, Stance
from sources.rules import alterations
from sources.rules.period import Moment, Period
from sources.rules.span import SectionSpan
from sources.vocabulary import AlterationKind, Precision, Reliability, SectionKind

GRAVEST = (Outcome.CONTRADICTS, Outcome.COMPATIBLE, Outcome.NOT_COMPARABLE)
UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Told:
    """One statement of a pair: on which side it stands, and its name among the rows."""

    key: str
    side: str
    outlet: str
    statement: Statement
    published: Moment
    lineage: str
    denied: str


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a pair: an outcome, or that one side was not read at all."""

    outcome: str
    kind: str
    reason: str


Row = Mapping[str, Any]


def held_together(row: Row) -> Found:
    """Read both sides of a pair, sort what they say into claims, and hold those of one against those of the other."""
    told = _told(row)
    if {one.side for one in told} != {"one", "other"}:
        missing = sorted({"one", "other"} - {one.side for one in told})
        return Found(UNREAD, "", f"nothing read in {' and '.join(missing)}")
    found = list(_compared(told, matching.group([_mention(one) for one in told]), row))
    if not found:
        return Found(UNREAD, "", "nothing but denials read")
    best = min(found, key=lambda each: GRAVEST.index(each.outcome))
    return Found(best.outcome.value, best.kind.value, best.reason)


def _told(row: Row) -> list[Told]:
    if row["pair"] == "one article":
        piece = _piece(row["one"], row["other"])
        border = len(row["one"]["text"])
        return _read(piece, row["one"], "article", lambda one: "one" if one.start < border else "other")
    upon = "article" if row["pair"] == "two captures" else ""
    return [
        *_read(_piece(row["one"]), row["one"], upon or "first", lambda _: "one"),
        *_read(_piece(row["other"]), row["other"], upon or "second", lambda _: "other"),
    ]


def _piece(*parts: Row) -> Piece:
    text, spans = "", []
    for part in parts:
        kind = SectionKind(part["section"])
        voice = "a reader" if kind is SectionKind.COMMENT else ""
        spans.append(SectionSpan(kind, len(text), len(text) + len(part["text"]), voice))
        text += part["text"] + "\n\n"
    first = parts[0]
    return Piece(text, tuple(spans), first["language"], day_of(first["published"]), first["outlet"])


def day_of(written: str) -> Moment:
    return Moment(datetime.fromisoformat(written).replace(tzinfo=UTC), Precision.DAY)


def _read(piece: Piece, part: Row, lineage: str, side: Any) -> list[Told]:
    statements = reading.read(piece)
    names = [f"{side(one)} {place:02}" for place, one in enumerate(statements)]
    return [
        Told(
            name,
            side(one),
            part["outlet"],
            one,
            day_of(part["published"]),
            lineage,
            names[one.denies] if one.denies >= 0 else "",
        )
        for name, one in zip(names, statements, strict=True)
    ]


def _mention(told: Told) -> Mention:
    one = told.statement
    return Mention(
        key=told.key,
        rank=f"{told.published.at.isoformat()}|{told.key}",
        act=one.act,
        population=one.population,
        measure=one.measure,
        claim_text=one.claim_text,
        value=one.value,
        when=one.when,
        published=told.published.period(),
        as_of=one.as_of,
        running=one.running,
        places=one.places,
        place_label=one.place_label,
        accused=one.accused,
        terms=one.terms,
        lineage=told.lineage,
        language=one.language,
        denied=told.denied,
        stance=one.stance,
        capture=f"{told.lineage} {told.side}",
    )


Voices = Sequence[Told]


def _compared(told: Sequence[Told], events: Iterable[EventGroup], row: Row) -> Iterable[Comparison]:
    by_key = {one.key: one for one in told}
    claims = [
        (event, claim, [by_key[key] for key, _ in claim.members])
        for event in events
        for claim in event.claims
    ]
    for _, claim, voices in claims:
        yield from _disputed(voices, row)
        yield from _set_apart(claim, voices)
    beside = parts.side_by_side(_tellings(claims))
    for one, other in product(claims, repeat=2):
        if _stands(one[2], "one") and _stands(other[2], "other"):
            yield _comparison(one, other, row, beside)


def _tellings(claims: Iterable["Placed"]) -> Iterable[Telling]:
    for _, claim, voices in claims:
        for one in voices:
            said = one.statement
            if said.stance is not Stance.DISPUTES:
                yield Telling(
                    claim.key,
                    claim.population,
                    claim.value,
                    one.outlet + one.side,
                    said.start,
                    said.end,
                    said.quote,
                )


def _stands(voices: Voices, side: str) -> bool:
    """Whether one side speaks for a claim, be it by denying what nobody says."""
    return any(one.side == side for one in _speaking(voices))


def _speaking(voices: Voices) -> Voices:
    return [one for one in voices if one.statement.stance is not Stance.DISPUTES] or voices


def _disputed(voices: Voices, row: Row) -> Iterable[Comparison]:
    """The disputes inside one claim whose two sides are the two sides of the pair."""
    sides = {one.key: one.side for one in voices}
    told = [_testimony(one) for one in voices]
    if row["pair"] == "two captures":
        # The article was seen to say something else since: what it said before counts no more.
        told = _seen_again(told, sides)
    for dispute in disputes.disputes(told):
        if {sides[key] for key in dispute.disputing} != {sides[key] for key in dispute.asserting}:
            yield dispute.comparison


def _seen_again(told: Sequence[Testimony], sides: Mapping[str, str]) -> list[Testimony]:
    """The same with what was said before counting no more; whoever takes it back is who had said it."""
    before = [one for one in told if sides[one.key] == "one"]
    if not before:
        return list(told)
    whose = {"origin": before[0].origin, "family": before[0].family}
    return [
        replace(one, until="later")
        if sides[one.key] == "one"
        else replace(one, **whose)
        if one.stance is Stance.DISPUTES
        else one
        for one in told
    ]


def _set_apart(claim: ClaimGroup, voices: Voices) -> Iterable[Comparison]:
    """The two sides giving one figure for two days, or for two places."""
    sides = {one.key: one.side for one in voices}
    for found in scenes.disagreements([_scene(one) for one in voices], claim.value, claim.text, claim.act):
        if sides[found.one] != sides[found.other]:
            yield found.comparison


def _scene(told: Told) -> Scene:
    one = told.statement
    return Scene(told.key, _testimony(told).family, _day_of(told), one.places, one.terms)


def _day_of(told: Told) -> Period | None:
    return None if told.statement.as_of else told.statement.when


def _testimony(told: Told) -> Testimony:
    one = told.statement
    origin = one.voice.name if one.voice else told.outlet
    return Testimony(
        key=told.key,
        article=told.lineage,
        stance=one.stance,
        origin=fold(origin),
        origin_label=origin,
        family=fold(origin),
        reliability=Reliability.F,
        party=one.party,
        comment=one.section is SectionKind.COMMENT,
        rank=told.key,
    )


Placed = tuple[EventGroup, ClaimGroup, list[Told]]


def _comparison(one: Placed, other: Placed, row: Row, beside: Mapping[str, tuple[Part, ...]]) -> Comparison:
    if one[1].key == other[1].key:
        return compatible("The same claim.")
    left = replace(_comparand(one, other, row), beside=beside.get(one[1].key, ()))
    right = replace(_comparand(other, one, row), beside=beside.get(other[1].key, ()))
    both = sorted(_outlets(one[2]) & _outlets(other[2]))
    itself = contradictions.self_contradiction(left, right, both[0]) if both else None
    return itself or contradictions.compare(left, right)


def _comparand(placed: Placed, beside: Placed, row: Row) -> Comparand:
    event, claim, voices = placed
    said = _speaking(voices)
    disputed = all(one.statement.stance is Stance.DISPUTES for one in voices)
    dropped = row["pair"] == "two captures" and all(one.side == "one" for one in said)
    return Comparand(
        key=claim.key,
        text=claim.text,
        event=event.key,
        event_title=event.title,
        act=claim.act,
        population=claim.population,
        measure=claim.measure,
        value=claim.value.denied() if disputed else claim.value,
        when=event.when,
        as_of=claim.as_of,
        running=claim.running,
        places=event.places,
        corrected_by=beside[1].key if dropped else "",
        dropped=dropped,
        unannounced=dropped and not _noticed(row),
        day=scenes.own_day(_day_of(one) for one in said),
        party_only=bool(said) and all(one.statement.party for one in said),
        language=said[0].statement.language,
        quote="" if disputed else said[0].statement.quote,
    )


def _noticed(row: Row) -> bool:
    """Whether the later of two captures says that the article was corrected."""
    before, after = (
        alterations.Said(part.text, part.sections, part.language)
        for part in (_piece(row["one"]), _piece(row["other"]))
    )
    return AlterationKind.CORRECTION in alterations.compare(before, after).kinds


def _outlets(voices: Voices) -> set[str]:
    return {
        one.outlet for one in voices if one.statement.stance is Stance.ASSERTS and one.statement.voice is None
    }
