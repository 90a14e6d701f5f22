"""Lets an address that has one form answer in it, whatever is asked for."""

from typing import Any

from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request


class AsItIs(BaseContentNegotiation):
    """An address that has one form answers in it, whatever is asked for; what goes wrong is told as JSON."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        """None: nothing is taken here."""
        return None

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """The one of errors."""
        return renderers[0], renderers[0].media_type
