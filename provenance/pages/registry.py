"""The registry of sources, for those who look after them: what each lacks, and how much hangs on it."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext, gettext_lazy

from claims.models import Appearance
from claims.vocabulary import Stance
from sources.models import Alias, Domain, Feed, Grade, Source
from sources.pages import lists
from sources.pages.asked import Misasked, choice
from sources.pages.lists import BY_NAME
from sources.pages.paging import page
from sources.pages.ranking import ranked
from sources.rules.names import fold
from sources.vocabulary import Reliability, SourceKind

LACKS = {
    "no_grade": gettext_lazy("no grade"),
    "no_domain": gettext_lazy("no domain"),
    "feed_fails": gettext_lazy("a feed fails"),
    "never_asserted": gettext_lazy("asserts nothing"),
    "retired": gettext_lazy("retired"),
}
"""What may be looked for besides name, kind, grade and owner, each with the words on the page."""
SORTS = {"articles": "articles", "claims": "claims", "mistakes": "mistakes"}
"""What may stand in the place of the name as the order of the list, the most first."""
ASKED = ("q", "kind", "grade", "owner", *LACKS, "sort", "after")

# What is said by a source merged into another counts for that other. Where “only” stands, a few sources may be asked.
COUNTED = {
    "articles": """
        SELECT coalesce(s.merged_into_id, s.id) AS source, count(*) AS height
        FROM sources_article a JOIN sources_source s ON s.id = a.source_id
        WHERE a.merged_into_id IS NULL /* only a.source_id */ GROUP BY 1
    """,
    "claims": """
        SELECT coalesce(s.merged_into_id, s.id) AS source, count(DISTINCT told.claim_id) AS height
        FROM (
            SELECT p.origin_source_id AS source_id, p.claim_id FROM claims_appearance p
            WHERE p.claim_id IS NOT NULL AND p.judgement <> 'rejected' /* only p.origin_source_id */
            UNION ALL
            SELECT o.source_id, p.claim_id FROM claims_appearance p JOIN sources_article o ON o.id = p.origin_article_id
            WHERE p.claim_id IS NOT NULL AND p.judgement <> 'rejected' /* only o.source_id */
        ) AS told JOIN sources_source s ON s.id = told.source_id GROUP BY 1
    """,
    "mistakes": """
        SELECT r.source_id AS source, r.of - r.right AS height FROM claims_trackrecord r
        WHERE r.of > r.right /* only r.source_id */
    """,
}
PUBLISHERS = frozenset({SourceKind.OUTLET, SourceKind.AGENCY})
ONLY = re.compile(r"/\* only (\S+) \*/")
HIGHEST = """
    SELECT found.id, coalesce(counted.height, 0) FROM ({rows}) AS found(id)
    LEFT JOIN ({counted}) AS counted ON counted.source = found.id
    WHERE (coalesce(counted.height, 0), found.id) < (%(height)s, %(id)s) ORDER BY 2 DESC, 1 DESC LIMIT %(size)s
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One source with what hangs on it; ``lacks`` says in words what a curator may want to see to."""

    source: Source
    articles: int
    claims: int
    mistakes: int
    lacks: list[str]


@dataclass(frozen=True, slots=True)
class Found:
    """One page of the registry; ``nearly`` where nobody goes by exactly what was asked for."""

    rows: list[Line] = field(default_factory=list)
    next: str = ""
    first: bool = True
    nearly: bool = False


def registry(answers: Mapping[str, str]) -> Found:
    """The page an address asks for. Raises ``Misasked`` with the parameter to mend."""
    kind = choice(dict(answers), "kind", lists.SOURCE_KINDS)
    sort = choice(dict(answers), "sort", ("name", *SORTS))
    rows, nearly = lists.sources(Source.objects.for_page(), answers["q"], kind)
    rows = _narrowed(rows, answers)
    if sort in SORTS:
        found, cursor = _highest(rows, sort, answers["after"])
    else:
        named = page(rows, BY_NAME, answers["after"])
        found, cursor = [row.pk for row in named.rows], named.next
    return Found(_lines(found), cursor, not answers["after"], nearly)


def _narrowed(rows: QuerySet[Source], answers: Mapping[str, str]) -> QuerySet[Source]:
    held = {name: bool(choice(dict(answers), name, ("yes",))) for name in LACKS}
    rows = rows.filter(retired=held["retired"])
    if grade := choice(dict(answers), "grade", tuple(letter.value for letter in Reliability)):
        rows = rows.filter(Q(("reliability", grade)))
    if answers["owner"]:
        rows = rows.filter(owner__in=_owners(answers["owner"]))
    if held["no_grade"]:
        rows = rows.exclude(Exists(_of(Grade.objects.all())))
    if held["no_domain"]:
        rows = rows.exclude(Exists(_of(Domain.objects.all())))
    if held["feed_fails"]:
        rows = rows.filter(Exists(_of(Feed.objects.failing())))
    if held["never_asserted"]:
        for speaks in _spoken():
            rows = rows.exclude(Exists(speaks))
    return rows


def _of(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(source=OuterRef("pk"))


def _spoken() -> tuple[QuerySet[Appearance], ...]:
    """What a source says itself: in its articles' own voice, or quoted by anybody."""
    standing = Appearance.objects.standing()
    own = standing.filter(stance=Stance.ASSERTS, attributed_to=None)
    return own.filter(capture__article__source=OuterRef("pk")), standing.filter(attributed_to=OuterRef("pk"))


