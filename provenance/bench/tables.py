"""The figures of a bench as a table for people."""

from collections.abc import Callable
from typing import Any


def line(figures: dict[str, Any]) -> str:
    """Each step's share of the time."""
    return "\n".join(
        [
            (
                f"{figures['size']} articles in {figures['seconds']} s: {figures['per_second']} a second, "
                f"peak memory {figures['peak_memory_mb']} MB; slowest step: {figures['slowest']}"
            ),
            *(
                f"  {row['contender']:<8} {row['seconds']:>8} s  {row['ratio']:>6.1%}"
                for row in figures["rows"]
            ),
            f"  {figures['quality']}",
        ]
    )


def copies(figures: dict[str, Any]) -> str:
    """The contenders beneath one another, and what else was measured."""
    columns = (
        "contender",
        "per_second",
        "ratio",
        "ratio_by_cpu",
        "exponent_by_cpu",
        "bytes_each",
        "recall",
        "precision",
    )
    kinds = [name for name in figures["quality"] if name.startswith("recall ")]
    rows = [[_cell(row.get(name)) for name in (*columns, *kinds)] for row in figures["rows"]]
    head = ["contender", "a second", "ours ÷ this", "by CPU", "exponent", "bytes each", "recall", "precision"]
    grid = [[*head, *(kind.removeprefix("recall ") for kind in kinds)], *rows]
    alone = figures["one_arrival"]
    return "\n".join(
        [
            (
                f"{figures['size']} pieces, seed {figures['seed']}, corpus {figures['corpus']}, "
                f"rounds: {figures['rounds']}"
            ),
            *_aligned(grid),
            (
                f"one arrival: half within {alone['p50_ms']} ms, "
                f"95 % within {alone['p95_ms']} ms ({alone['p95_to_p50']} times)"
            ),
            (
                f"stored: {figures['durable']['bytes_each']} bytes each in PostgreSQL, "
                f"{figures['durable']['stored_per_second']} a second; "
                f"index read back at {figures['durable']['rebuilt_per_second']} a second"
            ),
            f"our pace from slice to slice: {', '.join(str(pace) for pace in figures['pace'])} a second",
            *_circumstances(figures),
        ]
    )


def match(figures: dict[str, Any]) -> str:
    """The contenders beneath one another, how many of the texts' claims each found, and what the look-up takes."""
    columns = {
        "contender": "contender", "per_second": "a second", "ratio": "ours ÷ this", "ratio_range": "in the rounds",
        "ratio_least": "by the shortest",
        "p50_ms": "half within ms", "p95_ms": "95 % within ms", "recall": "recall@10", "note": "",
    }  # fmt: skip
    rows = [[_cell(row.get(name)) for name in columns] for row in figures["rows"]]
    return "\n".join(
        [
            (
                f"{figures['size']} known claims, {figures['queries']} texts, seed {figures['seed']}, "
                f"corpus {figures['corpus']}, rounds: {figures['rounds']}"
            ),
            *_aligned([list(columns.values()), *rows]),
            f"listed: {figures['listed_per_second']} claims a second, {figures['bytes_each']} bytes each in PostgreSQL",
            *_circumstances(figures),
        ]
    )


