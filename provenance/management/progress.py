"""A progress bar for people at a terminal, and silence for machines."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)


@contextmanager
def bar(label: str, *, total: int | None, quiet: bool = False) -> Iterator["Bar"]:
    """A bar on the error stream while it is a terminal; ``quiet`` keeps it away from it altogether."""
    shown = sys.stderr.isatty() and not quiet
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not shown) as progress:
        yield Bar(progress, progress.add_task(label, total=total))


class Bar:
    """The bar as a command moves it."""

    def __init__(self, progress: Progress, task: object) -> None:
        self._progress, self._task = progress, task

    def step(self, label: str = "") -> None:
        """One more done."""
        self._progress.update(self._task, advance=1, **({"description": label} if label else {}))  # type: ignore[arg-type]

    def set(self, *, done: int, total: int, label: str = "") -> None:
        """So many done of so many."""
        text = {"description": label} if label else {}
        self._progress.update(self._task, completed=done, total=total, **text)  # type: ignore[arg-type]
