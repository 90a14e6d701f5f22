"""Every regular expression of the product, and text made to keep each of them busy."""

import ast
import importlib
import pkgutil
import re
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from re import _constants as signs  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from provenance.embedded.places import PROJECT
from tests.architecture import modules

OURS = ("sources", "claims", "provenance")
APART = (".migrations", ".bench", ".embedded", ".evaluation")
"""What no text from outside reaches: measuring, moving and starting."""
WAYS = ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")
SEEKING = {"search", "sub", "subn", "split", "findall", "finditer"}
LETTERS = " a0\n.,'\"-A<&/:é"
ENDLESS = 20
"""How often a part may be repeated before a text can make it long."""
PUMPS = 8
"""Texts tried for one pattern."""


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern, where it stands, and whether it is looked for anywhere in a text or only from its beginning."""

    place: str
    pattern: re.Pattern[Any]
    seeks: bool


class Busy(Exception):
    """The processor time is up."""


def every_pattern() -> list[Found]:
    """Each pattern that a module keeps, or writes where it uses it, once."""
    for top in OURS:
        package = importlib.import_module(top)
        for each in pkgutil.walk_packages(package.__path__, f"{top}."):
            if not any(part in each.name for part in APART):
                importlib.import_module(each.name)
    ways = _ways()
    kept = {
        (found.pattern, found.flags): Found(
            f"{module}.{name}", found, bool(ways.get(_known_as(module, name), SEEKING) & SEEKING)
        )
        for module, name, found in _kept()
    }
    for where, written in _written():
        kept.setdefault((written.pattern, written.flags), Found(where, written, True))
    return sorted(kept.values(), key=lambda each: (each.place, str(each.pattern.pattern)))


def _kept() -> Iterator[tuple[str, str, re.Pattern[Any]]]:
    for name, module in sorted(sys.modules.items()):
        if name.split(".")[0] in OURS and not any(part in name for part in APART):
            for word, value in list(vars(module).items()):
                yield from ((name, word, found) for found in _within(value, 4))


def _within(value: Any, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict):
        for each in [*value.keys(), *value.values()]:
            yield from _within(each, depth - 1)
    elif depth and isinstance(value, tuple | list | set | frozenset):
        for each in value:
            yield from _within(each, depth - 1)
    elif depth and is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _within(getattr(value, field.name, None), depth - 1)


def _ways() -> dict[str, set[str]]:
    """How the patterns of a name are asked, over all modules; a name also handed on is taken to be looked for."""
    ways: dict[str, set[str]] = {}
    for module in modules(PROJECT):
        asked = {
            id(node.value): node.attr
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        }
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                known = _known_as(".".join(module.parts), node.id)
                ways.setdefault(known, set()).add(asked.get(id(node), "search"))
    return ways


def _known_as(module: str, name: str) -> str:
    """A module's own name is one of that module alone, whatever others call theirs."""
    return f"{module}.{name}" if name.startswith("_") else name


def _written() -> Iterator[tuple[str, re.Pattern[Any]]]:
    for module in modules(PROJECT):
        if any(part.strip(".") in module.parts for part in APART):
            continue
        for node in ast.walk(module.tree):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="re"), attr=way),
                    args=[ast.Constant(value=str() | bytes() as written), *_],
                ) if way in WAYS:
                    yield f"{module.path}:{node.lineno}", re.compile(written)


def busy(found: Found, *, signs_long: int, seconds: float) -> str:
    """The text that keeps a pattern busy for so much processor time, or none: what waits in between does not count."""
    ask = found.pattern.search if found.seeks else found.pattern.match
    for before, pump in _pumps(found.pattern):
        text: Any = (before + pump * (signs_long // len(pump)))[:signs_long] + "\0"
        if isinstance(found.pattern.pattern, bytes):
            text = text.encode("latin-1", "replace")
        try:
            with at_most(seconds):
                ask(text)
        except Busy:
            return f"{before[-20:]!r} and then {pump!r} for ever"
    return ""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises ``Busy`` when the block has taken so much of the processor; the matcher itself looks for signals."""
    former = signal.signal(signal.SIGVTALRM, _ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, former)


def _ring(*_: Any) -> None:
    raise Busy


def _pumps(pattern: re.Pattern[Any]) -> list[tuple[str, str]]:
    """What leads up to each part that may be repeated without end, and a text that this part takes."""
    flags = pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    tried: dict[tuple[str, str], None] = {}
    for before, pump in _repeated(parser.parse(pattern.pattern, flags), ""):
        if pump:
            tried |= {(before[:200], pump): None, ("", pump): None}
    return list(tried)[:PUMPS]


def _repeated(tree: Iterable[Any], before: str) -> Iterator[tuple[str, str]]:
    for part in tree:
        kind, value = part
        if kind in (signs.MAX_REPEAT, signs.MIN_REPEAT, signs.POSSESSIVE_REPEAT):
            _, most, body = value
            if most > ENDLESS:
                yield from ((before, each) for each in _ways_through(body))
            yield from _repeated(body, before)
        elif kind is signs.BRANCH:
            for each in value[1]:
                yield from _repeated(each, before)
        elif kind in (signs.SUBPATTERN, signs.ATOMIC_GROUP):
            yield from _repeated(value[3] if kind is signs.SUBPATTERN else value, before)
        before += _taken([part])


def _ways_through(body: Any) -> list[str]:
    if len(body) == 1 and body[0][0] is signs.IN:
        return _members(body[0][1])
    return [_taken(body) or " "]


def _taken(tree: Iterable[Any]) -> str:
    """One text that a part of a pattern takes, but for what it looks at before and behind."""
    text = ""
    for kind, value in tree:
        if kind is signs.LITERAL:
            text += chr(value)
        elif kind in (signs.NOT_LITERAL, signs.ANY):
            text += "b" if value == ord("a") else "a"
        elif kind is signs.IN:
            text += _members(value)[0]
        elif kind in (signs.MAX_REPEAT, signs.MIN_REPEAT, signs.POSSESSIVE_REPEAT):
            text += _taken(value[2]) * max(value[0], 1)
        elif kind in (signs.SUBPATTERN, signs.ATOMIC_GROUP):
            text += _taken(value[3] if kind is signs.SUBPATTERN else value)
        elif kind is signs.BRANCH:
            text += _taken(value[1][0])
    return text


def _members(choices: Any) -> list[str]:
    """A few signs that a class takes."""
    named = {signs.LITERAL: chr, signs.RANGE: lambda ends: chr(ends[0]), signs.CATEGORY: _of_category}
    listed = [named[kind](value) for kind, value in choices if kind in named]
    if choices[0][0] is signs.NEGATE:
        return [sign for sign in LETTERS + "bcd_#" if sign not in listed][:2] or ["一"]
    return listed[:3]


def _of_category(category: Any) -> str:
    known = {
        signs.CATEGORY_DIGIT: "0",
        signs.CATEGORY_SPACE: " ",
        signs.CATEGORY_NOT_WORD: ".",
        signs.CATEGORY_NOT_DIGIT: "a",
    }
    return known.get(category, "a")
