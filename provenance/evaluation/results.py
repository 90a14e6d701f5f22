"""The table of results: what the program reached on each labelled set, what it should, and what others have."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from provenance.evaluation.yardstick import Report, Yardstick

HEAD = """# Results on public labelled sets

How right the program's own readers and rules are. `fitted` is with weights fitted on the set's own training part, as
the published figures are; `as shipped` is with the rules and weights the program carries, fitted on none of these
sets. Three of their choices were made by looking at what is measured here, and may look a little better than they are:
which signs count in a whole article and with what odds it starts (fnc1), the constants by which headlines are held
together (story_chains, titles), and how days of a month, quarters and spans of years are told from figures
(equate_reddit). On equate_reddit and equate_stress, fitting starts from the weights the program carries. The sets are
not part of the program; several state no licence and are used for measurement only.
`manage.py evaluate all --write deploy/results.md` makes this page anew.

| set | measured on | metric | fitted | as shipped | goal | reached | published |
|---|---|---|---|---|---|---|---|
"""
PROOFS_BELOW = "# Proofs at full size"
"""Under this heading, below the sets, stands what tests came to at their full size (``make proofs``)."""
Measured = tuple[Yardstick, Report]


def with_proofs(page: str, proofs: str) -> str:
    """A page with other proofs below its sets; none where ``proofs`` is empty."""
    sets = page.partition(PROOFS_BELOW)[0].rstrip("\n") + "\n"
    return f"{sets}\n{proofs}" if proofs else sets


def proofs_of(page: str) -> str:
    """What stands below the sets of a page, from its heading on."""
    _, heading, proofs = page.partition(PROOFS_BELOW)
    return heading + proofs


def page(measured: Sequence[Measured]) -> str:
    """The whole page in Markdown."""
    table = "".join(f"| {' | '.join(row)} |\n" for each in measured for row in _rows(*each))
    return HEAD + table + "".join(_wrong(measured))


MOST_CAUSES = 3


def _wrong(measured: Sequence[Measured]) -> Iterator[str]:
    """Below the table, for the sets that tell it, what most of the wrong answers come from."""
    told = [(yardstick.name, report) for yardstick, report in measured if report.causes]
    if told:
        yield "\n## What goes wrong most\n\nThe commonest causes of wrong answers by fitted weights.\n\n"
    for name, report in told:
        causes = [f"{cause}: {count}" for cause, count in list(report.causes.items())[:MOST_CAUSES]]
        yield f"- {name}, {sum(report.causes.values()):,} of {report.n:,} wrong. {'; '.join(causes)}.\n"


def _rows(yardstick: Yardstick, report: Report) -> Iterator[tuple[str, ...]]:
    """One row a metric; what is said once of the whole set stands in its first row."""
    shipped = _flat(report.shipped)
    for place, (name, figure) in enumerate(_flat(report.metrics).items()):
        goal = yardstick.goals.get(name)
        first = place == 0
        yield (
            yardstick.name if first else "",
            f"{report.split}, {report.n:,}" if first else "",
            name,
            # Where nothing was fitted, the figure is that of the program as it is.
            _figure(figure) if shipped else "",
            _figure(shipped.get(name)) if shipped else _figure(figure),
            _figure(goal),
            "" if goal is None else "yes" if figure >= goal else "no",
            yardstick.published if first else "",
        )


def _flat(metrics: Mapping[str, Any]) -> dict[str, float]:
    """Metrics by name, those of labels as "f1 disagree"."""
    flat: dict[str, float] = {}
    for name, figure in metrics.items():
        if isinstance(figure, Mapping):
            flat |= {f"{name} {label}": part for label, part in figure.items()}
        else:
            flat[name] = figure
    return flat


def _figure(figure: float | None) -> str:
    """Four places at most, without a nought before the point: ".7813", "2099"."""
    return "" if figure is None else f"{figure:.4f}".rstrip("0").rstrip(".").removeprefix("0") or "0"
