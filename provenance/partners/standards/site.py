"""Knows under which addresses things are found here, and under whose name they go out."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Site:
    """Where the program stands (``root``, without a slash at its end) and who publishes by it."""

    root: str
    publisher: str

    def page(self, resource: str, public_id: str) -> str:
        """The address of the page of one thing (“claims”, its id)."""
        return f"{self.root}/{resource}/{public_id}/"

    def api(self, resource: str, public_id: str, form: str = "") -> str:
        """The address at which programs get it, in one form (“annotation”) or as JSON."""
        return f"{self.root}/api/v1/{resource}/{public_id}/{f'{form}/' if form else ''}"


def site_of(request: HttpRequest) -> Site:
    """The site under the address it was asked at."""
    return Site(request.build_absolute_uri("/").rstrip("/"), settings.NEWSROOM)


def settled() -> Site:
    """The site under the address it is known by, where nobody has asked at one: in exports and letters."""
    return Site(settings.SITE_ADDRESS, settings.NEWSROOM)
