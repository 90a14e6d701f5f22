"""The reader that stands by: it has the parsers loaded, and has a child of its own read each document and vanish."""

import gc
import json
import os
import select
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from sources.errors import Refused
from sources.intake.apart import frames, limits, plain
from sources.intake.apart.warm import warm_up
from sources.intake.channels import read_channel
from sources.rules.decoding import decode
from sources.rules.page_html import read_html
from sources.rules.page_text import read_text

LOOK_UP_EVERY = 5.0
"""Seconds between two looks whether whoever started us still lives."""


def _page(content: bytes, *, url: str, encoding: str) -> bytes:
    return plain.written(read_html(content, url=url, encoding=encoding))


def _text(content: bytes, *, encoding: str, language: str, title: str) -> bytes:
    return plain.written(read_text(decode(content, encoding), language=language, title=title))


def _channel(content: bytes, *, url: str, media: str) -> bytes:
    return plain.written(read_channel(content, where="", url=url, media=media))


READERS: dict[str, Callable[..., bytes]] = {"page": _page, "text": _text, "channel": _channel}


def serve(parent: int, asked: int, answered: int) -> None:
    """Answer on one line what is asked on the other, until whoever started us hangs up or is gone."""
    memory = limits.memory_now() + limits.MEMORY
    while os.getppid() == parent:
        if not select.select([asked], [], [], LOOK_UP_EVERY)[0]:
            continue
        question = json.loads(frames.receive(asked))
        content = frames.receive(asked)
        frames.send(answered, _in_a_child(question, content, memory))


def set_aside(line: int) -> int:
    """The same line under another number, where nothing that a library prints can get into it."""
    kept = os.dup(line)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, line)
    os.close(nowhere)
    return kept


def _in_a_child(question: dict[str, Any], content: bytes, memory: int) -> bytes:
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        _read(question, content, answer=theirs, memory=memory)
    os.close(theirs)
    answer, broken = b"", ""
    try:
        answer = frames.receive(ours, seconds=limits.SECONDS_IN_ALL)
    except frames.Broken as fault:
        broken = str(fault)
    finally:
        os.close(ours)
        ended_by, worked = _ended(child)
    return answer or _told(broken, ended_by, worked)


def _ended(child: int) -> tuple[int, float]:
    """End a child; with which signal it had ended, and how many seconds of work it took."""
    os.kill(child, signal.SIGKILL)
    _, how, used = os.wait4(child, 0)
    return (os.WTERMSIG(how) if os.WIFSIGNALED(how) else 0), used.ru_utime + used.ru_stime


def _told(broken: str, ended_by: int, worked: float) -> bytes:
    if ended_by == signal.SIGXCPU or worked >= limits.SECONDS_OF_WORK - 0.5 or broken == frames.SILENT:
        return json.dumps({"harmed": "time"}).encode()
    return json.dumps({"harmed": "parser"}).encode()


def _read(question: dict[str, Any], content: bytes, *, answer: int, memory: int) -> None:
    """Read one document, answer, and vanish, whatever happens: nothing of this child may run on."""
    try:
        limits.shut_in(answer, memory=memory)
        frames.send(limits.ANSWER, _answer(question, content))
    finally:
        os._exit(0)


def _answer(question: dict[str, Any], content: bytes) -> bytes:
    try:
        return b'{"read": ' + READERS[question["kind"]](content, **question["told"]) + b"}"
    except Refused as refusal:
        return json.dumps({"refused": refusal.sentence}).encode()
    except ValueError as refusal:
        return json.dumps({"refused": str(refusal)}).encode()
    except MemoryError:
        return b'{"harmed": "memory"}'
    except Exception as fault:  # noqa: BLE001 (a parser that stumbles is the document's doing, and told as such)
        return json.dumps({"harmed": "parser", "fault": repr(fault)[:300]}).encode()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever asked; we leave when it hangs up
    lines = set_aside(0), set_aside(1)
    warm_up()
    gc.collect()
    gc.freeze()  # a child that never collects what it was born with copies fewer pages
    with suppress(frames.Broken):
        serve(int(sys.argv[1]), *lines)
