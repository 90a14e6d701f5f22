"""Bad: a rule that is looked into while the table is shut."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("telling", "0007_bad_index_keeps_writers_out")]

    operations = [
        migrations.AddConstraint(
            "telling", models.CheckConstraint(condition=models.Q(tries__gte=0), name="telling_was_tried")
        ),
    ]
