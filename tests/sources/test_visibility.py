"""Who may see what, row by row: by publication, by embargo, and by who asks."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser

from provenance.accounts.models import User
from sources.models import Article, Capture
from sources.visibility import Reader, guarded, hidden, newsroom, public, visible
from sources.vocabulary import Publication
from tests.factories import NOON, make_article, make_capture

SECOND = timedelta(seconds=1)
UNTIL = {"none": None, "past": NOON - SECOND, "now": NOON, "later": NOON + SECOND}
SHOWN = {(Publication.PUBLISHED, until) for until in ("none", "past", "now")}
"""All that readers may see."""
LOOSE = {(Publication.PUBLISHED, "none")}
"""All that nobody ever has to be kept from."""
EVERY = list(product(Publication, UNTIL))


@dataclass(frozen=True)
class Somebody:
    is_authenticated: bool
    is_staff: bool


@pytest.mark.parametrize(
    ("reader", "ours"),
    [
        (None, False), (AnonymousUser(), False), (Somebody(True, False), False), (Somebody(False, True), False),
        (Somebody(True, True), True),
    ],
    ids=["nobody", "a stranger", "a member of the public", "a claim to be staff", "staff"],
)  # fmt: skip
def test_only_who_is_signed_in_and_on_the_staff_is_of_the_newsroom(reader: Reader | None, ours: bool) -> None:
    assert newsroom(reader) is ours


@pytest.mark.parametrize(("publication", "until"), EVERY)
def test_a_row_is_public_once_it_is_published_and_its_embargo_has_ended(
    publication: Publication, until: str
) -> None:
    @dataclass
    class Row:
        publication: str
        embargo_until: datetime | None

    assert public(Row(publication, UNTIL[until]), NOON) is ((publication, until) in SHOWN)


@pytest.mark.django_db
def test_the_database_is_asked_by_the_same_rule_for_a_row_and_for_what_belongs_to_it(ana: User) -> None:
    made = {
        make_article(publication=publication, embargo_until=UNTIL[until]).pk: (publication, until)
        for publication, until in EVERY
    }
    captures = {make_capture(article=each).pk: made[each.pk] for each in Article.objects.all()}

    for reader in (None, AnonymousUser()):
        assert {made[pk] for pk in keys(Article.objects.filter(visible(reader, NOON)))} == SHOWN
        assert {
            captures[pk] for pk in keys(Capture.objects.filter(visible(reader, NOON, "article__")))
        } == SHOWN
        assert {made[pk] for pk in keys(Article.objects.filter(hidden(reader, NOON)))} == {*EVERY} - SHOWN
    assert len(keys(Article.objects.filter(visible(ana, NOON)))) == len(EVERY)
    assert keys(Article.objects.filter(hidden(ana, NOON))) == []
    assert {made[pk] for pk in keys(Article.objects.filter(guarded()))} == {*EVERY} - LOOSE
    assert {captures[pk] for pk in keys(Capture.objects.filter(guarded("article__")))} == {*EVERY} - LOOSE


def keys(rows) -> list[int]:
    return list(rows.values_list("pk", flat=True))
