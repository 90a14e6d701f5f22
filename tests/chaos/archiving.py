"""Archives and renews in a process of its own that dies (SIGKILL) at its n-th question to the database or the store."""

import os
import signal
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.utils import timezone

from sources.actions import archiving, clearing, renewing
from sources.keeping.folder import Folder

ASKED_OF_THE_STORE = ("keep_file", "read", "piece", "holds", "take_away")


def work(dies_at: int, most: int) -> None:
    """All there is to do, unless this process is killed first: before or after the n-th question, as chance has it."""
    left = dies_at

    def counted(ask: Callable[..., Any]) -> Callable[..., Any]:
        def asked(*given: Any, **named: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0 and dies_at % 2:
                os.kill(os.getpid(), signal.SIGKILL)
            answer = ask(*given, **named)
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return answer

        return asked

    for name in ASKED_OF_THE_STORE:
        setattr(Folder, name, counted(getattr(Folder, name)))
    commit = connection._commit
    connection._commit = counted(commit)  # type: ignore[method-assign]

    def watch(execute: Callable[..., Any], *given: Any) -> Any:
        return counted(execute)(*given)

    with connection.execute_wrapper(watch):
        renewing.renew()
        archiving.archive(before=timezone.now(), most=most)
        clearing.clear()
