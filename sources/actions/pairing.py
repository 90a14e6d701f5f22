"""Pairing the captures of two articles: who took from whom, if anybody did, and the words that show it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from sources.actions import compilations
from sources.actions.finding import Finding
from sources.actions.neighbours import Copy
from sources.rules import derivations, figures_changed, likeness, slips
from sources.rules.derivations import Copyable, Decision
from sources.rules.likeness import Likeness
from sources.rules.slips import Variant
from sources.vocabulary import DerivationKind

Seen = Mapping[int, datetime | None]
"""When the words that two articles share were first seen in each (by primary key)."""
Pair = tuple[Copy, Copy, Likeness]
"""Two captures, and how much of the first stands in the second."""


def compare(mine: Sequence[Copy], theirs: Sequence[Copy]) -> list[Finding]:
    """What the captures of an article of ours and of one of theirs say about who took from whom, if anybody did.

    Runs of shared words may be cut otherwise from the other side, so that two captures are always measured from the
    same one: whichever of the two articles is traced, the same comes of it.
    """
    pairs = [pair for own in mine for other in theirs if (pair := _measured(own, other))]
    seen = _first_seen(pairs)
    return [found for pair in pairs if (found := _decided(pair, seen))]


def _measured(own: Copy, other: Copy) -> Pair | None:
    one, two = sorted((own, other), key=lambda copy: copy.capture.public_id)
    found = likeness.measure(one.body.text, two.body.text)
    return (one, two, found) if derivations.copied(found) else None


def _first_seen(pairs: Sequence[Pair]) -> Seen:
    seen: dict[int, datetime | None] = {}
    for copy in (copy for pair in pairs for copy in pair[:2]):
        known = (seen.get(copy.article.pk), copy.capture.first_seen)
        seen[copy.article.pk] = min((at for at in known if at is not None), default=None)
    return seen


def _decided(pair: Pair, seen: Seen) -> Finding | None:
    one, other, measured = pair
    varying = slips.variants(one.body.text, other.body.text, measured)
    ends = {
        pk: replace(copy.copyable, retrieved=seen[pk]) for copy in (one, other) for pk in [copy.article.pk]
    }
    decide = partial(
        derivations.decide_pair,
        ends[one.article.pk],
        ends[other.article.pk],
        measured,
        one_credits=one.credit_to(other),
        other_credits=other.credit_to(one),
        variants=varying,
    )
    decision = decide()
    if decision is not None:
        turned = decide(compiled=decision.upstream)
        # Looking for a third piece costs more than all the rest: only where it would turn the two round, or part them.
        if (turned is None or turned.downstream != decision.downstream) and _compiled(pair, ends, decision):
            decision = turned
    if decision is None:
        return None
    down, up, inside = _facing(pair, decision)
    if down is not one:
        varying = slips.variants(down.body.text, up.body.text, inside)
    return _finding(down, up, inside, decision, varying)


def _compiled(pair: Pair, ends: Mapping[int, Copyable], decision: Decision) -> bool:
    """Whether the one found upstream, for no better reason than its text, was put together from this and another."""
    part, whole, inside = _facing(pair, decision)
    return (
        not decision.credited
        and decision.kind is not DerivationKind.SAME_ARTICLE
        and derivations.gathered(ends[part.article.pk], ends[whole.article.pk], inside)
        and compilations.holds_a_third(whole=whole, part=part)
    )


def _facing(pair: Pair, decision: Decision) -> Pair:
    """The two captures as they were decided, the downstream one first."""
    one, other, measured = pair
    return pair if decision.downstream == one.copyable.key else (other, one, measured.reversed())


def _finding(
    down: Copy, up: Copy, measured: Likeness, decision: Decision, varying: tuple[Variant, ...]
) -> Finding:
    spans = tuple(
        (down.body.place(run[0]), down.body.place(run[1]), up.body.place(run[2]), up.body.place(run[3]))
        for run in measured.spans
    )
    reasons = decision.reasons
    if decision.kind is not DerivationKind.SAME_ARTICLE and decision.kind is not DerivationKind.TRANSLATION:
        language = down.capture.language or up.capture.language
        reasons += figures_changed.changed(up.body.text, down.body.text, measured, language)
    return Finding(
        downstream=down.article.pk,
        upstream=up.article.pk,
        kind=decision.kind,
        credited=decision.credited,
        reasons=tuple(reason.as_json() for reason in reasons),
        order=(*_order(up, decision), *_when_captured(up), *_when_captured(down)),
        likeness=measured,
        captures=(down.capture.pk, up.capture.pk),
        spans=spans,
        variants=varying,
    )


def _order(up: Copy, decision: Decision) -> tuple[str, str]:
    """What puts one upstream before another: the first retrieved of one article's, else the first out."""
    if decision.kind is DerivationKind.SAME_ARTICLE:
        retrieved, key = derivations.order(up.copyable)
        return retrieved.isoformat(), key
    published = up.copyable.published
    return published.latest().isoformat() if published else "9999", up.article.address


def _when_captured(copy: Copy) -> tuple[str, str]:
    retrieved = copy.capture.first_seen
    return retrieved.isoformat() if retrieved else "", copy.capture.public_id
