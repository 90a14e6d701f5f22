"""The figures Prometheus reads: who may, what they say, and that alerts and dashboard name none that is not there."""

import json
import re
from ipaddress import ip_network

import pytest
import yaml
from django.conf import LazySettings
from django.core.cache import cache
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families
from pytest_django import DjangoAssertNumQueries

from provenance.celery import CLOCK_HEARTBEAT, HEARTBEAT
from provenance.embedded.places import PROJECT
from provenance.pipeline.models import JobState, Step
from tests.provenance.operating.test_backlog import make_job

pytestmark = pytest.mark.django_db
TOKEN = {"Authorization": "Bearer a-long-token"}
PROMETHEUS_OWN = {"up"}


@pytest.fixture
def open_to_token(settings: LazySettings) -> LazySettings:
    """Whoever shows the token may read."""
    settings.METRICS_TOKEN = "a-long-token"
    return settings


def figures(client: Client) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    """Each figure by its name and labels."""
    answer = client.get("/metrics", headers=TOKEN)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/plain; version=0.0.4")
    return {
        (one.name, tuple(sorted(one.labels.items()))): one.value
        for family in text_string_to_metric_families(answer.content.decode())
        for one in family.samples
    }


@pytest.mark.parametrize(
    ("given", "headers", "address", "number"),
    [
        pytest.param({}, {}, "127.0.0.1", 403, id="nobody, where nothing is set"),
        pytest.param({}, {"Authorization": "Bearer "}, "127.0.0.1", 403, id="an empty token opens nothing"),
        pytest.param({"METRICS_TOKEN": "a-long-token"}, TOKEN, "203.0.113.9", 200, id="the token"),
        pytest.param({"METRICS_TOKEN": "another"}, TOKEN, "203.0.113.9", 403, id="another token"),
        pytest.param({"METRICS_NETWORKS": "10.0.0.0/8"}, {}, "10.2.3.4", 200, id="a network of ours"),
        pytest.param({"METRICS_NETWORKS": "10.0.0.0/8"}, {}, "11.2.3.4", 403, id="another network"),
        pytest.param({"METRICS_NETWORKS": "::1"}, {}, "::1", 200, id="one address"),
        pytest.param({"METRICS_NETWORKS": "10.0.0.0/8"}, {}, "nonsense", 403, id="no address at all"),
    ],
)  # fmt: skip
def test_only_who_shows_the_token_or_asks_from_our_network_may_read(  # noqa: PLR0917 (pytest names them)
    given: dict[str, str],
    headers: dict[str, str],
    address: str,
    number: int,
    client: Client,
    settings: LazySettings,
) -> None:
    settings.METRICS_TOKEN = given.get("METRICS_TOKEN", "")
    settings.METRICS_NETWORKS = [
        ip_network(each) for each in given.get("METRICS_NETWORKS", "").split(",") if each
    ]

    assert client.get("/metrics", headers=headers, REMOTE_ADDR=address).status_code == number


def test_behind_a_proxy_its_own_address_is_not_taken_for_whoever_asks(
    client: Client, settings: LazySettings
) -> None:
    settings.BEHIND_PROXY, settings.METRICS_NETWORKS = True, [ip_network("127.0.0.1")]

    told = client.get(
        "/metrics", REMOTE_ADDR="127.0.0.1", headers={"X-Forwarded-For": "127.0.0.1, 203.0.113.9"}
    )

    assert told.status_code == 403


def test_figures_tell_what_waits_by_step_and_which_parts_live(
    client: Client, open_to_token: LazySettings, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    cache.set(HEARTBEAT, "some-id", timeout=30)
    cache.delete(CLOCK_HEARTBEAT)
    make_job(Step.TRACE, 1, minutes=10)
    make_job(Step.TRACE, 2, JobState.RUNNING, minutes=1)
    make_job(Step.READ, 3, JobState.QUARANTINED)

    with django_assert_max_num_queries(13):
        told = figures(client)

    assert told["provenance_up", (("part", "worker"),)] == 1
    assert told["provenance_up", (("part", "clock"),)] == 0
    assert told["provenance_queue_age_seconds", (("step", "trace"),)] == pytest.approx(600, abs=30)
    assert told["provenance_queue_age_seconds", (("step", "score"),)] == 0
    assert told["provenance_leases_expired", (("step", "trace"),)] == 1
    assert told["provenance_jobs", (("state", "quarantined"), ("step", "read"))] == 1
    assert told["provenance_verified_age_seconds", ()] == float("inf")


def test_requests_are_counted_by_route_never_by_address_or_made_up_method(
    client: Client, open_to_token: LazySettings
) -> None:
    before = figures(client)
    client.get("/claims/000000000000/")
    client.get("/nowhere/secret-name/")
    client.generic("BREW", "/nowhere/")

    told = figures(client)

    def more(route: str, method: str = "GET") -> float:
        name = "provenance_request_seconds_count", (("answered", "4xx"), ("method", method), ("route", route))
        return told.get(name, 0) - before.get(name, 0)

    assert (more("claim"), more("none"), more("none", "other")) == (1, 1, 1)
    assert "secret-name" not in str(told.keys())
    assert "BREW" not in str(told.keys())


def test_what_is_refused_as_too_much_is_counted(client: Client, open_to_token: LazySettings) -> None:
    name = "provenance_limited_requests_total", (("route", "api:claims"),)
    open_to_token.STRANGERS_A_MINUTE = 1
    before = figures(client).get(name, 0)

    answers = [client.get("/api/v1/claims/", REMOTE_ADDR="203.0.113.77").status_code for _ in range(3)]

    assert figures(client)[name] - before == answers.count(429) == 2


def test_every_figure_that_alerts_and_dashboard_name_is_there(
    client: Client, open_to_token: LazySettings, tmp_path
) -> None:
    open_to_token.BACKUP_STAMP = str(tmp_path / "stamp.json")
    moment = "2026-11-30T00:00:00+00:00"
    (tmp_path / "stamp.json").write_text(
        json.dumps({"finished": moment, "verified": True, "archived": moment})
    )
    client.get("/claims/")
    open_to_token.STRANGERS_A_MINUTE = 1
    for _ in range(2):
        client.get("/api/v1/claims/", REMOTE_ADDR="203.0.113.78")
    there = figures(client)
    names = {name for name, _ in there}
    labels = {name: {label for each, pairs in there if each == name for label, _ in pairs} for name in names}

    asked = questions()

    assert len(asked) > 30
    for question in asked:
        named = set(re.findall(r"\b(provenance_\w+|up)\b", question))
        assert named, question
        assert named - PROMETHEUS_OWN <= names, question
        for name, within in re.findall(r"(provenance_\w+){([^}]*)}", question):
            assert set(re.findall(r"(\w+)\s*[=!]", within)) <= labels[name], question


def questions() -> list[str]:
    """Every question the alerts and the dashboard ask Prometheus."""
    alerts = yaml.safe_load((PROJECT / "deploy/prometheus/alerts.yml").read_text())
    board = json.loads((PROJECT / "deploy/grafana/dashboard.json").read_text())
    return [rule["expr"] for group in alerts["groups"] for rule in group["rules"]] + [
        target["expr"] for panel in board["panels"] for target in panel["targets"]
    ]


def test_a_probe_that_asks_by_number_is_answered_under_https_alone_too(
    client: Client, settings: LazySettings
) -> None:
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = [".newsroom.example"], True

    assert client.get("/healthz", headers={"Host": "10.1.2.3:8000"}).status_code == 200
    assert client.get("/claims/", headers={"Host": "10.1.2.3:8000"}).status_code == 400
