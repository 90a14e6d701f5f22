"""Writes the frame that shows a claim's card on somebody else's page."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from claims.models import Claim

WIDTH, HEIGHT = 520, 260
"""Pixels a card asks for; it can do with a phone's width, and scrolls where it is given less height."""
NARROWEST, LOWEST = 240, 160
"""What a card can still be read in."""


def framed(request: HttpRequest, claim: Claim, *, width: int, height: int) -> str:
    """The HTML to put into a page: a frame without scripts, whose links open outside of it."""
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" '
        'sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe>',
        request.build_absolute_uri(reverse("card", args=[claim.public_id])),
        f"How well it is backed: {claim.text}",
        width,
        height,
    )
