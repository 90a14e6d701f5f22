"""What is kept of an answer shows its form, and is the same whenever it is made."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from provenance.partners.examples.shortening import LONGEST, MOST, PLACE, shortened, steady
from provenance.telling.places import Entered, Place

BEGUN = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ([1, 2, 3], [1, 2]),
        ({"results": [{"reasons": ["a", "b", "c"]}]}, {"results": [{"reasons": ["a", "b"]}]}),
        ("a" * (LONGEST + 1), "a" * LONGEST + "…"),
        ("a" * LONGEST, "a" * LONGEST),
        (f"https://outlet.example/{'a' * LONGEST}", f"https://outlet.example/{'a' * LONGEST}"),
        ({"p:a": {}, "p:b": {}, "p:c": {}}, {"p:a": {}, "p:b": {}}),
        ({"entity": {}, "agent": {}, "used": {}}, {"entity": {}, "agent": {}, "used": {}}),
        ({"prov:type": {}, "prov:at": {}, "prov:by": {}}, {"prov:type": {}, "prov:at": {}, "prov:by": {}}),
        ({"claims": 30, "events": 22, "sources": 34}, {"claims": 30, "events": 22, "sources": 34}),
        ([None, True], [None, True]),
    ],
    ids=[
        "a list is cut",
        "at every depth",
        "a long text is cut",
        "a text of the longest is not",
        "nor an address",
        "a map of things by their names is cut",
        "the fields of one thing are not",
        "nor those of a thing of PROV",
        "nor counts",
        "nothing else is touched",
    ],
)
def test_of_an_answer_is_kept(told: Any, kept: Any) -> None:
    assert shortened(told) == kept
    assert shortened(kept) == kept
    assert MOST == 2


def test_what_the_clock_chance_and_the_secret_key_make_is_the_same_each_time() -> None:
    def made(begun: datetime, name: str, place: str) -> Any:
        told = {
            "id": name,
            "url": f"https://x.example/{name}/?after={place}",
            "at": (begun + timedelta(seconds=3)).isoformat().replace("+00:00", "Z"),
            "expires": (begun + timedelta(days=365, seconds=3)).isoformat(),
            "published": "2026-10-11T16:00:00Z",
            "detail": f"try again in {begun.day} seconds.",
        }
        return steady([told], begun, {name: "p0zqk7y2m4ta"})

    first, second = Place(1, 2).token(), Entered(3, 4).token()
    assert len(first) == len(second) == len(PLACE)
    one = made(BEGUN, "aaaaaaaaaaaa", first)

    assert one == made(BEGUN + timedelta(days=9, hours=7), "bbbbbbbbbbbb", second)
    assert one[0]["at"] == "2026-10-24T09:00:00Z"
    assert one[0]["expires"] == "2027-10-24T09:00:00Z"
    assert one[0]["published"] == "2026-10-11T16:00:00Z"
    assert one[0]["url"] == f"https://x.example/p0zqk7y2m4ta/?after={PLACE}"
