"""Writes many rows down at once for newsrooms made up by the thousand: as the factories do one by one."""

import hashlib
import itertools
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from claims.models import Appearance, Claim
from claims.vocabulary import Stance
from provenance.accounts.models import User
from sources.models import Alias, Article, Capture, Derivation, Grade, RawPage, Section, Sighting, Source
from sources.publicid import public_id
from sources.vocabulary import DerivationKind, Precision, Reliability, SectionKind, SourceKind
from tests.factories import NOON, make_event, make_measure

Part = tuple[Capture, int]
"""What a piece says, and up to which sign of it the words were taken from elsewhere."""

_numbers = itertools.count(1)


def names(number: int) -> list[str]:
    """So many new public ids in the order in which they sort: where nothing else tells two rows apart, a name does."""
    return sorted(public_id("printed", str(next(_numbers))) for _ in range(number))


def sources(kinds: Sequence[SourceKind], *, order: Sequence[int] | None = None) -> list[Source]:
    """A source of each kind, under its own name; ``order`` tells which place each one's name takes among theirs."""
    named = _in_order(len(kinds), order)
    rows = [
        Source(public_id=name, kind=kind, name=f"House {next(_numbers)}")
        for name, kind in zip(named, kinds, strict=True)
    ]
    made = Source.objects.bulk_create(rows)
    Alias.objects.bulk_create(Alias(source=row, name=row.name, folded=row.name.casefold()) for row in made)
    return made


def grades(letters: Iterable[tuple[Source, Reliability, datetime]], by: User) -> None:
    """Letters for sources, each from a day on."""
    Grade.objects.bulk_create(
        Grade(source=source, reliability=letter, graded_at=day, graded_by=by, reason="A long record.")
        for source, letter, day in letters
    )


def _in_order(number: int, order: Sequence[int] | None) -> list[str]:
    found = names(number)
    return found if order is None else [found[place] for place in order]


def articles(
    printed: Sequence[tuple[Source | None, datetime | None]], *, order: Sequence[int] | None = None
) -> list[Article]:
    """An article for each outlet and time given, either of which may be unknown; ``order`` as for sources."""
    rows = []
    for name, (outlet, day) in zip(_in_order(len(printed), order), printed, strict=True):
        address = f"https://house.example/{next(_numbers)}"
        rows.append(
            Article(
                public_id=name,
                address=address,
                url=address,
                title=f"Article at {address}",
                source=outlet,
                published_at=day,
                published_precision=Precision.INSTANT if day else "",
            )
        )
    return Article.objects.bulk_create(rows)


def derivations(
    taken: Iterable[tuple[Article, Article, DerivationKind]], *, parts: Mapping[int, Part] | None = None
) -> list[Derivation]:
    """The first of each two articles took from the second, the last of these ties being the least sure.

    ``parts`` tell of articles (by primary key) what was taken where it was not the whole.
    """
    return Derivation.objects.bulk_create(
        Derivation(
            public_id=public_id("derivation", down.public_id, up.public_id),
            downstream=down,
            upstream=up,
            kind=kind,
            containment=0.9 / place,
            method="by hand",
            **_taken_in_part((parts or {}).get(down.pk)),
        )
        for place, (down, up, kind) in enumerate(taken, 1)
    )


def _taken_in_part(part: Part | None) -> dict[str, Any]:
    if part is None:
        return {}
    capture, end = part
    return {"downstream_capture": capture, "spans": [[0, end, 0, end]]}


def captures(printed: Iterable[tuple[str, Article]], *, seen: datetime = NOON) -> list[Capture]:
    """What some articles say when they are seen; no article says the same twice."""
    texts = list(printed)
    made = [
        _capture(name, text, article) for name, (text, article) in zip(names(len(texts)), texts, strict=True)
    ]
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


def _capture(name: str, text: str, article: Article) -> Capture:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Capture(
        public_id=name,
        article=article,
        raw_id=digest,
        text=text,
        text_hash=digest,
        extractor="by hand",
        language="en",
        retrieved_at=NOON,
    )


def claims(number: int, *, order: Sequence[int] | None = None) -> list[Claim]:
    """Claims about one event; ``order`` as for sources."""
    event = make_event()
    measure = make_measure(event)
    keys = [f"statement {next(_numbers)}" for _ in range(number)]
    return Claim.objects.bulk_create(
        Claim(
            public_id=name,
            natural_key=key,
            text=f"This is {key}.",
            language="en",
            event=event,
            measure=measure,
        )
        for name, key in zip(_in_order(number, order), keys, strict=True)
    )


def appearances(found: Iterable[tuple[tuple[Claim, Capture], dict[str, Any]]]) -> list[Appearance]:
    """Claims turning up in captures, at all their words unless ``quote`` says at which."""
    rows = list(found)
    return Appearance.objects.bulk_create(
        _appearance(name, *place, **columns)
        for name, (place, columns) in zip(names(len(rows)), rows, strict=True)
    )


def _appearance(name: str, claim: Claim, capture: Capture, *, quote: str = "", **columns: Any) -> Appearance:
    quote = quote or capture.text
    start = capture.text.index(quote)
    return Appearance(
        public_id=name,
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
