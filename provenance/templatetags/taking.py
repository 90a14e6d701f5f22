"""Links by which programs and people take along what a page shows: feeds, and what is signed."""

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

register = template.Library()


@register.simple_tag
def followed(kind: str, public_id: str) -> SafeString:
    """What a feed reader finds the feed of a page by."""
    return format_html(
        '<link rel="alternate" type="application/atom+xml" title="{}" href="/{}/{}/feed.atom">',
        gettext("What changed"),
        kind,
        public_id,
    )


@register.simple_tag
def taken(kind: str, public_id: str) -> SafeString:
    """The buttons for the feed of a page, and for its signed bundle where anything is signed here."""
    feed = format_html(
        '<a class="btn" href="/{}/{}/feed.atom">{}</a>', kind, public_id, gettext("What changed (Atom)")
    )
    if not settings.SIGNET or kind == "sources":
        return feed
    bundle = format_html(
        '<a class="btn" href="/{}/{}/evidence.zip" title="{}">{}</a>',
        kind,
        public_id,
        gettext("Everything behind it, signed: checked without us, by a program of its own"),
        gettext("Signed evidence (ZIP)"),
    )
    return format_html("{}{}", bundle, feed)
