"""Pieces: which articles are captures of one and the same, and which of them stands for all."""

from collections.abc import Collection, Iterable, Mapping

from django.db import connection
from django.db.models import F, Q

from sources.models import Article, Derivation
from sources.rules.clusters import clusters
from sources.vocabulary import DerivationKind, Judgement

# Whatever stood with an article before, and whatever is tied to any of these as a capture of one article now, however
# long the way: a page that changes little by little is one article, though its last text is not like its first.
TIED = """
WITH RECURSIVE tied AS (
    SELECT id FROM sources_article
    WHERE (id = %(article)s OR id = %(piece)s OR merged_into_id = %(piece)s) AND NOT unseen
    UNION
    SELECT other.id
    FROM tied
    CROSS JOIN LATERAL (
        SELECT d.upstream_id AS id FROM sources_derivation d
        WHERE d.downstream_id = tied.id AND d.kind = 'same_article' AND d.judgement <> 'rejected'
        UNION ALL
        SELECT d.downstream_id FROM sources_derivation d
        WHERE d.upstream_id = tied.id AND d.kind = 'same_article' AND d.judgement <> 'rejected'
    ) other
)
SELECT id FROM tied
"""


def of(articles: Collection[int]) -> set[int]:
    """The pieces (by primary key) that some articles stand for, as the database has it now."""
    return {row.canonical_pk for row in Article.objects.filter(pk__in=articles).only("merged_into")}


def settle(*, article: Article) -> set[int]:
    """Let every article stand under the first seen of those it is a capture of; those (by primary key) that moved, and
    the pieces that they left and joined.

    A function of the ties alone, in whatever order they were found. No article ever stands under one that itself stands
    under another: whoever asks for the piece has to look once only. Pieces named but not held, which turned out to be
    one of these, go with it, and who names them is asked again. Runs in the turn of whoever writes ties.
    """
    standing = _standing(article)
    if len(standing) == 1:
        return set()
    heads = _heads(standing)
    moved = {each for each, into in heads.items() if into != standing[each]}
    for each in sorted(moved):
        Article.objects.filter(pk=each).update(merged_into=heads[each])
    left = {standing[each] or each for each in moved}
    stirred = moved | left | {heads[each] or each for each in moved}
    if moved:
        _follow(moved | left, heads)
        _tell_of_refusals(moved, stirred)
    return stirred


def _standing(article: Article) -> dict[int, int | None]:
    """All that may be captures of one article with this one, the first seen first, and what each stands under now."""
    with connection.cursor() as cursor:
        cursor.execute(TIED, {"article": article.pk, "piece": article.canonical_pk})
        tied = [pk for (pk,) in cursor.fetchall()]
    rows = Article.objects.dated().filter(pk__in=tied)
    rows = rows.order_by(F("first_seen").asc(nulls_first=True), "public_id")
    return dict(rows.values_list("pk", "merged_into"))


def _heads(standing: Iterable[int]) -> dict[int, int | None]:
    """What each is to stand under; None for the one that stands for all."""
    known = list(standing)
    same = Q(kind=DerivationKind.SAME_ARTICLE, downstream__in=known)
    ties = Derivation.objects.standing().filter(same).values_list("downstream", "upstream")
    return {
        each: cluster[0] if each != cluster[0] else None
        for cluster in clusters(known, ties)
        for each in cluster
    }


def _follow(stirred: Iterable[int], heads: Mapping[int, int | None]) -> None:
    """Pieces named but not held stay with what they became."""
    rows = Article.objects.select_for_update(of=("self",)).filter(unseen=True, merged_into__in=stirred)
    named = list(rows.order_by("pk").values_list("pk", "merged_into"))
    for pk, became in named:
        if became is not None:
            Article.objects.filter(pk=pk).update(merged_into=heads.get(became) or became)
    naming = Derivation.objects.filter(upstream__in=[pk for pk, _ in named]).values("downstream")
    Article.objects.filter(pk__in=naming, unseen=False).update(trace_due=F("trace_due") + 1)


def _tell_of_refusals(moved: Iterable[int], stirred: Iterable[int]) -> None:
    """What a person has ruled out for one capture of a piece holds for all of them: those that moved look again."""
    of_piece = Q(downstream__in=stirred) | Q(downstream__merged_into__in=stirred)
    if Derivation.objects.filter(of_piece, judgement=Judgement.REJECTED).exists():
        Article.objects.filter(pk__in=moved).update(trace_due=F("trace_due") + 1)
