"""Find the few jobs that wait for a person among the many that are done."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pipeline", "0002_nights_of_rescoring")]

    operations = [
        migrations.AddIndex(
            model_name="job",
            index=models.Index(fields=["step"], name="job_put_away", condition=models.Q(state="quarantined")),
        ),
    ]
