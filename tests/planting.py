"""Puts a mutant in place of what runs, in this process alone: another code in a function, another value in a constant.

Of a question that the database keeps as a function of its own, the function is made anew, and put back afterwards.
"""

import ast
import functools
import gc
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import CodeType, FunctionType, ModuleType

from django.db import connection

from provenance.embedded.places import PROJECT
from tests.mutants import Mutant

NOTHING = object()
KEPT = "FUNCTIONS"
"""The constant by which a module tells which questions the database keeps for it, by name."""

Functions = dict[tuple[str, str], list[FunctionType]]


def live() -> tuple[Functions, list[object]]:
    """Every function of ours by its file and name, whoever holds it, and everything that remembers answers."""
    gc.unfreeze()
    functions: Functions = defaultdict(list)
    caches = []
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and each.__code__.co_filename.startswith(str(PROJECT)):
            functions[each.__code__.co_filename, each.__code__.co_qualname].append(each)
        elif isinstance(each, functools._lru_cache_wrapper):
            caches.append(each)
    gc.freeze()
    return functions, caches


@contextmanager
def planted(mutant: Mutant, functions: Functions) -> Iterator[None]:
    """With a mutant in place of what runs; in the database for as long as this lasts."""
    module = sys.modules[mutant.path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")]
    if mutant.within:
        swap(mutant, functions)
    former = dict(getattr(module, KEPT, {}))
    rebind(mutant, module)
    with asked_otherwise(former, getattr(module, KEPT, {})):
        yield


def swap(mutant: Mutant, functions: Functions) -> None:
    """Give a function, whoever holds it, the code it has in the mutant."""
    file = str(PROJECT / mutant.path)
    code = codes(compile(mutant.tree, file, "exec"))[mutant.within]
    for each in functions[file, mutant.within]:
        each.__code__ = code


def codes(code: CodeType) -> dict[str, CodeType]:
    """A module's functions and methods by their names."""
    inner = [each for each in code.co_consts if isinstance(each, CodeType)]
    return {each.co_qualname: each for each in inner} | {
        name: deep for each in inner for name, deep in codes(each).items()
    }


def rebind(mutant: Mutant, module: ModuleType) -> None:
    """Work a constant out anew, then those of its module that are made of it, and give them to whoever took them.

    Of a function, those constants that are made by calling it.
    """
    changed: dict[str, object] = {mutant.within: NOTHING} if mutant.within else {}
    for statement in mutant.tree.body:
        named = {each.id for each in ast.walk(statement) if isinstance(each, ast.Name)}
        target = getattr(statement, "target", None) or next(iter(getattr(statement, "targets", ())), None)
        first = not mutant.within and statement.lineno <= mutant.line <= (statement.end_lineno or 0)
        if isinstance(target, ast.Name) and (first or named & changed.keys()):
            former = getattr(module, target.id)
            exec(compile(ast.Module([statement], []), module.__file__ or "", "exec"), module.__dict__)  # noqa: S102
            changed[target.id] = former
    for other in list(sys.modules.values()):
        for name, former in changed.items():
            if getattr(other, "__dict__", {}).get(name, changed) is former:
                setattr(other, name, getattr(module, name))


DEFINED = "SELECT pg_get_functiondef(oid) FROM pg_proc WHERE proname = %s"


@contextmanager
def asked_otherwise(former: Mapping[str, str], present: Mapping[str, str]) -> Iterator[None]:
    """With those of the database's functions that differ made anew."""
    changed = [name for name in former if former[name] != present[name]]
    if not changed:
        yield
        return
    with connection.cursor() as cursor:
        made = {}
        for name in changed:
            cursor.execute(DEFINED, [name])
            (made[name],) = cursor.fetchone()
    try:
        _make(made[name].replace(former[name].strip(), present[name].strip()) for name in changed)
        yield
    finally:
        _make(made.values())


def _make(definitions: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for definition in definitions:
            cursor.execute(definition)
    connection.close()
