"""The captures an article is compared with: those that resemble it, and what these were taken from in turn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.db import connection

from sources.actions import commonplaces, phrases, sources
from sources.models import Article, Capture, Section
from sources.rules import credits as credit_lines
from sources.rules.body import Body, body_of
from sources.rules.book import Book
from sources.rules.credits import Credit
from sources.rules.derivations import Copyable
from sources.rules.names import fold
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind, SourceKind

MOST_CANDIDATES = 48
"""Captures one is compared with in a turn. A wire may resemble a thousand copies; each of these looks for itself."""

# Whatever came out earlier may be what it was taken from, and so goes first; then whoever shares most. Both, and the
# public id at last, are what the captures are, not when they came to us.
CANDIDATES = """
SELECT c.id
FROM (
    SELECT r.earlier_id AS other, r.hashes FROM sources_resemblance r WHERE r.later_id = ANY(%(own)s)
    UNION ALL
    SELECT r.later_id, r.hashes FROM sources_resemblance r WHERE r.earlier_id = ANY(%(own)s)
) pair
JOIN sources_capture c ON c.id = pair.other
JOIN sources_article a ON a.id = c.article_id
WHERE c.article_id <> %(article)s
GROUP BY c.id, a.published_at
ORDER BY a.published_at > %(published)s NULLS FIRST, max(pair.hashes) DESC, c.public_id
LIMIT %(most)s
"""

MOST_UNLIKE = 8
"""Captures among which a third piece is looked for that a text holds besides the one it is compared with."""

UNLIKE = """
SELECT c.id
FROM (
    SELECT r.earlier_id AS other, r.hashes FROM sources_resemblance r WHERE r.later_id = %(whole)s
    UNION ALL
    SELECT r.later_id, r.hashes FROM sources_resemblance r WHERE r.earlier_id = %(whole)s
) pair
JOIN sources_capture c ON c.id = pair.other
JOIN sources_article a ON a.id = c.article_id
WHERE c.article_id <> ALL(%(articles)s) AND NOT EXISTS (
    SELECT FROM sources_resemblance r
    WHERE r.earlier_id IN (c.id, %(part)s) AND r.later_id IN (c.id, %(part)s)
)
ORDER BY a.published_at NULLS LAST, pair.hashes DESC, c.public_id
LIMIT %(most)s
"""


# What some articles were taken from, step by step, as far as it is held and counts. Asked once for all steps: under a
# much copied wire they are many.
ABOVE = """
WITH RECURSIVE step AS (
    SELECT d.downstream_id, d.upstream_id, d.upstream_capture_id FROM sources_derivation d
    WHERE d.downstream_id = ANY(%(articles)s) AND d.upstream_id <> %(article)s
        AND d.upstream_capture_id IS NOT NULL AND d.judgement <> 'rejected' AND NOT d.ring
    UNION
    SELECT d.downstream_id, d.upstream_id, d.upstream_capture_id
    FROM step JOIN sources_derivation d ON d.downstream_id = step.upstream_id
    WHERE d.upstream_id <> %(article)s
        AND d.upstream_capture_id IS NOT NULL AND d.judgement <> 'rejected' AND NOT d.ring
)
SELECT downstream_id, upstream_capture_id FROM step
"""


@dataclass(frozen=True)
class Copy:
    """One capture as the comparison needs it, with everything worked out from it only once.

    ``names`` are all the names, folded, by which the source of its article goes.
    """

    capture: Capture
    sections: tuple[SectionSpan, ...]
    article: Article
    names: frozenset[str]

    @cached_property
    def body(self) -> Body:
        """The compared text, without what a person has called a commonplace."""
        return body_of(self.capture.text, self.sections).without(commonplaces.words())

    @cached_property
    def credits(self) -> tuple[Credit, ...]:
        """Whom the page itself names as where it came from."""
        given = (("author", self.capture.author),) if self.capture.author else ()
        hints = (*given, *((str(name), str(value)) for name, value in self.capture.hints))
        return _credits(self.capture.text, self.sections, self.capture.language[:2], hints, phrases.book())

    def credit_to(self, other: "Copy") -> Credit | None:
        """The heaviest credit in which the page names the source of another, by whatever name that goes."""
        named = [credit for credit in self.credits if other.names and fold(credit.name) in other.names]
        return max(named, key=lambda credit: (credit.weight, -credit.start), default=None)

    @cached_property
    def copyable(self) -> Copyable:
        """The capture as the derivation rule meets it."""
        source = self.article.source
        return Copyable(
            key=self.article.public_id,
            source=source.public_id if source else "",
            kind=SourceKind(source.kind) if source else SourceKind.UNKNOWN,
            title=self.article.title,
            published=self.article.published,
            retrieved=self.capture.first_seen,
            language=self.capture.language,
            words=len(self.body.text.split()),
        )


@lru_cache(maxsize=256)
def _credits(
    text: str,
    sections: tuple[SectionSpan, ...],
    language: str,
    hints: tuple[tuple[str, str], ...],
    book: Book,
) -> tuple[Credit, ...]:
    """The credits of a page; kept for a while, because a wire is compared with each of its copies."""
    return tuple(credit_lines.read(text, sections, language=language, hints=hints, book=book))


def copies_of(article: Article) -> list[Copy]:
    """An article's own captures, oldest first."""
    return _copies([(capture, article) for capture in Capture.objects.filter(article=article).in_order()])


