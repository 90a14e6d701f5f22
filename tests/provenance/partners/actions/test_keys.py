"""Keys are told once, kept as a hash, replaced once, and never come back to life; the database sees to it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils import timezone

from provenance.accounts.models import User
from provenance.history.models import Entry
from provenance.partners.actions import keys, partners
from provenance.partners.models import Key, Partner
from provenance.partners.rules.secret import digest
from sources.errors import Refused, Stale, Taken
from tests.partners import make_keeper, make_key, make_partner

pytestmark = pytest.mark.django_db


def test_of_a_key_the_database_keeps_its_hash_and_twelve_signs_and_the_history_neither_of_its_secret() -> (
    None
):
    made = make_key()

    row = Key.objects.values().get()
    assert (row["digest"], row["beginning"]) == (digest(made.secret), made.secret[:12])
    assert made.secret not in str(row)
    entry = Entry.objects.decisions().get(subject="key")
    assert (entry.actor, entry.why, entry.resource) == ("petra", "For their desk.", "partners")
    assert entry.public_id == made.key.partner.public_id
    assert made.secret[12:] not in str(entry.after)
    assert "digest" not in (entry.after or {})


def test_a_name_is_given_once_to_a_key_of_a_partner_and_every_fault_names_its_field() -> None:
    partner = make_partner()
    make_key(partner)
    with pytest.raises(Taken) as taken:
        make_key(partner)
    assert taken.value.field == "name"
    make_key(make_partner())
    for field, wrong in {
        "name": {"name": "  "},
        "a_minute": {"a_minute": 0},
        "scopes": {"scopes": []},
        "networks": {"networks": "10.0.0.1/8"},
        "days": {"lasts": timedelta(days=733)},
    }.items():
        with pytest.raises(Refused) as refused:
            make_key(partner, **{"name": "another", **wrong})
        assert refused.value.field == field
    for name in ("a" * 61, "nightly\u0000pull"):
        with pytest.raises(Refused, match="Shorten the name to 60"):
            make_key(partner, name)
    with pytest.raises(Refused, match="'everything' is no scope: use read, match, write, bulk, webhooks"):
        make_key(partner, "another", scopes=["read", "everything"])
    with pytest.raises(Refused, match="Say why"):
        keys.make(partner=partner, name="a", scopes=["read"], by=make_keeper(), why=" ")


def test_a_rotated_key_opens_beside_the_new_one_until_the_overlap_is_over() -> None:
    made = make_key(scopes=["read", "match"], networks="192.0.2.0/24", lasts=timedelta(days=90))

    fresh = keys.rotate(
        key=made.key, version=1, overlap=timedelta(days=7), by=make_keeper(), why="Every quarter."
    )

    old, now = Key.objects.get(pk=made.key.pk), timezone.now()
    assert old.opens(now + timedelta(days=6))
    assert not old.opens(now + timedelta(days=7, seconds=1))
    assert (fresh.key.name, fresh.key.generation) == (old.name, 2)
    assert (fresh.key.scopes, fresh.key.networks) == (["read", "match"], ["192.0.2.0/24"])
    assert timedelta(days=89) < fresh.key.expires_at - now <= timedelta(days=90)
    assert fresh.secret != made.secret


def test_rotating_without_an_overlap_ends_the_old_key_at_once_and_a_key_is_rotated_once() -> None:
    made = make_key()
    keys.rotate(key=made.key, version=1, overlap=timedelta(0), by=make_keeper(), why="It was leaked.")

    assert not Key.objects.get(pk=made.key.pk).opens(timezone.now() + timedelta(milliseconds=1))
    again: dict[str, Any] = {"key": made.key, "overlap": timedelta(0), "by": make_keeper(), "why": "Again."}
    with pytest.raises(Stale):
        keys.rotate(version=1, **again)
    with pytest.raises(Refused, match="make a new one"):
        keys.rotate(version=2, **again)
    assert Key.objects.count() == 2


def test_a_key_in_its_overlap_is_not_rotated_again() -> None:
    made = make_key()
    told: dict[str, Any] = {"key": made.key, "overlap": timedelta(days=3), "by": make_keeper(), "why": "Due."}
    keys.rotate(version=1, **told)

    with pytest.raises(Stale):
        keys.rotate(version=2, **told)


def test_whoever_saves_second_is_told_and_changes_nothing() -> None:
    made, who = make_key(scopes=["read"]), make_keeper()
    keys.change(
        key=made.key, version=1, scopes=["match", "read"], networks="", by=who, why="They look up, too."
    )
    with pytest.raises(Stale):
        keys.change(key=made.key, version=1, scopes=["bulk"], networks="", by=who, why="They fetch all.")
    assert Key.objects.get().scopes == ["read", "match"]

    keys.revoke(key=made.key, version=2, by=who, why="Found in a repository.")
    for deed in (
        lambda: keys.revoke(key=made.key, version=3, by=who, why="Again."),
        lambda: keys.change(key=made.key, version=3, scopes=["bulk"], networks="", by=who, why="Again."),
    ):
        with pytest.raises(Refused):
            deed()
    assert Entry.objects.decisions().filter(subject="key").latest("pk").why == "Found in a repository."


def test_that_a_key_was_used_is_written_once_an_hour_and_is_nobodys_decision() -> None:
    made, now, entries = make_key(), timezone.now(), Entry.objects.count()
    keys.used(key=made.key, now=now)
    keys.used(key=made.key, now=now + timedelta(minutes=5))  # the row in hand still says never
    fresh = Key.objects.get()
    assert fresh.used_at == now
    keys.used(key=fresh, now=now + timedelta(minutes=61))
    assert Key.objects.get().used_at == now + timedelta(minutes=61)
    assert Entry.objects.count() == entries


LAWS: dict[str, dict[str, Any]] = {
    "key_opens_what_we_know": {"scopes": ["read", "everything"]},
    "key_opens_what_we_know ": {"scopes": []},
    "key_expires": {"expires_at": F("created_at")},
    "key_is_revoked_with_a_reason": {"revoked_at": timezone.now()},
    "stays whose": {"name": "another"},
    "never opens for longer": {"expires_at": F("expires_at") + timedelta(days=1)},
}


def test_the_database_itself_refuses_what_no_key_may_be() -> None:
    made = make_key()
    for law, wrong in LAWS.items():
        with pytest.raises(IntegrityError, match=law.strip()), transaction.atomic():
            Key.objects.update(**wrong)
    row = Key.objects.values().get() | {"id": None, "name": "another", "public_id": "another"}
    with pytest.raises(IntegrityError, match="key_is_kept_as_a_hash"), transaction.atomic():
        Key.objects.create(**row | {"digest": made.secret})
    with pytest.raises(Exception, match="invalid cidr value"), transaction.atomic():
        Key.objects.update(networks=["10.0.0.1/8"])
    keys.revoke(key=made.key, version=1, by=make_keeper(), why="Done.")
    with pytest.raises(IntegrityError, match="stays revoked"), transaction.atomic():
        Key.objects.update(revoked_at=None, revoked_why="")


def test_no_road_leads_a_partner_into_the_newsroom() -> None:
    partner = make_partner("Harbour Courier")
    account = User.objects.get(pk=partner.account_id)
    assert (account.username, account.has_usable_password()) == ("Harbour Courier (partner)", False)

    for fields in ({"is_staff": True}, {"is_superuser": True}, {"password": "pbkdf2_sha256$1$a$b"}):
        with pytest.raises(IntegrityError, match="nobody of the newsroom"), transaction.atomic():
            User.objects.filter(pk=account.pk).update(**fields)
    with pytest.raises(IntegrityError, match="nobody of the newsroom"), transaction.atomic():
        Partner.objects.update(account=make_keeper())
    account.first_name = "Harbour"
    account.save()


def test_a_partner_is_named_once_changed_by_compare_and_set_and_stopped_with_all_its_keys() -> None:
    partner, who = make_partner("Harbour Courier"), make_keeper()
    made = make_key(partner)
    with pytest.raises(Taken):
        make_partner("Harbour  Courier")
    partners.change(partner=partner, version=1, name="Harbour Post", contact="Desk", by=who, why="Renamed.")
    assert User.objects.get(pk=partner.account_id).username == "Harbour Post (partner)"
    with pytest.raises(Stale):
        partners.stop(partner=partner, version=1, by=who, why="They have left.")

    partners.stop(partner=partner, version=2, by=who, why="They have left.")
    assert not Key.objects.shown(digest(made.secret)).opens(timezone.now())  # type: ignore[union-attr]
    partners.resume(partner=partner, version=3, by=who, why="They are back.")
    assert Key.objects.shown(digest(made.secret)).opens(timezone.now())  # type: ignore[union-attr]
    told = Entry.objects.decisions().filter(subject="partner").order_by("pk").values_list("why", flat=True)
    assert list(told) == ["They have signed.", "Renamed.", "They have left.", "They are back."]


def test_a_key_is_found_by_one_look_at_an_index() -> None:
    made = make_key()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        sql, values = Key.objects.filter(digest=digest(made.secret)).query.sql_with_params()
        cursor.execute(f"EXPLAIN {sql}", values)
        assert "Index Scan using partners_key_digest" in str(cursor.fetchall())


def test_two_keys_overlap_for_no_longer_than_is_allowed_and_for_no_time_before_now() -> None:
    made = make_key()

    for overlap in (keys.LONGEST_OVERLAP + timedelta(seconds=1), -timedelta(seconds=1)):
        with pytest.raises(Refused, match="Let the two overlap") as refused:
            keys.rotate(key=made.key, version=1, overlap=overlap, by=make_keeper(), why="Due.")
        assert refused.value.field == "overlap"
    assert Key.objects.count() == 1


def test_that_a_key_was_used_is_written_down_once_an_hour() -> None:
    made, first = make_key(), timezone.now()
    written = []

    for moment in (first, first + keys.USED_EVERY / 2, first + 2 * keys.USED_EVERY):
        keys.used(key=Key.objects.get(pk=made.key.pk), now=moment)
        written.append(Key.objects.get().used_at)

    assert written == [first, first, first + 2 * keys.USED_EVERY]
