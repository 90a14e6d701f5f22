"""A crowded newsroom: one event with dozens of figures, one of which hundreds of articles carry, under long names.

Everything is invented. It is what the pages are measured on, and looked at in a browser.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection

from claims.actions import contradictions, corroboration
from claims.models import Act, Appearance, Claim, Event, Measure
from claims.vocabulary import Stance
from provenance.accounts.models import User
from sources.models import Alias, Article, Capture, Derivation, Grade, RawPage, Section, Sighting, Source
from sources.publicid import public_id
from sources.rules.names import fold
from sources.vocabulary import DerivationKind, Precision, Reliability, SectionKind, SourceKind

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SEEN = NOON + timedelta(days=9)
DOZEN = 12
"""Articles that carry the second figure; the first is carried by all, every further one by a single article."""

TITLES = (
    "Dockers hurt as a crane gives way at Port Ambel",
    "Decenas de estibadores heridos al ceder una grúa en el muelle de Ambel, según el consejo del puerto",
    "إصابة عشرات عمال الميناء بعد سقوط رافعة في ميناء أمبيل بحسب مجلس الميناء",
)
NAMES = (
    "The {} Tide Table",
    "Correo de los Muelles y de las Comunidades Ribereñas del Alto Ambel, edición número {}",
    "صحيفة الضفة الجنوبية المستقلة لأخبار الموانئ والمعابر والقرى الساحلية رقم {}",
)


@dataclass(frozen=True, slots=True)
class Crowd:
    """What was stored: the event, its claims (the most carried first), and the articles in the order they came out."""

    event: Event
    claims: list[Claim]
    articles: list[Article]


@dataclass(frozen=True, slots=True)
class _Said:
    """One sentence of one article, and the place of the claim it stands for."""

    article: int
    claim: int
    words: str


def store(*, carriers: int, figures: int, elsewhere: int = 0) -> Crowd:
    """Put the newsroom into the database at hand: ``carriers`` articles, and ``figures`` (2 or more) of one measure.

    ``elsewhere`` is how many further events there are, each with one figure that one of the articles carries.
    """
    event, claims = _claims(figures)
    claims += [_claim_elsewhere(event.act, number) for number in range(elsewhere)]
    outlets = _outlets(carriers)
    articles = _articles(outlets)
    said = [
        _Said(each, place, claim.text) for place, claim in enumerate(claims) for each in _of(place, carriers)
    ]
    captures = _captures(articles, said)
    _derivations(articles)
    _appearances(claims, captures, said, _council())
    contradictions.compare(event_id=event.pk)
    for claim in claims:
        corroboration.refresh(claim_id=claim.pk)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    rows = Claim.objects.for_page().in_bulk([claim.pk for claim in claims])
    return Crowd(event, [rows[claim.pk] for claim in claims[:figures]], articles)


def _of(place: int, carriers: int) -> Iterable[int]:
    """The articles that carry the claim at ``place``."""
    if place == 0:
        return range(carriers)
    return range(min(DOZEN, carriers)) if place == 1 else [place % carriers]


def _claims(figures: int) -> tuple[Event, list[Claim]]:
    act, _ = Act.objects.get_or_create(key="hurt")
    day = date(2026, 2, 27)
    event = Event.objects.create(
        public_id=public_id("event", "crowd"), natural_key="crowd", act=act, title="Dockers hurt, Port Ambel",
        place_label="Port Ambel", when_first=day, when_last=day, when_precision=Precision.DAY,
    )  # fmt: skip
    measure = Measure.objects.create(event=event, population="dockers", label="Dockers hurt")
    rows = [
        Claim(
            public_id=public_id("claim", f"crowd {low}"), natural_key=f"crowd {low}", event=event, measure=measure,
            text=f"{low} dockers were hurt at Port Ambel when the crane on the eastern quay gave way.",
            low=low, high=low, unit="people", language="en",
        )
        for low in range(12, 12 + 3 * figures, 3)
    ]  # fmt: skip
    return event, Claim.objects.bulk_create(rows)


def _claim_elsewhere(act: Act, number: int) -> Claim:
    """The one figure of another event, on a day of its own."""
    key, day = f"crowd elsewhere {number}", date(2025, 1, 1) + timedelta(days=number)
    event = Event.objects.create(
        public_id=public_id("event", key), natural_key=key, act=act, title=f"Divers hurt, Ambel lock {number + 1}",
        place_label=f"Ambel lock {number + 1}", when_first=day, when_last=day, when_precision=Precision.DAY,
    )  # fmt: skip
    measure = Measure.objects.create(event=event, population="divers", label="Divers hurt")
    return Claim.objects.create(
        public_id=public_id("claim", key), natural_key=key, event=event, measure=measure, low=number + 2,
        high=number + 2, text=f"{number + 2} divers were hurt at Ambel lock {number + 1} on {day}.", unit="people",
        language="en",
    )  # fmt: skip


def _outlets(count: int) -> list[Source]:
    names = [NAMES[place % len(NAMES)].format(place + 1) for place in range(count)]
    rows = [
        Source(public_id=public_id("source", "", fold(name)), name=name, kind=SourceKind.OUTLET)
        for name in names
    ]
    outlets = Source.objects.bulk_create(rows)
    Alias.objects.bulk_create(
        Alias(source=row, name=row.name, folded=fold(row.name), scope="") for row in outlets
    )
    by = User.objects.create_user("crowd", is_staff=True)
    letters = list(Reliability)
    Grade.objects.bulk_create(
        Grade(
            source=row, reliability=letters[place % 4], graded_by=by, graded_at=NOON, reason="A long record."
        )
        for place, row in enumerate(outlets)
        if place % 5 == 0
    )
    return outlets


def _council() -> Source:
    name = "Consejo del Puerto de Ambel y de sus Cofradías de Pescadores y Estibadores"
    council = Source.objects.create(
        public_id=public_id("source", "", fold(name)), name=name, kind=SourceKind.ORGANISATION
    )
    Alias.objects.create(source=council, name=name, folded=fold(name), scope="")
    return council


def _articles(outlets: Sequence[Source]) -> list[Article]:
    rows = []
    for place, outlet in enumerate(outlets):
        address = f"https://outlet{place}.example/crane"
        rows.append(
            Article(
                public_id=public_id("article", address), address=address, url=address, source=outlet,
                title=TITLES[place % len(TITLES)], published_at=NOON + timedelta(minutes=7 * place),
                published_precision=Precision.INSTANT,
            )
        )  # fmt: skip
    return Article.objects.bulk_create(rows)


def _captures(articles: Sequence[Article], said: Sequence[_Said]) -> list[Capture]:
    """Each article's text: its title, a line of its own, and every sentence it says."""
    texts = [f"{row.title}\n\nA crane gave way on the quay, witness {row.pk} told us." for row in articles]
    for each in said:
        texts[each.article] += f" {each.words}"
    hashes = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    raws = RawPage.objects.bulk_create(
        RawPage(sha256=key, content=text.encode(), media="text/plain")
        for key, text in zip(hashes, texts, strict=True)
    )
    captures = Capture.objects.bulk_create(
        Capture(
            public_id=public_id("capture", article.address, raw.sha256), article=article, raw=raw, text=text,
            text_hash=raw.sha256, extractor="by hand", language="en", retrieved_at=SEEN,
        )
        for article, raw, text in zip(articles, raws, texts, strict=True)
    )  # fmt: skip
    Sighting.objects.bulk_create(Sighting(capture=row, seen_at=SEEN, raw_hash=row.raw_id) for row in captures)
    Section.objects.bulk_create(_sections(captures))
    return captures


