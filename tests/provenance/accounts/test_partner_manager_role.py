"""Partner managers get the rights over partners and keys where their role is in use; the way back takes them."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from provenance.desk.partners import RIGHT

pytestmark = pytest.mark.django_db
migration = import_module("provenance.accounts.migrations.0007_partner_managers_look_after_keys")


def test_the_role_is_given_what_its_desk_asks_for_and_no_other_is() -> None:
    Group.objects.all().delete()
    migration.give(apps, None)
    assert not Group.objects.exists()
    keepers, others = (Group.objects.create(name=name) for name in ("partner manager", "curator"))
    Permission.objects.filter(content_type__app_label="partners", content_type__model="key").delete()

    migration.give(apps, None)
    migration.give(apps, None)

    assert keepers.permissions.filter(codename=RIGHT.partition(".")[2]).count() == 1
    assert not keepers.permissions.filter(codename__startswith="delete_").exists()
    assert not others.permissions.exists()
    migration.take(apps, None)
    assert not keepers.permissions.exists()
