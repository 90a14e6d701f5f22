"""Tell which screened captures stand in the table of shingles, so that the table can catch up by itself."""

from django.db import migrations, models

# Where the table was in use it holds every capture screened so far.
SHELVED = "UPDATE sources_screening SET shelved = true WHERE EXISTS (SELECT FROM sources_shingle)"


class Migration(migrations.Migration):
    dependencies = [("sources", "0021_fingerprints_of_before_are_laid_aside")]

    operations = [
        migrations.AddField(
            model_name="screening",
            name="shelved",
            field=models.BooleanField(default=False),
        ),
        migrations.RunSQL(SHELVED, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="screening",
            index=models.Index(
                condition=models.Q(("shelved", False)), fields=["number"], name="screening_not_shelved"
            ),
        ),
    ]
