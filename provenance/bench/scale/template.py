"""A pattern as bytes: every table of it as COPY reads it, with marks where words, numbers and names change."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.db import connection

from claims.rules.grouping.claimgroups import key_of
from provenance.bench.scale.words import EARLY, LATE, NAME, SHIFT, STAND_INS, hidden
from provenance.news.models import Look
from sources.actions import alterations
from sources.models import Capture, Screening
from sources.publicid import public_id
from sources.rules.body import body_of

SHARED = frozenset({"claims_act", "claims_rating", "sources_phrase"})
"""Tables a newsroom has once, however large it is."""
MADE_ANEW = frozenset({
    "claims_termcount", "sources_shingle", "history_head", "history_link", "history_turn", "pipeline_scorecheck",
})  # fmt: skip
"""Tables made from the rest, by the program itself."""
OF_DJANGO = ("auth_", "django_")
NUMBERS = {
    "history_entry": ("key", "actor_id"), "news_news": ("entry", "row"), "pipeline_job": ("subject",),
    "searches_savedsearch": ("looked_at",),
}  # fmt: skip
"""Columns that name a row without a constraint saying so."""
MOMENTS = {
    "history_entry": ("xid",), "history_change": ("xid",), "news_news": ("xid",), "news_look": ("upto", "former_upto"),
}  # fmt: skip
"""Columns that hold numbers of transactions."""
ONLY = {"history_entry": "subject <> 'rating'", "pipeline_job": "step <> 'match'"}
"""Rows that belong to a shared table stay once, like it."""
FINGERPRINT, CONTENT = b"\xf7", b"\xf8"
DENSE = ("sources_screening", "number")
"""Numbers of screenings share their bits with hashes, and so have to follow one another."""

_NAMES = re.compile(r"(?<![0-9A-Za-z])(?:[0-9a-f]{64}|[0-9a-f]{32}|[0-9a-hjkmnp-tv-z]{12})(?![0-9A-Za-z])")
_CHANGING = re.compile(b"[" + re.escape(STAND_INS + NAME) + b"]")
_OF_ROWS = re.compile(r'"(?!act_id|rating_id)(id|\w+_id)": (\d+)')
_ESCAPED = str.maketrans({"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"})


def _public_id(parts: list[bytes]) -> bytes:
    """As the program makes it; a contradiction's claims, or its quotes, stand in the order of their own names."""
    kind, *rest = (each.decode() for each in parts)
    if kind == "contradiction":
        rest = [*rest[:-2], *sorted(rest[-2:])]
    return public_id(kind, *rest).encode()


MAKERS: dict[str, Callable[[list[bytes]], bytes]] = {
    "public_id": _public_id,
    "key_of": lambda parts: key_of(*(each.decode() for each in parts)).encode(),
    "sha256": lambda parts: hashlib.sha256(parts[0]).hexdigest().encode(),
}


@dataclass(slots=True)
class Table:
    """One table: its columns that hold what is not worked out, and all its rows."""

    name: str
    columns: tuple[str, ...]
    rows: bytes


@dataclass(slots=True)
class Template:
    """A pattern: names in the order they were made, of what, tables, and what fingerprints are made of.

    ``width`` is how many digits the number of a row has within the pattern, ``narrow`` that of a screening.
    """

    width: int
    narrow: int
    names: dict[bytes, tuple[str, tuple[bytes, ...]]] = field(default_factory=dict)
    tables: list[Table] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    contents: list[bytes] = field(default_factory=list)
    screened: list[tuple[int, int]] = field(default_factory=list)
    """Of each screening its number, and the place of its capture's body."""


def template(made: Mapping[str, tuple[str, tuple[str, ...]]]) -> Template:
    """The pattern in the database at hand, of which ``made`` tells how names came about."""
    found = Template(
        _width("SELECT max(id) FROM history_entry"), _width("SELECT max(number) FROM sources_screening")
    )
    known = _digests() | dict(made)
    for name, (maker, parts) in known.items():
        found.names[name.encode()] = (maker, _distinct(tuple(marked(part, known) for part in parts)))
    tables = _tables()
    moving = _moving(tables)
    boundary = Look.objects.order_by("upto").values_list("upto", flat=True)[0]
    writer = _Writer(found, known, boundary)
    for name in tables:
        found.tables.append(writer.table(name, tables[name], moving.get(name, set())))
    _bodies(found, known)
    return found


def _distinct(parts: tuple[bytes, ...]) -> tuple[bytes, ...]:
    """What a name is made of; where nothing of it changes, because it was drawn by chance, its number is added."""
    return parts if _CHANGING.search(b"".join(parts)) else (*parts, SHIFT)


def _width(question: str) -> int:
    return len(str(_rows(question)[0][0]))


def _rows(question: str) -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return list(cursor.fetchall())


