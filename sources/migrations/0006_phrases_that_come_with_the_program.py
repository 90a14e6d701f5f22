"""Write down the phrases by which credits are read, so that curators find them, change them or let them rest."""

import tomllib
from pathlib import Path
from typing import Any

from django.db import migrations

FORMER = ("0009_phrases_and_agencies_of_curators",)
TABLE = Path(__file__).parent.parent / "rules" / "phrases" / "credits.toml"


def write_down_the_shipped(apps: Any, schema_editor: Any) -> None:
    """Every phrase that comes with the program, so that curators find it, change it or let it rest."""
    phrases, book = apps.get_model("sources", "Phrase"), tomllib.loads(TABLE.read_text(encoding="utf-8"))
    phrases.objects.using(schema_editor.connection.alias).bulk_create(
        [
            phrases(
                language=language, template=template, shipped=template, place=place, scope=scope, kind=kind,
                weight=weight,
            )
            for place in ("line", "self", "citation")
            for language, template, scope, kind, weight in book[place]
        ],
        ignore_conflicts=True,
    )  # fmt: skip


class Migration(migrations.Migration):
    replaces = [("sources", name) for name in FORMER]
    dependencies = [
        ("sources", "0005_what_is_kept_from_readers"),
    ]

    operations = [
        migrations.RunPython(write_down_the_shipped, migrations.RunPython.noop),
    ]