def _owners(written: str) -> list[int]:
    """The sources an owner's name, or id, stands for."""
    bearers = Alias.objects.filter(folded=fold(written), scope="").values("source")
    known = Source.objects.filter(Q(public_id=written) | Q(pk__in=bearers)).values_list("pk", "merged_into")
    found = [pk for pair in known for pk in pair if pk is not None]
    if not found:
        raise Misasked("owner", gettext("no source has this name or id; copy it from the owner’s page"))
    return found


def _highest(rows: QuerySet[Source], sort: str, after: str) -> tuple[list[int], str]:
    asked, values = rows.order_by().values("pk").query.sql_with_params()
    named = {f"p{at}": value for at, value in enumerate(values)}
    inner = asked.replace("%%", "\0") % tuple(f"%({name})s" for name in named)
    query = HIGHEST.format(rows=inner.replace("\0", "%%"), counted=COUNTED[sort])
    found, cursor = ranked(query, named, after)
    return [row[0] for row in found], cursor


def _lines(found: Collection[int]) -> list[Line]:
    """The rows of a page, in four queries however many there are."""
    rows = Source.objects.for_page().in_bulk(list(found))
    tally = _tally(list(found))
    domained = set(Domain.objects.filter(source__in=found).values_list("source", flat=True))
    failing = set(Feed.objects.failing().filter(source__in=found).values_list("source", flat=True))
    return [
        Line(
            rows[pk],
            articles=tally.get(("articles", pk), 0),
            claims=tally.get(("claims", pk), 0),
            mistakes=tally.get(("mistakes", pk), 0),
            lacks=_lacks(rows[pk], domained=pk in domained, failing=pk in failing),
        )
        for pk in found
        if pk in rows
    ]


def _lacks(source: Source, *, domained: bool, failing: bool) -> list[str]:
    told = {
        "no domain": source.kind in PUBLISHERS and not domained,
        "a feed fails": failing,
        "retired": source.retired,
    }
    return [words for words, so in told.items() if so]


def _tally(rows: list[int]) -> dict[tuple[str, int], int]:
    parts = [
        f"SELECT '{measure}', source, height FROM ({_only(query)}) AS counted_{measure}"  # noqa: S608 (made of constants)
        for measure, query in COUNTED.items()
    ]
    members = Source.objects.filter(Q(pk__in=rows) | Q(merged_into__in=rows))
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), {"members": list(members.values_list("pk", flat=True))})
        return {(measure, source): height for measure, source, height in cursor.fetchall()}


def _only(query: str) -> str:
    return ONLY.sub(r"AND \1 = ANY(%(members)s)", query)
