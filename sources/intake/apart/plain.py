"""Pages and feeds as plain JSON and back, so that nothing but words and numbers leaves the child."""

import json
from dataclasses import asdict
from typing import Any

from sources.intake.announced import Announced, Channel
from sources.rules.sections import check
from sources.rules.span import Omission, Page, SectionSpan
from sources.vocabulary import FeedFormat, OmissionKind, SectionKind


def written(found: Page | Channel) -> bytes:
    """A page or feed as JSON; half surrogates survive as escapes."""
    return json.dumps(asdict(found)).encode()


def page(plain: dict[str, Any]) -> Page:
    """The page again, its sections checked. Raises ``ValueError``, ``KeyError`` or ``TypeError`` where it is none."""
    sections = tuple(
        SectionSpan(SectionKind(part["kind"]), int(part["start"]), int(part["end"]), str(part["voice"]))
        for part in plain["sections"]
    )
    hints = tuple((str(name), str(value)) for name, value in plain["hints"])
    omitted = tuple(
        Omission(OmissionKind(one["kind"]), int(one["signs"]), tuple(map(str, one["excerpts"])))
        for one in plain["omitted"]
    )
    words = _words(plain, but={"sections", "hints", "omitted"})
    check(words["text"], sections)
    return Page(**words, sections=sections, hints=hints, omitted=omitted)


def channel(plain: dict[str, Any]) -> Channel:
    """The feed again. Raises ``ValueError``, ``KeyError`` or ``TypeError`` where it is none."""
    announced = tuple(
        Announced(**_words(one, but={"full", "news"}), full=bool(one["full"]), news=bool(one["news"]))
        for one in plain["announced"]
    )
    further = tuple(str(address) for address in plain["further"])
    words = _words(plain, but={"form", "announced", "further"})
    return Channel(**words, form=FeedFormat(plain["form"]), announced=announced, further=further)


def _words(plain: dict[str, Any], *, but: set[str]) -> dict[str, Any]:
    """The fields that hold words, each of them checked. Raises ``TypeError`` where one holds something else."""
    words = {name: value for name, value in plain.items() if name not in but}
    for name, value in words.items():
        if not isinstance(value, str):
            raise TypeError(f"{name} is {type(value).__name__}, not words")
    return words
