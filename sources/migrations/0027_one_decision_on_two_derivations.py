"""Remember of a derivation which other was rejected for it in the same decision, so that one undo takes both back."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("sources", "0026_a_piece_stands_under_no_other")]

    operations = [
        migrations.AddField(
            model_name="derivation",
            name="instead_of",
            field=models.OneToOneField(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="replaced_by",
                to="sources.derivation",
            ),
        ),
        migrations.AddConstraint(
            model_name="derivation",
            constraint=models.CheckConstraint(
                condition=Q(instead_of=None) | Q(judgement="confirmed") & ~Q(instead_of=F("id")),
                name="what_stands_in_for_another_is_confirmed",
            ),
        ),
    ]
