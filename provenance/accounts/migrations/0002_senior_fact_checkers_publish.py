"""Make the role that signs reviews as second and publishes them, where roles are in use already."""

from typing import Any

from django.db import migrations

SENIOR = {
    "second_review": "Can sign a review as second",
    "publish_review": "Can publish, correct and withdraw reviews",
}
SCALE = ("add_rating", "change_rating")
TALKED = ("reviewcomment", "reviewmention", "reviewsignature")
WAYS = ("add", "change", "view")


def promote(apps: Any, schema_editor: Any) -> None:
    """Senior fact-checkers get what fact-checkers have, and the two rights; the scale is the administrators' alone.

    Nobody is put into the role: until an administrator does, administrators publish.
    """
    group, permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    checkers = group.objects.filter(name="fact-checker").first()
    if checkers is None:
        return
    review = _kind(apps, "review")
    rights = [
        permission.objects.get_or_create(content_type=review, codename=name, defaults={"name": told})[0]
        for name, told in SENIOR.items()
    ]
    checkers.permissions.remove(
        *checkers.permissions.filter(content_type=_kind(apps, "rating"), codename__in=SCALE)
    )
    for model in TALKED:
        for way in WAYS:
            right, _ = permission.objects.get_or_create(
                content_type=_kind(apps, model),
                codename=f"{way}_{model}",
                defaults={"name": f"Can {way} {model}"},
            )
            checkers.permissions.add(right)
            if (way, model) == ("add", "reviewcomment"):
                for curators in group.objects.filter(name="curator"):
                    curators.permissions.add(right)
    seniors, _ = group.objects.get_or_create(name="senior fact-checker")
    seniors.permissions.set([*checkers.permissions.all(), *rights])


def demote(apps: Any, schema_editor: Any) -> None:
    """The way back: whoever was a senior fact-checker is a fact-checker, and these have the scale again.

    That somebody may publish has no place in the roles of then, and is lost.
    """
    group, permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    checkers = group.objects.filter(name="fact-checker").first()
    seniors = group.objects.filter(name="senior fact-checker").first()
    if checkers is None or seniors is None:
        return
    for person in seniors.user_set.all():
        person.groups.add(checkers)
    seniors.delete()
    talked = permission.objects.filter(codename__in=[f"{way}_{model}" for model in TALKED for way in WAYS])
    for each in group.objects.filter(name__in=["fact-checker", "curator"]):
        each.permissions.remove(*talked)
    scale = permission.objects.filter(content_type=_kind(apps, "rating"), codename__in=SCALE)
    checkers.permissions.add(*scale)


def _kind(apps: Any, model: str) -> Any:
    kinds = apps.get_model("contenttypes", "ContentType").objects
    return kinds.get_or_create(app_label="claims", model=model)[0]


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_people"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("claims", "0026_reviews_are_talked_over"),
    ]

    operations = [migrations.RunPython(promote, demote)]
