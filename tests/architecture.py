"""Reads a source tree and says, in sentences that teach, where a line stands in the wrong place."""

import ast
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.house import (
    ABOVE,
    APPS,
    CLOCKS,
    DOORS,
    IMPURE,
    LONGEST,
    NAMED_BY_OTHERS,
    NETWORK,
    NETWORK_DOORS,
    PURE,
    RULES_ROOMS,
    SHAPELESS,
    SHUT,
    SIGNALS,
    SQL_WRITE,
    WRITERS,
    WRITES,
    WRITING_ROOMS,
)


@dataclass(frozen=True, slots=True)
class Module:
    """One file of the tree: ``parts`` are the steps of its dotted name."""

    path: str
    parts: tuple[str, ...]
    text: str
    tree: ast.Module

    @property
    def app(self) -> str:
        return self.parts[0]

    @property
    def room(self) -> str:
        """The folder inside the app that decides what may be imported; a door or vocabulary may be a single file."""
        steps = set(self.parts[1:])
        rooms = [name for name in ("migrations", "vocabulary", "rules", *SHUT) if name in steps]
        return rooms[0] if rooms else next(iter(sorted(steps & DOORS)), "")

    def within(self, *rooms: tuple[str, ...]) -> bool:
        return any(self.parts[: len(room)] == room for room in rooms)


Rule = Callable[[Module], Iterator[tuple[int, str]]]


def faults(root: Path, *, rules: Sequence[Rule] = ()) -> list[str]:
    """Every line of the apps under ``root`` that stands in the wrong place, as ``path:line: what to do``."""
    found = [
        (module, *fault) for module in modules(root) for rule in rules or RULES for fault in rule(module)
    ]
    return [f"{module.path}:{line}: {sentence}" for module, line, sentence in found]


def modules(root: Path) -> Iterator[Module]:
    """Every module of the three apps."""
    for path in sorted(path for app in APPS for path in (root / app).rglob("*.py")):
        where = path.relative_to(root)
        steps = where.with_suffix("").parts
        text = path.read_text()
        yield Module(str(where), steps[:-1] if steps[-1] == "__init__" else steps, text, ast.parse(text))


def imports(module: Module) -> Iterator[tuple[int, str]]:
    """Every dotted name a module imports, wherever it does, relative ones resolved."""
    package = module.parts if module.path.endswith("__init__.py") else module.parts[:-1]
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            name = ".".join([*start, *(node.module or "").split(".")]).strip(".")
            yield from ((node.lineno, f"{name}.{alias.name}") for alias in node.names)


def begins(name: str, *prefixes: str) -> bool:
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


def directions(module: Module) -> Iterator[tuple[int, str]]:
    for line, name in imports(module):
        if begins(name, *ABOVE[module.app]):
            yield (
                line,
                (
                    f"{module.app} imports {name}: directions run provenance -> claims -> sources, never back. Stamp "
                    "the row here and let the upper app ask for what is newer than its own tally"
                ),
            )


def rooms(module: Module) -> Iterator[tuple[int, str]]:
    if module.room not in SHUT:
        return
    shut, remedy = SHUT[module.room]
    for line, name in imports(module):
        steps = name.split(".")
        if steps[0] in APPS and (met := shut & set(steps[1:3])):
            yield line, f"{module.room}/ imports {name} ({', '.join(sorted(met))}): {remedy}"
        if module.room == "actions" and begins(name, "celery", "kombu", "redis"):
            yield (
                line,
                f"an action imports {name}: actions never enqueue or notify; provenance/pipeline asks for what is due",
            )


def purity(module: Module) -> Iterator[tuple[int, str]]:
    if module.room not in ("rules", "vocabulary"):
        return
    for line, name in imports(module):
        steps = name.split(".")
        ours = steps[0] in APPS and (
            "vocabulary" in steps[1:] or (module.room == "rules" and "rules" in steps[1:])
        )
        standard = steps[0] in sys.stdlib_module_names and not begins(name, *IMPURE)
        if not (ours or standard or (module.room == "rules" and steps[0] in PURE)):
            yield (
                line,
                (
                    f"{module.room} imports {name}: rules and vocabulary are pure (standard library, each other and "
                    f"{', '.join(sorted(PURE))}). Let an action look it up and pass the value in"
                ),
            )
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            yield node.lineno, f"a rule asks the clock ({node.func.attr}()): let the caller pass the time in"


