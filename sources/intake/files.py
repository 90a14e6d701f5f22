"""Reads files and folders into articles to take; says in one line what is wrong with those it cannot read."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sources.errors import Refused, Unreadable
from sources.intake import feeds, warc
from sources.intake.handed import MOST_BYTES, Handed, PassedOver, from_row

MEDIA = {".txt": "text/plain", ".html": "text/html", ".htm": "text/html"}
ROWS = {".jsonl"}
FEEDS = {".xml", ".rss", ".atom"}
ARCHIVES = {".warc", ".warc.gz"}
KINDS = {*MEDIA, *ROWS, *FEEDS, *ARCHIVES, ".json"}
READABLE = ", ".join(sorted(KINDS))
MANIFEST = "manifest.jsonl"
MOST_NAMED = 6  # kinds of file named one by one where a folder holds others than we read

Found = Handed | Refused | PassedOver


def read(path: Path) -> Iterator[Found]:
    """Every article under ``path``, in the order of their names; what cannot be read comes as a refusal instead.

    What is no article and was left alone is told in words and numbers, once for each folder and archive.
    """
    try:
        if not path.exists():
            yield Unreadable("does not exist: check the path", where=str(path))
        elif path.is_dir():
            yield from _folder(path)
        else:
            yield from _file(path)
    except Refused as refusal:
        yield refusal
    except OSError as error:
        yield Unreadable(f"cannot be opened ({error.strerror}): check its permissions", where=str(path))


def _folder(folder: Path) -> Iterator[Found]:
    manifest = folder / MANIFEST
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith(".")]
    if manifest.is_file():
        yield from _manifest(manifest)
        yield from _unnamed(manifest, paths)
        return
    inside = [path for path in paths if _inside(folder, str(path.relative_to(folder)))]
    readable = [path for path in inside if kind_of(path) in KINDS]
    for path in readable:
        yield from read(path)
    if len(readable) < len(paths):
        yield _left_alone(
            folder, [path for path in inside if kind_of(path) not in KINDS], len(paths) - len(inside)
        )
    if not readable:
        yield Unreadable(f"holds no article: expected {READABLE} or a {MANIFEST}", where=str(folder))


def _unnamed(manifest: Path, paths: Sequence[Path]) -> Iterator[PassedOver]:
    """What lies in the folder of a manifest, could be read, and is named in none of its rows."""
    rows = (row for _, row in _lines(manifest) if isinstance(row, dict))
    named = {manifest.parent / str(row["file"]) for row in rows if row.get("file")} | {manifest}
    others = [path for path in paths if path not in named and kind_of(path) in KINDS]
    if others:
        told = f"passed over {_many(len(others), 'file')} that {MANIFEST} does not name: {others[0].name}"
        yield PassedOver(str(manifest.parent), told + (", …" if len(others) > 1 else ""), len(others))


def kind_of(path: Path) -> str:
    """The kind of a file by the end of its name: ".html", ".warc.gz"."""
    name = path.name.lower()
    return next((kind for kind in ARCHIVES if name.endswith(kind)), path.suffix.lower())


def _left_alone(folder: Path, others: Sequence[Path], outside: int) -> PassedOver:
    """What of a folder was not read: files by kind, most frequent first, and links that lead elsewhere."""
    told = []
    if others:
        kinds = Counter(kind_of(path) or "without an ending" for path in others)
        named = [f"{count:,} {kind[:20]}" for kind, count in kinds.most_common(MOST_NAMED)]
        more = ["…"] if len(kinds) > MOST_NAMED else []
        told.append(f"{_many(len(others), 'file')} of other kinds ({', '.join(named + more)})")
    if outside:
        told.append(f"{_many(outside, 'link')} out of the folder")
    return PassedOver(str(folder), f"passed over {' and '.join(told)}", len(others) + outside)


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _file(path: Path) -> Iterator[Found]:
    suffix = kind_of(path)
    if path.name == MANIFEST:
        yield from _manifest(path)
    elif suffix in ROWS:
        yield from _rows(path)
    elif suffix == ".json":
        yield from _document(path)
    elif suffix in {*MEDIA, *FEEDS, *ARCHIVES}:
        yield from _attempt({"file": path.name}, path, where=str(path))
    else:
        yield Unreadable(f"is not a kind of file we read: use {READABLE}", where=str(path))


def _manifest(manifest: Path) -> Iterator[Found]:
    for where, row in _lines(manifest):
        if isinstance(row, Refused):
            yield row
            continue
        name = row.get("file")
        if name is None:
            yield from _attempt(row, None, where=where)
        elif not isinstance(name, str) or not _inside(manifest.parent, name):
            yield Unreadable("must name a file in the manifest's own folder", field="file", where=where)
        else:
            yield from _attempt(row, manifest.parent / name, where=where)


def _rows(path: Path) -> Iterator[Found]:
    for where, row in _lines(path):
        if isinstance(row, Refused):
            yield row
        else:
            yield from _attempt(row, None, where=where)


def _document(path: Path) -> Iterator[Found]:
    try:
        loaded = json.loads(_text(path))
    except (ValueError, RecursionError) as error:
        yield Unreadable(f"is not JSON ({error}): mend or remove it", where=str(path))
        return
    rows = loaded if isinstance(loaded, list) else [loaded]
    for number, row in enumerate(rows, 1):
        where = f"{path}, article {number}"
        if isinstance(row, dict):
            yield from _attempt(row, None, where=where)
        else:
            yield Unreadable("is not an object with fields such as text and source", where=where)


def _lines(path: Path) -> Iterator[tuple[str, dict[str, Any] | Refused]]:
    lines = _text(path).split("\n")
    if not any(line.strip() for line in lines):
        yield str(path), Unreadable("is empty: put one article on each line", where=str(path))
    for number, line in enumerate(lines, 1):
        where = f"{path}, line {number}"
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield where, Unreadable(f"is not JSON ({error}): mend or remove the line", where=where)
            continue
        if isinstance(row, dict):
            yield where, row
        else:
            yield where, Unreadable("is not an object with fields such as file and source", where=where)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"is not UTF-8 (byte {error.start}): save it as UTF-8", where=str(path)) from error


def _attempt(row: dict[str, Any], path: Path | None, *, where: str) -> Iterator[Found]:
    try:
        if path is None:
            yield from_row(row, where=where)
            return
        suffix = kind_of(path)
        if suffix in ARCHIVES:
            yield from warc.read(_there(path, where), row, where=where)
        elif suffix in FEEDS:
            yield from feeds.read(_bytes(path, where), where=where, file=path.name, row=row)
        elif suffix in MEDIA:
            yield from_row(row, content=_bytes(path, where), media=MEDIA[suffix], where=where)
        else:
            raise Unreadable(
                f"names {path.name}: use .txt, .html, a feed or a WARC", field="file", where=where
            )
    except Refused as refusal:
        yield refusal
    except OSError as error:
        # One file that cannot be opened must not end the reading of the rows after it.
        yield Unreadable(
            f"cannot be opened ({error.strerror}): check its permissions", field="file", where=where
        )


def _there(path: Path, where: str) -> Path:
    if not path.is_file():
        raise Unreadable(f"names {path.name}, which is not there: check the name", field="file", where=where)
    return path


def _bytes(path: Path, where: str) -> bytes:
    if _there(path, where).stat().st_size > MOST_BYTES:
        raise Unreadable(
            f"{path.name} is larger than {MOST_BYTES:,} bytes: hand in the article alone", where=where
        )
    content = path.read_bytes()
    if not content.strip():
        raise Unreadable(f"{path.name} is empty: remove it or put the article in", where=where)
    return content


def _inside(folder: Path, name: str) -> bool:
    try:
        return bool(name.strip()) and (folder / name).resolve().is_relative_to(folder.resolve())
    except (ValueError, OSError, RuntimeError):
        # A name with a NUL or half a surrogate, one longer than the system takes, a link that leads to itself.
        return False
