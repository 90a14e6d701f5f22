"""A commonplace is a passage of a capture, word for word, and the database sees to it."""

from typing import Any

import pytest
from django.db import IntegrityError

from provenance.accounts.models import User
from sources.actions import commonplaces, judging
from sources.errors import Refused
from sources.models import Capture, Commonplace
from sources.vocabulary import Judgement
from tests.factories import make_capture

pytestmark = pytest.mark.django_db
NOTICE = "Whoever lands cargo here without written leave may be fined."
OWN = "Clerks counted barrels, crates and sheds on the quay until the evening, and found that nothing was missing."


@pytest.fixture
def capture(db: None) -> Capture:
    return make_capture(f"{OWN}\n\n{NOTICE}\n\n{OWN}")


def written(capture: Capture, start: int, end: int, text: str, by: User) -> Commonplace:
    marks: dict[str, Any] = judging.marks(judgement=Judgement.CONFIRMED, by=by, why="Stock phrase.")
    return Commonplace.objects.create(capture=capture, start=start, end=end, text=text, **marks)


@pytest.mark.parametrize("place", [(5000, 6000), (0, 10), (len(OWN), len(OWN) + 2 + len(NOTICE))], ids=str)
def test_words_that_do_not_stand_at_their_place_are_refused(
    capture: Capture, ben: User, place: tuple[int, int]
) -> None:
    with pytest.raises(IntegrityError, match="not the text of the capture"):
        written(capture, *place, NOTICE, ben)


def test_neither_words_nor_place_can_be_changed_later(capture: Capture, ben: User) -> None:
    start = capture.text.index(NOTICE)
    written(capture, start, start + len(NOTICE), NOTICE, ben)

    with pytest.raises(IntegrityError, match="not the text of the capture"):
        Commonplace.objects.update(text="Never said.")


def test_blanks_around_a_passage_are_no_part_of_it(capture: Capture, ben: User) -> None:
    start = capture.text.index(NOTICE)
    for wider in (0, 2):
        commonplaces.declare(
            capture=capture, start=start - wider, end=start + len(NOTICE) + wider, by=ben, why="Stock phrase."
        )

    row = Commonplace.objects.get()
    assert (row.start, row.end, row.text) == (start, start + len(NOTICE), NOTICE)


def test_a_passage_taken_back_counts_again_until_it_is_declared_anew(capture: Capture, ben: User) -> None:
    start, end = capture.text.index(NOTICE), capture.text.index(NOTICE) + len(NOTICE)
    asked = {"capture": capture, "start": start - 2, "end": end, "by": ben, "why": "A notice."}
    declared = commonplaces.declare(**asked)

    back = commonplaces.take_back(commonplace=declared, by=ben, why="It is theirs.", version=declared.version)
    assert (back.judgement, Commonplace.objects.words()) == ("rejected", "")
    again = commonplaces.declare(**asked)

    assert (again.pk, again.judgement, again.text) == (declared.pk, "confirmed", NOTICE)
    assert Commonplace.objects.words().strip() == NOTICE


def test_too_few_words_or_most_of_an_article_are_no_commonplace(capture: Capture, ben: User) -> None:
    for start, end, told in ((0, 12, "words at least"), (0, len(capture.text), "most of the article")):
        with pytest.raises(Refused, match=told) as refused:
            commonplaces.declare(capture=capture, start=start, end=end, by=ben, why="A notice.")
        assert refused.value.field == "passage"
    assert not Commonplace.objects.exists()
