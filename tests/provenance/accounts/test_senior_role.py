"""Senior fact-checkers get their role where roles are in use; on the way back nobody has less than before."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from tests.factories import make_user

pytestmark = pytest.mark.django_db
migration = import_module("provenance.accounts.migrations.0002_senior_fact_checkers_publish")


def rights(name: str) -> set[str]:
    return set(Permission.objects.filter(group__name=name).values_list("codename", flat=True))


def test_the_way_there_and_back_leaves_every_role_what_it_had_and_seniors_their_first() -> None:
    Group.objects.all().delete()
    for name in ("fact-checker", "curator"):
        group = Group.objects.create(name=name)
        group.permissions.set(
            Permission.objects.filter(codename__in=["add_rating", "change_rating", "view_claim"])
        )
    before = {name: rights(name) for name in ("fact-checker", "curator")}

    migration.promote(apps, None)
    assert {"publish_review", "second_review", "add_reviewcomment"} <= rights("senior fact-checker")
    assert not {"add_rating", "publish_review"} & rights("fact-checker")
    eva = make_user("eva")
    eva.groups.add(Group.objects.get(name="senior fact-checker"))

    migration.demote(apps, None)

    assert {name: rights(name) for name in before} == before
    assert [group.name for group in eva.groups.all()] == ["fact-checker"]
    migration.demote(apps, None)
