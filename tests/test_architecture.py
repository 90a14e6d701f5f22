"""The house keeps its plan; and the test that says so is itself attacked."""

import ast
from pathlib import Path

import pytest

from provenance.embedded.places import PROJECT
from tests.architecture import RULES, faults, modules
from tests.house import LONGEST

FOLDERS = ("browser", "chaos")
DOC = '"""A plain sentence."""\n\n'


def test_every_line_stands_where_it_belongs() -> None:
    assert faults(PROJECT) == []


def test_nine_functions_in_ten_fit_on_a_screen() -> None:
    lengths = [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for module in modules(PROJECT)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert sum(length <= 35 for length in lengths) >= 0.9 * len(lengths)


def test_no_test_module_holds_more_than_one_idea_either() -> None:
    lengths = {path: path.read_text().count("\n") for path in (PROJECT / "tests").rglob("*.py")}

    assert [str(path) for path, lines in lengths.items() if lines > LONGEST] == []


def test_browsers_and_kills_stay_in_their_folders_where_they_are_run() -> None:
    marked = [
        path.relative_to(PROJECT / "tests")
        for path in (PROJECT / "tests").rglob("test_*.py")
        if any(f"mark.{name}" in path.read_text() for name in FOLDERS)
    ]

    assert {path.parts[0] for path in marked} == set(FOLDERS)


ATTACKS = [
    pytest.param(
        "provenance/partners/x.py",
        "class Secrets(APIView):\n    schema = None",
        "Secrets says nothing of keys",
        id="a view without scopes",
    ),
    pytest.param(
        "sources/rules/x.py",
        "from django.db import models",
        "rules imports django.db.models",
        id="Django in a rule",
    ),
    pytest.param(
        "sources/vocabulary.py", "import numpy", "vocabulary imports numpy", id="a library in the vocabulary"
    ),
    pytest.param("sources/rules/x.py", "import random", "rules imports random", id="chance in a rule"),
    pytest.param(
        "sources/rules/x.py",
        "from urllib.request import urlopen",
        "rules imports urllib.request",
        id="network in a rule",
    ),
    pytest.param(
        "claims/rules/x.py",
        "from datetime import datetime\nat = datetime.now()",
        "asks the clock (now())",
        id="a clock in a rule",
    ),
    pytest.param(
        "claims/rules/x.py",
        "from sources.models import Source",
        "rules imports sources.models",
        id="rows in a rule",
    ),
    pytest.param(
        "sources/rules/x.py",
        "from ..models import source",
        "rules imports sources.models.source",
        id="rows, relatively",
    ),
    pytest.param(
        "claims/rules/values/x.py",
        "from claims.rules.reader import acts",
        "built from language upwards",
        id="a lower room of the rules to a higher one",
    ),
    pytest.param(
        "sources/actions/x.py", "from claims.models import Claim", "never back", id="sources to claims"
    ),
    pytest.param("sources/actions/x.py", "import claims", "never back", id="sources to claims as a whole"),
    pytest.param(
        "sources/actions/x.py",
        "def f():\n    from claims.models import Claim",
        "never back",
        id="sources to claims in a function",
    ),
    pytest.param("claims/views.py", "from provenance.urls import x", "never back", id="claims to the wiring"),
    pytest.param(
        "sources/models/x.py",
        "from sources.actions import y",
        "a model knows how rows look",
        id="model to action",
    ),
    pytest.param(
        "sources/models/x.py",
        "from ..actions import y",
        "a model knows how rows look",
        id="model to action, relatively",
    ),
    pytest.param(
        "claims/models/x.py", "from sources.actions.y import z", "a model knows", id="model to a lower action"
    ),
    pytest.param(
        "claims/actions/x.py",
        "from claims.pages import y",
        "let the door call the action",
        id="action to page",
    ),
    pytest.param(
        "claims/actions/x.py",
        "from .. import views",
        "let the door call the action",
        id="action to view, relatively",
    ),
    pytest.param(
        "claims/actions/x.py", "from celery import shared_task", "never enqueue", id="action to Celery"
    ),
    pytest.param(
        "claims/pages/x.py", "from sources.intake import y", "belongs in a view", id="page to intake"
    ),
    pytest.param(
        "sources/intake/x.py", "from sources.models import y", "let the action call it", id="intake to model"
    ),
    pytest.param(
        "claims/actions/x.py", "def f():\n    import json", "move it to the top", id="import in a function"
    ),
    pytest.param(
        "claims/actions/x.py",
        "class A:\n    async def f(self):\n        from . import y",
        "move it to the top",
        id="import in a method",
    ),
    pytest.param(
        "provenance/x.py", "from django.db.models.signals import post_save", "no signals", id="a signal"
    ),
    pytest.param("provenance/x.py", "from django.dispatch import receiver", "no signals", id="a receiver"),
    pytest.param("sources/actions/x.py", "x = 1\n" * 298, "301 lines", id="301 lines"),
    pytest.param("claims/utils.py", "x = 1", "“utils” says nothing", id="utils"),
    pytest.param(
        "claims/actions/helpers/__init__.py", "x = 1", "“helpers” says nothing", id="a folder of helpers"
    ),
    pytest.param(
        "claims/views.py", "def f(row):\n    row.save()", ".save() outside actions/", id="a view saves"
    ),
    pytest.param(
        "claims/admin.py",
        "def f(rows):\n    rows.update(text='')",
        ".update() outside",
        id="an admin updates",
    ),
    pytest.param(
        "claims/api/x.py", "Claim.objects.create(text='')", ".create() outside actions/", id="the API creates"
    ),
    pytest.param(
        "claims/pages/x.py",
        "def f(row):\n    row.delete()",
        ".delete() outside actions/",
        id="a page deletes",
    ),
    pytest.param(
        "claims/models/x.py",
        "def f(rows):\n    rows.bulk_create([])",
        ".bulk_create() outside",
        id="a model writes",
    ),
    pytest.param(
        "claims/views.py",
        "SQL = 'UPDATE claims_claim SET text = 1'",
        "SQL that writes",
        id="SQL that updates",
    ),
    pytest.param(
        "claims/pages/x.py", "SQL = f'insert into {1} values (1)'", "SQL that writes", id="SQL that inserts"
    ),
    pytest.param("provenance/x.py", "import requests", "one guarded door", id="a second door to the network"),
    pytest.param("sources/intake/x.py", "import socket", "one guarded door", id="a socket"),
]


@pytest.mark.parametrize(("path", "text", "told"), ATTACKS)
def test_a_line_in_the_wrong_place_is_found(tmp_path: Path, path: str, text: str, told: str) -> None:
    build(tmp_path, path, DOC + text + "\n")

    found = faults(tmp_path)

    assert found
    assert all(fault.startswith(f"{path}:") for fault in found)
    assert any(told in fault for fault in found), found


def test_a_module_without_its_sentence_is_found(tmp_path: Path) -> None:
    build(tmp_path, "claims/views.py", "x = 1\n")

    (fault,) = faults(tmp_path)

    assert fault == "claims/views.py:1: a module opens with one plain sentence a journalist could read"


FINE = [
    pytest.param(
        "claims/rules/x.py",
        "import re\nimport lxml.html\nfrom sources.rules import y\nfrom . import z",
        id="a pure rule",
    ),
    pytest.param("claims/rules/x.py", "words = {}\nwords.update({1: 2})", id="a dictionary"),
    pytest.param(
        "claims/models/x.py",
        "from sources.models import y\nfrom claims.rules import z",
        id="a model on a model",
    ),
    pytest.param(
        "claims/actions/x.py",
        "from sources.actions import y\nClaim.objects.create(text='')",
        id="an action writes",
    ),
    pytest.param("claims/migrations/0001_x.py", "x = 1\n" * 400, id="a long migration"),
    pytest.param(
        "claims/views.py",
        "from claims.actions import claims\nfrom claims.pages import claim",
        id="a view calls",
    ),
    pytest.param(
        "provenance/x.py",
        "from django.core.cache import cache\ncache.delete('page')",
        id="a cached page is dropped",
    ),
    pytest.param(
        "provenance/x.py",
        "from claims.models import Claim\nfrom sources.models import Source",
        id="the wiring knows all",
    ),
]


@pytest.mark.parametrize(("path", "text"), FINE)
def test_a_line_in_its_place_is_left_alone(tmp_path: Path, path: str, text: str) -> None:
    build(tmp_path, path, DOC + text + "\n")

    assert faults(tmp_path) == []


def test_every_rule_finds_something_in_the_attacks(tmp_path: Path) -> None:
    silent = {rule.__name__ for rule in RULES} - {
        "opening"
    }  # the one without its sentence has a test of its own
    for number, attack in enumerate(ATTACKS):
        path, text, _ = attack.values
        root = tmp_path / str(number)
        build(root, path, DOC + text + "\n")
        silent -= {rule.__name__ for rule in RULES if faults(root, rules=[rule])}

    assert silent == set()


def build(root: Path, path: str, text: str) -> None:
    """A small tree of the three apps with one module in it."""
    for app in ("sources", "claims", "provenance"):
        (root / app).mkdir(parents=True)
        (root / app / "__init__.py").write_text(DOC)
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text)
