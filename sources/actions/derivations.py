"""Tracing an article: finding what it was taken from, held or not, and writing that down with its reasons."""

from collections.abc import Collection, Sequence
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
    pairing,
    phrases,
    pieces,
    refusals,
    rings,
    screenings,
    unseen,
)
from sources.actions.finding import Finding
from sources.actions.neighbours import Copy
from sources.models import Article, Derivation
from sources.publicid import public_id
from sources.vocabulary import DerivationKind, Judgement

METHOD = "winnowing 3"


def trace(*, article_id: int) -> None:
    """Find what an article was taken from, and ask for those to be traced again that were taken from it.

    What is written is a function of the articles at hand, not of the order in which they came: when a piece arrives
    that may be a better upstream for another, that other is traced again. Pairs a person has judged are left alone.
    """
    with transaction.atomic():
        screenings.screen(article_id=article_id)
        article = Article.objects.select_related("source").get(pk=article_id)
        # Opened after the article was read: whoever changes the books asks for it again, and that must not be lost.
        with phrases.opened(), commonplaces.opened():
            _trace(article)


def _trace(article: Article) -> None:
    copies = neighbours.copies_of(article)
    pairs = _compared(article, copies)
    # From here on rows are written that other traces and people write too.
    rings.take_turn()
    rows = list(Derivation.objects.filter(downstream=article))
    asking = credited.asking(article=article, copies=copies, refused=refusals.refused(article))
    mine = _told_to_all(article, pairs, rows, asking.refused)
    found = [*mine, *credited.findings(asking=asking, explained=mine)]
    changed, folded = _keep(article, found, rows), pieces.settle(article=article)
    if changed or folded:
        lineages.moved(articles={article.pk, *folded, *(each.downstream for each in found)})
        rings.settle(pieces=pieces.of({article.pk, *folded}))
    unseen.settle(article=article, namings=asking.namings)
    new = article.text_revision != article.traced_revision
    for each in Article.objects.filter(pk__in={article.pk, *folded} if new else folded).order_by("pk"):
        alterations.settle(article=each)
    if new:
        downstreams = {pair.downstream for pair in pairs} - {article.pk}
        ask(downstreams | credited.waiting_for(article=article))
    _ask_below(article, mine, rows)
    Article.objects.filter(pk=article.pk).update(
        trace_done=article.trace_due, traced_revision=article.text_revision
    )


def _compared(article: Article, copies: Sequence[Copy]) -> list[Finding]:
    """All pairs with what resembles the article.

    Of a hash that everybody carries only the first carriers are known by it, so that the origin may not be among them;
    but these lead there: what they were taken from in turn is compared too, until nothing new is found.
    """
    pairs: list[Finding] = []
    seen: set[int] = set()
    waiting = neighbours.near(article, copies)
    above = neighbours.above(waiting, article=article)
    while waiting:
        seen |= {other.capture.pk for other in waiting}
        for theirs in neighbours.by_article(waiting):
            pairs += pairing.compare(copies, theirs)
        sharing = {end for pair in pairs for end in (pair.downstream, pair.upstream)}
        found = {other.capture.pk: other for each in sharing for other in above.get(each, ())}
        waiting = sorted(
            (other for pk, other in found.items() if pk not in seen), key=lambda one: one.capture.public_id
        )
    return pairs


def _chosen(
    article: Article, pairs: Sequence[Finding], rows: Sequence[Derivation], refused: Collection[int]
) -> list[Finding]:
    """Of all pairs those that explain the article, and one in reserve where a better one is set aside."""
    own = [pair for pair in pairs if pair.downstream == article.pk and pair.upstream not in refused]
    mine = explaining.fewest(own)
    return [*mine, *explaining.standing_in(own, mine, {row.upstream_id for row in rows if row.ring})]


def _told_to_all(
    article: Article, pairs: Sequence[Finding], rows: Sequence[Derivation], refused: Collection[int]
) -> list[Finding]:
    """The same, and besides what would explain the article if the pieces among them that are kept from readers had
    never come.

    Else readers would find nothing above an article, or nothing below another, and so learn that something is hidden
    between them. Its lineage is not moved by it: what explains it so was taken from the hidden piece too, or is one
    of its roots.
    """
    mine = _chosen(article, pairs, rows, refused)
    ends = {article.pk, *(pair.upstream for pair in mine)}
    kept = set(Article.objects.guarded().filter(pk__in=ends).values_list("pk", flat=True))
    same = any(pair.kind is DerivationKind.SAME_ARTICLE for pair in mine)
    if not kept or article.pk in kept or same:
        return mine
    others = {pair.upstream for pair in pairs}
    kept = set(Article.objects.guarded().filter(pk__in=others).values_list("pk", flat=True))
    shown = _chosen(article, [pair for pair in pairs if pair.upstream not in kept], rows, refused)
    return list({pair.upstream: pair for pair in (*mine, *shown)}.values())


def _keep(article: Article, found: Sequence[Finding], rows: Sequence[Derivation]) -> bool:
    """Bring the suggested derivations in line with what was found; True if anything differed."""
    wanted = {(each.downstream, each.upstream): each for each in found}
    others = {each.downstream for each in found} - {article.pk}
    beside = Derivation.objects.filter(downstream__in=others) if others else ()
    held = {(row.downstream_id, row.upstream_id): row for row in (*rows, *beside)}
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


def _ask_below(article: Article, mine: Sequence[Finding], rows: Sequence[Derivation]) -> None:
    """When an article finds another upstream, so may those that are written down as taken from it.

    So may the upstream it leaves, which may itself be a copy of the one found.
    """
    before = {
        row.upstream_id
        for row in rows
        if row.judgement == Judgement.SUGGESTED
        and row.upstream_capture_id
        and row.kind != DerivationKind.QUOTATION  # which rests on a credit
    }
    judged = {row.upstream_id for row in rows if row.judgement != Judgement.SUGGESTED}
    after = {pair.upstream for pair in mine} - judged
    if after != before:
        below = Derivation.objects.standing().filter(upstream=article, upstream_capture__isnull=False)
        ask({*below.values_list("downstream", flat=True), *(before - after)})


def ask(articles: set[int]) -> None:
    """Have some articles (by primary key) traced again."""
    if articles:
        rows = Article.objects.filter(pk__in=articles)
        list(rows.select_for_update().order_by("pk").values_list("pk"))
        rows.update(trace_due=F("trace_due") + 1)
