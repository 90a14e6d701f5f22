"""Curating sources: names, kinds, owners, editions and domains."""

import pytest

from provenance.accounts.models import User
from sources.actions import curation, sources
from sources.errors import Refused, Stale, Taken
from sources.models import Source
from sources.vocabulary import SourceKind
from tests.factories import make_source

pytestmark = pytest.mark.django_db


def test_a_source_written_down_by_hand_is_found_under_all_its_names(ben: User) -> None:
    source = curation.add(
        name="Naru Wire",
        kind=SourceKind.AGENCY,
        by=ben,
        why="New in town.",
        aliases=["Agencia Naru"],
        domains=["www.naru.example"],
    )

    assert sources.find(name="the naru wire") == source
    assert sources.find(name="agencia náru") == source
    assert [domain.host for domain in source.domains.all()] == ["naru.example"]


def test_a_new_name_joins_the_old_one(ben: User) -> None:
    source = make_source("The Post")

    curation.revise(source=source, version=1, by=ben, why="They renamed themselves.", name="The Evening Post")

    assert sources.find(name="The Post") == source
    assert sources.find(name="Evening Post") == source


def test_changes_seen_at_an_old_version_are_refused_and_nothing_is_written(ben: User) -> None:
    source = make_source("The Post")
    curation.revise(source=source, version=1, by=ben, why="First.", country="Orvessa")

    with pytest.raises(Stale, match="saw version 1, it is at 2"):
        curation.revise(
            source=source, version=1, by=ben, why="Second.", country="Tolmara", aliases=["Postie"]
        )

    source.refresh_from_db()
    assert (source.country, source.version) == ("Orvessa", 2)
    assert sources.find(name="Postie") is None


def test_a_name_of_somebody_else_is_refused_with_the_remedy(ben: User) -> None:
    make_source("The Gazette")
    source = make_source("The Post")

    with pytest.raises(Taken, match="already is a name of “The Gazette”: merge the two") as refused:
        curation.revise(source=source, version=1, by=ben, why="Mine.", aliases=["Gazette"], country="Orvessa")

    assert refused.value.field == "aliases"
    source.refresh_from_db()
    assert (source.country, source.version) == ("", 1)


def test_a_domain_of_somebody_else_is_refused_with_the_remedy(ben: User) -> None:
    make_source("The Gazette", host="gazette.example")

    with pytest.raises(Taken, match="belongs to “The Gazette”"):
        curation.revise(
            source=make_source("The Post"),
            version=1,
            by=ben,
            why="Mine.",
            domains=["https://www.gazette.example/news"],
        )


def test_an_alias_left_out_is_taken_away_but_never_the_first_name(ben: User) -> None:
    source = make_source("The Post")
    source = curation.revise(source=source, version=1, by=ben, why="Known so.", aliases=["Postie"])
    source = curation.revise(source=source, version=2, by=ben, why="Not after all.", aliases=[])

    assert sources.find(name="Postie") is None
    assert sources.find(name="Post") == source

    source = curation.revise(source=source, version=3, by=ben, why="New name.", name="The Evening Post")
    with pytest.raises(Refused, match="first written down"):
        curation.revise(source=source, version=4, by=ben, why="Away with it.", aliases=[])


@pytest.mark.parametrize("tie", ["owner", "edition_of", "speaks_for"])
def test_nobody_is_at_any_remove_their_own_owner(ben: User, tie: str) -> None:
    group = make_source("Group", kind=SourceKind.ORGANISATION)
    holding = make_source("Holding", kind=SourceKind.ORGANISATION, owner=group)
    title = make_source("Title", owner=holding)

    with pytest.raises(Refused, match="change that first") as refused:
        curation.revise(source=group, version=1, by=ben, why="A loop.", **{tie: title})

    assert refused.value.field == tie


def test_only_what_weighs_moves_the_standing(ben: User) -> None:
    group = make_source("Group")
    source = make_source("Title")

    source = curation.revise(source=source, version=1, by=ben, why="A note.", note="Prints on Fridays.")
    assert source.standing_revision == 0

    curation.revise(source=source, version=2, by=ben, why="Bought.", owner=group)
    assert Source.objects.get(pk=source.pk).standing_revision == 1


def test_a_reader_who_comments_stays_one(ben: User) -> None:
    outlet = make_source("The Post")
    reader = make_source("Minister", kind=SourceKind.COMMENTER, within=outlet)

    with pytest.raises(Refused, match="source of their own"):
        curation.revise(source=reader, version=1, by=ben, why="He says so.", kind=SourceKind.PERSON)


@pytest.mark.parametrize("why", ["", "  \n"], ids=["empty", "blank"])
def test_every_change_wants_a_reason(ben: User, why: str) -> None:
    with pytest.raises(Refused, match="Say why"):
        curation.revise(source=make_source(), version=1, by=ben, why=why, country="Orvessa")


def test_a_source_is_not_written_down_twice(ben: User) -> None:
    make_source("The Post")

    with pytest.raises(Taken, match="already is a name of “The Post”"):
        curation.add(name="the post", kind=SourceKind.OUTLET, by=ben, why="New.")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"name": " "}, "at least one letter"),
        ({"name": "x" * 301}, "longer than 300"),
        ({"aliases": [" "]}, "at least one letter, digit or sign"),
        ({"aliases": ["x" * 301]}, "longer than 300"),
    ],
    ids=["no name", "a long name", "no alias", "a long alias"],
)
def test_a_name_has_a_letter_and_at_most_three_hundred(
    ben: User, changes: dict[str, object], told: str
) -> None:
    source = make_source("The Post")

    with pytest.raises(Refused, match=told):
        curation.revise(source=source, version=1, by=ben, why="A slip.", **changes)  # type: ignore[arg-type]
    assert (source.aliases.count(), Source.objects.get().name) == (1, "The Post")


def test_a_source_that_has_gone_into_another_is_not_revised(ben: User) -> None:
    gone = make_source("The Post UK", merged_into=make_source("The Post"))

    with pytest.raises(Refused, match="has been merged into “The Post”"):
        curation.revise(source=gone, version=1, by=ben, why="A slip.", country="Orvessa")


def test_an_alias_spelt_otherwise_is_kept_as_it_was_written_last(ben: User) -> None:
    source = make_source("The Post")
    for spelt in ("Harbour Post", "HARBOUR post"):
        curation.revise(source=source, version=source.version, by=ben, why="A name.", aliases=[spelt])
        source.refresh_from_db()

    assert set(source.aliases.values_list("name", flat=True)) == {"The Post", "HARBOUR post"}
