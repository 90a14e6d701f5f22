"""Good: whether a rule holds for the rows of before, read while others read and write."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("telling", "0005_good_rule_holds_for_new_rows")]

    operations = [ValidateConstraint("telling", "telling_has_a_note")]
