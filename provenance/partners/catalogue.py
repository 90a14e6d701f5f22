"""Everything the API can be asked for, in the order in which its description lists it."""

from dataclasses import replace

from claims.api import sources as learned
from claims.api.alterations import ALTERATIONS
from claims.api.appearances import APPEARANCES
from claims.api.claims import CLAIMS
from claims.api.contradictions import CONTRADICTIONS
from claims.api.events import EVENTS
from claims.api.outside_reviews import OUTSIDE_REVIEWS
from claims.api.reviews import REVIEWS
from claims.pages.known import heard
from sources.api import sources
from sources.api.articles import ARTICLES
from sources.api.audience import Audience
from sources.api.captures import CAPTURES
from sources.api.derivations import DERIVATIONS
from sources.api.resource import Resource, Rows


def _known(audience: Audience) -> Rows:
    return sources.rows(audience, heard(audience.reader, audience.now))


def _once_known(audience: Audience) -> Rows:
    return sources.former(audience, heard(audience.reader, audience.now))


RESOURCES: tuple[Resource, ...] = (
    CLAIMS,
    APPEARANCES,
    CONTRADICTIONS,
    EVENTS,
    REVIEWS,
    OUTSIDE_REVIEWS,
    ARTICLES,
    CAPTURES,
    DERIVATIONS,
    ALTERATIONS,
    # A source may be known by an article of its own or by its words in somebody else's: only here both apps are seen.
    replace(sources.SOURCES, rows=_known, former=_once_known, brief=learned.BRIEF, full=learned.FULL),
)
BY_NAME = {resource.name: resource for resource in RESOURCES}
