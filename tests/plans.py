"""Fills tables with many rows that are alike, and tells what the database reads of them for a query, and how."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from django.db import connection, models

Row = TypeVar("Row", bound=models.Model)


def many_like(row: Row, number: int, **fields: Callable[[int], Any]) -> list[Row]:
    """So many rows like one, save for some fields, each told by the row's place; put in at once."""
    kind = type(row)
    columns = kind._meta.concrete_fields
    same = {
        field.attname: getattr(row, field.attname)
        for field in columns
        if not (field.primary_key or field.name in fields or field.attname in fields)
    }
    return kind._default_manager.bulk_create(
        kind(**same, **{name: told(place) for name, told in fields.items()}) for place in range(number)
    )


def rows_read(sql: str) -> "Counter[str]":
    """How many rows a query reads of each table and common table while it runs, those it then leaves out included."""
    found: Counter[str] = Counter()
    for node in _nodes(_plan(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")):
        name = node.get("Relation Name") or node.get("CTE Name")
        if name:
            left_out = node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
            found[name] += round((node["Actual Rows"] + left_out) * node["Actual Loops"])
    return found


def looked_through(sql: str) -> list[str]:
    """The tables a query would look through from end to end."""
    nodes = _nodes(_plan(f"EXPLAIN (FORMAT JSON) {sql}"))
    return [node["Relation Name"] for node in nodes if node["Node Type"] == "Seq Scan"]


def functions(sql: str) -> "Counter[str]":
    """How many places of a query's plan read the rows that a function gives, by its name."""
    nodes = _nodes(_plan(f"EXPLAIN (FORMAT JSON) {sql}"))
    return Counter(node["Function Name"] for node in nodes if "Function Name" in node)


def indexes(sql: str) -> set[str]:
    """The indexes a query would be answered from."""
    nodes = _nodes(_plan(f"EXPLAIN (FORMAT JSON) {sql}"))
    return {node["Index Name"] for node in nodes if "Index Name" in node}


def _plan(sql: str) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        (told,) = cursor.fetchone()
    plan = json.loads(told) if isinstance(told, str) else told
    return plan[0]["Plan"]  # type: ignore[no-any-return]


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for below in node.get("Plans", ()):
        yield from _nodes(below)
