"""What an endpoint answers is its answer: wherever it sends us, nobody goes."""

import socket

import pytest

from sources.fetching.client import Client
from sources.fetching.failure import Failed
from sources.fetching.opening import Opener
from sources.fetching.telling import tell
from sources.vocabulary import VisitOutcome
from tests.stories.test_no_way_in_leads_into_the_house import REDIRECTS, canaries, nobody, visited, world
from tests.world import AGENT, Reply, World

__all__ = ["canaries", "world"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("code", "hops", "address"), REDIRECTS)
def test_no_endpoint_sends_us_on(
    code: int, hops: int, address: str, canaries: list[socket.socket], world: World
) -> None:
    headers = {"Location": address if hops == 1 else "/next"}
    there = world.put("desk.example", "/told", Reply(code=code, headers=headers))
    world.put("desk.example", "/next", Reply(code=code, headers={"Location": address}))

    with pytest.raises(Failed) as failed:
        tell(Client(AGENT, Opener(resolve=nobody, world=world.map), seconds=2.0), there, b"{}", {})

    assert failed.value.outcome is VisitOutcome.REDIRECTS
    assert [each.path for each in world.asked] == ["/told"], "nobody goes on"
    assert visited(canaries) == []
