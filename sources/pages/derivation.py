"""What the page of one derivation shows: both texts, the sums behind it, the reasons, the times, the judgement."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext

from sources.models import Article, Capture, Commonplace, Derivation, Section
from sources.pages import wording
from sources.pages.article import published, title_of
from sources.pages.matched import Matched, lay_side_by_side
from sources.rules import figures_changed, likeness
from sources.rules.body import Body, body_of
from sources.rules.figures_changed import Figure
from sources.rules.span import SectionSpan
from sources.vocabulary import DerivationKind, Precision, SectionKind

SHARED = "shared words"  # the reason that measures; all others speak for a direction or a kind
KINDS = tuple(kind for kind in DerivationKind if kind is not DerivationKind.SAME_ARTICLE)


@dataclass(frozen=True, slots=True)
class Sum:
    """How many of the five-word runs of each body stand in the other."""

    common: int
    down: int
    up: int


@dataclass(frozen=True, slots=True)
class End:
    """One of the two articles as the page tells it."""

    article: Article
    name: str
    published: str
    capture: Capture | None
    language: str


@dataclass(frozen=True, slots=True)
class Told:
    """Everything the page of a derivation shows of itself."""

    link: Derivation
    up: End
    down: End
    later: str
    reasons: list[dict[str, Any]]
    leaning: float
    sum: Sum | None
    matched: Matched | None

    @property
    def doubtful(self) -> bool:
        """Whether hardly anything speaks for this direction rather than the other."""
        return abs(self.leaning) < 0.5


def told(link: Derivation) -> Told:
    """The derivation with both texts, in three queries beside its own."""
    captures = {
        capture.pk: capture
        for capture in Capture.objects.filter(
            pk__in=[pk for pk in (link.downstream_capture_id, link.upstream_capture_id) if pk]
        ).defer("fingerprint")
    }
    down, up = (captures.get(pk or 0) for pk in (link.downstream_capture_id, link.upstream_capture_id))
    reasons = [reason for reason in link.reasons if isinstance(reason, dict)]
    bodies = _bodies(down, up) if down and up else None
    differing = _differing(bodies, reasons) if bodies else []
    return Told(
        link,
        _end(link.upstream, up),
        _end(link.downstream, down),
        later(link.upstream, link.downstream),
        reasons,
        leaning(reasons),
        _sum(bodies) if bodies and link.containment is not None else None,
        lay_side_by_side(link.spans, down.text, up.text, differing) if down and up else None,
    )


def leaning(reasons: list[dict[str, Any]]) -> float:
    """How much speaks for this direction, the weights added up; below zero they speak for the other."""
    return round(sum(float(each.get("weight", 0)) for each in reasons if each.get("rule") != SHARED), 2)


def later(up: Article, down: Article) -> str:
    """“55 minutes later”; empty where either time is not known to the minute."""
    known = up.published_precision == down.published_precision == Precision.INSTANT
    if not known or up.published_at is None or down.published_at is None:
        return ""
    gap = down.published_at - up.published_at
    if not gap:
        return gettext("at the same minute")
    return f"{span(abs(gap))} {'later' if gap > timedelta() else 'earlier'}"


def span(gap: timedelta) -> str:
    """A stretch of time as people say it: minutes below two hours, hours below two days, else days."""
    minutes = round(gap.total_seconds() / 60)
    if minutes < 120:
        return wording.many(max(minutes, 1), "minute")
    if minutes < 2 * 1440:
        return wording.many(round(minutes / 60), "hour")
    return wording.many(round(minutes / 1440), "day")


def _end(article: Article, capture: Capture | None) -> End:
    return End(article, title_of(article), published(article), capture, capture.language if capture else "")


@dataclass(frozen=True)
class _Bodies:
    """The compared words of both captures."""

    captures: tuple[Capture, Capture]
    down: Body
    up: Body


def _bodies(down: Capture, up: Capture) -> _Bodies:
    spans: dict[int, list[SectionSpan]] = {down.pk: [], up.pk: []}
    for row in Section.objects.filter(capture__in=[down.pk, up.pk]).order_by("start"):
        spans[row.capture_id].append(SectionSpan(SectionKind(row.kind), row.start, row.end, row.voice))
    stock = Commonplace.objects.words()
    return _Bodies((down, up), *(body_of(each.text, spans[each.pk]).without(stock) for each in (down, up)))


def _sum(bodies: _Bodies) -> Sum:
    return Sum(*likeness.counted(bodies.down.text, bodies.up.text))


def _differing(bodies: _Bodies, reasons: list[dict[str, Any]]) -> list[Figure]:
    """The figures that the reasons say were changed, and where they stand in the captured texts."""
    if all(reason.get("rule") != figures_changed.RULE for reason in reasons):
        return []
    down, up = bodies.captures
    seen = likeness.measure_pair((down.public_id, bodies.down.text), (up.public_id, bodies.up.text))
    found = figures_changed.figures(bodies.up.text, bodies.down.text, seen, down.language or up.language)
    return [
        replace(each, up=_placed(bodies.up, each.up), down=_placed(bodies.down, each.down)) for each in found
    ]


def _placed(body: Body, place: tuple[int, int]) -> tuple[int, int]:
    return body.place(place[0]), body.place(place[1])


def choices(link: Derivation) -> list[tuple[str, str, bool]]:
    """The kinds a person may choose, and which it is now."""
    kinds = [kind for kind in DerivationKind if kind in KINDS or kind.value == link.kind]
    return [(kind.value, kind.label, kind.value == link.kind) for kind in kinds]
