"""Reads the JSON that programs send, under limits, and refuses by name what two readers could read in two ways."""

import json
from collections.abc import Mapping
from typing import IO, Any

from rest_framework.parsers import BaseParser

from provenance.partners.errors import Fault

MOST_BYTES = 16_000_000
"""A page of the largest size we take (five million bytes), with every third sign written as an escape."""


class TooLarge(Fault):
    """More was sent than is read at all."""

    status_code = 413


class StrictJSON(BaseParser):
    """One JSON object, in UTF-8, each of its fields once and with a plain value."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """The object. Raises ``Fault``; what says of itself that it is too large is not waited for."""
        if _announced(parser_context) > MOST_BYTES or len(sent := stream.read(MOST_BYTES + 1)) > MOST_BYTES:
            raise TooLarge(f"send at most {MOST_BYTES:,} bytes in one request", code="too_large")
        try:
            loaded = json.loads(
                sent.decode("utf-8-sig"), object_pairs_hook=_once_each, parse_constant=_no_number
            )
        except UnicodeDecodeError as error:
            raise Fault(f"byte {error.start} is not UTF-8: send JSON in UTF-8", code="not_json") from error
        except RecursionError as error:
            raise Fault("is nested too deep: send one object with plain fields", code="not_json") from error
        except ValueError as error:
            raise Fault(f"this is not JSON ({str(error)[:200]})", code="not_json") from error
        if not isinstance(loaded, dict):
            raise Fault("send one object with fields such as url or text", code="not_an_object")
        self.looked_through(loaded)
        return loaded

    def looked_through(self, loaded: dict[str, Any]) -> None:
        """Refuse what has no plain value. Raises ``Fault``."""
        for name, value in loaded.items():
            if isinstance(value, dict | list):
                raise Fault(
                    "holds a list or an object: give plain text", code="bad_value", field=_shown(name)
                )


class NestedJSON(StrictJSON):
    """The same, for addresses that take lists and objects in fields and look through them themselves."""

    def looked_through(self, loaded: dict[str, Any]) -> None:
        """Nothing: whoever asked for it looks at every field by name."""


def _announced(context: Mapping[str, Any] | None) -> int:
    """How many bytes the request says it has; 0 where it says nothing that can be read."""
    request = (context or {}).get("request")
    written = str(request.META.get("CONTENT_LENGTH") or "") if request is not None else ""
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 20 else 0


def _shown(name: str) -> str:
    """A field's name as it can be shown whatever it holds."""
    return ascii(name[:60])[1:-1]


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Fault("is given twice: give it once", code="given_twice", field=_shown(twice))
    return found


def _no_number(written: str) -> None:
    raise ValueError(f"{written} is no number of JSON's")
