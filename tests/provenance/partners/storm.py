"""A storm of requests made up from the description falls on the real program: how many there were, what was untrue."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import schemathesis
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema
from schemathesis.engine.recorder import ScenarioRecorder
from schemathesis.engine.statistic import Statistic

from provenance.wsgi import application
from tests.newsroom import leave
from tests.provenance.partners import hail
from tests.serving import serving

CONFIG = Path(hail.__file__).with_suffix(".toml")


@dataclass
class Storm:
    """What came of one: requests by phase, answers by number, and each untruth once, with the command to see it."""

    seed: int
    cases: Counter[str] = field(default_factory=Counter)
    answers: Counter[int] = field(default_factory=Counter)
    untrue: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        phases = ", ".join(f"{number:,} {phase}" for phase, number in self.cases.items())
        answers = ", ".join(f"{number:,} × {code}" for code, number in sorted(self.answers.items()))
        return f"seed {self.seed}: {self.cases.total():,} requests ({phases}); {answers}; {len(self.untrue)} untrue"


def fall(
    *, seed: int, shown: dict[str, str], examples: int, phases: tuple[str, ...], paths: str = ""
) -> Storm:
    """So many requests an operation in each phase, the same for the same seed, by whoever shows that header.

    They go over a socket to the whole program, with everything that stands before a view.
    """
    with served() as address:
        config = configured(seed, shown, examples, phases)
        schema = schemathesis.openapi.from_url(f"{address}/api/schema.json", config=config)
        return _watched(Storm(seed), schema.include(path_regex=paths) if paths else schema)


class Handler(WSGIRequestHandler):
    """Answers at once: small packets that wait for each other cost forty milliseconds a request; and says nothing."""

    disable_nagle_algorithm = True

    def log_message(self, *arguments: object) -> None:
        """Nothing: what went wrong is told in the end."""


@contextmanager
def served() -> Iterator[str]:
    """The address of the program on a server of its own."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), Handler)
    server.set_app(application)
    try:
        with serving(server):
            yield f"http://127.0.0.1:{server.server_port}"
    finally:
        leave()


def _watched(storm: Storm, schema: Any) -> Storm:
    found = Statistic()
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            found.on_scenario_finished(event.recorder)
            _count(storm, event.phase.value, event.recorder)
        elif isinstance(event, events.NonFatalError):
            storm.untrue.append(f"{event.label}: {event.info.format()}")
        elif isinstance(event, events.FatalError):
            raise event.exception
    storm.untrue += _in_words(found)
    return storm


def configured(
    seed: int, shown: dict[str, str], examples: int, phases: tuple[str, ...]
) -> SchemathesisConfig:
    """How the storm is made: from ``hail.toml``, and what this one is to be."""
    config = SchemathesisConfig.from_path(CONFIG)
    config.update(seed=seed, max_failures=None)
    project = config.projects.default
    project.update(headers=shown, workers=1, continue_on_failure=True)
    project.generation.update(max_examples=examples, no_shrink=True, database="none")
    project.phases.update(phases=list(phases))
    return config


def _count(storm: Storm, phase: str, recorder: ScenarioRecorder) -> None:
    storm.cases[phase] += len(recorder.interactions)
    storm.answers.update(
        each.response.status_code for each in recorder.interactions.values() if each.response is not None
    )


def _in_words(found: Statistic) -> list[str]:
    return [
        f"{label}: {failure.title}: {failure.message}\n{group.code_sample}"
        for label, groups in found.failures.items()
        for group in groups.values()
        for failure in group.failures
    ]
