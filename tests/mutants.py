"""Makes mutants of a module: the same text with one small fault in it, such as a person might have put there."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from provenance.embedded.places import PROJECT

SWAPPED: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,), ast.NotIn: (ast.In,), ast.And: (ast.Or,), ast.Or: (ast.And,),
    ast.Add: (ast.Sub,), ast.Sub: (ast.Add,), ast.Mult: (ast.Div,), ast.Div: (ast.Mult,), ast.FloorDiv: (ast.Mult,),
    ast.Mod: (ast.Mult,), ast.Pow: (ast.Mult,), ast.BitAnd: (ast.BitOr,), ast.BitOr: (ast.BitAnd,),
}  # fmt: skip
"""What each sign of a comparison, of logic and of arithmetic is swapped for: its neighbour, and its contrary."""

NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
SIGNS_OF_SQL = (
    (r"<>", "="), (r"(?<![<>!])=(?!=)", "<>"), (r"<=", "<"), (r">=", ">"), (r"<(?![>=@])", "<="),
    (r"(?<![<@>-])>(?![=>])", ">="), (r"\bIS DISTINCT FROM\b", "IS NOT DISTINCT FROM"),
    (r"\bAND\b", "OR"), (r"\bOR\b", "AND"),
    (r"\bNOT (?=EXISTS|IN|\()", ""), (r"\bIS NOT NULL\b", "IS NULL"), (r"\bIS NULL\b", "IS NOT NULL"),
    (r"\bmin\(", "max("), (r"\bmax\(", "min("),
)  # fmt: skip
"""The same for a question to the database."""

SQL = re.compile(r"\b(?:SELECT|WHERE|CASE)\b")
BEYOND = (ast.JoinedStr, ast.FormattedValue)
TENTH = 0.1
LONG = 120
ROUND = 40


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: in which file and line (with its text), within which function or method ("" for a constant of the
    module), and what it makes of what. ``tree`` is the whole module with it.
    """

    path: str
    line: int
    text: str
    within: str
    was: str
    now: str
    tree: ast.Module


def mutants(path: str, root: Path = PROJECT) -> Iterator[Mutant]:
    """Every mutant of a file, the same at every call. The tree of one holds until the next is asked for."""
    text = (root / path).read_text(encoding="utf-8")
    lines = [each.strip() for each in text.splitlines()]
    tree = ast.parse(text)
    for within, part in _parts(tree):
        for spot in _spots(part):
            for new in _faults(spot.node):
                was = _words(spot.shown)
                now = _words(spot.put(new))
                yield Mutant(path, spot.line, lines[spot.line - 1], within, *_apart(was, now), tree)
                spot.take_back()


@dataclass(slots=True)
class _Spot:
    """Where a node stands: in a field of its parent, or at a place of a list there; ``shown`` is told to people."""

    node: ast.AST
    parent: ast.AST
    name: str
    place: int | None
    shown: ast.AST
    line: int

    def put(self, new: ast.AST) -> ast.AST:
        """Put another node there; what is to be shown then."""
        if isinstance(new, ast.expr | ast.stmt):
            ast.copy_location(new, self.node)
            ast.fix_missing_locations(new)
        self._set(new)
        return new if self.shown is self.node else self.shown

    def take_back(self) -> None:
        self._set(self.node)

    def _set(self, node: ast.AST) -> None:
        if self.place is None:
            setattr(self.parent, self.name, node)
        else:
            getattr(self.parent, self.name)[self.place] = node


def _words(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).replace("\\n", " ").split())


def _apart(was: str, now: str) -> tuple[str, str]:
    """Both, cut to where they differ if they are long."""
    if len(was) <= LONG:
        return was, now
    start = max(_alike(was, now) - ROUND, 0)
    end = max(_alike(was[start + ROUND :][::-1], now[start + ROUND :][::-1]) - ROUND, 0)
    return was[start : len(was) - end], now[start : len(now) - end]


def _alike(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    return next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))


def _parts(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """What can be put in place of what runs: functions and methods with all within them, constants of the module."""
    for statement in tree.body:
        match statement:
            case ast.FunctionDef(name=name):
                yield name, statement
            case ast.ClassDef(name=name):
                methods = (each for each in statement.body if isinstance(each, ast.FunctionDef))
                yield from ((f"{name}.{method.name}", method) for method in methods)
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                if not name.startswith("__"):
                    yield "", statement


def _spots(part: ast.stmt) -> Iterator[_Spot]:
    """Every place at which there may be a fault: not what is annotated, decorated or taken by default."""
    waiting: list[tuple[ast.AST, ast.AST, int]] = [(part, part, part.lineno)]
    while waiting:
        parent, shown, line = waiting.pop(0)
        for name, place, node in _within(parent):
            # Signs have no words of their own, parts of a formatted string no quotes: what they stand in is shown.
            own = isinstance(node, ast.expr | ast.stmt) and not isinstance(parent, BEYOND)
            holder = parent if isinstance(parent, ast.expr) and not isinstance(parent, BEYOND) else shown
            seen = node if own else holder
            at = getattr(node, "lineno", line)
            yield _Spot(node, parent, name, place, seen, at)
            waiting.append((node, seen, at))


def _within(parent: ast.AST) -> Iterator[tuple[str, int | None, ast.AST]]:
    for name, value in ast.iter_fields(parent):
        # That two rows are of one length is held by ``strict``; where they are, nothing comes of it.
        strict = isinstance(parent, ast.keyword) and parent.arg == "strict"
        if strict or name in ("annotation", "returns", "decorator_list"):
            continue
        if isinstance(value, list):
            yield from ((name, place, node) for place, node in enumerate(value) if isinstance(node, ast.AST))
        elif isinstance(value, ast.AST) and not isinstance(value, ast.arguments):
            yield name, None, value


def _faults(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in place of a node."""
    yield from (new() for new in SWAPPED.get(type(node), ()))
    match node:
        case ast.Constant(value=value):
            yield from map(ast.Constant, _otherwise(value))
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.Name(id=name) if name in NAMES:
            yield ast.Name(NAMES[name], ast.Load())
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield ast.Return(ast.Constant(None))
        case ast.IfExp(test=ast.Name() | ast.Call() | ast.Attribute() | ast.NamedExpr() as test):
            yield ast.IfExp(test, node.orelse, node.body)
        case ast.If(test=ast.Name() | ast.Call() | ast.Attribute() | ast.NamedExpr() as test):
            yield ast.If(ast.UnaryOp(ast.Not(), test), node.body, node.orelse)
        case ast.Break() | ast.Continue():
            yield ast.Continue() if isinstance(node, ast.Break) else ast.Break()


def _otherwise(value: object) -> Iterator[Any]:
    match value:
        case bool():
            yield not value
        case int():
            yield from (value + 1, value - 1)
        case float() if value:
            yield from (value * (1 + TENTH), value * (1 - TENTH))
        case str() if SQL.search(value):
            yield from _misasked(value)


def _misasked(question: str) -> Iterator[str]:
    for sign, other in SIGNS_OF_SQL:
        for found in re.finditer(sign, question):
            yield question[: found.start()] + other + question[found.end() :]
