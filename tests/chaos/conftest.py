"""What the tests that kill things share: newsrooms to break."""

from tests.chaos.rig import new_rig

__all__ = ["new_rig"]
