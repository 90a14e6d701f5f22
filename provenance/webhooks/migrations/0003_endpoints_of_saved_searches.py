"""Let what a saved search finds be told at an address too: an endpoint is a partner’s or a search’s."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0006_what_keys_did_on_each_day"),
        ("searches", "0001_searches_are_kept_and_told_by_letters"),
        ("webhooks", "0002_endpoints_stand_at_places_of_the_feed"),
    ]

    operations = [
        migrations.AddField(
            model_name="endpoint",
            name="search",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="endpoint",
                to="searches.savedsearch",
            ),
        ),
        migrations.AlterField(
            model_name="endpoint",
            name="partner",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="endpoints",
                to="partners.partner",
            ),
        ),
        migrations.AddConstraint(
            model_name="endpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("partner", None), ("search__isnull", False)),
                    models.Q(("partner__isnull", False), ("search", None)),
                    _connector="OR",
                ),
                name="endpoint_is_a_partners_or_a_searchs",
            ),
        ),
    ]
