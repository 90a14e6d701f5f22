"""Putting quotes where they belong: adding an appearance by hand and moving one to another claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from claims.actions import dues, heirs, passages, twins
from claims.models import Appearance, Claim
from claims.rules.text import quoting
from claims.vocabulary import Stance
from sources.actions import judging, sources
from sources.actions.signature import Person, signed
from sources.errors import Refused
from sources.models import Capture, Section, Source
from sources.publicid import public_id
from sources.rules.reason import Reason
from sources.rules.stated import stated
from sources.vocabulary import Judgement, SectionKind, SourceKind

METHOD = twins.BY_HAND
CONTEXT = 64
LONGEST = 1_000
"""Characters of a quote: the sentence or two a claim rests on, not the article. The same as analysts are held to."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where some words stand in a capture (code points), exactly as it has them, and in which part of the page."""

    quote: str
    start: int
    end: int
    section: Section


def add(
    *,
    claim: Claim,
    capture: Capture,
    quote: str,
    stance: Stance,
    by: Person,
    why: str,
    attributed_to: Source | None = None,
    start: int | None = None,
    beside: Sequence[Reason] = (),
) -> Appearance:
    """Write down that a capture carries a claim in exactly these words.

    The quote must stand in the capture, as ``stand`` tells. A reader's comment is the reader's word, whatever
    ``attributed_to`` says. ``beside`` are further reasons: what the claim says
    beyond the words, who proposed it. Adding it again changes nothing.
    """
    found = stand(capture=capture, quote=quote, start=start)
    told = [Reason("by hand", 1.0, judging.reason_given(why)), *beside]
    with signed(user=by, why=judging.reason_given(why)):
        dues.ask(claims=[claim.pk])
        _refuse_merged(claim)
        row, made = Appearance.objects.get_or_create(
            public_id=public_id(
                "appearance", capture.public_id, str(found.start), str(found.end), METHOD, claim.public_id
            ),
            defaults={
                "claim": claim,
                "capture": capture,
                "quote": found.quote,
                "start": found.start,
                "end": found.end,
                "prefix": capture.text[max(0, found.start - CONTEXT) : found.start],
                "suffix": capture.text[found.end :][:CONTEXT],
                "stance": stance,
                "reasons": [reason.as_json() for reason in told],
                "method": METHOD,
                **_voice(capture, found.section, attributed_to),
                **said_of(claim),
                **judging.marks(judgement=Judgement.CONFIRMED, by=by, why=why),
            },
        )
        if not made and row.judgement != Judgement.CONFIRMED:
            judging.refuse_overruling(row=row, by=by)
            judging.settle(
                row=row, judgement=Judgement.CONFIRMED, by=by, why=why, version=row.version, claim=claim
            )
        passages.ask(articles=[capture.article_id])
        return row


def move(*, appearance: Appearance, claim: Claim, by: Person, why: str, version: int) -> Appearance:
    """Put an appearance into another claim, for good, in every capture and copy that carries it.

    The machine leaves it there.
    """
    with signed(user=by, why=why):
        again = twins.twins_of(appearance)
        former = {row.claim_id for row in (appearance, *again) if row.claim_id is not None}
        dues.ask(claims=[claim.pk, *former], acts=[appearance.act_id])
        _refuse_merged(claim)
        moved = judging.settle(
            row=appearance,
            judgement=Judgement.CONFIRMED,
            by=by,
            why=why,
            version=version,
            claim=claim,
            inherited_from=None,
            match_reasons=[Reason("by hand", 1.0, judging.reason_given(why)).as_json()],
        )
        twins.follow(moved, again, judgement=Judgement.CONFIRMED, by=by, why=why)
        heirs.told(moved)
        if moved.method.startswith(twins.LOOK_UP):
            passages.ask_for(claims=[claim.pk, *former])
        return moved


def _refuse_merged(claim: Claim) -> None:
    claim.refresh_from_db(fields=["merged_into"])
    if claim.merged_into is not None:
        raise Refused(
            f"That claim has been merged into “{claim.merged_into}”: choose that one", field="claim"
        )


def stand(*, capture: Capture, quote: str, start: int | None = None) -> Stand:
    """Where the words stand in a capture: letter by letter, blanks apart; ``start`` says which of several places.

    Raises ``Refused`` with the nearest words where they do not stand there, or not in one part of the page, or in one
    that is nobody's word.
    """
    if len(quote.strip()) > LONGEST:
        raise Refused(f"Quote a sentence or two: {LONGEST:,} characters at most", field="quote")
    found = quoting.spans(capture.text, quote)
    if not found:
        near = quoting.nearest(capture.text, quote)
        offer = stated(f"the nearest are “{near}”") if near else stated("nothing there comes near them")
        raise Refused(f"These words do not stand in the capture; {offer}", field="quote")
    first, last = _chosen(found, start)
    return Stand(capture.text[first:last], first, last, _section(capture, first, last))


def _chosen(found: Sequence[tuple[int, int]], start: int | None) -> tuple[int, int]:
    if start is None and len(found) > 1:
        listed = ", ".join(str(at) for at, _ in found[:5])
        raise Refused(
            f"These words stand there {len(found)} times (at {listed}): say which place", field="start"
        )
    for span in found:
        if start in (None, span[0]):
            return span
    raise Refused(f"These words do not stand at {start}, but at {found[0][0]}", field="start")


def _section(capture: Capture, start: int, end: int) -> Section:
    """The part of the page the words stand in; the whole of them must stand in one, and not in furniture."""
    section = capture.sections.filter(start__lte=start, end__gte=end).order_by("-start").first()
    if section is None:
        raise Refused(
            "These words run over from one part of the page into another: quote less", field="quote"
        )
    if section.kind == SectionKind.FURNITURE:
        raise Refused(
            "Menus, forms and donation bars are nobody's word: quote the article itself", field="quote"
        )
    return section


def _voice(capture: Capture, section: Section, attributed_to: Source | None) -> dict[str, Any]:
    speaker = attributed_to
    if section.kind == SectionKind.COMMENT:
        outlet = capture.article.source
        scope = outlet.public_id if outlet else capture.article.public_id
        name = section.voice or "a reader"
        speaker = sources.named(name=name, kind=SourceKind.COMMENTER, within=outlet, scope=scope)
    return {"section": section.kind, "attributed_to": speaker, "depth": 1 if speaker else 0}


def said_of(claim: Claim) -> dict[str, Any]:
    """What the quote says is what the claim says: that is why the person put it there."""
    return {
        "act": claim.event.act,
        "population": claim.measure.population,
        "measure_label": claim.measure.label,
        "claim_text": claim.text,
        "low": claim.low,
        "high": claim.high,
        "unit": claim.unit,
        "approximate": claim.approximate,
        "polarity": claim.polarity,
        "as_of_first": claim.as_of_first,
        "as_of_last": claim.as_of_last,
        "running": claim.running,
        "when_first": claim.event.when_first,
        "when_last": claim.event.when_last,
        "when_precision": claim.event.when_precision,
        "when_inferred": claim.event.when_inferred,
        "place_label": claim.event.place_label,
        "places": claim.event.places,
        "language": claim.language,
    }
