"""Reads pages, texts and feeds of strangers apart from this program; answers as the readers themselves would."""

from collections.abc import Callable
from typing import Any, TypeVar

from sources.intake.announced import Channel
from sources.intake.apart import plain
from sources.intake.apart.limits import MEMORY, SECONDS_OF_WORK
from sources.intake.apart.reader import READER
from sources.rules.html_guard import SAVE_AS_TEXT
from sources.rules.span import Page

Read = TypeVar("Read")

WHY = {
    "memory": f"takes more than {MEMORY // (1024 * 1024)} MB of memory to read",
    "time": f"takes more than {SECONDS_OF_WORK} seconds of work to read",
    "parser": "makes the parser fail",
}


class Overwhelmed(ValueError):
    """A document that brought down whoever read it; the sentence says how, and what to do."""


def read_page(content: bytes, *, url: str = "", encoding: str = "") -> Page:
    """A web page. Raises ``ValueError``, with a remedy, as ``read_html`` does; ``Overwhelmed`` where it harmed."""
    return _sound(plain.page, _read("page", content, {"url": url, "encoding": encoding}))


def read_text(content: bytes, *, encoding: str = "", language: str = "", title: str = "") -> Page:
    """A plain text. Raises as ``read_page`` does."""
    told = {"encoding": encoding, "language": language, "title": title}
    return _sound(plain.page, _read("text", content, told))


def read_channel(content: bytes, *, url: str = "", media: str = "") -> Channel:
    """A feed; ``url`` is where it was found, ``media`` what the server calls it. Raises as ``read_page`` does."""
    return _sound(plain.channel, _read("channel", content, {"url": url, "media": media}))


def _sound(made: Callable[[dict[str, Any]], Read], found: dict[str, Any]) -> Read:
    """What was read, unless it is not of the form agreed on: a child that was taken over may answer anything."""
    try:
        return made(found)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Overwhelmed(
            f"{WHY['parser']} ({error!r:.80}), so it was put away unread: {SAVE_AS_TEXT}"
        ) from error


def _read(kind: str, content: bytes, told: dict[str, str]) -> dict[str, Any]:
    answer = READER.ask(kind, content, told)
    if "refused" in answer:
        raise ValueError(answer["refused"])
    if "harmed" in answer:
        fault = f" ({answer['fault']})" if answer.get("fault") else ""
        raise Overwhelmed(f"{WHY[answer['harmed']]}{fault}, so it was put away unread: {SAVE_AS_TEXT}")
    found: dict[str, Any] = answer["read"]
    return found
