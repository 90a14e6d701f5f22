"""Tracing an article: finding what it was taken from, held or not, and writing that down with its reasons."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F

from sources.actions import (
    alterations,
    commonplaces,
    credited,
    explaining,
    lineages,
    neighbours,
    phrases,
    refusals,
    rings,
    screenings,
    unseen,
)
from sources.actions.finding import Finding
from sources.actions.neighbours import Copy
from sources.models import Article, Derivation
from sources.publicid import public_id
from sources.rules import derivations, likeness, slips
from sources.rules.derivations import Decision
from sources.rules.likeness import Likeness
from sources.rules.slips import Variant
from sources.vocabulary import DerivationKind, Judgement

METHOD = "winnowing 2"


def trace(*, article_id: int) -> None:
    """Find what an article was taken from, and ask for those to be traced again that were taken from it.

    What is written is a function of the articles at hand, not of the order in which they came: when a piece arrives
    that may be a better upstream for another, that other is traced again. Pairs a person has judged are left alone.
    """
    with transaction.atomic(), phrases.opened(), commonplaces.opened():
        screenings.screen(article_id=article_id)
        article = Article.objects.select_for_update(of=("self",)).select_related("source").get(pk=article_id)
        copies = neighbours.copies_of(article)
        refused = refusals.refused(article)
        pairs, mine = _compared(article, copies, refused)
        before, judged = _held(article)
        after = {pair.upstream for pair in mine} - judged
        found = [*mine, *credited.findings(article=article, copies=copies, explained=mine, refused=refused)]
        changed = _keep(article, found)
        changed |= _fold(article, mine)
        if changed:
            lineages.moved(articles={article.pk, *(each.downstream for each in found)})
            rings.settle(piece=_piece(article))
        unseen.settle(article=article, namings=credited.named(article=article, copies=copies))
        alterations.settle(article=article)
        _ask_again(article, {pair.downstream for pair in pairs} - {article.pk})
        if after != before:
            _ask(_led_to(article) | (before - after))
        Article.objects.filter(pk=article.pk).update(
            trace_done=article.trace_due, traced_revision=article.text_revision
        )


def _compared(
    article: Article, copies: Sequence[Copy], refused: set[int]
) -> tuple[list[Finding], list[Finding]]:
    """All pairs with what resembles the article, and those that explain it best.

    Of a hash that everybody carries only the first carriers are known by it, so that the origin may not be among them;
    but these lead there: what they were taken from in turn is compared too, until nothing new is found.
    """
    pairs: list[Finding] = []
    seen: set[int] = set()
    near = neighbours.near(article, copies)
    while near:
        seen |= {other.capture.pk for other in near}
        pairs += [pair for own in copies for other in near if (pair := _compare(own, other))]
        sharing = {end for pair in pairs for end in (pair.downstream, pair.upstream)} - {article.pk}
        near = neighbours.above(sharing, article=article, seen=seen)
    mine = (pair for pair in pairs if pair.downstream == article.pk and pair.upstream not in refused)
    return pairs, explaining.fewest(mine)


def _held(article: Article) -> tuple[set[int], set[int]]:
    """The upstreams written down as found, set aside or not; and those a person has judged, which stay as they are."""
    rows = Derivation.objects.filter(downstream=article)
    found = rows.filter(judgement=Judgement.SUGGESTED, upstream_capture__isnull=False)
    found = found.exclude(kind=DerivationKind.QUOTATION)  # which rests on a credit
    judged = rows.exclude(judgement=Judgement.SUGGESTED)
    return set(found.values_list("upstream", flat=True)), set(judged.values_list("upstream", flat=True))


def _piece(article: Article) -> int:
    """The piece an article stands for, once it has been folded."""
    return Article.objects.values_list("merged_into", flat=True).get(pk=article.pk) or article.pk


def _compare(mine: Copy, other: Copy) -> Finding | None:
    """What one capture of ours and one of theirs say about who took from whom, if anybody did."""
    measured = likeness.measure(mine.body.text, other.body.text)
    if not derivations.copied(measured):
        return None
    varying = slips.variants(mine.body.text, other.body.text, measured)
    decision = derivations.decide_pair(
        mine.copyable,
        other.copyable,
        measured,
        one_credits=mine.credit_to(other.article),
        other_credits=other.credit_to(mine.article),
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
    return Finding(
        downstream=down.article.pk,
        upstream=up.article.pk,
        kind=decision.kind,
        credited=decision.credited,
        reasons=tuple(reason.as_json() for reason in decision.reasons),
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


def _keep(article: Article, found: Sequence[Finding]) -> bool:
    """Bring the suggested derivations in line with what was found; True if anything differed."""
    wanted = {(each.downstream, each.upstream): each for each in found}
    downs = {article.pk, *(each.downstream for each in found)}
    held = {
        (row.downstream_id, row.upstream_id): row for row in Derivation.objects.filter(downstream__in=downs)
    }
    changed = False
    for pair, row in held.items():
        if pair[0] == article.pk and pair not in wanted and row.judgement == Judgement.SUGGESTED:
            row.delete()
            changed = True
    for pair, each in wanted.items():
        changed |= _write(each, held.get(pair))
    return changed


def _write(found: Finding, row: Derivation | None) -> bool:
    measured = found.likeness
    columns = {
        "kind": found.kind,
        "containment": round(measured.containment, 4) if measured else None,
        "containment_back": round(measured.containment_back, 4) if measured else None,
        "shared_words": measured.shared_words if measured else 0,
        "credited": found.credited,
        "spans": [list(run) for run in found.spans],
        "reasons": list(found.reasons),
        "downstream_capture_id": found.captures[0],
        "upstream_capture_id": found.captures[1],
        "method": METHOD,
    }
    if row is None:
        ends = Article.objects.in_bulk([found.downstream, found.upstream])
        name = public_id("derivation", ends[found.downstream].address, ends[found.upstream].address)
        Derivation.objects.bulk_create(
            [
                Derivation(
                    public_id=name, downstream_id=found.downstream, upstream_id=found.upstream, **columns
                )
            ],
            ignore_conflicts=True,
        )
        return True
    if row.judgement != Judgement.SUGGESTED or all(
        getattr(row, name) == value
        for name, value in {**columns, "reasons": _found_again(columns, row)}.items()
    ):
        return False
    Derivation.objects.filter(pk=row.pk).update(**{**columns, "reasons": _found_again(columns, row)})
    return True


def _found_again(columns: dict[str, Any], row: Derivation) -> list[Any]:
    """The reasons as found, with the one that was added when the tie was set aside."""
    return [
        *columns["reasons"],
        *(reason for reason in row.reasons if row.ring and reason["rule"] == rings.RULE),
    ]


def _fold(article: Article, found: Sequence[Finding]) -> bool:
    """Let another capture of an article stand under the first; undo it when the pair no longer holds."""
    firsts = [each.upstream for each in found if each.kind is DerivationKind.SAME_ARTICLE]
    into = firsts[0] if firsts else None
    if article.merged_into_id == into:
        return False
    Article.objects.filter(pk=article.pk).update(merged_into=into)
    return True


def _ask_again(article: Article, downstreams: set[int]) -> None:
    """When an article brings new text, those taken from it may have found a better upstream."""
    if article.text_revision != article.traced_revision:
        _ask(downstreams | credited.waiting_for(article=article))


def _led_to(article: Article) -> set[int]:
    """The articles taken from this one, as it is written: when it finds a better upstream, so may they.

    So may the upstream it leaves, which may itself be a copy of the one found.
    """
    rows = Derivation.objects.standing().filter(upstream=article, upstream_capture__isnull=False)
    return set(rows.values_list("downstream", flat=True))


def _ask(articles: set[int]) -> None:
    """Have some articles traced again."""
    rows = Article.objects.filter(pk__in=articles)
    list(rows.select_for_update().order_by("pk").values_list("pk"))
    rows.update(trace_due=F("trace_due") + 1)