def first_copies(articles: Sequence[Article]) -> list[Copy]:
    """The first capture of each of some articles, in their order; in as many queries however many they are."""
    rows = Capture.objects.filter(article__in=articles).in_order().defer("fingerprint", "omitted")
    first: dict[int, Capture] = {}
    for capture in rows:
        first.setdefault(capture.article_id, capture)
    return _copies([(first[article.pk], article) for article in articles if article.pk in first])


def near(article: Article, copies: Sequence[Copy]) -> list[Copy]:
    """Captures of other articles that share enough hashes with this one's to be worth comparing."""
    own = [copy.capture.pk for copy in copies]
    with connection.cursor() as cursor:
        cursor.execute(
            CANDIDATES,
            {"own": own, "article": article.pk, "published": article.published_at, "most": MOST_CANDIDATES},
        )
        found = [row[0] for row in cursor.fetchall()]
    return _read(found)


def above(near: Sequence[Copy], *, article: Article) -> dict[int, list[Copy]]:
    """By article (by primary key) the captures it was taken from: for those near by, and for these in turn."""
    with connection.cursor() as cursor:
        articles = sorted({copy.article.pk for copy in near})
        cursor.execute(ABOVE, {"articles": articles, "article": article.pk})
        steps = cursor.fetchall()
    known = {copy.capture.pk: copy for copy in near}
    known |= {copy.capture.pk: copy for copy in _read({capture for _, capture in steps} - known.keys())}
    found: dict[int, list[Copy]] = {}
    for downstream, capture in steps:
        found.setdefault(downstream, []).append(known[capture])
    return found


def by_article(copies: Iterable[Copy]) -> list[list[Copy]]:
    """Captures of some articles, those of each together."""
    found: dict[int, list[Copy]] = {}
    for copy in copies:
        found.setdefault(copy.article.pk, []).append(copy)
    return list(found.values())


def unlike(whole: Copy, part: Copy) -> list[Copy]:
    """Captures of other articles that share hashes with the whole and none with the part, the first out first."""
    ends = {"whole": whole.capture.pk, "part": part.capture.pk}
    articles = [whole.article.pk, part.article.pk]
    with connection.cursor() as cursor:
        cursor.execute(UNLIKE, {**ends, "articles": articles, "most": MOST_UNLIKE})
        found = [row[0] for row in cursor.fetchall()]
    return sorted(_read(found), key=lambda copy: found.index(copy.capture.pk))


def _read(found: Iterable[int]) -> list[Copy]:
    wanted = list(found)
    if not wanted:
        return []
    rows = (
        Capture.objects.filter(pk__in=wanted)
        .dated()
        .select_related("article__source")
        .defer("fingerprint", "omitted")
    )
    return _copies([(capture, capture.article) for capture in rows.order_by("public_id")])


def _copies(captures: Sequence[tuple[Capture, Article]]) -> list[Copy]:
    """The captures with their sections and the names of their sources, each read in one query for all."""
    parts = Section.objects.filter(capture__in=[capture.pk for capture, _ in captures]).order_by("start")
    sections: dict[int, list[SectionSpan]] = {}
    for pk, kind, start, end, voice in parts.values_list("capture", "kind", "start", "end", "voice"):
        sections.setdefault(pk, []).append(SectionSpan(SectionKind(kind), start, end, voice))
    names = sources.names_of(article.source_id for _, article in captures)
    return [
        Copy(capture, tuple(sections.get(capture.pk, ())), article, names.get(article.source_id, frozenset()))
        for capture, article in captures
    ]
