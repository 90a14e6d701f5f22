"""Lets a command stop quietly when whoever reads its output has seen enough."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def may_close(output: Any) -> Iterator[None]:
    """Run the block; where the reader of ``output`` goes away, end with 141, as a shell would show it."""
    try:
        yield
        output.flush()
    except BrokenPipeError:
        # Python flushes once more at its end: give it somewhere to write, so that it does not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), output.fileno())
        sys.exit(141)
