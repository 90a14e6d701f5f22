"""What ``drain`` says at its end."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from sources.actions import visits
from tests.factories import make_article
from tests.world import Reply, open_world

pytestmark = pytest.mark.django_db(transaction=True)


def take_in(folder: Path) -> None:
    """One article, from a file."""
    file = folder / "report.txt"
    file.write_text("Four people were killed at the border, the mayor said on Monday.")
    call_command("ingest", str(file), stdout=StringIO())


def drained() -> str:
    written = StringIO()
    call_command("drain", stdout=written)
    return written.getvalue()


def test_what_was_done_and_what_is_held_is_told(tmp_path: Path) -> None:
    take_in(tmp_path)

    told = drained()

    assert told.startswith("Done: ")
    assert "1 article and " in told


def test_a_work_known_only_by_name_is_not_called_held() -> None:
    make_article("The report", unseen=True)
    make_article("Four dead")

    assert drained().endswith("1 article, 1 more known only by name, and 0 claims held.\n")


def test_work_that_somebody_else_did_is_not_called_nothing(tmp_path: Path) -> None:
    take_in(tmp_path)
    drained()

    told = drained()

    assert told.startswith(
        "Nothing left to do: a running worker, or an earlier drain, had already taken it all up."
    )
    assert "1 article and " in told


def test_what_is_due_outside_is_looked_at_and_worked_through(settings: Any) -> None:
    with open_world() as world:
        settings.FETCHING_WORLD = world.map
        words = "Four members of the Pemon community were killed on Friday when soldiers opened fire. " * 4
        page = Reply(f"<article><h1>Four killed</h1><p>{words}</p></article>".encode())
        visits.ask(url=world.put("news.example", "/a", page))

        out = StringIO()
        call_command("drain", "--json", stdout=out)

    assert (
        json.loads(out.getvalue())["taken"] | {"fetch": 1, "trace": 1} == json.loads(out.getvalue())["taken"]
    )
