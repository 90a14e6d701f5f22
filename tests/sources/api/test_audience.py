"""An audience misses what is hidden from it, and nothing is looked for where nothing is."""

import pytest
from django.db.models import Q

from provenance.accounts.models import User
from sources.api.audience import Audience
from sources.models import Article, Capture
from sources.vocabulary import Publication
from tests.factories import NOON, make_article, make_capture

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("guarded", "misses"),
    [(None, True), (frozenset(), False), (frozenset({"claims"}), False), (frozenset({"articles"}), True)],
    ids=["nobody has looked", "nothing is hidden", "claims are hidden", "articles are hidden"],
)
def test_readers_may_miss_a_kind_of_which_some_row_is_hidden_the_newsroom_none(
    ana: User, guarded: frozenset[str] | None, misses: bool
) -> None:
    readers, ours = Audience(None, NOON, guarded), Audience(ana, NOON, guarded)

    assert (readers.newsroom, ours.newsroom) == (False, True)
    assert readers.misses("articles") is misses
    assert ours.misses("articles") is False
    assert bool(readers.sees_article("article")) is misses
    assert ours.sees_article("article") == Q()


def test_what_is_kept_from_readers_is_what_they_do_not_see(ana: User) -> None:
    shown, hidden = make_article(), make_article(publication=Publication.DRAFT)
    of_shown, of_hidden = make_capture(article=shown), make_capture(article=hidden)
    readers, ours = Audience(None, NOON), Audience(ana, NOON)

    assert list(readers.kept_from(Article.objects.all())) == [{"pk": hidden.pk}]
    assert list(ours.kept_from(Article.objects.all())) == []
    for condition in (readers.sees("article__"), readers.sees_article("article")):
        assert list(Capture.objects.filter(condition)) == [of_shown]
    assert {*Capture.objects.filter(ours.sees("article__"))} == {of_shown, of_hidden}
