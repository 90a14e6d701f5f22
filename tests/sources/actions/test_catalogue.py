"""Loading a list of sources."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from provenance.accounts.models import User
from sources.actions import catalogue, curation, sources
from sources.actions.catalogue import Faulty, Loaded
from sources.intake.catalogue import read
from sources.models import Grade, Source, SourceMerger
from sources.vocabulary import SourceKind
from tests.factories import make_source

pytestmark = pytest.mark.django_db
WIRE = {
    "name": "Naru Wire",
    "kind": "agency",
    "aliases": ["Agencia Naru"],
    "domains": ["naruwire.example"],
    "grade": "B",
    "grade_reason": "2026-02-01: corrects in public",
}
POST = {"name": "Quelmi Post", "kind": "outlet", "owner": "Halvard", "edition_of": "Courier"}
COURIER = {"name": "The Courier", "kind": "outlet", "owner": "Halvard"}
HALVARD = {"name": "Halvard", "kind": "organisation"}


@pytest.fixture
def load(tmp_path: Path, ben: User) -> Any:
    def load(*rows: dict[str, Any]) -> Loaded:
        path = tmp_path / "sources.jsonl"
        path.write_text("\n".join(json.dumps(row) for row in rows))
        listed, faults = read(path)
        assert faults == []
        return catalogue.load(listed=listed, by=ben, why="Listed.")

    return load


def test_a_list_may_name_owners_before_their_own_row(load: Any) -> None:
    loaded = load(POST, COURIER, HALVARD, WIRE)

    post = sources.find(name="Quelmi Post")
    assert (post.owner.name, post.edition_of.name) == ("Halvard", "The Courier")
    assert (len(loaded.new), loaded.changed, loaded.graded) == (4, set(), 1)
    assert Grade.objects.get().graded_at == datetime(2026, 2, 1, tzinfo=UTC)


def test_loading_a_list_again_changes_nothing(load: Any) -> None:
    load(POST, COURIER, HALVARD, WIRE)
    before = list(Source.objects.order_by("pk").values())

    again = load(POST, COURIER, HALVARD, WIRE)

    assert (again.new, again.changed, again.graded) == (set(), set(), 0)
    assert list(Source.objects.order_by("pk").values()) == before


def test_every_fault_is_named_and_nothing_is_loaded(load: Any) -> None:
    with pytest.raises(Faulty) as faulty:
        load(WIRE, POST, {"name": "X", "domains": ["no host"]}, {"name": "Y", "owner": "Y"})

    told = [(fault.where[-5:], fault.field, fault.sentence) for fault in faulty.value.faults]
    assert told[0] == ("row 2", "owner", "“Halvard” is not a known source: add a row for it or mend the name")
    assert [(where, name) for where, name, _ in told] == [
        ("row 2", "owner"),
        ("row 2", "edition_of"),
        ("row 3", "domains"),
        ("row 4", "owner"),
    ]
    assert not Source.objects.exists()
    assert not Grade.objects.exists()


def test_what_the_machine_met_under_an_alias_or_domain_is_merged(load: Any) -> None:
    met = sources.named(name="Agencia Naru", kind=SourceKind.UNKNOWN)
    host = sources.publishing_at(host="naruwire.example")
    wire = sources.named(name="Naru Wire", kind=SourceKind.AGENCY)

    load(WIRE)

    assert sources.find(name="Agencia Naru") == sources.publishing_at(host="naruwire.example") == wire
    assert set(SourceMerger.objects.values_list("one", "into")) == {(met.pk, wire.pk), (host.pk, wire.pk)}


def test_whatever_came_first_the_list_ends_in_the_same_names(load: Any) -> None:
    met = sources.named(name="agencia naru", kind=SourceKind.UNKNOWN)

    load(WIRE)

    met.refresh_from_db()
    assert (met.name, met.kind) == ("Naru Wire", "agency")
    assert sources.find(name="Naru Wire") == met


def test_what_a_person_has_written_is_not_swallowed(load: Any, ben: User) -> None:
    curation.add(name="Agencia Naru", kind=SourceKind.AGENCY, by=ben, why="Another agency.")

    with pytest.raises(Faulty) as faulty:
        load(WIRE)

    (fault,) = faulty.value.faults
    assert fault.field == "aliases"
    assert "“Agencia Naru” already is a name of “Agencia Naru”: merge the two" in fault.sentence


def test_a_later_letter_of_a_curators_is_not_undone(load: Any, ben: User) -> None:
    load(WIRE)
    source = sources.find(name="Naru Wire")
    source.grades.create(
        reliability="C", graded_by=ben, graded_at=datetime(2026, 3, 1, tzinfo=UTC), reason="Thin now."
    )

    load(WIRE)

    assert Source.objects.with_reliability().get(pk=source.pk).reliability == "C"


@pytest.mark.parametrize(
    ("reason", "told"),
    [("2026-02-31: hm", "no day of the calendar"), ("2999-01-01: soon", "future")],
    ids=["no such day", "not yet"],
)
def test_the_day_of_a_grade_is_a_day_that_has_been(load: Any, reason: str, told: str) -> None:
    with pytest.raises(Faulty) as faulty:
        load({**WIRE, "grade_reason": reason})

    (fault,) = faulty.value.faults
    assert fault.field == "grade_reason"
    assert told in fault.sentence


def test_a_kind_is_corrected(load: Any) -> None:
    source = make_source("Naru Wire", kind=SourceKind.OUTLET)

    loaded = load(WIRE)

    source.refresh_from_db()
    assert (source.kind, loaded.changed) == ("agency", {source.pk})
