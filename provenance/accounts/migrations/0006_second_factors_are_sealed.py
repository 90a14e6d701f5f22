"""Seal what apps share with us under the program's own key; until now it lay in the table as it is."""

from typing import Any

from django.db import migrations, models

from provenance import sealing


def seal(apps: Any, _schema: Any) -> None:
    """Each secret as it stood, sealed; run it with the SECRET_KEY the pages have."""
    for row in apps.get_model("accounts", "SecondFactor").objects.all():
        row.secret = sealing.seal(bytes.fromhex(row.secret), of=f"second factor of {row.user_id}")
        row.save(update_fields=["secret"])


def unseal(apps: Any, _schema: Any) -> None:
    """And back again."""
    for row in apps.get_model("accounts", "SecondFactor").objects.all():
        row.secret = sealing.opened(row.secret, of=f"second factor of {row.user_id}").hex()
        row.save(update_fields=["secret"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_partner_managers")]

    operations = [
        migrations.RemoveConstraint(model_name="secondfactor", name="second_factor_has_a_secret"),
        migrations.AlterField("secondfactor", "secret", models.CharField(max_length=80)),
        migrations.RunPython(seal, unseal),
        migrations.AddConstraint(
            "secondfactor",
            models.CheckConstraint(
                condition=models.Q(("secret__regex", "^[A-Za-z0-9_-]{80}$")), name="second_factor_is_sealed"
            ),
        ),
    ]
