"""Cuts an answer down to what shows its form, and puts what differs from one making to the next the same."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

MOST = 2
"""Members of a list, and of a map of things by their names, that are kept. Our choice."""
LONGEST = 240
"""Characters of a text that are kept; an address or a frame is cut nowhere."""
WHOLE = ("http://", "https://", "<iframe")
NAMED, TERM = ":", "prov:"
"""What stands in the name of a thing in a map of things by their names (W3C PROV-JSON), and begins a field’s there."""
MADE_AT = datetime(2026, 10, 24, 9, 0, tzinfo=UTC)
"""When everything is said to have been done that was done while the examples were made."""
PLACE = "7Kq2" * 19
"""In the place of a sealed place in the feed of changes, as long as one (see ``telling.places``)."""
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)")
SEALED = re.compile(r"(?<![\w-])[\w-]{76}(?![\w-])")
WAIT = re.compile(r"\b\d+ seconds")


def shortened(told: Any) -> Any:
    """The same form with fewer members in lists and maps, and texts cut."""
    if isinstance(told, dict):
        kept = list(told.items())[: MOST if _by_name(told) else None]
        return {name: shortened(each) for name, each in kept}
    if isinstance(told, list):
        return [shortened(each) for each in told[:MOST]]
    if isinstance(told, str) and len(told) > LONGEST and not told.startswith(WHOLE):
        return f"{told[:LONGEST].rstrip()}…"
    return told


def _by_name(told: Mapping[str, Any]) -> bool:
    """Whether it is a map of things by their names, which may be long, not one thing with its fields."""
    return all(
        isinstance(each, dict) and NAMED in name and not name.startswith(TERM) for name, each in told.items()
    )


def steady(told: Any, since: datetime, names: Mapping[str, str]) -> Any:
    """The same with what was made by chance or by the clock ``since`` replaced; ``names`` says by what."""
    if isinstance(told, dict):
        return {name: steady(each, since, names) for name, each in told.items()}
    if isinstance(told, list):
        return [steady(each, since, names) for each in told]
    return _steady(told, since, names) if isinstance(told, str) else told


def _steady(text: str, since: datetime, names: Mapping[str, str]) -> str:
    for found, name in names.items():
        text = text.replace(found, name)
    text = SEALED.sub(PLACE, INSTANT.sub(lambda found: _moment(found[0], since), text))
    return WAIT.sub("60 seconds", text)


def _moment(written: str, since: datetime) -> str:
    """A moment of the making as if it had begun at ``MADE_AT``, by whole days; any other as it is."""
    moment = datetime.fromisoformat(written)
    if moment < since:
        return written
    made = MADE_AT + (moment - since).days * (datetime.resolution * 86_400_000_000)
    return made.isoformat().replace("+00:00", "Z")
