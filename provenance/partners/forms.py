"""Turns the types in which answers are written into JSON Schema, so that the description cannot lag behind."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints, is_typeddict

Schema = dict[str, Any]
Register = Callable[[str, Schema], None]

PLAIN: dict[type, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
}

_named: dict[str, type] = {}
"""Which form each component describes."""


def named(form: type, register: Register) -> Schema:
    """A reference to the component that describes ``form``; the component and all it needs are registered.

    Raises ``TypeError`` where another form goes by the same name: one of the two would be described as the other.
    """
    name = form.__name__.removesuffix("Told")
    if (other := _named.setdefault(name, form)) is not form:
        raise TypeError(f"{form!r} and {other!r} would both be described as {name}: rename one")
    register(name, described(form, register))
    return {"$ref": f"#/components/schemas/{name}"}


def page_of(form: type, register: Register) -> Schema:
    """A reference to the component that describes one page of a list of ``form``."""
    return paged(f"{form.__name__.removesuffix('Told')}Page", named(form, register), register)


def paged(name: str, row: Schema, register: Register) -> Schema:
    """A reference to the component that describes one page of rows."""
    register(
        name,
        {
            "type": "object",
            "description": "One page of a list.",
            "properties": {
                "next": {
                    "type": ["string", "null"],
                    "description": "the next page's address; null at the end",
                },
                "previous": {"type": ["string", "null"], "description": "the page before; null at the start"},
                "results": {"type": "array", "items": row},
            },
            "required": ["next", "previous", "results"],
            "additionalProperties": False,
        },
    )
    return {"$ref": f"#/components/schemas/{name}"}


def part(
    form: type, register: Register, inside: Mapping[str, Schema] | None = None, required: tuple[str, ...] = ()
) -> Schema:
    """The schema of a row of which only some fields are told; ``inside`` says of what else may stand in its fields."""
    hints = get_type_hints(form, include_extras=True)
    fields = {name: _part(hint, register) for name, hint in hints.items()}
    for name, schema in (inside or {}).items():
        own = fields.get(name)
        fields[name] = schema if own is None else _or(own, schema)
    told: Schema = {"type": "object", "properties": fields, "additionalProperties": False}
    return {**told, "required": list(required)} if required else told


def _or(own: Schema, other: Schema) -> Schema:
    """One or the other; of a list, each member."""
    if own.get("type") == "array":
        return {**own, "items": {"anyOf": [own["items"], other]}}
    return {"anyOf": [own, other]}


def _part(hint: Any, register: Register) -> Schema:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return {**_part(inner[0], register), "description": " — ".join(reversed(inner[1:]))}
    if origin in (Union, UnionType):
        return _optional([_part(each, register) for each in inner if each is not NoneType])
    if origin is list:
        return {"type": "array", "items": _part(inner[0], register)}
    return part(hint, register) if is_typeddict(hint) else schema_of(hint, register)


def described(form: type, register: Register) -> Schema:
    """The schema of a TypedDict: every field always there, none besides."""
    hints = get_type_hints(form, include_extras=True)
    return {
        "type": "object",
        "description": (form.__doc__ or "").strip(),
        "properties": {name: schema_of(hint, register) for name, hint in hints.items()},
        "required": list(hints),
        "additionalProperties": False,
    }


def schema_of(hint: Any, register: Register) -> Schema:
    """The schema of one type hint; anything the answers do not use raises TypeError."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return {**schema_of(inner[0], register), "description": " — ".join(reversed(inner[1:]))}
    if origin in (Union, UnionType):
        return _optional([schema_of(each, register) for each in inner if each is not NoneType])
    if origin is list:
        return {"type": "array", "items": schema_of(inner[0], register)}
    if is_typeddict(hint):
        return named(hint, register)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"type": "string", "enum": [each.value for each in hint]}
    if hint in PLAIN or origin is dict:  # a dict is a row of whichever list, and is described there
        return dict(PLAIN.get(hint, {"type": "object"}))
    raise TypeError(f"{hint!r} has no place in an answer: add it to forms.PLAIN")


def _optional(choices: list[Schema]) -> Schema:
    """The one choice, or null."""
    (only,) = choices
    if "$ref" in only or "enum" in only:  # null is none of the words
        return {"anyOf": [only, {"type": "null"}]}
    return {**only, "type": [only["type"], "null"]}
