"""Runs any program with the private servers named in its environment: python -m provenance.embedded PROGRAM…"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from types import FrameType

from provenance.embedded import session
from provenance.embedded.children import die_with_parent
from provenance.embedded.refusal import Refusal

LOOK_EVERY = 0.5  # seconds between two looks at the servers


def main(command: list[str]) -> int:
    if not command:
        print("Usage: python -m provenance.embedded PROGRAM [ARGUMENT]...", file=sys.stderr)
        return 2
    try:
        with session.hold():
            return run(command)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1


def run(command: list[str]) -> int:
    """Run it to its end; Ctrl-C reaches it directly, a polite end is passed on, and it does not outlive us
    or its servers."""
    parent = os.getpid()
    program = subprocess.Popen(command, preexec_fn=lambda: die_with_parent(signal.SIGTERM, parent))

    def pass_on(number: int, _frame: FrameType | None) -> None:
        program.send_signal(number)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, pass_on)
    while True:
        try:
            return program.wait(LOOK_EVERY)
        except subprocess.TimeoutExpired:
            if trouble := session.trouble():
                program.terminate()
                program.wait()
                raise Refusal(trouble) from None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
