"""What is asked of a newsroom to see what its size costs: the pages of readers and its people, the lists of the API.

All addresses name rows of the pattern, which both newsrooms hold, so that the same is shown in either.
"""

from dataclasses import dataclass
from urllib.parse import quote

from django.utils import timezone

from claims.models import Claim, Event
from provenance.bench.scale.pattern import CHECKER, CURATOR
from provenance.bench.scale.words import SHAPE
from provenance.searches.models import SavedSearch
from sources.models import Article, Derivation, Source

READER = ""
"""Nobody who signs in."""
COMMON = "killed"
"""A word that a claim in four has, in however large a newsroom."""
DEEP = 10
"""Pages further down a list."""
LISTS = (
    "sources", "articles", "captures", "derivations", "alterations", "events", "claims", "appearances",
    "contradictions", "reviews", "outside_reviews", "changes", "claimreviews",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """One page: under what name it is told, at which address, and who asks; ``deep`` is so many pages further down."""

    name: str
    address: str
    who: str = READER
    deep: int = 0


def asked() -> list[Asked]:
    """All that is asked for."""
    return [*_of_readers(), *_of_people(), *_of_programs()]


def _foremost() -> Claim:
    """The most carried claim of the pattern, known first of all its like."""
    shown = Claim.objects.visible_to(None, timezone.now()).current().filter(corroboration__isnull=False)
    return shown.order_by("-corroboration__articles", "pk")[0]


def _outlet() -> Source:
    """An outlet with an article that everybody may see."""
    shown = Article.objects.visible_to(None, timezone.now()).filter(unseen=False, source__kind="outlet")
    return Source.objects.filter(pk__in=shown.values("source")).order_by("pk")[0]


def _of_readers() -> list[Asked]:
    claim = _foremost()
    now = timezone.now()
    event = Event.objects.visible_to(None, now).current().exclude(place_label="").order_by("pk")[0]
    article = Article.objects.visible_to(None, now).filter(unseen=False).order_by("pk")[1]
    source = _outlet()
    derivation = Derivation.objects.visible_to(None, now).order_by("pk")[0]
    word = SHAPE.findall(claim.text)[0].lower()
    lists = {
        "claims": "/claims/", "claims, a common word": f"/claims/?q={COMMON}",
        "claims, a rare word": f"/claims/?q={word}",
        "claims, contested": "/claims/?contested=yes", "claims, several origins": "/claims/?origins=several",
        "claims, one origin": "/claims/?origins=one", "claims, disputed": "/claims/?stance=disputes",
        "claims of a source": f"/claims/?source={source.public_id}",
        "claims of a place": f"/claims/?place={quote(event.place_label)}",
        "claims, in Spanish": "/claims/?language=es", "claims, reviewed": "/claims/?reviewed=yes",
        "claims, not reviewed": "/claims/?reviewed=no", "claims, newest": "/claims/?order=newest",
        "claims, best backed": "/claims/?order=backed", "events": "/events/",
        "events, a common word": f"/events/?q={COMMON}",
        "articles": "/articles/", "articles, a rare word": f"/articles/?q={word}", "sources": "/sources/",
        "derivations": "/derivations/",
    }  # fmt: skip
    single = {
        "front page": "/", "search, a common word": f"/search/?q={COMMON}",
        "search, a rare word": f"/search/?q={word}",
        "search, misspelt": f"/search/?q={word[:3] + word[4:]}",
        "search, a sentence": f"/search/?q={quote(claim.text)}",
        "search, an address": f"/search/?q={quote(article.url)}", "claim": f"/claims/{claim.public_id}/",
        "event": f"/events/{event.public_id}/", "article": f"/articles/{article.public_id}/",
        "source": f"/sources/{source.public_id}/", "derivation": f"/derivations/{derivation.public_id}/",
        "who copies whom": "/sources/map/", "matched with many": "/derivations/over-matching/",
        "dashboard": "/dashboard/", "dashboard, a day": "/dashboard/?period=day",
        "dashboard, a month": "/dashboard/?period=month",
        "contradictions of a month": "/dashboard/contradictions/?period=month",
    }  # fmt: skip
    deep = ("claims", "events", "articles", "sources")
    return [
        *(Asked(name, address) for name, address in (single | lists).items()),
        *(Asked(f"{name}, a deep page", lists[name], deep=DEEP) for name in deep),
    ]


def _of_people() -> list[Asked]:
    checking = {
        "front page": "/", "claims": "/claims/", "search, a rare word": "/search/?q=villagers", "desk": "/queue/",
        "changes": "/queue/changes/", "changes, contradictions": "/queue/changes/?only=contradiction",
        "contradictions": "/queue/contradictions/", "appearances": "/queue/appearances/",
        "possible disputes": "/queue/appearances/?stance=disputes", "claims that may be one": "/queue/mergers/",
        "reviews": "/queue/reviews/", "corrections": "/queue/corrections/", "dashboard": "/dashboard/",
        "saved searches": "/searches/",
    }  # fmt: skip
    curating = {"derivations": "/queue/derivations/", "sources that may be one": "/queue/sources/"}
    search = SavedSearch.objects.order_by("pk").first()
    return [
        *(Asked(f"fact-checker: {name}", address, CHECKER) for name, address in checking.items()),
        Asked("fact-checker: contradictions, a deep page", "/queue/contradictions/", CHECKER, DEEP),
        *(Asked(f"curator: {name}", address, CURATOR) for name, address in curating.items()),
        *(
            [Asked("fact-checker: a saved search", f"/searches/{search.public_id}/", CHECKER)]
            if search
            else []
        ),
    ]


def _of_programs() -> list[Asked]:
    claim = _foremost()
    source = _outlet()
    asked_for = {
        "claims, contested": "claims/?contested=true", "claims, a common word": f"claims/?q={COMMON}",
        "claims of a source": f"claims/?source={source.public_id}", "claims, disputed": "claims/?stance=disputes",
        "claims, three origins": "claims/?origins_min=3",
        "appearances of a claim": f"appearances/?claim={claim.public_id}",
        "a claim": f"claims/{claim.public_id}/",
    }  # fmt: skip
    return [
        *(Asked(f"API: {name}", f"/api/v1/{name}/") for name in LISTS),
        *(Asked(f"API: {name}", f"/api/v1/{address}") for name, address in asked_for.items()),
    ]
