"""Make the role that looks after partner newsrooms, where roles are in use already."""

from typing import Any

from django.db import migrations
from django.db.models import Q


def make(apps: Any, schema_editor: Any) -> None:
    """Nobody is put into the role: that is for an administrator."""
    group, permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    if not group.objects.exists():
        return
    rights = permission.objects.filter(
        (Q(content_type__app_label="partners") & ~Q(codename__startswith="delete_"))
        | Q(content_type__app_label__in=["claims", "sources"], codename__startswith="view_")
    )
    group.objects.get_or_create(name="partner manager")[0].permissions.set(rights)


def unmake(apps: Any, schema_editor: Any) -> None:
    """Nobody keeps a right from a role that is no more."""
    apps.get_model("auth", "Group").objects.filter(name="partner manager").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_second_factors"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make, unmake)]
