"""The history misses nothing: whatever road a change takes, one entry for each changed row, with who, when and why."""

from decimal import Decimal

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection

from claims.actions import possible_mergers
from claims.models import Claim, Corroboration
from claims.vocabulary import Stance
from provenance.history.checks.schema import TRACKED
from provenance.history.models import Change, Entry
from sources.actions.signature import signed
from sources.models import Alias, Article, Domain, Source
from sources.models.judged import Judged
from sources.publicid import public_id
from sources.vocabulary import Judgement
from tests import factories as make
from tests.possible import make_possible_merger, seen

pytestmark = pytest.mark.django_db


def sources(*names: str) -> list[Source]:
    return [Source(public_id=public_id("source", "", name), name=name) for name in names]


def entries(subject: str, action: str = "") -> list[Entry]:
    found = Entry.objects.filter(subject=subject)
    return list(found.filter(action=action) if action else found)


def raw(query: str, *arguments: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(query, arguments)


def test_each_row_of_a_bulk_create_leaves_an_entry() -> None:
    made = Source.objects.bulk_create(sources("One", "Two", "Three"))

    assert [(entry.key, entry.action) for entry in entries("source")] == [(row.pk, "created") for row in made]


def test_each_row_of_an_update_leaves_its_old_and_new_value() -> None:
    Source.objects.bulk_create(sources("One", "Two", "Three"))

    Source.objects.filter(name__in=["One", "Two"]).update(country="Naru")

    steps = [(entry.public_id, entry.steps) for entry in entries("source", "updated")]
    assert steps == [(public_id("source", "", name), [("country", "", "Naru")]) for name in ("One", "Two")]


def test_raw_sql_leaves_entries_like_any_other_write() -> None:
    raw("INSERT INTO sources_domain (source_id, host) VALUES (%s, 'a.example'), (%s, 'b.example')",
        *[row.pk for row in Source.objects.bulk_create(sources("One", "Two"))])  # fmt: skip
    raw("UPDATE sources_domain SET host = 'c.example' WHERE host = 'a.example'")
    raw("DELETE FROM sources_domain")

    assert [entry.action for entry in entries("domain")] == ["created"] * 2 + ["updated"] + ["deleted"] * 2


def test_an_upsert_leaves_an_entry_for_what_it_made_and_for_what_it_changed() -> None:
    one, _ = Source.objects.bulk_create(sources("One", "Two"))
    Domain.objects.create(source=one, host="a.example")
    two = Source.objects.get(name="Two")

    Domain.objects.bulk_create(
        [Domain(source=two, host="a.example"), Domain(source=two, host="b.example")],
        update_conflicts=True, unique_fields=["host"], update_fields=["source"],
    )  # fmt: skip

    assert [entry.action for entry in entries("domain")].count("updated") == 1
    assert [entry.action for entry in entries("domain")].count("created") == 2


def test_a_row_whose_key_is_changed_is_one_gone_and_one_new() -> None:
    source = Source.objects.bulk_create(sources("One"))[0]

    raw("UPDATE sources_source SET id = id + 1000 WHERE id = %s", source.pk)

    assert {(entry.key, entry.action) for entry in entries("source")[1:]} == {
        (source.pk, "deleted"),
        (source.pk + 1000, "created"),
    }


def test_a_new_row_keeps_only_what_it_says() -> None:
    Source.objects.bulk_create(sources("One"))

    told = {"id", "public_id", "kind", "name", "created_at", "retired", "unattended"}
    assert set(entries("source")[0].after or {}) == told


def test_writing_the_same_again_leaves_nothing() -> None:
    source = make.make_source("One")
    before = Entry.objects.count()

    Source.objects.update(name="One")
    source.save()

    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    ("model", "column"),
    [
        *[(Article, name) for name in ("trace_due", "trace_done", "traced_revision")],
        (Article, "lineage_revision"),
        (Claim, "score_due"),
        (Claim, "score_done"),
        (Source, "standing_revision"),
        (Source, "version"),
    ],
)
def test_where_the_machine_keeps_its_place_is_no_history(model: type, column: str) -> None:
    make.make_appearance()
    entries_before, changes_before = Entry.objects.count(), Change.objects.count()

    model.objects.update(**{column: 7})  # type: ignore[attr-defined]

    assert (Entry.objects.count(), Change.objects.count()) == (entries_before, changes_before)


def test_an_unsigned_change_is_the_machines() -> None:
    make.make_source("One")

    assert {(entry.actor_id, entry.actor) for entry in Entry.objects.all()} == {(None, "pipeline")}


def test_a_signed_change_names_the_person_and_their_reason(ana: make.User) -> None:
    source = make.make_source("One")

    with signed(user=ana, why="As its masthead has it."):
        Source.objects.filter(pk=source.pk).update(name="The One")

    entry = Entry.objects.about("sources", source.public_id).decisions().get()
    assert (entry.actor_id, entry.actor, entry.why) == (ana.pk, "ana", "As its masthead has it.")


