"""The doors by which people edit at the text itself: words put to claims, claims divided and related."""

from claims.actions import attachments
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


def divided() -> Opened:
    claim = make.make_claim()
    rows = [make.make_appearance(claim) for _ in range(2)]
    told = {"pick": rows[0].public_id, "into": "new", "text": ("By ana.", "By ben.")}
    return form(f"/claims/{claim.public_id}/divide/", "save", **told)


def merged() -> Opened:
    claim, other = make.make_claim(), make.make_claim()
    told = {"other": other.public_id, "keep": "other", f"version-{other.public_id}": "1"}
    return form(f"/claims/{claim.public_id}/merge/", "save", **told)


def joined() -> Opened:
    event, other = make.make_event(), make.make_event()
    told = {"other": other.public_id, "keep": "other", f"version-{other.public_id}": "1"}
    return form(f"/events/{event.public_id}/merge/", "save", **told)


def moved() -> Opened:
    claim, other = make.make_claim(), make.make_event()
    return form(f"/claims/{claim.public_id}/event/", "save", ("version", "1"), other=other.public_id)


def attached() -> Opened:
    claim, who = make.make_claim(), make.make_user("clerk", staff=True)
    attachments.add(claim=claim, note="The log.", url="https://port.example/log", by=who)
    return form(f"/claims/{claim.public_id}/attachments/", "withdraw")


PAGES: Doors = {
    "attachments": ("that nobody has withdrawn it, set in one statement", attached),
    "event-merge": ("the versions of both events", joined),
    "claim-event": ("the claim’s version", moved),
    "divide": ("the versions of the claim and of every appearance that is moved", divided),
    "merge": ("the versions of both claims", merged),
}
TOLD = {
    "merge": ("already is merged into",),
    "event-merge": ("already is merged into",),
    "claim-event": ("about this event already",),
}