def _digests() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Hashes of pages and texts."""
    pages = _rows("SELECT sha256, convert_from(content, 'UTF8') FROM sources_rawpage")
    texts = _rows("SELECT text_hash, text FROM sources_capture")
    return {digest: ("sha256", (text,)) for digest, text in [*pages, *texts]}


def _tables() -> dict[str, list[str]]:
    """The tables that are told again, by name, with their columns."""
    found: dict[str, list[str]] = {}
    for table, column in _rows(
        "SELECT table_name, column_name FROM information_schema.columns JOIN pg_class ON relname = table_name "
        "AND relkind = 'r' WHERE table_schema = 'public' AND is_generated = 'NEVER' ORDER BY 1, ordinal_position"
    ):
        if table not in SHARED | MADE_ANEW and not table.startswith(OF_DJANGO):
            found.setdefault(table, []).append(column)
    return {table: columns for table, columns in found.items() if _rows(f"SELECT 1 FROM {table} LIMIT 1")}  # noqa: S608 (names the database gave)


def _moving(tables: Mapping[str, list[str]]) -> dict[str, set[str]]:
    """By table, the columns that hold the number of a row that is told again."""
    found = {table: set(columns) for table, columns in NUMBERS.items()}
    for table, column, other in _rows(
        "SELECT c.conrelid::regclass::text, a.attname, nullif(c.confrelid, 0)::regclass::text FROM pg_constraint c "
        "JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey) "
        "WHERE c.contype IN ('f', 'p') AND a.atttypid = 'bigint'::regtype OR c.contype = 'p' AND a.attname = 'id'"
    ):
        if other is None or other in tables:
            found.setdefault(table, set()).add(column)
    return found


@dataclass(slots=True)
class _Writer:
    """Writes the rows of a pattern down; ``boundary`` is the transaction from which on things are late."""

    found: Template
    known: Mapping[str, object]
    boundary: int

    def table(self, name: str, columns: list[str], moving: set[str]) -> Table:
        kinds = [_kind(name, column, moving) for column in columns]
        listed = ", ".join(f'"{column}"' for column in columns)
        question = f"SELECT {listed} FROM {name} WHERE {ONLY.get(name, 'true')} ORDER BY 1"  # noqa: S608 (our tables)
        lines = []
        with connection.cursor() as cursor, cursor.copy(f"COPY ({question}) TO STDOUT") as copy:
            for row in copy.rows():
                fields = [self.field(kind, value) for kind, value in zip(kinds, row, strict=True)]
                lines.append(b"\t".join(fields) + b"\n")
        return Table(name, tuple(columns), b"".join(lines))

    def field(self, kind: str, value: str | None) -> bytes:
        if value is None:
            return b"\\N"
        if kind in PLAIN:
            return PLAIN[kind](value)
        return getattr(self, f"_{kind}")(value)  # type: ignore[no-any-return]

    def _number(self, value: str) -> bytes:
        return SHIFT + value.zfill(self.found.width).encode()

    def _dense(self, value: str) -> bytes:
        return SHIFT + value.zfill(self.found.narrow).encode()

    def _moment(self, value: str) -> bytes:
        return EARLY if int(value) < self.boundary else LATE

    def _content(self, value: str) -> bytes:
        self.found.contents.append(marked(bytes.fromhex(value[2:]).decode(), self.known))
        return CONTENT

    def _text(self, value: str) -> bytes:
        return marked(value.translate(_ESCAPED), self.known)

    def _rows(self, value: str) -> bytes:
        """Columns as the history has them, in which rows are named by their numbers."""
        first, *parts = _OF_ROWS.split(value.translate(_ESCAPED))
        written = [marked(first, self.known)]
        for key, number, rest in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
            written += [f'"{key}": '.encode(), self._number(number), marked(rest, self.known)]
        return b"".join(written)


PLAIN: dict[str, Callable[[str], bytes]] = {
    "person": lambda value: value.encode() + SHIFT,
    "nobody": lambda _: b"{}",
    "fingerprint": lambda _: FINGERPRINT,
}
SPECIAL = {
    DENSE: "dense", ("accounts_user", "username"): "person", ("sources_capture", "fingerprint"): "fingerprint",
    ("sources_rawpage", "content"): "content", ("history_entry", "before"): "rows",
    ("history_entry", "after"): "rows", ("news_look", "running"): "nobody",
}  # fmt: skip
"""Columns that are told again in a way of their own."""


def _kind(table: str, column: str, moving: set[str]) -> str:
    if (table, column) in SPECIAL:
        return SPECIAL[table, column]
    if column in MOMENTS.get(table, ()):
        return "moment"
    return "number" if column in moving else "text"


def marked(text: str, known: Mapping[str, object]) -> bytes:
    """The text with made-up words hidden and names marked."""
    at, parts = 0, []
    for one in _NAMES.finditer(text):
        if one[0] in known:
            parts += [hidden(text[at : one.start()]), NAME, one[0].encode()]
            at = one.end()
    return b"".join([*parts, hidden(text[at:])])


def _bodies(found: Template, known: Mapping[str, object]) -> None:
    """What fingerprints are made of, in the order of the captures, and who was screened under which number."""
    places: dict[int, int] = {}
    for capture in Capture.objects.order_by("pk").prefetch_related("sections"):
        places[capture.pk] = len(found.bodies)
        body = body_of(capture.text, alterations.said(capture).sections)
        found.bodies.append(marked(body.text, known))
    for number, screened in Screening.objects.order_by("pk").values_list("number", "capture"):
        found.screened.append((number, places[screened]))
