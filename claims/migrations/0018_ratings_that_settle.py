"""Let the ratings that are plainly a yes or a no settle their claims; all others stay open until a curator says so."""

from typing import Any

from django.db import migrations

YES = (
    "true",
    "correct",
    "confirmed",
    "established",
    "verdadero",
    "cierto",
    "correcto",
    "confirmado",
    "vrai",
    "verdadeiro",
)
NO = (
    "false",
    "wrong",
    "incorrect",
    "refuted",
    "disproved",
    "falso",
    "incorrecto",
    "refutado",
    "desmentido",
    "faux",
)


def settle(apps: Any, schema_editor: Any) -> None:
    """Mark each rating whose whole name is such a word; one that was changed since keeps what it has."""
    rating = apps.get_model("claims", "Rating").objects.filter(settles="open")
    for answer, names in (("yes", YES), ("no", NO)):
        for name in names:
            rating.filter(name__iexact=name).update(settles=answer)


class Migration(migrations.Migration):
    dependencies = [("claims", "0017_settled_questions_and_ties")]

    operations = [migrations.RunPython(settle, migrations.RunPython.noop)]
