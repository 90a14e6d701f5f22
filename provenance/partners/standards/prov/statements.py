"""What PROV can say, sentence by sentence, and how it is written as PROV-JSON and as PROV-JSONLD.

PROV-JSON: W3C member submission of 24 April 2013; PROV-JSONLD: W3C member submission of 25 August 2024. That something
quotes, stems from a primary source or revises is no key of its own in either: it is a derivation of that ``prov:type``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from provenance.partners.moments import instant

JSONLD_CONTEXT = "https://openprovenance.org/prov-jsonld/context.jsonld"
NAMES = {
    "entity": "Entity", "activity": "Activity", "agent": "Agent", "wasGeneratedBy": "Generation", "used": "Usage",
    "wasDerivedFrom": "Derivation", "wasAttributedTo": "Attribution", "wasAssociatedWith": "Association",
    "actedOnBehalfOf": "Delegation", "wasInvalidatedBy": "Invalidation", "specializationOf": "Specialization",
}  # fmt: skip
"""Each sort of statement by its key in PROV-JSON, and its term in PROV-JSONLD."""
TERMS = {"prov:type": "type", "prov:label": "label", "prov:value": "value"}
"""The terms PROV-JSONLD has for PROV's own attributes."""
LARGEST_INT = 2**31 - 1


class Name(str):
    """A qualified name: a prefix of the document, a colon, and what is named."""

    __slots__ = ()


Plain = Name | str | int | float | bool | datetime


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: its sort, who it names in what part, and what else is said (attribute by attribute)."""

    sort: str
    parts: Mapping[str, str]
    name: str = ""
    said: Sequence[tuple[str, Plain]] = field(default=())


def thing(sort: str, name: str, *said: tuple[str, Plain | None], **times: datetime | None) -> Statement:
    """Something named: an entity, an activity (with its ``times``) or an agent; what is not known is left out."""
    told = {key: instant(at) for key, at in times.items() if at is not None}
    return Statement(sort, told, name, [(key, each) for key, each in said if each not in (None, "")])


def tie(sort: str, *, time: datetime | None = None, kind: str = "", **parts: str) -> Statement:
    """A relation between what is named; ``kind`` is its ``prov:type``."""
    moment = {"time": instant(time)} if time is not None else {}
    return Statement(sort, parts | moment, said=[("prov:type", Name(kind))] if kind else [])


def as_json(
    bundle: str, prefixes: Mapping[str, str], outside: Sequence[Statement], inside: Sequence[Statement]
) -> Any:
    """A document with one bundle as PROV-JSON; ``outside`` is said of the bundle itself."""
    return {
        "prefix": dict(prefixes),
        **_by_sort(outside),
        "bundle": {bundle: {"prefix": dict(prefixes), **_by_sort(inside)}},
    }


def _by_sort(statements: Iterable[Statement]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for number, each in enumerate(statements):
        of_sort = told.setdefault(each.sort, {})
        parts = {f"prov:{part}": name for part, name in each.parts.items()}
        of_sort[each.name or f"_:id{number}"] = parts | dict(_gathered(each.said, _json))
    return told


def _gathered(said: Iterable[tuple[str, Plain]], write: Any) -> Iterator[tuple[str, Any]]:
    """Each attribute once, with its one value or with all."""
    values: dict[str, list[Any]] = {}
    for key, each in said:
        values.setdefault(key, []).append(write(each))
    yield from ((key, all_of[0] if len(all_of) == 1 else all_of) for key, all_of in values.items())


def _json(plain: Plain) -> Any:
    if isinstance(plain, str) and not isinstance(plain, Name):
        return plain
    text, sort = _typed(plain)
    return {"$": text, "type": sort}


def _typed(plain: Plain) -> tuple[str, str]:
    """A value as the text of an XML Schema type."""
    if isinstance(plain, Name):
        return plain, "xsd:QName"
    if isinstance(plain, bool):
        return str(plain).lower(), "xsd:boolean"
    if isinstance(plain, int):
        return str(plain), "xsd:int" if abs(plain) <= LARGEST_INT else "xsd:long"
    if isinstance(plain, float):
        return repr(plain), "xsd:double"
    return (instant(plain), "xsd:dateTime") if isinstance(plain, datetime) else (plain, "xsd:string")


def as_jsonld(
    bundle: str, prefixes: Mapping[str, str], outside: Sequence[Statement], inside: Sequence[Statement]
) -> Any:
    """The same document as PROV-JSONLD, which leaves the meaning of its terms to the submission's own context."""
    own = {
        "@type": "Bundle",
        "@id": bundle,
        "@context": [dict(prefixes)],
        "@graph": [_linked(each) for each in inside],
    }
    return {
        "@context": [dict(prefixes), JSONLD_CONTEXT],
        "@graph": [*(_linked(each) for each in outside), own],
    }


def _linked(each: Statement) -> dict[str, Any]:
    told: dict[str, Any] = {
        "@type": NAMES[each.sort],
        **({"@id": each.name} if each.name else {}),
        **each.parts,
    }
    for key, plain in each.said:
        term = TERMS.get(key, key)
        value = str(plain) if term == "type" else _value(plain)
        told.setdefault(term, []).append(value)
    return told


def _value(plain: Plain) -> dict[str, str]:
    if isinstance(plain, str) and not isinstance(plain, Name):
        return {"@value": plain}
    text, sort = _typed(plain)
    return {"@value": text, "@type": sort}
