"""Finds the forms of all sentences that rules and actions put in English, and pages tell in the reader’s language."""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

REFUSALS = ("Refused", "Unreadable", "Harmful", "Unknown", "Stale", "Taken", "Misasked")
"""Whatever these are raised with is told to somebody."""
SAID = {
    **dict.fromkeys(REFUSALS, (0,)), "Misasked": (1,), "stated": (0,), "Reason": (0, 2), "Move": (0,), "Entry": (0, 5),
    "contradicts": (1,), "compatible": (0,), "not_comparable": (0,),
}  # fmt: skip
"""What is always given sentences, and which of its arguments they are."""
TO_PROGRAMS = ("management", "evaluation", "bench", "embedded", "partners", "api", "analysts")
"""Rooms whose refusals only programs and terminals meet; they are spoken to in English."""

WORDED = re.compile(r"[^\W\d_]{2}(?![^{]*\})|→|\(“")
"""Whether a form has words outside its blanks: else it is no sentence."""
PLAIN = frozenset({"len", "str", "round", "join", "repr", "sorted", "abs", "max", "min", "int"})
"""Functions that say nothing of what they are given."""


def forms(module: Path, house: Path) -> Iterator[str]:
    """Each sentence a module marks (``stated``, ``numbered``) or refuses with, a ``{blank}`` for each value in it.

    Its rooms are those below ``house``: what the folder is called that the program lies in says nothing.
    """
    source = module.read_text()
    if any(f"{name}(" in source for name in ("numbered", *SAID)):
        tree = ast.parse(source)
        refusing = not set(module.relative_to(house).parts) & set(TO_PROGRAMS)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield from _said(node, _constants(tree), refusing=refusing)


def _constants(module: ast.Module) -> dict[str, ast.expr]:
    """What a module’s own names stand for."""
    return {ast.unparse(each.targets[0]): each.value for each in module.body if isinstance(each, ast.Assign)}


def _said(call: ast.Call, constants: Mapping[str, ast.expr], *, refusing: bool) -> Iterator[str]:
    name = ast.unparse(call.func).rpartition(".")[2]
    if name == "numbered":
        yield from _counted([each.value for each in call.args[1:] if isinstance(each, ast.Constant)])
    if refusing or name not in REFUSALS:
        given = [call.args[place] for place in SAID.get(name, ()) if place < len(call.args)]
        written = (form_of(one) for each in given for one in _ways(each, constants))
        yield from filter(WORDED.search, written)


def _counted(nouns: Sequence[object]) -> Iterator[str]:
    if nouns:
        yield f"{{count}} {nouns[0]}"
        yield f"{{count}} {nouns[1] if len(nouns) > 1 else f'{nouns[0]}s'}"


def _ways(written: ast.expr, constants: Mapping[str, ast.expr]) -> Iterator[ast.expr]:
    """A sentence where it is written: here, in one of two ways, or under a name at the head of the module."""
    if isinstance(written, ast.IfExp):
        yield from (*_ways(written.body, constants), *_ways(written.orelse, constants))
    elif isinstance(written, ast.Name) and written.id in constants:
        yield from _ways(constants[written.id], {})
    elif isinstance(written, ast.Call) and ast.unparse(written.func).endswith(".format"):
        yield from _ways(cast("ast.Attribute", written.func).value, constants)
    else:
        yield written


def form_of(written: ast.expr) -> str:
    """A sentence written as a string, with a blank for each value put into it; nothing where it is no string."""
    if isinstance(written, ast.Constant) and isinstance(written.value, str):
        return written.value
    if not isinstance(written, ast.JoinedStr):
        return ""
    taken: dict[str, int] = {}
    return "".join(
        _blank(part.value, taken) if isinstance(part, ast.FormattedValue) else str(ast.literal_eval(part))
        for part in written.values
    )


def _blank(value: ast.expr, taken: dict[str, int]) -> str:
    name = _name(value)
    taken[name] = taken.get(name, 0) + 1
    return f"{{{name}}}" if taken[name] == 1 else f"{{{name}{taken[name]}}}"


def _name(value: ast.expr) -> str:
    """What a value is called: itself, its attribute, or whatever works it out."""
    if isinstance(value, ast.Name):
        return value.id.strip("_").lower()
    if isinstance(value, ast.Attribute):
        return value.attr.strip("_").lower()
    if isinstance(value, ast.Subscript):
        key = value.slice
        return (
            key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else _name(value.value)
        )
    if isinstance(value, ast.Call):
        called = _name(value.func)
        return _name(value.args[-1]) if called in PLAIN and value.args else called
    return _name(value.left) if isinstance(value, ast.BinOp) else "value"
