"""Which articles are to be read: those with a text nobody has read, and those read by older rules."""

import pytest

from claims.models import Reading
from claims.rules.reader.reading import REVISION
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "rules", "outdated"),
    [
        pytest.param(1, REVISION - 1, True, id="read by older rules"),
        pytest.param(1, REVISION, False, id="read by these rules"),
        pytest.param(1, REVISION + 1, False, id="read by a newer program"),
        pytest.param(0, 0, False, id="known for its lineage alone"),
    ],
)
def test_what_older_rules_read_is_outdated(text: int, rules: int, outdated: bool) -> None:
    row = Reading.objects.create(article=make_article(), text_revision=text, rules_revision=rules)

    assert (row in Reading.outdated()) is outdated
