"""Where the history ends."""

import pytest
from django.db import transaction

from provenance.history.ends import end_of_history
from tests.factories import make_source


@pytest.mark.django_db(transaction=True)
def test_the_history_ends_elsewhere_after_every_change_and_nowhere_while_one_is_being_written() -> None:
    make_source()
    first = end_of_history()
    assert first and end_of_history() == first

    with transaction.atomic():
        make_source()
        assert end_of_history() is None

    assert end_of_history() not in (None, first)