def _sections(captures: Sequence[Capture]) -> list[Section]:
    heads = [len(row.article.title) for row in captures]
    return [
        Section(capture=row, kind=kind, start=start, end=end)
        for row, head in zip(captures, heads, strict=True)
        for kind, start, end in (
            (SectionKind.HEADLINE, 0, head),
            (SectionKind.BODY, head + 2, len(row.text)),
        )
    ]


def _above(place: int) -> int | None:
    """The article one was taken from: one in seven has the news from nobody, the others from one before them."""
    return None if place % 7 == 0 else (place - 1) // 3


def _root(place: int) -> int:
    above = _above(place)
    return place if above is None else _root(above)


def _derivations(articles: Sequence[Article]) -> None:
    pairs = [(place, above) for place in range(len(articles)) if (above := _above(place)) is not None]
    Derivation.objects.bulk_create(
        Derivation(
            public_id=public_id("derivation", articles[below].public_id, articles[above].public_id),
            downstream=articles[below], upstream=articles[above], kind=DerivationKind.REWRITE,
            containment=0.6, method="by hand",
        )
        for below, above in pairs
    )  # fmt: skip


def _appearances(
    claims: Sequence[Claim], captures: Sequence[Capture], said: Sequence[_Said], council: Source
) -> None:
    rows = []
    for each in said:
        claim, capture = claims[each.claim], captures[each.article]
        start = capture.text.index(each.words)
        voice = _voice(each.article, council)
        if "origin_source" not in voice:
            voice["origin_article"] = captures[_root(each.article)].article
        rows.append(
            Appearance(
                public_id=public_id("appearance", capture.public_id, str(start)), claim=claim, capture=capture,
                quote=each.words, start=start, end=start + len(each.words), section=SectionKind.BODY,
                act=claim.event.act, measure_label=claim.measure.label, claim_text=claim.text, language="en",
                method="by hand", **voice,
            )
        )  # fmt: skip
    Appearance.objects.bulk_create(rows)


def _voice(place: int, council: Source) -> dict[str, Any]:
    """What the article at ``place`` does with what it says: disputes, repeats a council's word, or asserts."""
    if place % 10 == 9:
        return {"stance": Stance.DISPUTES}
    if place % 2:
        return {"stance": Stance.REPEATS, "attributed_to": council, "origin_source": council, "hedge": "said"}
    return {"stance": Stance.ASSERTS}
