"""The command that loads a list of sources."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from provenance.accounts.models import User
from provenance.embedded.places import PROJECT
from sources.models import Source

pytestmark = pytest.mark.django_db


def test_the_demos_list_loads_and_loading_it_again_changes_nothing(ben: User) -> None:
    first, second = StringIO(), StringIO()
    path = PROJECT / "demo" / "sources.jsonl"

    call_command("load_sources", str(path), by="ben", json=True, stdout=first)
    call_command("load_sources", str(path), by="ben", stdout=second)

    counts = json.loads(first.getvalue())
    assert counts["rows"] == counts["new"] == counts["graded"] == Source.objects.count()
    assert second.getvalue() == f"{counts['rows']} sources listed: 0 new, 0 changed, 0 graded\n"


def test_faults_are_listed_one_a_line_and_nothing_is_loaded(ben: User, tmp_path: Path) -> None:
    path = tmp_path / "list.jsonl"
    path.write_text('{"name": "A"}\n{"name": "B", "owner": "X"}\n')
    told = StringIO()

    with pytest.raises(CommandError, match="1 to mend; nothing was loaded") as failed:
        call_command("load_sources", str(path), by="ben", stderr=told)

    assert failed.value.returncode == 1
    assert told.getvalue() == (
        f"{path}, row 2, owner: “X” is not a known source: add a row for it or mend the name\n"
    )
    assert not Source.objects.exists()


def test_somebody_known_has_to_answer_for_it(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nobody signs in as “nobody”"):
        call_command("load_sources", str(tmp_path / "x.jsonl"), by="nobody")
