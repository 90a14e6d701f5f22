"""A page whose words were erased is handed in again, byte for byte: a new capture, read as ever, and erased again."""

import pytest

from claims.models import Appearance
from provenance.history.actions import erasures
from provenance.pipeline import line
from sources.actions import captures
from sources.models import Article, Capture, RawPage, Source
from tests.factories import make_user
from tests.provenance.history.tampering import faults, seal
from tests.stories.test_a_wire_corrects_itself import take_in, wire

NAME = "Ilka Brandt"
GROUND = "A private person asked; she holds no office any more."


@pytest.mark.alone  # what the chain covers: beside another part of a run its end is told later
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("words", [NAME, "ferrymen were killed"], ids=["a name", "what is claimed"])
def test_it_is_a_new_capture_which_is_read_and_can_be_erased_as_well(words: str) -> None:
    ana = make_user("ana", staff=True)
    take_in(wire("Four", 1))
    first = Capture.objects.get()
    said = Appearance.objects.filter(capture=first).count()
    erasures.erase(words=[words], by=ana, ground=GROUND)
    assert line.drain().failed == 0

    again = captures.take(handed=wire("Four", 2))
    assert line.drain().failed == 0

    assert (again.new, again.capture.article_id, Article.objects.count()) == (True, first.article_id, 1)
    assert again.capture.public_id != first.public_id
    assert words in Capture.objects.get(pk=again.capture.pk).text
    assert bytes(RawPage.objects.get().content or b"") == wire("Four", 2).content
    assert Appearance.objects.filter(capture=again.capture).count() == said
    first.refresh_from_db()
    assert words not in first.text
    assert captures.take(handed=wire("Four", 3)).capture == again.capture
    assert captures.take(handed=wire("Four", 4)).new is False

    erasures.erase(words=[words], by=ana, ground=GROUND)

    assert line.drain().failed == 0
    seal()
    assert faults() == []
    assert not Capture.objects.filter(text__contains=words).exists()
    assert not Source.objects.filter(name=NAME).exists() or words != NAME
    assert captures.take(handed=wire("Four", 5)).new