def _aligned(grid: list[list[str]]) -> list[str]:
    widths = [max(len(row[place]) for row in grid) for place in range(len(grid[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in grid
    ]


def _circumstances(figures: dict[str, Any]) -> list[str]:
    return [
        f"versions: {', '.join(f'{name} {version}' for name, version in figures['versions'].items())}",
        f"{figures['cores']} cores, load {figures['load_before']} before, {figures['load_after']} after"
        + ("; noisy, rerun before judging" if figures["noisy"] else ""),
    ]


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def read(figures: dict[str, Any]) -> str:
    """The pace of the reader and each stage's share of it."""
    return "\n".join(
        [
            (
                f"{figures['size']} articles, {figures['quality']['sentences']} sentences, corpus {figures['corpus']}, "
                f"rounds: {figures['rounds']}: {figures['per_second']} sentences a second and core, peak memory "
                f"{figures['peak_memory_mb']} MB ({figures['grown_mb']} by reading); slowest: {figures['slowest']}"
            ),
            *(
                f"  {row['contender']:<12} {row['seconds']:>8} s  {row['ratio']:>6.1%}"
                for row in figures["rows"]
            ),
            f"  {figures['quality']}, load {figures['load_before']} before",
        ]
    )


def rescore(figures: dict[str, Any]) -> str:
    """The contenders beneath one another, what one new appearance takes, and whether all came to the same figures."""
    columns = {
        "contender": "contender", "per_second": "claims a second", "ratio": "ours ÷ this",
        "ratio_range": "in the rounds", "ratio_by_cpu": "by CPU",
    }  # fmt: skip
    rows = [[_cell(row.get(name)) for name in columns] for row in figures["rows"]]
    one = figures["arrival"]
    return "\n".join(
        [
            (
                f"{figures['size']} claims, {figures['appearances']} appearances, seed {figures['seed']}, "
                f"rounds: {figures['rounds']}; exponent of ours: {figures['exponent']}"
            ),
            *_aligned([list(columns.values()), *rows]),
            (
                f"one new appearance, half within: {one['ours_p50_ms']} ms ({one['to_bare']} times the bare "
                f"statement’s {one['bare_p50_ms']}), the loop’s {one['loop_p50_ms']}"
            ),
            f"claims on which they differ: {figures['quality']}",
            *_circumstances(figures),
        ]
    )


def contradictions(figures: dict[str, Any]) -> str:
    """Seconds by the number of claims, and the exponent with which they grow."""
    columns = {
        "contender": "event of", "first": "first s", "again": "again s", "plain": "all pairs s", "kept": "pairs kept",
        "contradict": "contradict", "same": "same found",
    }  # fmt: skip
    rows = [[_cell(row.get(name)) for name in columns] for row in figures["rows"]]
    return "\n".join(
        [
            *_aligned([list(columns.values()), *rows]),
            f"exponents from the smallest to the largest: {figures['quality']}",
            *_circumstances(figures),
        ]
    )


def pages(figures: dict[str, Any]) -> str:
    """The pages beneath one another: their time beside the floor's, what they ask the database, and their weight."""
    columns = {
        "contender": "page", "ms": "ms", "floor_ms": "floor ms", "ratio": "ours ÷ floor",
        "ratio_range": "in the rounds", "by_work": "by CPU", "queries": "queries", "kb": "kB", "kb_sent": "kB sent",
        "same": "same HTML",
    }  # fmt: skip
    rows = [[_cell(row.get(name)) for name in columns] for row in figures["rows"]]
    return "\n".join(
        [
            f"{figures['size']} articles carry the first claim, rounds: {figures['rounds']}",
            *_aligned([list(columns.values()), *rows]),
            f"furthest from its floor: {figures['quality']['worst']} times",
            *_circumstances(figures),
        ]
    )


def api(figures: dict[str, Any]) -> str:
    """The contenders beneath one another, each beside its measure, and the memory a whole list takes as it is sent."""
    columns = {
        "contender": "contender", "per_second": "a second", "ms": "ms", "beside": "beside", "ratio": "rate ÷ that",
        "ratio_range": "in the rounds", "by_work": "by CPU", "queries": "queries", "kb": "kB",
    }  # fmt: skip
    rows = [[_cell(row.get(name)) for name in columns] for row in figures["rows"]]
    held = ", ".join(f"{each['mb']} MB after {each['rows']}" for each in figures["memory"])
    return "\n".join(
        [
            f"{figures['size']} claims, seed {figures['seed']}, rounds: {figures['rounds']}",
            *_aligned([list(columns.values()), *rows]),
            f"the same rows and fields from all: {figures['quality']['same']}",
            f"memory while appearances are sent as lines, by rows: {held}",
            *_circumstances(figures),
        ]
    )


def scale(figures: dict[str, Any]) -> str:
    """What each page costs in either newsroom, what the steps do a second, and the disk."""
    head = ["page", "ms", "by CPU", "database ms", "queries", "large ÷ small", "by CPU"]
    rows = [
        [
            row["contender"],
            *(f"{row[side][name]}" for side, name in SHOWN),
            f"{row['ratio']}",
            f"{row['ratio_by_cpu']}",
        ]
        for row in figures["rows"]
    ]
    steps = [
        f"{side}: {told['articles']} articles more at {told['per_second']} a second "
        f"({told['per_second_by_cpu']} by CPU), seconds by step: {told['seconds']}"
        for side, told in figures["steps"].items()
    ]
    disk = [
        [
            each["table"],
            f"{each['rows']}",
            *(f"{each[part] / 1e6:.1f}" for part in ("heap", "indexes")),
            f"{each['bytes_each']}",
        ]
        for each in figures["disk"]
    ]
    return "\n".join(
        [
            (
                f"{figures['size']} articles beside {figures['small']}, seed {figures['seed']}, "
                f"rounds: {figures['rounds']}; within 1.5 times by CPU: {figures['within']} of {len(rows)}"
            ),
            *_aligned([head, *rows]),
            *steps,
            f"rows made anew that differ: {figures['quality']}",
            *_aligned([["table", "rows", "MB", "MB of indexes", "bytes an article"], *disk]),
            f"memory of the process that answered (MB): {figures['memory_mb']}",
            *_circumstances(figures),
        ]
    )


SHOWN = (("large", "ms"), ("large", "work_ms"), ("large", "database_ms"), ("large", "queries"))
"""What the table tells of a page in the large newsroom."""

TABLES: dict[str, Callable[[dict[str, Any]], str]] = {
    "line": line,
    "copies": copies,
    "match": match,
    "read": read,
    "rescore": rescore,
    "contradictions": contradictions,
    "pages": pages,
    "api": api,
    "scale": scale,
}