def order_of_rules(module: Module) -> Iterator[tuple[int, str]]:
    if (
        module.parts[:2] != ("claims", "rules")
        or module.parts[2:3] == ()
        or module.parts[2] not in RULES_ROOMS
    ):
        return
    higher = RULES_ROOMS[RULES_ROOMS.index(module.parts[2]) + 1 :]
    for line, name in imports(module):
        if begins(name, *(f"claims.rules.{room}" for room in higher)):
            yield (
                line,
                (
                    f"claims/rules/{module.parts[2]} imports {name}: the rooms of claims/rules are built from "
                    f"{RULES_ROOMS[0]} upwards. Move what both need to the lower room"
                ),
            )


def late_imports(module: Module) -> Iterator[tuple[int, str]]:
    functions = (
        node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    lines = {
        inner.lineno
        for function in functions
        for inner in ast.walk(function)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    }
    for line in sorted(lines):
        yield (
            line,
            "an import inside a function: move it to the top; if that closes a circle, one of the two knows too much",
        )


def signals(module: Module) -> Iterator[tuple[int, str]]:
    for line, name in imports(module):
        if begins(name, *SIGNALS):
            yield (
                line,
                f"imports {name}: no signals. Call it by name, or write a trigger if nobody may forget it",
            )


def keyed(module: Module) -> Iterator[tuple[int, str]]:
    """A view that forgets its scopes opens to no key, and nobody is told."""
    for node in module.tree.body:
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base) == "APIView" for base in node.bases):
            named = {ast.unparse(each.targets[0]) for each in node.body if isinstance(each, ast.Assign)}
            named |= {ast.unparse(each.target) for each in node.body if isinstance(each, ast.AnnAssign)}
            if "scopes" not in named:
                yield (
                    node.lineno,
                    (
                        f"{node.name} says nothing of keys: name what it asks of one for each method (scopes, see "
                        "provenance/partners/showing.py)"
                    ),
                )


def length(module: Module) -> Iterator[tuple[int, str]]:
    lines = module.text.count("\n")
    if lines > LONGEST and module.room != "migrations":
        yield (
            LONGEST,
            f"{lines} lines; {LONGEST} are the most: there is more than one idea in here, give each its module",
        )


def names(module: Module) -> Iterator[tuple[int, str]]:
    if module.parts[-1] in SHAPELESS and module.path not in NAMED_BY_OTHERS:
        yield 1, f"“{module.parts[-1]}” says nothing: name the module after the one thing it knows"


def opening(module: Module) -> Iterator[tuple[int, str]]:
    if not module.tree.body or module.room == "migrations":
        return
    sentence = (ast.get_docstring(module.tree) or "").split("\n\n", maxsplit=1)[0]
    if not sentence.rstrip().endswith((".", ":", "…")):
        yield 1, "a module opens with one plain sentence a journalist could read"


def writes(module: Module) -> Iterator[tuple[int, str]]:
    if WRITERS & set(module.parts) or module.within(*WRITING_ROOMS):
        return
    for node in ast.walk(module.tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and _writes_rows(node, node.func)
        ):
            yield (
                node.lineno,
                f".{node.func.attr}() outside actions/: write an action, keyword-only, and call it here",
            )
        elif _writes_in_sql(node) and not _is_docstring(module.tree, node):
            yield node.lineno, "SQL that writes, outside actions/: write an action and call it here"


def _writes_in_sql(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and bool(SQL_WRITE.search(str(node.value)))


def _writes_rows(call: ast.Call, method: ast.Attribute) -> bool:
    """Whether a call writes rows; a dictionary is updated and a cached page deleted under the same names."""
    if method.attr not in WRITES:
        return False
    if (
        isinstance(method.value, ast.Call)
        and isinstance(method.value.func, ast.Name)
        and method.value.func.id == "super"
    ):
        return False
    chain = ast.unparse(method.value)
    rows = re.search(r"\bobjects\b|\.(filter|exclude|all|_set)\b", chain) is not None
    if method.attr.endswith("update"):
        return rows or bool(call.keywords and not call.args and not chain.endswith("conf"))
    return rows or method.attr.endswith(("save", "create")) or not call.args


def _is_docstring(tree: ast.Module, node: ast.AST) -> bool:
    return any(isinstance(one, ast.Expr) and one.value is node for one in ast.walk(tree))


def network(module: Module) -> Iterator[tuple[int, str]]:
    if module.within(*NETWORK_DOORS):
        return
    for line, name in imports(module):
        if begins(name, *NETWORK):
            yield (
                line,
                f"imports {name}: there is one guarded door to the network, sources/fetching; go through it",
            )


RULES: tuple[Rule, ...] = (
    directions,
    rooms,
    purity,
    order_of_rules,
    late_imports,
    signals,
    keyed,
    length,
    names,
    opening,
    writes,
    network,
)
