"""What is told of faults and requests elsewhere holds no word of a newsroom's."""

import pytest
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured

from provenance.operating import tracing

SECRET = "a source told us on condition"
FAULT = {
    "event_id": "1", "timestamp": "2026-11-30T00:00:00Z", "level": "error", "platform": "python",
    "server_name": SECRET, "message": SECRET, "logentry": {"message": SECRET}, "user": {"id": SECRET},
    "request": {"url": SECRET, "data": SECRET, "headers": {"Cookie": SECRET}, "query_string": SECRET},
    "breadcrumbs": {"values": [{"message": SECRET}]}, "extra": {"sys.argv": [SECRET]}, "tags": {"title": SECRET},
    "contexts": {"trace": {"description": SECRET}}, "transaction": SECRET, "modules": {SECRET: "1"},
    "exception": {"values": [{
        "type": "ValueError", "module": "builtins", "value": SECRET, "mechanism": {"data": {"said": SECRET}},
        "stacktrace": {"frames": [{
            "filename": "claims/actions/quotes.py", "module": "claims.actions.quotes", "function": "quote",
            "lineno": 7, "in_app": True, "vars": {"text": SECRET}, "context_line": SECRET, "pre_context": [SECRET],
            "abs_path": SECRET,
        }]},
    }]},
}  # fmt: skip


def test_of_a_fault_its_kind_and_place_leave_and_nothing_that_may_hold_words() -> None:
    told = tracing.scrubbed(FAULT)

    assert told is not None
    assert SECRET not in str(told)
    (raised,) = told["exception"]["values"]
    assert raised["type"] == "ValueError"
    assert raised["stacktrace"]["frames"] == [{
        "filename": "claims/actions/quotes.py", "module": "claims.actions.quotes", "function": "quote",
        "lineno": 7, "in_app": True,
    }]  # fmt: skip


def test_a_line_of_a_log_is_no_fault_and_leaves_not_at_all() -> None:
    assert tracing.scrubbed({"event_id": "1", "message": SECRET, "logentry": {"message": SECRET}}) is None
    assert tracing.forgotten({"message": SECRET}) is None


@pytest.mark.parametrize("setting", ["SENTRY_DSN", "OTEL_ENDPOINT"])
def test_a_library_that_is_missing_is_named_with_the_remedy(
    setting: str, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    setattr(settings, setting, "https://key@faults.example/1")
    monkeypatch.setattr(tracing.importlib, "import_module", missing)

    with pytest.raises(ImproperlyConfigured, match=rf"{setting}: .* is not installed: install deploy/"):
        tracing.begin()


def test_nothing_is_told_anywhere_unless_a_setting_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracing.importlib, "import_module", lambda name: pytest.fail(f"{name} was loaded"))

    tracing.begin()
    with tracing.span("request") as span:
        span.tell("claim", "GET", 200)
