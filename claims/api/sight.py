"""What of claims an audience may see, told by the few things that are hidden."""

from django.db.models import Q

from claims.models import Appearance, Claim, Event
from sources.api.audience import Audience
from sources.models import Article


def sees_claim(audience: Audience, path: str) -> Q:
    """The condition under which the claim at ``path`` may be shown: neither it nor its event is hidden."""
    shown = Q()
    if audience.misses("claims"):
        shown &= ~Q(**{f"{path}__in": audience.kept_from(Claim.objects.all())})
    if audience.misses("events"):
        events = audience.kept_from(Event.objects.all())
        shown &= ~Q(**{f"{path}__in": Claim.objects.filter(event__in=events).order_by().values("pk")})
    return shown


def sees_quote(audience: Audience, path: str) -> Q:
    """The condition under which the words of the appearance at ``path`` may be shown: their article is not hidden."""
    if not audience.misses("articles"):
        return Q()
    articles = audience.kept_from(Article.objects.all())
    inside = Appearance.objects.filter(capture__article__in=articles)
    standing_for = Appearance.objects.filter(capture__article__merged_into__in=articles)
    return ~Q(**{f"{path}__in": inside.values("pk")}) & ~Q(**{f"{path}__in": standing_for.values("pk")})
