"""Keeping the sentences of articles that are looked up, and having them looked up again when a claim has changed."""

from collections.abc import Collection, Iterable, Sequence

from django.db import connection
from django.db.models import F

from claims.actions.twins import LOOK_UP
from claims.models import Appearance, Linking, Passage, PossibleAppearance
from claims.rules.lookup import pruning
from claims.rules.lookup.sought import Sought
from sources.models import Capture

# Sentences in which so many of a claim's terms stand as “claims.rules.lookup.linking” says are needed, found by the
# rarest of them. What is told of the claims is worked out once: left to the planner, it was anew for every passage.
SHARING = """
    WITH asked AS MATERIALIZED (
        SELECT id FROM claims_claim WHERE id = ANY (%(claims)s)
        UNION SELECT id FROM claims_claim WHERE merged_into_id = ANY (%(claims)s)
    ), told AS MATERIALIZED (
        SELECT array_agg(t.word ORDER BY n.claims, t.word) AS terms, greatest(2, (count(*)::int + 1) / 2) AS needed
        FROM asked
        CROSS JOIN LATERAL (SELECT word FROM claims_term WHERE claim_id = asked.id AND own > 0 OFFSET 0) AS t
        LEFT JOIN LATERAL (SELECT claims FROM claims_termcount WHERE word = t.word OFFSET 0) AS n ON true
        GROUP BY asked.id HAVING count(*) >= 2
    )
    SELECT DISTINCT sources_capture.article_id FROM told
    CROSS JOIN LATERAL claims_passages_sharing(told.terms, told.needed, %(most)s) AS found
    JOIN sources_capture ON sources_capture.id = found.capture
"""


def keep(*, capture: Capture, sought: Sequence[Sought]) -> None:
    """Bring the passages of a capture in line with what is to be looked up; runs inside the caller's transaction."""
    held = {(row.start, row.end, tuple(row.terms)): row.pk for row in Passage.objects.filter(capture=capture)}
    wanted = {(one.start, one.end, one.terms): one for one in sought}
    gone = [pk for place, pk in held.items() if place not in wanted]
    if gone:
        Passage.objects.filter(pk__in=gone).delete()
    Passage.objects.bulk_create(
        Passage(capture=capture, start=one.start, end=one.end, terms=list(one.terms))
        for place, one in wanted.items()
        if place not in held
    )


def ask(*, articles: Iterable[int]) -> None:
    """Have the sentences of some articles (by primary key) looked up again; last thing in the caller's transaction.

    Rows are locked in one order, after acts and claims, so that nobody waits in a ring.
    """
    asked = sorted(set(articles))
    if not asked:
        return
    Linking.objects.bulk_create([Linking(article_id=pk) for pk in asked], ignore_conflicts=True)
    list(Linking.objects.select_for_update().filter(pk__in=asked).order_by("pk").values_list("pk"))
    Linking.objects.filter(pk__in=asked).update(due=F("due") + 1)


def ask_for(*, claims: Collection[int]) -> None:
    """The same for the articles in which some claims (by primary key) may be repeated, or were found to be."""
    asked = list(claims)
    with connection.cursor() as cursor:
        cursor.execute(SHARING, {"claims": asked, "most": pruning.MOST_PASSAGES})
        sharing = {article for (article,) in cursor.fetchall()}
    ask(articles=sharing | linked_to(asked))


def linked_to(claims: Collection[int]) -> set[int]:
    """The articles in which the look-up has found any of some claims, surely or possibly."""
    rows = Appearance.objects.filter(claim__in=claims, method__startswith=LOOK_UP).order_by()
    possible = PossibleAppearance.objects.filter(claim__in=claims).order_by()
    found = rows.values_list("capture__article").union(possible.values_list("capture__article"))
    return {article for (article,) in found}
