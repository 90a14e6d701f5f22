"""Merging sources and splitting them again."""

import pytest

from provenance.accounts.models import User
from sources.actions import curation, mergers, sources
from sources.errors import Refused, Stale
from sources.models import Source
from sources.vocabulary import SourceKind
from tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db


def picture() -> list[tuple[object, ...]]:
    """All that a merger might move, without the counters."""
    rows = Source.objects.order_by("pk").values_list("pk", "name", "merged_into", "owner", "edition_of")
    return [*rows, *Source.objects.order_by("aliases").values_list("aliases", "aliases__folded", "pk")]


def test_a_merged_source_is_reached_through_the_other(ben: User) -> None:
    one, other = make_source("Reuters UK"), make_source("Reuters")
    article = make_article(source=one)

    mergers.merge(source=one, into=other, by=ben, why="One newsroom.", version=1)

    assert sources.find(name="Reuters UK") == other
    article.source.refresh_from_db()
    assert article.source.merged_into == other


def test_splitting_leaves_everything_as_it_was(ben: User) -> None:
    one, other = make_source("Reuters UK"), make_source("Reuters")
    before = picture()
    mergers.merge(source=one, into=other, by=ben, why="One newsroom.", version=1)

    mergers.split(source=one, by=ben, why="Two after all.", version=2)

    assert picture() == before
    merger = one.mergers.get()
    assert (merger.why, merger.split_why, merger.split_by) == ("One newsroom.", "Two after all.", ben)


def test_a_chain_of_mergers_leads_straight_to_the_end_and_comes_apart_in_any_order(ben: User) -> None:
    first, second, third = make_source("First"), make_source("Second"), make_source("Third")
    before = picture()
    mergers.merge(source=first, into=second, by=ben, why="Same.", version=1)
    second.refresh_from_db()
    mergers.merge(source=second, into=third, by=ben, why="Same.", version=second.version)
    first.refresh_from_db()
    assert first.merged_into == third

    second.refresh_from_db()
    mergers.split(source=second, by=ben, why="Not same.", version=second.version)
    first.refresh_from_db()
    assert first.merged_into == second

    mergers.split(source=first, by=ben, why="Not same.", version=first.version)
    assert picture() == before


def test_what_was_split_off_meanwhile_stays_where_it_is(ben: User) -> None:
    first, second, third = make_source("First"), make_source("Second"), make_source("Third")
    mergers.merge(source=first, into=second, by=ben, why="Same.", version=1)
    mergers.merge(source=second, into=third, by=ben, why="Same.", version=1)
    first.refresh_from_db()
    mergers.split(source=first, by=ben, why="This one not.", version=first.version)

    second.refresh_from_db()
    mergers.split(source=second, by=ben, why="Nor this.", version=second.version)

    first.refresh_from_db()
    assert first.merged_into is None


def test_both_standings_move(ben: User) -> None:
    one, other = make_source(), make_source()

    mergers.merge(source=one, into=other, by=ben, why="Same.", version=1)

    assert list(Source.objects.values_list("standing_revision", flat=True)) == [1, 1]


def test_an_edition_cannot_swallow_its_own_title(ben: User) -> None:
    title = make_source("Title")
    edition = make_source("Edition", edition_of=title)

    with pytest.raises(Refused, match="change that first"):
        mergers.merge(source=title, into=edition, by=ben, why="Same.", version=1)


def test_a_reader_never_becomes_the_minister_whose_name_they_sign_with(ben: User) -> None:
    reader = make_source("The Minister", kind=SourceKind.COMMENTER, within=make_source())
    minister = make_source("The Minister", kind=SourceKind.PERSON)

    with pytest.raises(Refused, match="never lent"):
        mergers.merge(source=reader, into=minister, by=ben, why="Same name.", version=1)


def test_a_merger_seen_at_an_old_version_is_refused(ben: User) -> None:
    one, other = make_source(), make_source()
    curation.revise(source=one, version=1, by=ben, why="A note.", note="x")

    with pytest.raises(Stale):
        mergers.merge(source=one, into=other, by=ben, why="Same.", version=1)

    one.refresh_from_db()
    assert one.merged_into is None


def test_merging_into_something_merged_names_the_right_one(ben: User) -> None:
    one, other, third = make_source("One"), make_source("Other"), make_source("Third")
    mergers.merge(source=other, into=third, by=ben, why="Same.", version=1)

    with pytest.raises(Refused, match="“Other” is itself merged into “Third”"):
        mergers.merge(source=one, into=other, by=ben, why="Same.", version=1)


def test_only_what_was_merged_is_split_and_it_goes_into_one_other_alone(ben: User) -> None:
    one, other, third = make_source("Tessel UK"), make_source("Tessel"), make_source("Gull")
    with pytest.raises(Refused, match="nothing to split"):
        mergers.split(source=one, by=ben, why="Two after all.", version=1)
    mergers.merge(source=one, into=other, by=ben, why="One newsroom.", version=1)

    with pytest.raises(Refused, match="already is merged into “Tessel”"):
        mergers.merge(source=one, into=third, by=ben, why="One newsroom.", version=2)


def test_what_the_other_became_meanwhile_is_seen_before_anything_is_merged_into_it(ben: User) -> None:
    one, other = make_source("Reuters UK"), make_source("Reuters")
    Source.objects.filter(pk=other.pk).update(version=2)

    with pytest.raises(Stale):
        mergers.merge(source=one, into=other, by=ben, why="One newsroom.", version=1, into_version=1)

    assert not Source.objects.exclude(merged_into=None).exists()
