"""Hands articles in and traces them until nothing is due, as the pipeline does."""

from collections.abc import Sequence
from datetime import datetime

from sources.actions import captures, derivations
from sources.intake.handed import Handed
from sources.models import Article, Derivation
from sources.rules import dates

PARAGRAPHS = tuple(
    f"Paragraph {number} tells how the ferry left pier {number} in fog and how deckhand {number} rang the bell "
    f"{number + 3} times before the keel met the sandbank that charts of the year {1900 + number} still show."
    for number in range(1, 9)
)
MOST_ROUNDS = 40


def body(*numbers: int, head: str = "Ferry runs aground off Lindt", foot: str = "") -> str:
    """A headline, some of the paragraphs, and a last line."""
    chosen = [PARAGRAPHS[number] for number in numbers or range(len(PARAGRAPHS))]
    return "\n\n".join([head, *chosen, *([foot] if foot else [])])


def hand_in(
    source: str,
    text: str,
    published: str = "",
    *,
    title: str = "",
    language: str = "en",
    seen: datetime | None = None,
) -> Article:
    """One article of an outlet."""
    handed = Handed(
        text.encode(), "text/plain", "a test", source=source, language=language, title=title,
        published=dates.parse(published) if published else None, retrieved=seen,
    )  # fmt: skip
    return captures.take(handed=handed).capture.article


def trace_all(order: Sequence[int] = ()) -> None:
    """Trace whatever is due until nothing is; ends with an error if it never does."""
    for _ in range(MOST_ROUNDS):
        waiting = list(Article.objects.untraced().order_by("public_id").values_list("pk", flat=True))
        if not waiting:
            return
        for article in sorted(waiting, key=lambda pk: order.index(pk) if pk in order else -1):
            derivations.trace(article_id=article)
    raise AssertionError("tracing never comes to rest")


def ties() -> set[tuple[str, str, str]]:
    """Who is found to have taken from whom, by outlet, among what counts."""
    rows = Derivation.objects.standing().select_related("downstream__source", "upstream__source")
    return {(str(row.downstream.source), str(row.upstream.source), row.kind) for row in rows}


def upstreams(article: Article) -> list[str]:
    """The outlets an article is found to have been taken from."""
    rows = Derivation.objects.standing().filter(downstream=article)
    return sorted(str(row.upstream.source) for row in rows)
