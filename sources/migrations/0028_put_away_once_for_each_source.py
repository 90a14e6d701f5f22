"""Put the same bytes away once for each place, address and source that they came from, not for each place alone."""

from django.db import migrations, models

FILL = """
UPDATE sources_putaway SET whence = encode(sha256(
    convert_to(place, 'UTF8') || '\\x00'::bytea || convert_to(coalesce(facts ->> 'url', ''), 'UTF8')
    || '\\x00'::bytea || convert_to(coalesce(facts ->> 'source', ''), 'UTF8')
), 'hex');
"""


class Migration(migrations.Migration):
    dependencies = [("sources", "0027_one_decision_on_two_derivations")]

    operations = [
        migrations.RemoveConstraint(model_name="putaway", name="put_away_once_from_one_place"),
        migrations.AddField(
            model_name="putaway",
            name="whence",
            field=models.CharField(default="", editable=False, max_length=64),
            preserve_default=False,
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="putaway",
            constraint=models.UniqueConstraint(
                fields=("sha256", "whence"), name="put_away_once_from_one_giver"
            ),
        ),
    ]
