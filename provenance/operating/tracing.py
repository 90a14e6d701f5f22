"""Hooks for Sentry and OpenTelemetry: off until a setting names where to, and never carrying a newsroom's words.

Neither library is part of the program (deploy/requirements-telemetry.txt has both); each is loaded only where its
setting is given. Of a fault its kind, and where in the program it happened, go out; of a request its route, method and
the number it was answered with. Addresses, headers, bodies, people, values of variables, messages of faults and lines
of logs stay here: any of them may hold words of a draft or of a source.
"""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KEPT_OF_EVENT = ("event_id", "timestamp", "level", "platform", "release", "environment", "sdk", "exception")
KEPT_OF_FRAME = ("filename", "module", "function", "lineno", "in_app")
EXTRA = "install deploy/requirements-telemetry.txt, or leave the setting empty"


class Span:
    """One request as it is told of; where nobody is told, it tells nothing."""

    def __init__(self, theirs: Any = None) -> None:
        self._theirs = theirs

    def tell(self, route: str, method: str, answered: int) -> None:
        """By which route, in which way, and with which number a request was answered."""
        if self._theirs is not None:
            self._theirs.update_name(f"{method} {route}")
            self._theirs.set_attributes(
                {"http.route": route, "http.request.method": method, "http.response.status_code": answered}
            )


class Tracer:
    """Who is told of spans: nobody, until ``begin`` has found a setting."""

    theirs: Any = None


def begin() -> None:
    """Start what the settings name. Raises ``ImproperlyConfigured`` where a library is missing."""
    if settings.SENTRY_DSN:
        _library("sentry_sdk", "SENTRY_DSN").init(
            dsn=settings.SENTRY_DSN,
            before_send=scrubbed,
            before_breadcrumb=forgotten,
            send_default_pii=False,
            include_local_variables=False,
            include_source_context=False,
            max_request_body_size="never",
            traces_sample_rate=0.0,
            auto_session_tracking=False,
            send_client_reports=False,
            server_name="",
        )
    if settings.OTEL_ENDPOINT:
        Tracer.theirs = _tracer(settings.OTEL_ENDPOINT)


@contextmanager
def span(name: str) -> Iterator[Span]:
    """A span around a request."""
    if Tracer.theirs is None:
        yield Span()
        return
    # What is raised would be written down with its message.
    with Tracer.theirs.start_as_current_span(
        name, record_exception=False, set_status_on_exception=False
    ) as theirs:
        yield Span(theirs)


def scrubbed(event: dict[str, Any], hint: object = None) -> dict[str, Any] | None:
    """What of a fault may leave: its kind and where it happened. None for what is no fault of the program."""
    raised = event.get("exception", {}).get("values", [])
    if not raised:
        return None
    kept = {name: event[name] for name in KEPT_OF_EVENT if name in event}
    return kept | {"exception": {"values": [_without_words(each) for each in raised]}}


def forgotten(crumb: object, hint: object = None) -> None:
    """What led to a fault is told in lines of logs and questions to the database: none of them leaves."""


def _without_words(raised: dict[str, Any]) -> dict[str, Any]:
    frames = (raised.get("stacktrace") or {}).get("frames", [])
    where = [{name: each[name] for name in KEPT_OF_FRAME if name in each} for each in frames]
    return {"type": raised.get("type"), "module": raised.get("module"), "stacktrace": {"frames": where}}


def _tracer(endpoint: str) -> Any:
    trace = _library("opentelemetry.sdk.trace", "OTEL_ENDPOINT")
    export = _library("opentelemetry.sdk.trace.export", "OTEL_ENDPOINT")
    resources = _library("opentelemetry.sdk.resources", "OTEL_ENDPOINT")
    otlp = _library("opentelemetry.exporter.otlp.proto.http.trace_exporter", "OTEL_ENDPOINT")
    provider = trace.TracerProvider(resource=resources.Resource({"service.name": "provenance"}))
    sender = otlp.OTLPSpanExporter(endpoint=f"{endpoint.rstrip('/')}/v1/traces")
    provider.add_span_processor(export.BatchSpanProcessor(sender))
    return provider.get_tracer("provenance")


def _library(name: str, setting: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as missing:
        raise ImproperlyConfigured(f"{setting}: {name} is not installed: {EXTRA}") from missing
