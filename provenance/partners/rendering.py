"""Writes answers as JSON: UTF-8, times in UTC, the same bytes for the same answer."""

from collections.abc import Mapping
from typing import Any

import orjson
from rest_framework.renderers import BaseRenderer


def encode(answer: Any) -> bytes:
    """The answer as JSON; times end in Z, lazy texts and error details are written as the text they are."""
    return orjson.dumps(answer, default=str, option=orjson.OPT_UTC_Z | orjson.OPT_NAIVE_UTC)


class JSONRenderer(BaseRenderer):
    """JSON, and nothing else."""

    media_type = "application/json"
    format = "json"
    charset = None

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        return b"" if data is None else encode(data)
