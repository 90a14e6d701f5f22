"""An invented newsroom's claims at size: who says each, from whom they have it, and which claims contradict."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
from django.db import connection, models
from django.db.backends.utils import CursorWrapper
from numpy.typing import NDArray

from claims.models import Act, Appearance, Claim, Contradiction, Event, Measure
from claims.vocabulary import ContradictionKind, Outcome, Stance
from provenance.accounts.models import User
from provenance.bench.measuring import Watcher
from sources.models import Article, Capture, Grade, RawPage, Source
from sources.vocabulary import Reliability, SectionKind, SourceKind

EACH = 10
"""Appearances of a claim in the mean; a few claims have hundreds, as a few have in the news."""

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
STANCES = list(Stance)
UNGRADED = len(Reliability)
WORDS = "Four were killed."


@dataclass(frozen=True)
class Sources:
    """Who publishes and speaks: owners by place (-1 for none) and letters from 1 (A) to 6 (nobody has graded it)."""

    owner: Ints
    letter: Ints


@dataclass(frozen=True)
class Said:
    """Every appearance as columns: its claim, its article and where it came from, all by place; -1 is none."""

    claim: Ints
    article: Ints
    stance: Ints
    speaker: Ints
    root: Ints
    party: Flags
    comment: Flags
    dropped: Flags


@dataclass(frozen=True)
class Newsroom:
    """All that is made up: the outlet of each article and the pairs of claims that contradict beside the rest."""

    claims: int
    sources: Sources
    outlet: Ints
    said: Said
    one: Ints
    other: Ints


def make(*, claims: int, seed: int) -> Newsroom:
    """The same newsroom for the same seed."""
    chance = np.random.default_rng(seed)
    count = max(20, claims // 25)
    articles = claims * EACH // 2
    claim = np.sort(np.concatenate([np.arange(claims), _popular(chance, claims, claims * (EACH - 1))]))
    total = len(claim)
    article = chance.integers(0, articles, total)
    speaker = np.where(chance.random(total) < 0.3, chance.integers(0, count, total), -1)
    # Half of what nobody is quoted for was copied from a piece of an earlier appearance of the same claim.
    first = np.searchsorted(claim, claim)
    copied = article[first + (chance.random(total) * (np.arange(total) - first)).astype(np.int64)]
    root = np.where(speaker >= 0, -1, np.where(chance.random(total) < 0.5, copied, article))
    letter = np.where(chance.random(count) < 0.4, chance.integers(1, 6, count), 6)
    owner = np.where(chance.random(count) < 0.3, chance.integers(0, max(2, count // 40), count), -1)
    owner[: max(2, count // 40)] = -1
    pairs = np.unique(chance.integers(0, claims - 1, claims // 10))
    said = Said(
        claim, article, chance.choice(len(STANCES), total, p=(0.55, 0.35, 0.1)), speaker, root,
        chance.random(total) < 0.03, chance.random(total) < 0.05, chance.random(total) < 0.05,
    )  # fmt: skip
    return Newsroom(
        claims, Sources(owner, letter), chance.integers(0, count, articles), said, pairs, pairs + 1
    )


def _popular(chance: np.random.Generator, claims: int, total: int) -> Ints:
    """Which claims are said again: one in ten of them gets half of it."""
    few = chance.integers(0, max(1, claims // 10), total) * 10 % claims
    return np.where(chance.random(total) < 0.5, few, chance.integers(0, claims, total))


@dataclass(frozen=True)
class First:
    """The first primary key of each kind of row; the others follow in the order of the columns."""

    source: int
    article: int
    capture: int
    claim: int
    quote: int


def store(room: Newsroom, watch: Watcher) -> First:
    """Put a newsroom into the database at hand, which must be empty: one row of each kind by hand, the rest like it."""
    source, article, capture, claim, quote = _patterns()
    first = First(*(row.pk + 1 for row in (source, article, capture, claim, quote)))
    grade = Grade.objects.get(source=source)
    owned = {"owner_id": _keys(room.sources.owner, first.source)}
    steps: list[tuple[models.Model, dict[str, Any]]] = [
        (source, _numbered(first.source, len(room.sources.owner)) | owned),
        (grade, _graded(room, grade.pk + 1, first)),
        (article, _numbered(first.article, len(room.outlet), "address")
            | {"source_id": _keys(room.outlet, first.source)}),
        (capture, _numbered(first.capture, len(room.outlet), "text_hash")
            | {"article_id": np.arange(len(room.outlet)) + first.article}),
        (claim, _numbered(first.claim, room.claims, "natural_key")),
        (quote, _quoted(room, first)),
    ]  # fmt: skip
    for done, (row, columns) in enumerate(steps):
        multiply(row, columns)
        watch("storing", done, len(steps))
    _contradict(room, first)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return first


def _patterns() -> tuple[Source, Article, Capture, Claim, Appearance]:
    curator = User.objects.create_user("bench")
    source = Source.objects.create(public_id="bench", kind=SourceKind.OUTLET, name="Bench")
    Grade.objects.create(source=source, reliability="F", graded_by=curator, graded_at=NOON, reason="Bench.")
    article = Article.objects.create(public_id="bench", address="bench", title="Bench", source=source)
    raw = RawPage.objects.create(sha256="0" * 64, content=WORDS.encode(), media="text/plain")
    capture = Capture.objects.create(
        public_id="bench",
        article=article,
        raw=raw,
        text=WORDS,
        text_hash="0",
        extractor="bench",
        language="en",
    )
    event = Event.objects.create(
        public_id="bench", natural_key="bench", act=Act.objects.create(key="bench"), title="Bench"
    )
    measure = Measure.objects.create(event=event, population="", label="bench")
    claim = Claim.objects.create(
        public_id="bench", natural_key="bench", event=event, measure=measure, text=WORDS
    )
    quote = Appearance.objects.create(
        public_id="bench", claim=claim, capture=capture, quote=WORDS, start=0, end=len(WORDS), act=event.act,
        section=SectionKind.BODY, stance=Stance.ASSERTS, measure_label="bench", claim_text=WORDS, method="bench",
        origin_article=article,
    )  # fmt: skip
    return source, article, capture, claim, quote


def _numbered(first: int, count: int, *named: str) -> dict[str, Any]:
    names = [f"{number:012}" for number in range(first, first + count)]
    return {"id": np.arange(first, first + count), "public_id": names, **dict.fromkeys(named, names)}


def _keys(places: Ints, first: int) -> list[int | None]:
    return [int(place) + first if place >= 0 else None for place in places]


def _graded(room: Newsroom, first: int, rows: First) -> dict[str, Any]:
    graded = np.flatnonzero(room.sources.letter < UNGRADED)
    letters = list(Reliability)
    return {
        "id": np.arange(first, first + len(graded)),
        "source_id": graded + rows.source,
        "reliability": [letters[room.sources.letter[place] - 1].value for place in graded],
    }


def _quoted(room: Newsroom, first: First) -> dict[str, Any]:
    said = room.said
    return _numbered(first.quote, len(said.claim)) | {
        "claim_id": said.claim + first.claim,
        "capture_id": said.article + first.capture,
        "stance": [STANCES[each].value for each in said.stance],
        "party": said.party.tolist(),
        "section": [(SectionKind.COMMENT if each else SectionKind.BODY).value for each in said.comment],
        "superseded_at": [NOON if each else None for each in said.dropped],
        "origin_source_id": _keys(said.speaker, first.source),
        "origin_article_id": _keys(said.root, first.article),
    }


def _contradict(room: Newsroom, first: First) -> None:
    """The first of them by hand, the rest like it."""
    if not len(room.one):
        return
    heads = np.searchsorted(room.said.claim, np.arange(room.claims)) + first.quote
    one, other = room.one, room.other
    pattern = Contradiction.objects.create(
        public_id=f"{0:012}", one_id=one[0] + first.claim, other_id=other[0] + first.claim,
        one_appearance_id=heads[one[0]], other_appearance_id=heads[other[0]],
        kind=ContradictionKind.VALUE, outcome=Outcome.CONTRADICTS, reason="Bench.", method="bench",
    )  # fmt: skip
    columns = {
        "one_id": one + first.claim, "other_id": other + first.claim,
        "one_appearance_id": heads[one], "other_appearance_id": heads[other],
    }  # fmt: skip
    numbered = _numbered(pattern.pk + 1, len(one) - 1)
    multiply(pattern, numbered | {name: column[1:] for name, column in columns.items()})


def multiply(row: models.Model, columns: dict[str, Any]) -> None:
    """Rows like one that stands already, but for the columns given.

    No trigger looks at them one by one, and what they refer to is looked up for all of them together.
    """
    kind = row._meta  # noqa: SLF001 (Django's own public name for what a table looks like)
    table, names = kind.db_table, list(columns)
    rest = [field.column for field in kind.concrete_fields if field.column not in columns]
    given, kept = (", ".join(f'"{name}"' for name in some) for some in (names, rest))
    patterned = ", ".join(f'pattern."{name}"' for name in rest)
    staged = ", ".join(f'staged."{name}"' for name in names)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE staged AS SELECT {given} FROM {table} WHERE false")  # noqa: S608 (names of ours)
        with cursor.copy(f"COPY staged ({given}) FROM STDIN") as copy:
            for values in zip(*(_plain(column) for column in columns.values()), strict=True):
                copy.write_row(values)
        with _references_laid_aside(cursor, table):
            cursor.execute(
                f"INSERT INTO {table} ({given}, {kept}) SELECT {staged}, "  # noqa: S608 (names of ours)
                f"{patterned} FROM staged, {table} AS pattern WHERE pattern.{kind.pk.column} = %s",
                [row.pk],
            )
        cursor.execute("DROP TABLE staged")


@contextmanager
def _references_laid_aside(cursor: CursorWrapper, table: str) -> Iterator[None]:
    """Without a table's foreign keys and triggers for a block; the keys are checked at its end."""
    cursor.execute(
        "SELECT quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE conrelid = %s::regclass AND contype = 'f'",
        [table],
    )
    keys = cursor.fetchall()
    cursor.execute(f"SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE {table} DISABLE TRIGGER USER")
    for name, _ in keys:
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    yield
    for name, definition in keys:
        cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
    cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _plain(column: Any) -> list[Any]:
    return list(column.tolist() if isinstance(column, np.ndarray) else column)
