"""Fills a newsroom so that every route has something to show, and names an address of each."""

import os
from urllib.parse import urlencode

from django.utils import timezone

from provenance.accounts.models import User
from provenance.bench.crowd import store
from provenance.searches.actions import finds, saved
from provenance.searches.matching import found
from provenance.searches.models import SavedSearch
from sources.models import Derivation
from tests.factories import make_capture, make_claim, make_source
from tests.learned import make_tie
from tests.possible import make_possible, make_possible_merger

CARRIERS = int(os.environ.get("CROWD_CARRIERS", "100"))
FIGURES = int(os.environ.get("CROWD_FIGURES", "16"))


def kept_search(person: User) -> SavedSearch:
    """A search of theirs that has found something since it was kept, with a feed and e-mails."""
    person.email = "ana@newsroom.example"
    person.save()
    row = saved.keep(owner=person, name="Dockers at the port of Ampil", asked={"q": "harpoons"}, found=found)
    for number in range(3):
        make_claim(f"Harpoons were thrown {number} times.")
    finds.keep(search=row.pk, found=found)
    saved.open_feed(search=row, version=1)
    saved.mail(search=row, version=2, wanted=True)
    finds.keep(search=row.pk, found=found)
    return row


def furnished() -> dict[str, list[str]]:
    """Fill the database; every address to look at, by the name of its route."""
    crowd = store(carriers=CARRIERS, figures=FIGURES)
    many, dozen, single, *rest = crowd.claims
    first, second = crowd.articles[:2]
    make_capture("Nobody was hurt after all, the port council said.", article=first)
    outlet, other = (article.source for article in crowd.articles[1:3])
    assert outlet is not None
    assert other is not None
    tie = make_tie(outlet, other)
    for claim in rest[:5]:
        make_possible(claim, f"{claim.text} So they say.")
    make_possible_merger(single, rest[0])
    bare, silent = make_claim("إصابة ثلاثين عامل ميناء في ميناء أمبيل."), make_source("Nobody’s Gazette")
    link = Derivation.objects.order_by("pk")[0]
    article, claim, event, source = (f"/{kind}/" for kind in ("articles", "claims", "events", "sources"))
    return {
        "home": ["/"],
        "searches": ["/searches/"],
        "search": [
            "/search/",
            "/search/?q=https%3A%2F%2Fnew.example%2Fpiece",
            "/search/?q=dokers",
            f"/search/?{urlencode({'q': many.text})}",
            "/search/?q=nothing+of+the+kind",
        ],
        "add": ["/add/", "/add/?url=https%3A%2F%2Foutlet1.example%2Fcrane&here=1"],
        "added": [f"/add/outcome/?article={first.public_id}"],
        "claims": [
            claim,
            f"{claim}?q=dokers&language=en",
            f"{claim}?q=zebra",
            f"{claim}?stance=disputes&reviewed=yes&since=2001-01-01",
        ],
        "claim": [
            *(f"{claim}{each.public_id}/" for each in (many, dozen, single, bare)),
            f"{claim}{many.public_id}/?stance=repeats",
            f"{claim}{dozen.public_id}/?{urlencode({'as_of': timezone.now().isoformat()})}",
        ],
        "cite": [f"{claim}{many.public_id}/cite/"],
        "card": [f"{claim}{many.public_id}/card/"],
        "beside": [f"{claim}{many.public_id}/beside/{dozen.public_id}/"],
        "events": [event],
        "event": [f"{event}{crowd.event.public_id}/", f"{event}{bare.event.public_id}/"],
        "articles": [article, f"{article}?q=zebra"],
        "article": [f"{article}{first.public_id}/", f"{article}{crowd.articles[2].public_id}/"],
        "captures": [f"{article}{first.public_id}/captures/"],
        "sentences": [f"{article}{second.public_id}/sentences/"],
        "quote": [f"{article}{second.public_id}/quote/", f"{article}{second.public_id}/quote/?from=0&to=40"],
        "derivations": ["/derivations/"],
        "derivation": [f"/derivations/{link.public_id}/"],
        "over-matching": ["/derivations/over-matching/", "/derivations/over-matching/?show=commonplaces"],
        "sources": [source],
        "source": [f"{source}{outlet.public_id}/", f"{source}{silent.public_id}/"],
        "settled": [f"{source}{outlet.public_id}/settled/"],
        "tie": [f"{source}{tie.one.public_id}/ties/{tie.other.public_id}/"],
        "source-standing": [f"{source}{outlet.public_id}/what-if/"],
        "source-same": [f"{source}{outlet.public_id}/same-as/"],
        "source-imports": [f"{source}import/"],
        "source-import": [f"{source}import/nothing/"],
        "dashboard": ["/dashboard/", "/dashboard/?period=month&until=2001-01-01"],
        "dashboard-articles": [f"/dashboard/articles/?claim={many.public_id}"],
        "dashboard-contradictions": ["/dashboard/contradictions/"],
        "syndication-map": ["/sources/map/"],
        "queues": ["/queue/"],
        "change-queue": ["/queue/changes/", "/queue/changes/?show=nothing"],
        "queue": ["/queue/derivations/"],
        "queue-decided": ["/queue/derivations/decided/"],
        "contradiction-queue": ["/queue/contradictions/", "/queue/contradictions/?kind=denial"],
        "contradiction-decided": ["/queue/contradictions/decided/"],
        "appearance-queue": ["/queue/appearances/"],
        "source-queue": ["/queue/sources/"],
        "merger-queue": ["/queue/mergers/"],
        "review-queue": ["/queue/reviews/"],
        "attachments": [f"{claim}{dozen.public_id}/attachments/"],
        "divide": [f"{claim}{dozen.public_id}/divide/"],
        "event-merge": [f"{event}{crowd.event.public_id}/merge/"],
        "claim-event": [f"{claim}{dozen.public_id}/event/?q=crane"],
        "merge": [f"{claim}{dozen.public_id}/merge/", f"{claim}{single.public_id}/merge/?q=dockers"],
        "review": [f"{claim}{many.public_id}/review/"],
        "reviews": [f"{claim}{many.public_id}/reviews/"],
        "corrections": ["/queue/corrections/"],
        "sign-in": ["/sign-in/"],
        "sign-in-code": ["/sign-in/code/"],
        "partners": ["/partners/"],
        "partner": ["/partners/nothing/"],
        "partner-endpoints": ["/partners/nothing/endpoints/"],
        "partner-endpoint": ["/partners/nothing/endpoints/nothing/"],
        "audit": ["/audit/"],
        "second-factor": ["/account/second-factor/"],
        "api-docs": ["/api/docs/"],
        "errors": ["/nowhere/", "/search/?query=x", f"{claim}{many.public_id}/?as_of=1999"],
    }
