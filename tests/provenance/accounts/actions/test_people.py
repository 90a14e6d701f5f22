"""The sign-ins of the demo and the rights of each role."""

import pytest
from django.contrib.auth import authenticate

from provenance.accounts.actions import people
from provenance.accounts.models import User
from provenance.accounts.vocabulary import Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", list(Role))
def test_settled_people_can_sign_in(role: Role) -> None:
    people.settle(username="somebody", password="a long pass phrase", role=role)

    signed_in = authenticate(username="somebody", password="a long pass phrase")
    assert isinstance(signed_in, User)
    assert signed_in.is_staff
    assert signed_in.is_superuser is (role is Role.ADMINISTRATOR)


@pytest.mark.parametrize(
    ("role", "right", "has"),
    [
        (Role.FACT_CHECKER, "claims.change_claim", True),
        (Role.FACT_CHECKER, "claims.add_review", True),
        (Role.FACT_CHECKER, "claims.second_review", False),
        (Role.FACT_CHECKER, "claims.publish_review", False),
        (Role.FACT_CHECKER, "claims.change_rating", False),
        (Role.SENIOR_FACT_CHECKER, "claims.add_review", True),
        (Role.SENIOR_FACT_CHECKER, "claims.second_review", True),
        (Role.SENIOR_FACT_CHECKER, "claims.publish_review", True),
        (Role.SENIOR_FACT_CHECKER, "claims.add_rating", False),
        (Role.CURATOR, "claims.add_review", False),
        (Role.CURATOR, "claims.add_reviewcomment", True),
        (Role.ADMINISTRATOR, "claims.change_rating", True),
        (Role.FACT_CHECKER, "sources.view_source", True),
        (Role.FACT_CHECKER, "sources.change_source", False),
        (Role.CURATOR, "sources.change_source", True),
        (Role.CURATOR, "claims.view_claim", True),
        (Role.CURATOR, "claims.change_claim", False),
        (Role.CURATOR, "sources.delete_source", False),
    ],
)
def test_rights_come_with_the_role(role: Role, right: str, has: bool) -> None:
    person = people.settle(username="somebody", password="a long pass phrase", role=role)

    assert User.objects.get(pk=person.pk).has_perm(right) is has


def test_settling_twice_changes_nothing() -> None:
    first = people.settle(username="ana", password="a long pass phrase", role=Role.FACT_CHECKER)
    second = people.settle(username="ana", password="a long pass phrase", role=Role.FACT_CHECKER)

    assert first.pk == second.pk
    assert User.objects.get(pk=first.pk).password == first.password


def test_a_new_password_replaces_the_old() -> None:
    people.settle(username="ana", password="a long pass phrase", role=Role.FACT_CHECKER)
    people.settle(username="ana", password="another pass phrase", role=Role.FACT_CHECKER)

    assert authenticate(username="ana", password="a long pass phrase") is None
    assert authenticate(username="ana", password="another pass phrase") is not None


def test_a_person_is_known_by_the_name_that_was_given_and_spoken_to_in_their_language() -> None:
    person = people.settle(
        username="ana", password="a long pass phrase", role=Role.CURATOR, name="Ana Ruiz Paz"
    )

    people.speak(person=person, language="es")

    held = User.objects.get(pk=person.pk)
    assert (held.first_name, held.last_name, held.language) == ("Ana", "Ruiz Paz", "es")
