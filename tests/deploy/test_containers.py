"""Image, compose and Kubernetes agree with the program and with each other, and give nobody more than it needs."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from provenance.embedded.places import PROJECT
from tests.deploy.test_host import DEPLOY, known

COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
IMAGE = (DEPLOY / "Containerfile").read_text()
OURS = ("web", "matcher", "worker", "beat", "migrate")
FOR_TESTS = re.compile(r"^(pytest|mypy|ruff|playwright|hypothesis|coverage|embedded)", re.MULTILINE)


def manifests() -> list[dict[str, Any]]:
    """Everything kustomize hands to the cluster."""
    listed = yaml.safe_load((DEPLOY / "kubernetes/kustomization.yaml").read_text())["resources"]
    paths = [DEPLOY / "kubernetes" / each for each in listed]
    assert {path.name for path in paths} == {path.name for path in (DEPLOY / "kubernetes/base").iterdir()}
    return [each for path in paths for each in yaml.safe_load_all(path.read_text())]


def pods() -> Iterator[tuple[str, dict[str, Any]]]:
    """The pods of every manifest that has some, by its name."""
    for each in manifests():
        if each["kind"] in {"Deployment", "Job"}:
            yield each["metadata"]["name"], each["spec"]["template"]["spec"]
        elif each["kind"] == "CronJob":
            yield each["metadata"]["name"], each["spec"]["jobTemplate"]["spec"]["template"]["spec"]


def test_the_image_copies_what_is_there_and_no_tests_nor_private_servers() -> None:
    copied = [
        word for line in re.findall(r"^COPY (?!--)(.+)$", IMAGE, re.MULTILINE) for word in line.split()[:-1]
    ]

    assert {"requirements.txt", "claims", "provenance", "sources"} <= set(copied)
    assert [each for each in copied if not (PROJECT / each).exists()] == []
    assert not {"tests", "demo", "provenance/embedded/requirements.txt"} & set(copied)
    assert FOR_TESTS.search((PROJECT / "requirements.txt").read_text()) is None
    assert "USER 10001:10001" in IMAGE.rpartition("FROM ")[2]


@pytest.mark.parametrize("name", OURS)
def test_in_compose_each_part_of_ours_runs_confined_with_settings_that_are_explained(name: str) -> None:
    service = COMPOSE["services"][name]

    assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert set(service["environment"]) - known() == set()
    assert service["networks"] == (["inside", "outside"] if name == "worker" else ["inside"])


def test_in_compose_only_the_proxy_is_reached_and_every_file_and_secret_is_there_or_made() -> None:
    made = (DEPLOY / "compose-secrets.sh").read_text()

    assert [name for name, each in COMPOSE["services"].items() if "ports" in each] == ["proxy"]
    for name in COMPOSE["secrets"]:
        assert re.search(rf"\b{name}\b", made), name
    mounted = [
        str(one).partition(":")[0] for each in COMPOSE["services"].values() for one in each.get("volumes", [])
    ]
    files = {each for each in mounted if each.startswith("./")} - {"./tls"}
    assert files
    assert [each for each in files if not (DEPLOY / each).is_file()] == []


def test_the_same_commands_run_on_a_host_in_compose_and_in_a_cluster() -> None:
    clustered = dict(pods())

    for name in ("matcher", "worker", "beat"):
        unit = (DEPLOY / f"systemd/provenance-{name}.service").read_text()
        began = re.search(r"^ExecStart=\S+/python -m celery (.*)$", unit, re.MULTILINE)
        assert began is not None
        on_host = re.sub(r"-c \$\{\w+\}|--loglevel=\w+|-c \d", "", began[1].replace("%%", "%")).split()
        for command in (
            COMPOSE["services"][name]["command"],
            clustered[f"provenance-{name}"]["containers"][0]["command"],
        ):
            assert re.sub(r"-c \d", "", " ".join(command[1:])).split() == on_host


@pytest.mark.parametrize(
    ("name", "pod"), list(pods()), ids=lambda each: each if isinstance(each, str) else ""
)
def test_in_a_cluster_each_pod_passes_the_restricted_standard(name: str, pod: dict[str, Any]) -> None:
    (container,) = pod["containers"]
    secured = container["securityContext"]

    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert pod["automountServiceAccountToken"] is False
    assert (secured["allowPrivilegeEscalation"], secured["readOnlyRootFilesystem"]) == (False, True)
    assert secured["capabilities"] == {"drop": ["ALL"]}
    assert {"requests", "limits"} <= container["resources"].keys()
    assert {each["name"] for each in container["env"]} - known() == set()
    mounted = {each["name"] for each in container["volumeMounts"]}
    assert mounted == {each["name"] for each in pod["volumes"]}


def test_in_a_cluster_settings_are_explained_and_only_errands_reach_out() -> None:
    (settings,) = [each["data"] for each in manifests() if each["kind"] == "ConfigMap"]
    outside = [
        each["metadata"]["labels"]["app.kubernetes.io/component"]
        for kind in manifests() if kind["kind"] == "Deployment"
        for each in [kind["spec"]["template"]] if "provenance/reaches" in each["metadata"]["labels"]
    ]  # fmt: skip

    assert set(settings) - known() == set()
    assert outside == ["worker"]
