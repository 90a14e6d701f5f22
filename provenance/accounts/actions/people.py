"""Gives people their sign-in and the rights of their role."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q

from provenance.accounts.models import User
from provenance.accounts.vocabulary import Role

# The scale of ratings is the administrators'; who signs as second and publishes is more than who writes.
NOT_CHECKING = ("add_rating", "change_rating", "second_review", "publish_review")
CHECKING = Q(content_type__app_label="claims") & ~Q(codename__startswith="delete_") & ~Q(
    codename__in=NOT_CHECKING
) | Q(content_type__app_label="sources", codename__startswith="view_")
# Nobody deletes by hand: what is wrong is rejected, retracted or merged, and stays in the history.
RIGHTS = {
    Role.FACT_CHECKER: CHECKING,
    Role.SENIOR_FACT_CHECKER: CHECKING
    | Q(content_type__app_label="claims", codename__in=("second_review", "publish_review")),
    Role.CURATOR: Q(content_type__app_label="sources") & ~Q(codename__startswith="delete_")
    | Q(content_type__app_label="claims", codename__startswith="view_")
    | Q(content_type__app_label="claims", codename="add_reviewcomment"),
    Role.PARTNER_MANAGER: Q(content_type__app_label="partners") & ~Q(codename__startswith="delete_")
    | Q(content_type__app_label__in=["claims", "sources"], codename__startswith="view_"),
    Role.ADMINISTRATOR: Q(content_type__app_label__in=["accounts", "pipeline", "partners", "history"])
    & Q(codename__startswith="view_"),
}


def speak(*, person: User, language: str) -> None:
    """Keep in which language the pages speak to this person: the code of one of ``settings.LANGUAGES``."""
    User.objects.filter(pk=person.pk).exclude(language=language).update(language=language)


@transaction.atomic
def settle(*, username: str, password: str, role: Role, name: str = "") -> User:
    """See to it that this person can sign in with this password and has the rights of the role.

    ``name``, where it is given, is what readers know them by: the first name, then all others.
    """
    user, _ = User.objects.get_or_create(username=username, defaults={"is_staff": True})
    group, _ = Group.objects.get_or_create(name=role.value)
    group.permissions.set(Permission.objects.filter(RIGHTS[role]))
    user.groups.set([group])
    if name:
        user.first_name, _, user.last_name = name.partition(" ")
    user.is_staff, user.is_active, user.is_superuser = True, True, role is Role.ADMINISTRATOR
    if not user.check_password(password):
        user.set_password(password)
    user.save()
    return user
