"""`ingest` with files: what it says of what was there before."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def ingest(folder: Path, *texts: tuple[str, str]) -> dict[str, Any]:
    """What the command says of one page, as somebody saw it on some days."""
    folder.mkdir(exist_ok=True)
    rows = [
        {"url": "https://naru.example/quay", "source": "Naru Wire", "text": text, "retrieved": day}
        for day, text in texts
    ]
    (folder / "manifest.jsonl").write_text("\n".join(map(json.dumps, rows)))
    out = StringIO()
    call_command("ingest", str(folder), "--json", stdout=out)
    told: dict[str, Any] = json.loads(out.getvalue())
    return told


def test_a_page_that_is_back_to_what_it_said_before_is_no_mere_repeat(tmp_path: Path) -> None:
    first, second = "Three dockers were hurt at the quay.", "Nine dockers were hurt at the quay."
    told = ingest(tmp_path / "a", ("2026-10-01", first), ("2026-10-02", second), ("2026-10-03", first))

    assert (told["taken"], told["already_held"], told["back_to_an_earlier_text"]) == (2, 1, 1)

    again = ingest(tmp_path / "a", ("2026-10-03", first))
    assert (again["taken"], again["already_held"], again["back_to_an_earlier_text"]) == (0, 1, 0)
