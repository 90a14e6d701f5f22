"""Describes what is told of a row where only some of its fields are asked for, or more than its fields."""

from drf_spectacular.utils import OpenApiParameter

from provenance.partners import forms
from provenance.partners.catalogue import BY_NAME
from provenance.partners.expanding import (
    EXPAND,
    EXPANSIONS,
    MOST_AROUND,
    MOST_INSIDE,
    Beside,
    Expansion,
    Named,
    choices,
)
from provenance.partners.picking import ALWAYS, FIELDS, names

ABOUT_FIELDS = (
    "only these fields of each row, with commas between them; a dot leads into a field (value.low). The "
    f"{ALWAYS} is told always, and what is expanded is told whole unless some of it is named"
)
ABOUT_EXPAND = (
    "what is to be told inside each row, with commas between them: a row that is named is told as its own list tells "
    f"it, and of a list that is of the row the first {MOST_INSIDE}, with the address of the others in “next” (then "
    f"pages hold at most {MOST_AROUND} rows). A dot asks for what stands in a row so told"
)


def parameters(resource: str, form: type) -> list[OpenApiParameter]:
    """What chooses how much is told of each row."""
    some = [_names(FIELDS, ABOUT_FIELDS, names(form))]
    return [*some, *([_names(EXPAND, ABOUT_EXPAND, choices(resource))] if choices(resource) else [])]


def _names(name: str, about: str, allowed: tuple[str, ...]) -> OpenApiParameter:
    some = {
        "type": "array",
        "items": {"type": "string", "enum": list(allowed)},
        "minItems": 1,
        "maxItems": 40,
    }
    return OpenApiParameter(
        name, some, OpenApiParameter.QUERY, description=about, style="form", explode=False
    )


def named(resource: str, form: type, register: forms.Register) -> forms.Schema:
    """A reference to the component of a row of which some is told, or more; with it goes what it leads to."""
    for each in BY_NAME.values():
        _register(each.name, each.brief.form, register)
    _register(resource, form, register)
    return _reference(form)


def is_part(name: str) -> bool:
    """Whether a component is one of these, or a page of them."""
    return name.removesuffix("Page").endswith("Part")


def page_of(resource: str, form: type, register: forms.Register) -> forms.Schema:
    """A reference to the component of a page of such rows."""
    return forms.paged(f"{_name(form)}Page", named(resource, form, register), register)


def _register(resource: str, form: type, register: forms.Register) -> None:
    inside = {each.name: _inside(each, register) for each in EXPANSIONS.get(resource, ())}
    about = f"{(form.__doc__ or '').strip()} Told as “{FIELDS}” and “{EXPAND}” ask."
    register(_name(form), {**forms.part(form, register, inside, (ALWAYS,)), "description": about})


def _inside(expansion: Expansion, register: forms.Register) -> forms.Schema:
    if isinstance(expansion, Beside):
        return {"type": "array", "items": forms.named(expansion.form, register)}
    row = _reference(BY_NAME[expansion.resource].brief.form)
    if isinstance(expansion, Named):
        return row
    onward = {"type": ["string", "null"], "description": "where the list goes on; null where these are all"}
    return {
        "type": "object",
        "description": f"the first {MOST_INSIDE}, where {EXPAND} asks for them",
        "properties": {"next": onward, "results": {"type": "array", "items": row}},
        "required": ["next", "results"],
        "additionalProperties": False,
    }


def _reference(form: type) -> forms.Schema:
    return {"$ref": f"#/components/schemas/{_name(form)}"}


def _name(form: type) -> str:
    return f"{form.__name__.removesuffix('Told')}Part"