def test_the_reason_of_a_judgement_is_the_reason_of_its_entry(ana: make.User) -> None:
    claim = make.make_claim()

    with signed(user=ana, why="Going through the queue."):
        Claim.objects.filter(pk=claim.pk).update(
            judgement=Judgement.CONFIRMED, judged_by=ana, judged_at=make.NOON, judged_why="Two witnesses."
        )

    assert Entry.objects.about("claims", claim.public_id).decisions().get().why == "Two witnesses."


def test_history_is_read_latest_first_with_all_that_belongs_to_a_claim() -> None:
    claim = make.make_claim(low=2, high=2)
    make.make_corroboration(claim, score=0.4)
    Claim.objects.filter(pk=claim.pk).update(high=3)

    latest, scored, created = Entry.objects.about("claims", claim.public_id)

    assert (latest.action, latest.before, latest.after) == ("updated", {"high": 2.0}, {"high": 3.0})
    assert (scored.subject, created.action) == ("corroboration", "created")
    assert len(created.short_hash) == 12


def test_a_ledger_is_kept_line_by_line_so_that_any_past_moment_can_be_told() -> None:
    row = make.make_corroboration()

    Corroboration.objects.filter(pk=row.pk).update(ledger=[], scored_at=make.NOON)

    entry = entries("corroboration", "updated")[0]
    assert set(entry.after or {}) == {"ledger"}
    assert (entry.before or {})["ledger"] == row.ledger
    assert (entry.after or {})["ledger"] == []


def test_the_words_of_a_capture_are_in_the_history_as_their_hash_alone() -> None:
    capture = make.make_capture("Seven boats left the harbour.")

    after = Entry.objects.about("captures", capture.public_id).get().after or {}

    assert after["text_hash"] == capture.text_hash
    assert "text" not in after


def test_merging_says_so() -> None:
    one, other = make.make_source("One"), make.make_source("Other")

    Source.objects.filter(pk=other.pk).update(merged_into=one)

    assert Entry.objects.about("sources", other.public_id)[0].action == "merged"


def test_a_name_that_moves_to_another_source_is_a_change_of_both() -> None:
    one, other = make.make_source("One"), make.make_source("Other")
    seen = Change.objects.count()

    Alias.objects.filter(source=other).update(source=one)

    told = {(change.public_id, change.action) for change in Change.objects.all()[seen:]}
    assert told == {(one.public_id, "updated"), (other.public_id, "updated")}


def test_a_number_is_written_the_same_whatever_the_session_likes() -> None:
    raw("SET LOCAL extra_float_digits = -10")
    raw("SET LOCAL timezone = 'Pacific/Auckland'")

    row = make.make_corroboration(score=0.1234567890123456)

    entry = Entry.objects.get(subject="corroboration")
    assert (entry.after or {})["score"] == row.score
    assert "+00:00" in Entry.objects.filter(subject="claim").get().after["created_at"]


def test_a_thousand_rows_after_one_are_not_compared_each_with_each() -> None:
    """A plan made for one row must not be kept for a thousand: that took minutes once."""
    claim, capture = make.make_claim(), make.make_capture()
    rows = [make.make_appearance(claim, capture=capture, start=0, low=Decimal(at)) for at in range(300)]
    for row in rows[:10]:
        type(row).objects.filter(pk=row.pk).update(hedge="perhaps")

    Claim.objects.get(pk=claim.pk).appearances.update(stance=Stance.REPEATS)

    assert len(entries("appearance", "updated")) == 10 + 300


def test_a_no_to_two_claims_that_may_be_one_is_kept_and_so_is_taking_it_back() -> None:
    ana = make.make_user("ana")
    row = make_possible_merger()

    row = possible_mergers.refuse(possible=row, by=ana, why="Two sales.", version=row.version, seen=seen(row))
    possible_mergers.take_back(possible=row, by=ana, version=row.version)

    said = [
        (entry.actor, (entry.after or {})["judgement"], entry.why)
        for entry in entries("possible merger", "updated")
    ]
    assert said == [("ana", "rejected", "Two sales."), ("ana", "suggested", "")]


# What a person has asked the machine for, or handed in, is no judgement: the row itself names who did. Nor is how far
# they know a claim, what they follow, have put off or search for, or how they sign in: it is nobody's business but
# theirs.
ASKED_FOR = {
    "sources_visit", "sources_putaway", "partners_receipt", "news_look", "news_follow", "news_snooze",
    "searches_savedsearch", "searches_letter", "accounts_recoverycode",
}  # fmt: skip


def test_every_table_with_a_persons_word_in_it_is_in_the_history() -> None:
    people = get_user_model()
    signed_by_people = {
        model._meta.db_table
        for model in apps.get_models()
        if model.__module__.split(".")[0] in ("sources", "claims", "provenance")
        and (
            issubclass(model, Judged)
            or any(field.related_model is people for field in model._meta.concrete_fields)
        )
    }

    assert {"claims_tie", "claims_explainer", "claims_possiblemerger", "sources_grade"} <= signed_by_people
    assert signed_by_people - ASKED_FOR - set(TRACKED) == set()
