"""Reads a list of sources, one on each line, and says in one line each what is wrong with it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sources.errors import Refused, Unreadable
from sources.rules.names import fold
from sources.vocabulary import Reliability, SourceKind

FIELDS = ("name", "kind", "aliases", "domains", "owner", "edition_of", "grade", "grade_reason")
# A reader who comments is met under an outlet's article, never listed.
KINDS = tuple(kind for kind in SourceKind if kind is not SourceKind.COMMENTER)
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Listed:
    """One source as listed; ``owner`` and ``edition_of`` name others, ``where`` says in which file and row."""

    where: str
    name: str
    kind: SourceKind
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    owner: str = ""
    edition_of: str = ""
    grade: Reliability | None = None
    grade_reason: str = ""


def read(path: Path) -> tuple[list[Listed], list[Refused]]:
    """Every source of a .jsonl file, and everything wrong with it by itself (names are looked up later)."""
    listed: list[Listed] = []
    faults: list[Refused] = []
    for where, line in _lines(path):
        try:
            listed.append(_listed(_row(line, where), where))
        except Refused as fault:
            faults.append(fault)
    return listed, [*faults, *_clashes(listed)]


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise Unreadable(f"cannot be opened ({error.strerror}): check the path", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise Unreadable(f"is not UTF-8 (byte {error.start}): save it as UTF-8", where=str(path)) from error
    rows = [
        (f"{path}, row {number}", line) for number, line in enumerate(text.split("\n"), 1) if line.strip()
    ]
    if not rows:
        raise Unreadable("is empty: put one source on each line", where=str(path))
    yield from rows


def _row(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"is not JSON ({error}): mend or remove the line", where=where) from error
    if not isinstance(row, dict):
        raise Unreadable("is not an object with fields such as name and kind", where=where)
    for field in row:
        if field not in FIELDS:
            raise Unreadable(f"is not a field: use {', '.join(FIELDS)}", field=str(field), where=where)
    return row


def _listed(row: dict[str, Any], where: str) -> Listed:
    grade = _choice(row, "grade", tuple(Reliability), where)
    reason = _words(row, "grade_reason", where)
    if grade and not reason:
        raise Unreadable("is missing: say why the source has this grade", field="grade_reason", where=where)
    if reason and not grade:
        raise Unreadable("is missing: a reason wants its letter, A to F", field="grade", where=where)
    name = _words(row, "name", where)
    if not fold(name):
        raise Unreadable("is missing: every source has one", field="name", where=where)
    kind = _choice(row, "kind", KINDS, where)
    return Listed(
        where=where,
        name=name,
        kind=SourceKind(kind) if kind else SourceKind.UNKNOWN,
        aliases=_several(row, "aliases", where),
        domains=_several(row, "domains", where),
        owner=_words(row, "owner", where),
        edition_of=_words(row, "edition_of", where),
        grade=Reliability(grade) if grade else None,
        grade_reason=reason,
    )


def _words(row: dict[str, Any], field: str, where: str) -> str:
    given = row.get(field)
    if given is None:
        return ""
    if not isinstance(given, str):
        raise Unreadable(f"is {given!r:.40}: put it in quotation marks", field=field, where=where)
    return _short(given, field, where)


def _several(row: dict[str, Any], field: str, where: str) -> tuple[str, ...]:
    given = row.get(field)
    if given is None:
        return ()
    if not isinstance(given, list) or not all(isinstance(each, str) and each.strip() for each in given):
        raise Unreadable('must be a list of words such as ["one", "other"]', field=field, where=where)
    return tuple(_short(each, field, where) for each in given)


def _short(given: str, field: str, where: str) -> str:
    text = " ".join(given.split())
    if "\x00" in text:
        raise Unreadable("holds a null character: remove it", field=field, where=where)
    # A reason may be as long as it needs to be; a name is a name.
    if field != "grade_reason" and len(text) > LONGEST:
        raise Unreadable(f"is longer than {LONGEST} characters: shorten it", field=field, where=where)
    return text


def _choice(row: dict[str, Any], field: str, words: Sequence[str], where: str) -> str:
    given = _words(row, field, where)
    if given and given not in words:
        allowed = ", ".join(str(word) for word in words)
        raise Unreadable(f"“{given}” is none of {allowed}", field=field, where=where)
    return given


def _clashes(listed: Sequence[Listed]) -> Iterator[Refused]:
    """Names and domains that two rows both lay claim to."""
    for field in ("name", "domains"):
        holders: dict[str, Listed] = {}
        for row in listed:
            words = (row.name, *row.aliases) if field == "name" else row.domains
            for word in words:
                first = holders.setdefault(fold(word) if field == "name" else word.casefold(), row)
                if first is not row:
                    other = f"“{word}” already belongs to “{first.name}” ({first.where})"
                    yield Unreadable(f"{other}: list it once", field=field, where=row.where)
