"""What tests of the API share: counters that begin anew."""

from collections.abc import Iterator

import pytest

from provenance.accounts import turns
from tests import counting


@pytest.fixture
def afresh() -> Iterator[None]:
    """The counters are the real ones: nothing is counted when a test begins, and it leaves nothing."""
    counters = turns.counters()  # a test may set others, or none
    counting.forget(counters)
    yield
    counting.forget(counters)
