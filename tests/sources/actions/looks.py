"""Looks at addresses of a world of our own, as the worker does, and tells when the next look is due."""

from datetime import timedelta

from django.db.models.functions import Now

from sources.actions import visiting, visits
from sources.fetching.looking import look
from sources.models import Host, Visit
from tests.world import Reply, World

BODY = (
    "Four members of the Pemon community were killed on Friday when soldiers opened fire near the border. "
    * 3
)
OLD = "Sun, 01 Mar 2026 12:00:00 GMT"


def page(body: str = BODY, published: str = "", **headers: str) -> Reply:
    meta = f'<meta property="article:published_time" content="{published}">' if published else ""
    html = f"<head>{meta}</head><article><h1>Four killed</h1><p>{body}</p></article>"
    return Reply(html.encode(), headers=headers)


def visited(world: World, url: str) -> Visit:
    """The address looked at once, right now, as the pipeline would."""
    Host.objects.update(free_at=Now())
    Visit.objects.filter(due_at__isnull=False).update(due_at=Now())
    visit = visits.ask(url=url) if not Visit.objects.filter(url=url).exists() else Visit.objects.get(url=url)
    wanted = visiting.prepare(visit_id=visit.pk)
    assert wanted is not None, "it was not due, or its host not free"
    visiting.settle(visit_id=visit.pk, brought=look(world.client(seconds=2), wanted))
    visit.refresh_from_db()
    return visit


def wait_of(visit: Visit) -> timedelta | None:
    assert visit.looked_at is not None
    return visit.due_at - visit.looked_at if visit.due_at else None


def hours(count: float) -> timedelta:
    return timedelta(hours=count)
