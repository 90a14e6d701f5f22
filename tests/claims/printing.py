"""Writes many rows down at once for newsrooms made up by the thousand: as the factories do one by one."""

import hashlib
import itertools
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from claims.models import Appearance, Claim
from claims.vocabulary import Stance
from provenance.accounts.models import User
from sources.models import Alias, Article, Capture, Derivation, Grade, RawPage, Section, Sighting, Source
from sources.publicid import public_id
from sources.vocabulary import DerivationKind, Precision, Reliability, SectionKind, SourceKind
from tests.factories import NOON, make_event, make_measure

_numbers = itertools.count(1)


def sources(kinds: Iterable[SourceKind]) -> list[Source]:
    """A source of each kind, under its own name."""
    names = [(f"House {next(_numbers)}", kind) for kind in kinds]
    rows = [Source(public_id=public_id("source", "", name), kind=kind, name=name) for name, kind in names]
    made = Source.objects.bulk_create(rows)
    Alias.objects.bulk_create(Alias(source=row, name=row.name, folded=row.name.casefold()) for row in made)
    return made


def grades(letters: Iterable[tuple[Source, Reliability, datetime]], by: User) -> None:
    """Letters for sources, each from a day on."""
    Grade.objects.bulk_create(
        Grade(source=source, reliability=letter, graded_at=day, graded_by=by, reason="A long record.")
        for source, letter, day in letters
    )


def articles(printed: Sequence[tuple[Source | None, datetime | None]]) -> list[Article]:
    """An article for each outlet and time given, either of which may be unknown."""
    rows = []
    for outlet, day in printed:
        address = f"https://house.example/{next(_numbers)}"
        rows.append(
            Article(
                public_id=public_id("article", address),
                address=address,
                url=address,
                title=f"Article at {address}",
                source=outlet,
                published_at=day,
                published_precision=Precision.INSTANT if day else "",
            )
        )
    return Article.objects.bulk_create(rows)


def derivations(taken: Iterable[tuple[Article, Article, DerivationKind]]) -> list[Derivation]:
    """The first of each two articles took from the second."""
    return Derivation.objects.bulk_create(
        Derivation(
            public_id=public_id("derivation", down.public_id, up.public_id),
            downstream=down,
            upstream=up,
            kind=kind,
            containment=0.9,
            method="by hand",
        )
        for down, up, kind in taken
    )


def captures(printed: Iterable[tuple[str, Article]], *, seen: datetime = NOON) -> list[Capture]:
    """What some articles say when they are seen; no article says the same twice."""
    made = [_capture(text, article) for text, article in printed]
    RawPage.objects.bulk_create(
        (RawPage(sha256=row.raw_id, content=row.text.encode(), media="text/plain") for row in made),
        ignore_conflicts=True,
    )
    Capture.objects.bulk_create(made)
    Sighting.objects.bulk_create(Sighting(capture=row, seen_at=seen, raw_hash=row.raw_id) for row in made)
    Section.objects.bulk_create(
        Section(capture=row, kind=SectionKind.BODY, start=0, end=len(row.text)) for row in made
    )
    return made


def _capture(text: str, article: Article) -> Capture:
    name = hashlib.sha256(text.encode()).hexdigest()
    return Capture(
        public_id=public_id("capture", article.address, name),
        article=article,
        raw_id=name,
        text=text,
        text_hash=name,
        extractor="by hand",
        language="en",
        retrieved_at=NOON,
    )


def claims(number: int) -> list[Claim]:
    """Claims about one event."""
    event = make_event()
    measure = make_measure(event)
    keys = [f"statement {next(_numbers)}" for _ in range(number)]
    return Claim.objects.bulk_create(
        Claim(
            public_id=public_id("claim", key),
            natural_key=key,
            text=f"This is {key}.",
            language="en",
            event=event,
            measure=measure,
        )
        for key in keys
    )


def appearances(found: Iterable[tuple[tuple[Claim, Capture], dict[str, Any]]]) -> list[Appearance]:
    """Claims turning up in captures, at all their words unless ``quote`` says at which."""
    return Appearance.objects.bulk_create(_appearance(*place, **columns) for place, columns in found)


def _appearance(claim: Claim, capture: Capture, *, quote: str = "", **columns: Any) -> Appearance:
    quote = quote or capture.text
    start = capture.text.index(quote)
    return Appearance(
        public_id=public_id("appearance", capture.public_id, str(start), str(next(_numbers))),
        claim=claim,
        capture=capture,
        quote=quote,
        start=start,
        end=start + len(quote),
        act=claim.event.act,
        measure_label=claim.measure.label,
        claim_text=claim.text,
        language="en",
        method="by hand",
        origin_article=None if columns.get("origin_source") else capture.article.canonical,
        **{"section": SectionKind.BODY, "stance": Stance.ASSERTS, **columns},
    )
