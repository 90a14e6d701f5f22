"""Finding the captures that share text with an article: candidates by shared hashes, then the likeness itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from django.db import connection

from sources.actions import phrases, sources
from sources.models import Article, Capture
from sources.rules import credits as credit_lines
from sources.rules import fingerprints
from sources.rules.body import Body, body_of
from sources.rules.book import Book
from sources.rules.credits import Credit
from sources.rules.derivations import Copyable
from sources.rules.postings import MOST_CARRIERS
from sources.rules.screening import LEAST_HASHES
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind, SourceKind

# Fewer shared hashes than this are chance or a stock phrase.
LEAST_SHARED = LEAST_HASHES
MOST_CANDIDATES = 48

CANDIDATES = """
SELECT carrier.capture_id, count(*) AS shared
FROM unnest(%(codes)s::bigint[]) AS wanted(code)
JOIN LATERAL (
    SELECT s.capture_id FROM sources_shingle s WHERE s.code = wanted.code ORDER BY s.capture_id LIMIT %(carriers)s
) carrier ON true
JOIN sources_capture c ON c.id = carrier.capture_id
WHERE c.article_id <> %(article)s
GROUP BY carrier.capture_id
HAVING count(*) >= %(least)s
ORDER BY shared DESC, carrier.capture_id
LIMIT %(most)s
"""


@dataclass(frozen=True)
class Copy:
    """One capture as the comparison needs it, with everything worked out from it only once."""

    capture: Capture
    sections: tuple[SectionSpan, ...]
    article: Article

    @cached_property
    def body(self) -> Body:
        """The compared text."""
        return body_of(self.capture.text, self.sections)

    @cached_property
    def credits(self) -> tuple[Credit, ...]:
        """Whom the page itself names as where it came from."""
        given = (("author", self.capture.author),) if self.capture.author else ()
        hints = (*given, *((str(name), str(value)) for name, value in self.capture.hints))
        return _credits(self.capture.text, self.sections, self.capture.language[:2], hints, phrases.book())

    def credit_to(self, article: Article) -> Credit | None:
        """The heaviest credit in which the page names the source of another article."""
        named = [credit for credit in self.credits if article.source_id in self._credited[credit.name]]
        return max(named, key=lambda credit: (credit.weight, -credit.start), default=None)

    @cached_property
    def _credited(self) -> dict[str, set[int]]:
        """The sources that go by each credited name."""
        found = {credit.name: sources.find(name=credit.name) for credit in self.credits}
        return {name: {source.pk} if source else set() for name, source in found.items()}

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
            retrieved=self.capture.retrieved_at,
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
    captures = article.captures.prefetch_related("sections").order_by("retrieved_at", "public_id")
    return [_copy(capture, article) for capture in captures]


def near(article: Article, copies: Sequence[Copy]) -> list[Copy]:
    """Captures of other articles that share enough hashes with this one's to be worth comparing."""
    codes = _codes(copies)
    with connection.cursor() as cursor:
        cursor.execute(
            CANDIDATES,
            {
                "codes": codes,
                "article": article.pk,
                "carriers": MOST_CARRIERS,
                "least": LEAST_SHARED,
                "most": MOST_CANDIDATES,
            },
        )
        found = [row[0] for row in cursor.fetchall()]
    captures = (
        Capture.objects.filter(pk__in=found)
        .select_related("article__source", "article__merged_into")
        .prefetch_related("sections")
        .order_by("public_id")
    )
    return [_copy(capture, capture.article) for capture in captures]


def _codes(copies: Sequence[Copy]) -> list[int]:
    """The hashes of all captures of an article, as the database keeps them (signed)."""
    packed = [fingerprints.unpack(bytes(copy.capture.fingerprint)) for copy in copies]
    hashes = np.unique(np.concatenate(packed)) if packed else np.empty(0, dtype=np.uint64)
    codes: list[int] = hashes.view(np.int64).tolist()
    return codes


def _copy(capture: Capture, article: Article) -> Copy:
    sections = tuple(
        SectionSpan(SectionKind(part.kind), part.start, part.end, part.voice)
        for part in capture.sections.all()
    )
    return Copy(capture, sections, article)
