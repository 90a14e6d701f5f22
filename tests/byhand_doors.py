"""The doors by which people edit at the text itself: words put to claims, claims divided and related."""

from tests import factories as make
from tests.doors import Doors, form
from tests.racing import Opened


def words() -> Opened:
    """A sentence of an article, put to a claim we know."""
    claim, capture = make.make_claim(), make.make_capture()
    url = f"/articles/{capture.article.public_id}/quote/?from=0&to={len(make.QUOTE)}"
    chosen = {"claim": claim.public_id, f"version-{claim.public_id}": "1"}
    return form(
        url, "add", stance="asserts", start="0", capture=capture.public_id, words=make.QUOTE, **chosen
    )


SAFE_TWICE: Doors = {"quote": ("the same words of one claim are one row", words)}
PAGES: Doors = {}
