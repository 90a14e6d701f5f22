"""A list of sources is taken in as it was shown or not at all, and taken back as a whole."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from provenance.accounts.models import User
from provenance.history.models import Entry
from sources.actions import catalogue, curation, grades, source_imports, sources
from sources.actions.source_imports import plan_of
from sources.errors import Refused, Stale
from sources.intake.catalogue import read_sheet
from sources.models import Source, SourceImport
from sources.vocabulary import ImportStage, Reliability, SourceKind
from tests.factories import make_grade, make_source

pytestmark = pytest.mark.django_db
LIST = """name;kind;aliases;domains;owner;edition_of;country;grade;grade_reason
Naru Wire;agency;Agencia Naru;naru.example;Lindt Group;;Norway;;
Lindt Group;organisation;;;;;;;
Harbour Post;;The Post;;Lindt Group;;;D;Thin
Old Bell;outlet;;;;;;;
Quiet;outlet;;;;;;;
"""


@pytest.fixture
def held(ben: User) -> dict[str, Source]:
    """Sources the list meets: one to change, one met by the machine, one retired, one it leaves as it is."""
    post, bell = make_source("Harbour Post", host="harbour.example"), make_source("Old Bell", retired=True)
    make_grade(post, Reliability.B, graded_by=ben)
    stray = sources.named(name="agencia naru", kind=SourceKind.UNKNOWN)
    sources.publishing_at(host="naru.example")
    return {row.name: row for row in (post, bell, stray, make_source("Quiet"))}


def tried(by: User, text: str = LIST) -> SourceImport:
    """A list tried out, and nothing of it kept."""
    listed, faults = read_sheet(text.encode())
    with transaction.atomic():
        plan = plan_of(catalogue.load(listed=listed, by=by, why="Tried."))
        transaction.set_rollback(True)
    told: dict[str, Any] = {"listed": listed, "faults": faults, "plan": plan, "moved": {}}
    return source_imports.keep(file="list.csv", content=text.encode(), by=by, **told)


def applied(by: User, text: str = LIST) -> SourceImport:
    return source_imports.apply(row=tried(by, text), by=by, why="From the yearbook.", version=1)


def stands() -> dict[str, Any]:
    """How every source stands that is not retired: what a list may change, and its letter."""
    rows = Source.objects.with_reliability().filter(retired=False).prefetch_related("aliases", "domains")
    return {
        row.public_id: (
            row.name, row.kind, row.owner_id, row.edition_of_id, row.merged_into_id, row.country,
            row.reliability,  # type: ignore[attr-defined]
            sorted(alias.name for alias in row.aliases.all()), sorted(each.host for each in row.domains.all()),
        )
        for row in rows
    }  # fmt: skip


def test_the_plan_says_what_each_row_does_before_and_after(ben: User, held: dict[str, Source]) -> None:
    plan = {step["name"]: step for step in tried(ben).plan}

    assert (plan["Naru Wire"]["version"], plan["Naru Wire"]["changes"]["name"]) == (
        1,
        ["agencia naru", "Naru Wire"],
    )
    assert plan["Lindt Group"]["version"] == 0
    assert plan["Harbour Post"]["changes"]["aliases"] == [["Harbour Post"], ["Harbour Post", "The Post"]]
    assert plan["Harbour Post"]["changes"]["grade"] == ["B", "D"]
    assert plan["Old Bell"]["changes"] == {"retired": [True, False]}
    assert plan["Quiet"]["changes"] == {}
    assert len(plan["Naru Wire"]["merged"]) == 1


def test_taking_it_in_does_what_was_shown_and_is_signed(ben: User, held: dict[str, Source]) -> None:
    row = applied(ben)

    post = Source.objects.with_reliability().get(name="Harbour Post")
    assert (row.stage, row.applied_by, row.why) == (ImportStage.APPLIED, ben, "From the yearbook.")
    assert (str(post.owner), post.kind, post.reliability) == ("Lindt Group", "outlet", "D")  # type: ignore[attr-defined]
    assert sources.find(name="Agencia Naru") == sources.known_at(host="naru.example")
    assert not Source.objects.get(name="Old Bell").retired


def test_taking_it_back_leaves_every_source_as_it_stood(ben: User, held: dict[str, Source]) -> None:
    before = stands()
    row = applied(ben)
    assert stands() != before

    row = source_imports.take_back(row=row, by=ben, why="", version=row.version)

    assert stands() == before
    assert (row.stage, row.undone_by) == (ImportStage.UNDONE, ben)
    group = Source.objects.get(name="Lindt Group")
    assert (group.retired, list(group.domains.all()), group.owner) == (True, [], None)

    again = applied(ben)
    assert not Source.objects.get(name="Lindt Group").retired
    source_imports.take_back(row=again, by=ben, why="Once more.", version=again.version)
    assert stands() == before


CHANGED = {
    "a source it changes": lambda by, post: curation.revise(
        source=post, version=1, by=by, why="So.", note="Seen."
    ),
    "a letter": lambda by, post: grades.give(
        source=post, reliability=Reliability.C, by=by, reason="Hm.", version=1
    ),
    "a source it leaves as it is": lambda by, post: curation.revise(
        source=Source.objects.get(name="Quiet"), version=1, by=by, why="So.", country="Peru"
    ),
    "a name it would write down": lambda by, post: curation.add(
        name="Lindt Group", kind=SourceKind.UNKNOWN, by=by, why="Met."
    ),
    "a domain that went elsewhere": lambda by, post: curation.add(
        name="Another", kind=SourceKind.OUTLET, by=by, why="So.", aliases=["The Post"]
    ),
}


@pytest.mark.parametrize("change", CHANGED.values(), ids=CHANGED)
def test_it_is_refused_where_anything_was_changed_since_it_was_tried(
    ben: User, ana: User, held: dict[str, Source], change: Any
) -> None:
    row = tried(ben)
    change(ana, held["Harbour Post"])
    before = stands()

    with pytest.raises(Stale, match="has been changed since it was tried out"):
        source_imports.apply(row=row, by=ben, why="So.", version=1)

    assert stands() == before
    row.refresh_from_db()
    assert row.stage == ImportStage.TRIED


def test_undoing_is_refused_where_somebody_has_changed_a_source_since(
    ben: User, ana: User, held: dict[str, Source]
) -> None:
    row = applied(ben)
    post = Source.objects.get(name="Harbour Post")
    curation.revise(source=post, version=post.version, by=ana, why="So.", note="Seen.")
    before = stands()

    with pytest.raises(Stale, match="Somebody has changed “Harbour Post”"):
        source_imports.take_back(row=row, by=ben, why="", version=row.version)

    assert stands() == before


def test_each_step_is_taken_once(ben: User, held: dict[str, Source]) -> None:
    row = tried(ben)
    with pytest.raises(Stale, match="not taken in"):
        source_imports.take_back(row=row, by=ben, why="", version=1)
    with pytest.raises(Refused, match="Say why"):
        source_imports.apply(row=row, by=ben, why=" ", version=1)
    source_imports.apply(row=row, by=ben, why="So.", version=1)
    row.refresh_from_db()
    with pytest.raises(Stale, match="already"):
        source_imports.apply(row=row, by=ben, why="So.", version=row.version)
    with pytest.raises(Stale):
        source_imports.take_back(row=row, by=ben, why="", version=1)


def test_a_list_with_faults_is_never_taken_in_not_even_by_hand(ben: User) -> None:
    row = tried(ben, "name;kind\nA;outlet\nB;paper\n")
    assert row.faults == [
        {"row": "3", "column": "kind", "what": row.faults[0]["what"], "remedy": row.faults[0]["remedy"]}
    ]

    with pytest.raises(Refused, match="Mend the rows"):
        source_imports.apply(row=row, by=ben, why="So.", version=1)
    with pytest.raises(IntegrityError, match=r"applied_is_signed|has_no_fault"), transaction.atomic():
        SourceImport.objects.filter(pk=row.pk).update(stage=ImportStage.APPLIED)


def test_what_a_table_leaves_empty_stays_as_it_is(ben: User, held: dict[str, Source]) -> None:
    group = make_source("Lindt", kind=SourceKind.ORGANISATION, country="Norway", owner=held["Quiet"])

    assert tried(ben, "name,kind,country,owner\nLindt,,,\n").plan[0]["changes"] == {}
    applied(ben, "name,kind,country,owner\nLindt,,,\n")

    group.refresh_from_db()
    assert (group.kind, group.country, group.owner) == ("organisation", "Norway", held["Quiet"])


def test_only_what_was_tried_out_a_month_ago_and_never_taken_in_is_cleared_away(
    held: dict[str, Source], ben: User
) -> None:
    now = timezone.now()
    month = timedelta(days=30, minutes=1)
    kept = [
        tried(ben, "name\nNew outlet\n"),
        applied(ben, "name\nOther outlet\n"),
        applied(ben, "name\nThird\n"),
    ]
    source_imports.take_back(row=kept[2], by=ben, why="", version=kept[2].version)
    old = tried(ben, "name\nOld outlet\n")
    SourceImport.objects.exclude(pk=kept[0].pk).update(tried_at=now - month)

    assert [source_imports.prune(now=now), source_imports.prune(now=now)] == [1, 0]

    assert set(SourceImport.objects.all()) == set(kept)
    entry = Entry.objects.filter(subject="source import", action="deleted").get()
    assert (entry.key, entry.actor_id, "never taken in" in entry.why) == (old.pk, None, True)
    with pytest.raises(Stale):
        source_imports.apply(row=old, by=ben, why="From the yearbook.", version=1)
