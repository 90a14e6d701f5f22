"""Good: a rule that holds for what is written from now on; the rows of before are looked at by the next."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("telling", "0004_good_rows_are_filled_by_stretches")]

    operations = [
        AddConstraintNotValid(
            "telling",
            models.CheckConstraint(condition=models.Q(note__isnull=False), name="telling_has_a_note"),
        ),
    ]
