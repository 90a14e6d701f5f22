"""The table of proofs: each names tests that are there, and a page keeps the rows that were not tried anew."""

import ast
from pathlib import Path

import pytest

from provenance.embedded.places import PROJECT
from provenance.evaluation.results import PROOFS_BELOW
from tests import proofs
from tests.proofs import PROOFS, Row


def row(name: str, figure: str) -> Row:
    return Row(name, "Does it?", "10", figure, "a machine", "2026-03-01")


def test_every_proof_names_tests_and_settings_that_are_there() -> None:
    for name, proof in PROOFS.items():
        texts = []
        for each in proof.tests:
            file, _, test = each.partition("::")
            texts.append((PROJECT / file).read_text())
            named = {
                node.name for node in ast.walk(ast.parse(texts[-1])) if isinstance(node, ast.FunctionDef)
            }
            assert not test or test in named, each
        beside = "".join(path.read_text() for path in (PROJECT / "tests").glob("**/*.py"))
        assert all(f'"{setting}"' in beside for setting in proof.full), name
        assert any(f'"{name}"' in text for text in texts), f"none of {name}'s tests tells a figure"


def test_a_row_takes_the_place_of_its_own_and_leaves_the_others_and_the_sets(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(proofs, "PROOFS", dict.fromkeys(["T01", "T02", "T03", "HOSTS"]))
    first = proofs.renewed(
        "# Sets\n\n| a | b |\n", [row("T03", "old"), row("T01", "kept"), row("HOSTS", "kept")]
    )
    second = proofs.renewed(first, [row("T03", "a | new one"), row("T02", "said")])

    assert second.startswith(f"# Sets\n\n| a | b |\n\n{PROOFS_BELOW}\n")
    lines = [line.split(" | ")[0::3] for line in second.splitlines() if " | 2026" in line]
    assert lines == [["| T01", "kept"], ["| T02", "said"], ["| T03", "a / new one"], ["| HOSTS", "kept"]]


def test_figures_are_kept_where_somebody_asked_and_only_of_proofs_that_have_a_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(proofs.BOOK, raising=False)
    proofs.tell("T08", size="1", figure="2")
    monkeypatch.setenv(proofs.BOOK, str(tmp_path / "book"))
    proofs.tell("T08", size="3", figure="4")

    proofs.tell("T16", size="5", figure="6")

    told = (tmp_path / "book").read_text().splitlines()
    assert told[0] == '{"name": "T08", "size": "3", "figure": "4"}'
    assert [each["figure"] for each in proofs.told_of("T08", told)] == ["4"]
    with pytest.raises(KeyError, match="T99 has no row"):
        proofs.tell("T99", size="1", figure="2")
