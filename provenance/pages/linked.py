"""Puts into the head of a page what it shows in the words of schema.org, for search engines and other programs.

Only where everybody sees the same: a page somebody of the newsroom reads may show what is not published. Browsers run
nothing of it: to them a script of this type is text.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from claims.vocabulary import GOES_OUT
from provenance.partners.asking import audience_of
from provenance.partners.rendering import encode
from provenance.partners.standards import schemaorg
from provenance.partners.standards.forms import FORMS
from provenance.partners.standards.gathered import concluded, told
from provenance.partners.standards.site import site_of
from sources.visibility import newsroom

TURNING = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""Signs that turn the direction of writing, as ``sources.rules.directions`` has them."""
ESCAPED = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in f"<>&\u2028\u2029{TURNING}"})
"""What could end the element or begin another, or turn what stands beside it, as JSON may write it too."""


def of_claim(request: HttpRequest, shown: Mapping[str, Any], now: datetime) -> SafeString | str:
    """The claim of a page, with its published review if one stands, from what the page has read."""
    if newsroom(request.user) or not shown["public"] or shown["stance"]:
        return ""
    claim, review = shown["claim"], shown["review"]
    stands = concluded([claim], now).get(claim.pk) if review and review.stage in GOES_OUT else None
    gathered = told(claim, shown["drawn"], shown["visible_origins"], stands)
    return script(schemaorg.claim_told(gathered, site_of(request)))


def of_one(request: HttpRequest, resource: str, public_id: str, now: datetime) -> SafeString | str:
    """The article or the source of a page."""
    if newsroom(request.user):
        return ""
    form = FORMS[resource][0]  # schema.org stands first
    return script(form.tell(public_id, audience_of(None, now), site_of(request)))


def script(words: Mapping[str, Any]) -> SafeString:
    """What is told as an element of a page’s head."""
    text = encode(words).decode().translate(ESCAPED)
    return format_html('<script type="{}">{}</script>', schemaorg.MEDIA, mark_safe(text))  # noqa: S308 (escaped above)
