"""Links from the public pages to the desk, for those who may work there."""

from typing import Any

from django import template
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from claims.models import Claim, Event
from provenance.desk.reviewing import asker
from provenance.history.past.instant import FIELD
from provenance.news.actions.follows import named
from provenance.news.models import Follow
from provenance.news.pages.ranking import glance
from sources.models import Source

register = template.Library()
MOST = 99  # a number that is read at a glance


@register.simple_tag(takes_context=True)
def judge(context: Any, row: Model, words: str = "") -> SafeString | str:
    """A link to where a person judges the row; nothing for whoever may not."""
    told = row._meta  # noqa: SLF001  # Django publishes it
    if not _may(context, f"{told.app_label}.change_{told.model_name}"):
        return ""
    address = reverse(f"admin:{told.app_label}_{told.model_name}_change", args=[row.pk])
    return _link(
        address,
        words or gettext("Judge this %(kind)s") % {"kind": gettext(str(told.verbose_name))},
        "meta no-print",
    )


@register.simple_tag(takes_context=True)
def add(context: Any, kind: str, field: str, row: Model, words: str) -> SafeString | str:
    """A link to a new row of a kind (“claims_review”) that speaks of ``row``; nothing for whoever may not add it."""
    app, _, model = kind.partition("_")
    if not _may(context, f"{app}.add_{model}"):
        return ""
    return _link(f"{reverse(f'admin:{kind}_add')}?{field}={row.pk}", words, "btn no-print")


@register.simple_tag(takes_context=True)
def review(context: Any, claim: Any, newest: Any = None) -> SafeString | str:
    """A link to where a person writes a claim's review, or goes on with it; nothing for whoever may not."""
    if not _may(context, "claims.add_review"):
        return ""
    words = (
        gettext("Go on with the review (%(stage)s)") % {"stage": gettext(newest.get_stage_display())}
        if newest
        else gettext("Write a review")
    )
    return _link(reverse("review", args=[claim.public_id]), words, "btn no-print")


@register.simple_tag(takes_context=True)
def relate(context: Any, claim: Any) -> SafeString | str:
    """Links to where a claim is divided, merged, moved and given evidence; nothing for whoever may not."""
    if not _may(context, "claims.change_claim"):
        return ""
    same = _link(reverse("merge", args=[claim.public_id]), _("Same as another claim?"), "meta no-print")
    apart = _link(reverse("divide", args=[claim.public_id]), _("Two claims in one?"), "meta no-print")
    event = _link(reverse("claim-event", args=[claim.public_id]), _("About another event?"), "meta no-print")
    held = _link(reverse("attachments", args=[claim.public_id]), _("Attached evidence"), "meta no-print")
    return format_html("{} {} {} {}", same, apart, event, held)


@register.simple_tag(takes_context=True)
def join(context: Any, event: Any) -> SafeString | str:
    """A link to where an event is said to be the same as another; nothing for whoever may not."""
    if not _may(context, "claims.change_event"):
        return ""
    return _link(reverse("event-merge", args=[event.public_id]), _("Same as another event?"), "meta no-print")


@register.simple_tag(takes_context=True)
def explain(context: Any, pair: Any) -> SafeString | str:
    """A link to where a person explains how two claims can both be true; nothing for whoever may not."""
    if not _may(context, "claims.add_explainer"):
        return ""
    address = reverse("beside", args=[pair.one.claim.public_id, pair.other.claim.public_id])
    return _link(address, gettext("Explain how both can be true"), "meta no-print")


@register.simple_tag(takes_context=True)
def may(context: Any, permission: str) -> bool:
    """Whether whoever reads the page may do this on the desk."""
    return _may(context, permission)


@register.inclusion_tag("components/following.html", takes_context=True)
def following(context: Any, thing: Claim | Event | Source) -> dict[str, Any]:
    """The button by which somebody of the newsroom follows a claim, an event or a source, or follows it no longer."""
    by = context["request"].user
    return {
        "kind": type(thing).__name__.lower(),
        "thing": thing,
        "followed": Follow.objects.filter(person_id=by.pk, **named(thing)).exists(),
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag(takes_context=True)
def changes(context: Any) -> SafeString | str:
    """A link to what changed since the reader looked, for the newsroom, with its number but on pages of the past."""
    request = getattr(context, "request", None) or context.get("request")
    if request is None or not request.user.is_staff:
        return ""
    if request.GET.get(FIELD):
        return format_html('<a href="/queue/changes/">{}</a>', _("Changes"))
    number = glance(asker(request), timezone.now())
    told = f"{MOST}+" if number > MOST else number
    return format_html('<a href="/queue/changes/">{} <b class="nw">{}</b></a>', _("Changes"), told)


def _may(context: Any, permission: str) -> bool:
    request = getattr(context, "request", None)
    user = getattr(request, "user", None)
    if request is None or request.GET.get(FIELD):  # what has been cannot be judged
        return False
    return bool(user and user.is_staff and user.has_perm(permission))


def _link(address: str, words: str, look: str) -> SafeString:
    return format_html('<a class="{}" href="{}">{}</a>', look, address, words)
