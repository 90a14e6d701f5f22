"""The button by which somebody of the newsroom follows a claim, an event or a source, or follows it no longer."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from claims.models import Claim, Event
from provenance.desk.doors import newsroom_only
from provenance.news.actions import follows
from provenance.news.actions.follows import Thing
from sources.desk.person import person
from sources.errors import Refused, Unknown
from sources.models import Source

KINDS: dict[str, type[Claim] | type[Event] | type[Source]] = {
    "claim": Claim,
    "event": Event,
    "source": Source,
}


@login_required
@require_POST
def follow(request: HttpRequest) -> HttpResponse:
    """Follow or follow no longer what the form names, and back to its page."""
    newsroom_only(request)
    typed = request.POST.dict()
    kind = typed.get("kind", "")
    thing = thing_of(kind, typed.get("id", ""))
    deed = typed.get("deed", "")
    if deed not in ("follow", "unfollow"):
        raise Refused("Nothing was done: use the button", field="deed")
    act = follows.follow if deed == "follow" else follows.unfollow
    act(thing=thing, by=person(request))
    return redirect(reverse(kind, args=[thing.public_id]))


def thing_of(kind: str, public_id: str) -> Thing:
    """The claim, event or source a form names."""
    model = KINDS.get(kind)
    found: Thing | None = model.objects.filter(public_id=public_id).first() if model else None
    if found is None:
        raise Unknown("Follow a claim, an event or a source from its own page", field="id")
    return found
