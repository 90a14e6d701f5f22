"""A judgement holds for the same words in another capture of the page, and for nobody else's who uses them."""

import pytest

from claims.actions import lapses
from claims.models import Appearance
from provenance.accounts.models import User
from sources.vocabulary import Judgement, SectionKind
from tests.factories import make_appearance, make_article, make_capture, make_user

pytestmark = pytest.mark.django_db
WORDS = "Four were killed at the ford."


@pytest.mark.parametrize(
    ("section", "kept"), [(SectionKind.BODY, Judgement.REJECTED), (SectionKind.COMMENT, Judgement.SUGGESTED)]
)
def test_what_a_page_is_judged_by_is_kept_for_its_own_words_and_not_for_a_readers(
    section: SectionKind, kept: Judgement
) -> None:
    page, ana = make_article(), make_user(staff=True)
    row = _rejected(make_appearance(capture=make_capture(f"{WORDS} Late.", article=page), quote=WORDS), ana)
    again = make_capture(f"{WORDS} Early.", article=page)
    other = make_appearance(row.claim, capture=again, quote=WORDS, section=section)

    lapses.settle(article=page)

    other.refresh_from_db()
    assert other.judgement == kept


def _rejected(row: Appearance, by: User) -> Appearance:
    Appearance.objects.filter(pk=row.pk).update(
        judgement=Judgement.REJECTED, judged_by=by, judged_at=row.created_at, judged_why="Another day."
    )
    return row
