"""The client the program asks with: under an honest name, with the address of whoever runs it."""

from django.conf import settings

from sources.fetching.client import Client
from sources.fetching.opening import Opener


def client() -> Client:
    """The client as the settings have it. ``FETCHING_WORLD`` is empty but in tests, and no environment fills it."""
    return Client(
        agent=settings.FETCHING_AGENT,
        opener=Opener(world=settings.FETCHING_WORLD),
        trust=settings.FETCHING_TRUST,
    )
