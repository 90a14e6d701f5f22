"""Bad: every row written in one transaction, which holds each of them until its end."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("telling", "0009_bad_column_is_of_another_kind")]

    operations = [
        migrations.RunSQL("UPDATE telling_telling SET tries = tries + 1", migrations.RunSQL.noop),
    ]
