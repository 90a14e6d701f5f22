"""Tells of each row only the fields that are asked for, by the names its form gives them."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypedDict, Union, get_args, get_origin, get_type_hints, is_typeddict

from provenance.partners.errors import Fault

FIELDS = "fields"
MOST = 4000
"""Characters a list of names may have: twice all the names of the longest form."""
ALWAYS = "id"
"""Told whatever is asked for: a row that cannot be named again is of no use."""

Tree = Mapping[str, "Tree"]
"""Names and what is asked for below each; nothing below a name means all of it."""


def inner(hint: Any) -> type | None:
    """The form of one row in a hint: its own, that of the members of a list, or of what may also be null."""
    if is_typeddict(hint):
        return hint  # type: ignore[no-any-return]
    if get_origin(hint) is dict:
        return None
    return next((found for each in get_args(hint) if (found := inner(each))), None)


@cache
def names(form: type) -> tuple[str, ...]:
    """Every name that may be asked for, those of inner fields dotted, in the order in which they are told."""
    return tuple(_names(form, ""))


def _names(form: type, path: str) -> Iterator[str]:
    for name, hint in get_type_hints(form).items():
        yield path + name
        if below := inner(hint):
            yield from _names(below, f"{path}{name}.")


def listed(written: str, field: str, allowed: tuple[str, ...]) -> list[str]:
    """The names in a parameter, set apart by commas. Raises ``Fault`` for one that is none of the allowed."""
    if len(written) > MOST:
        raise Fault(f"{field} is longer than {MOST} characters: name fewer.", code="bad_value", field=field)
    asked = [each.strip() for each in written.split(",")]
    for each in asked:
        if each not in allowed:
            shown = ascii(each[:60]) if each else "an empty name"
            raise Fault(
                f"{field} holds {shown}: write some of {', '.join(allowed)}, with commas between them.",
                code="bad_value",
                field=field,
            )
    return asked


def tree(asked: list[str]) -> Tree:
    """The names as a tree; whoever asks for a thing and for a part of it has all of it."""
    found: dict[str, Any] = {}
    for name in asked:
        if any(whole != name and name.startswith(f"{whole}.") for whole in asked):
            continue
        place = found
        for step in name.split("."):
            place = place.setdefault(step, {})
    return found


def read(asked: Mapping[str, str], form: type) -> Tree:
    """What a request asks for of a form; nothing where it does not say. Raises ``Fault``."""
    if FIELDS not in asked:
        return {}
    return {ALWAYS: {}, **tree(listed(asked[FIELDS], FIELDS, names(form)))}


def picked(told: Any, wanted: Tree) -> Any:
    """What is asked for of a row, or of each row of a list, in the order in which it is told."""
    if not wanted or told is None:
        return told
    if isinstance(told, list):
        return [picked(each, wanted) for each in told]
    return {name: picked(value, wanted[name]) for name, value in told.items() if name in wanted}


def reduced(form: type, wanted: Tree) -> type:
    """The form of what is picked."""
    if not wanted:
        return form
    hints = get_type_hints(form, include_extras=True)
    kept = {name: _reduced(hint, wanted[name]) for name, hint in hints.items() if name in wanted}
    return TypedDict(form.__name__, kept)  # type: ignore[operator,no-any-return]


def _reduced(hint: Any, wanted: Tree) -> Any:
    if not wanted:
        return hint
    if is_typeddict(hint):
        return reduced(hint, wanted)
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return Annotated[_reduced(args[0], wanted), *args[1:]]
    if origin in (Union, UnionType):
        return Union[tuple(_reduced(each, wanted) for each in args)]  # noqa: UP007  # made at run time
    return list[_reduced(args[0], wanted)] if origin is list else hint  # type: ignore[misc]
