"""What the page of one source shows of claims: those that entered the news with it, and how often it speaks."""

from datetime import datetime

from django.db.models import Count, Q

from claims.models import Appearance, Claim
from claims.pages import seen
from claims.pages.lists import Row, foremost, listed
from claims.vocabulary import Stance
from sources.models import Source
from sources.visibility import Reader


def resting_on(source: Source, reader: Reader | None, now: datetime, most: int) -> list[Row]:
    """The claims that have this source as an origin, the most carried first."""
    rows = Appearance.objects.standing().visible_to(reader, now).order_by()
    said = [rows.filter(way).values("claim") for way in seen.ways_from(source.bearers, reader, now)]
    claims = Claim.objects.visible_to(reader, now).current().filter(pk__in=said[0].union(*said[1:]))
    return listed(foremost(claims, most, seen.apart(reader, now)), reader, now)


def counts(source: Source, reader: Reader | None, now: datetime) -> dict[str, int]:
    """How many claims it is quoted on, asserts, repeats and disputes."""
    rows = Appearance.objects.standing().visible_to(reader, now).order_by()
    own = rows.filter(capture__article__source__in=source.bearers)
    carried = {stance.value: Count("claim", distinct=True, filter=Q(stance=stance)) for stance in Stance}
    quoted = rows.filter(attributed_to__in=source.bearers).aggregate(quoted=Count("claim", distinct=True))
    return {**own.aggregate(**carried), **quoted}
