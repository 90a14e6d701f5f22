"""Give the role that looks after partners the rights over partners and keys, where the role is in use already."""

from typing import Any

from django.db import migrations

MODELS = ("partner", "key", "usage")
WAYS = ("add", "change", "view")


def give(apps: Any, schema_editor: Any) -> None:
    """Rights are made before Django makes them itself, at the end of all migrations."""
    group, permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    keepers = group.objects.filter(name="partner manager").first()
    if keepers is None:
        return
    kinds = apps.get_model("contenttypes", "ContentType").objects
    for model in MODELS:
        kind, _ = kinds.get_or_create(app_label="partners", model=model)
        for way in WAYS:
            told = {"name": f"Can {way} {model}"}
            right, _ = permission.objects.get_or_create(
                content_type=kind, codename=f"{way}_{model}", defaults=told
            )
            keepers.permissions.add(right)


def take(apps: Any, schema_editor: Any) -> None:
    """The way back: nobody looks after what is no more."""
    permission = apps.get_model("auth", "Permission")
    permission.objects.filter(content_type__app_label="partners", content_type__model__in=MODELS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_second_factors_are_sealed"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("partners", "0006_what_keys_did_on_each_day"),
    ]

    operations = [migrations.RunPython(give, take)]
