"""Pairing two captures: who took from whom, if anybody did, and the words that show it."""

from sources.actions.finding import Finding
from sources.actions.neighbours import Copy
from sources.rules import derivations, figures_changed, likeness, slips
from sources.rules.derivations import Decision
from sources.rules.likeness import Likeness
from sources.rules.slips import Variant
from sources.vocabulary import DerivationKind


def compare(mine: Copy, other: Copy) -> Finding | None:
    """What one capture of ours and one of theirs say about who took from whom, if anybody did.

    Runs of shared words may be cut otherwise from the other side, so that both are always measured from the same one:
    whichever of the two is traced, the same comes of it.
    """
    if other.capture.public_id < mine.capture.public_id:
        return compare(other, mine)
    measured = likeness.measure(mine.body.text, other.body.text)
    if not derivations.copied(measured):
        return None
    varying = slips.variants(mine.body.text, other.body.text, measured)
    decision = derivations.decide_pair(
        mine.copyable,
        other.copyable,
        measured,
        one_credits=mine.credit_to(other),
        other_credits=other.credit_to(mine),
        variants=varying,
    )
    if decision is None:
        return None
    if decision.downstream == mine.copyable.key:
        return _finding(mine, other, measured, decision, varying)
    back = measured.reversed()
    return _finding(other, mine, back, decision, slips.variants(other.body.text, mine.body.text, back))


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
