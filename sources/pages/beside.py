"""Sets an article beside the one it was taken from: the shared words, and what was added or left out between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sources.models import Article, Capture, Derivation
from sources.pages.article import title_of

RUNS = 12  # shared runs on show, the longest ones
LONG = 600  # characters of a shared run
BETWEEN = 160  # characters of the words between two runs


@dataclass(frozen=True, slots=True)
class Stretch:
    """One shared run in both texts, each with the words that stand before it there alone."""

    left_out: str
    there: str
    added: str
    here: str


@dataclass(frozen=True, slots=True)
class Beside:
    """The two texts side by side, stretch by stretch."""

    link: Derivation
    upstream: str
    downstream: str
    stretches: list[Stretch]
    total: int


def beside(upstreams: Sequence[Derivation], article: Article) -> Beside | None:
    """The closest held upstream beside the article; None where no words are known to be shared."""
    matched = [
        link for link in upstreams if link.spans and link.upstream_capture_id and link.downstream_capture_id
    ]
    if not matched:
        return None
    link = max(matched, key=lambda one: (one.containment or 0.0, one.shared_words, one.public_id))
    texts = dict(
        Capture.objects.filter(pk__in=[link.upstream_capture_id, link.downstream_capture_id]).values_list(
            "pk", "text"
        )
    )
    spans = [tuple(span) for span in link.spans if len(span) == 4]
    stretches = _stretches(
        spans, texts[link.downstream_capture_id or 0], texts[link.upstream_capture_id or 0]
    )
    return Beside(link, title_of(link.upstream), title_of(article), stretches, len(spans))


def _stretches(spans: Iterable[tuple[int, ...]], here: str, there: str) -> list[Stretch]:
    ordered = sorted(spans)
    longest = set(sorted(ordered, key=lambda span: (span[0] - span[1], span))[:RUNS])
    found, down, up = [], 0, 0
    for start, end, above, below in ordered:
        if (start, end, above, below) in longest:
            forward = above >= up
            found.append(
                Stretch(
                    left_out=_between(there, up, above) if forward else "",
                    there=_run(there[above:below]),
                    added=_between(here, down, start),
                    here=_run(here[start:end]),
                )
            )
        down, up = max(down, end), below
    return found


def _run(words: str) -> str:
    """A shared run; of a long one its beginning and its end."""
    words = " ".join(words.split())
    if len(words) <= LONG:
        return words
    return f"{words[: LONG * 2 // 3].rpartition(' ')[0]} … {words[-LONG // 4 :].partition(' ')[2]}"


def _between(text: str, start: int, end: int) -> str:
    """The words between two runs; where there are many, only the last of them."""
    words = " ".join(text[start:end].split()) if end > start else ""
    return words if len(words) <= BETWEEN else f"… {words[-BETWEEN:].partition(' ')[2]}"
