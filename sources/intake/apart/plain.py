"""Pages and feeds as plain JSON and back, so that nothing but words and numbers leaves the child."""

import json
from dataclasses import asdict
from typing import Any

from sources.intake.announced import Announced, Channel
from sources.rules.sections import check
from sources.rules.span import Page, SectionSpan
from sources.vocabulary import FeedFormat, SectionKind


def written(found: Page | Channel) -> bytes:
    """A page or feed as JSON; half surrogates survive as escapes."""
    return json.dumps(asdict(found)).encode()


def page(plain: dict[str, Any]) -> Page:
    """The page again, its sections checked. Raises ``ValueError``, ``KeyError`` or ``TypeError`` where it is none."""
    sections = tuple(
        SectionSpan(SectionKind(part["kind"]), int(part["start"]), int(part["end"]), str(part["voice"]))
        for part in plain["sections"]
    )
    check(plain["text"], sections)
    hints = tuple((str(name), str(value)) for name, value in plain["hints"])
    return Page(**{**plain, "sections": sections, "hints": hints})


def channel(plain: dict[str, Any]) -> Channel:
    """The feed again. Raises ``ValueError``, ``KeyError`` or ``TypeError`` where it is none."""
    announced = tuple(Announced(**one) for one in plain["announced"])
    form = FeedFormat(plain["form"])
    return Channel(**{**plain, "form": form, "announced": announced, "further": tuple(plain["further"])})
