"""A newsroom that holds the demo's corpus, with a review of it and partners' keys, for what is shown of the program."""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.utils import timezone

from claims.actions import judgements, living, outside_reviews, ratings, reviews
from claims.models import Appearance, Claim, OutsideReview, Rating
from claims.vocabulary import ReviewStage
from provenance.accounts.actions import people
from provenance.accounts.models import User
from provenance.accounts.vocabulary import Role
from provenance.embedded.places import PROJECT
from provenance.partners import signing
from provenance.partners.actions import keys, partners
from provenance.partners.actions.keys import Made
from provenance.partners.examples.gathering import HERE, Asker, scene_ids
from provenance.partners.examples.questions import KEY, READER, SLOW, STRANGER, Scene
from provenance.partners.rules import secret
from provenance.partners.vocabulary import Scope
from provenance.pipeline import line
from provenance.telling.actions.telling import tell
from provenance.telling.dump import shelf, writing
from sources.vocabulary import Judgement

CORPUS = PROJECT / "demo" / "corpus"
REVIEWED = "Four Olmari killed"
SUMMARY = (
    "Two origins who do not depend on each other counted four dead: the council of elders and a reporter of Radio "
    "Verrin in the chapel. The hospital speaks of the two it received."
)
OUTSIDE = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://lindemar-checks.example/2026/10/verrin-bridge",
    "claimReviewed": "Four Olmari were killed at Verrin Bridge",
    "author": {"@type": "Organization", "name": "Lindemar Checks"},
    "reviewRating": {"@type": "Rating", "alternateName": "Mostly true"},
    "datePublished": "2026-10-15",
    "inLanguage": "en",
}
WHY = "To show what programs are answered."
ARTICLE = {
    "url": "https://harbour.example/2026/10/23/verrin-bridge-reopens",
    "title": "Verrin Bridge reopens for four hours a day",
    "source": "Harbour Notes",
    "published": "2026-10-23T07:30Z",
    "text": "Verrin Bridge reopened on Friday for four hours a day, the customs house said. Forty lorries crossed.",
}
CONFIRMED = "naru-wire-verrin-bridge.html"
IN = "/valley-families-leave"
COPIED = 600
"""Characters: more than the words that make a copy."""
PROPOSED = "It has opened two kitchens and is looking for a third."
PROPOSING = {
    "quote": PROPOSED,
    "claim": {
        "text": "The Naru River Relief Council has opened two kitchens in the valley.",
        "measure": "Kitchens opened",
        "population": "kitchens",
        "value": {"low": 2, "high": 2, "unit": "kitchens"},
        "event": {"title": "Relief in the upper Naru valley", "first": "2026-10-11", "place": "Naru valley"},
    },
    "stance": "asserts",
    "attributed_to": "",
    "why": "Our correspondent has eaten in both.",
}
NO_KEY = secret.written("0" * secret.CHANCE, live=True)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is there: a curator, two fact-checkers, who looks after partners, and the partner's keys."""

    curator: User
    checker: User
    senior: User
    keys: dict[str, Made]

    @property
    def asker(self) -> Asker:
        """Who asks in the name of each."""
        shown = {name: made.secret for name, made in self.keys.items()}
        return Asker({**shown, STRANGER: NO_KEY}, self.curator)


def open_newsroom() -> Cast:
    """Take the corpus into an empty database, work it through, and put a review of it before readers and partners."""
    cast, out = engage(), StringIO()
    sources = str(CORPUS.parent / "sources.jsonl")
    call_command("load_sources", sources, by=cast.curator.username, stdout=out)
    call_command("ingest", str(CORPUS), stdout=out)
    line.drain()
    review(cast)
    return cast


def review(cast: Cast) -> None:
    """Have a claim of the corpus reviewed and its words confirmed, tell it all and write a dump."""
    ratings.begin()
    _review(Claim.objects.get(text=REVIEWED), cast)
    _confirm(cast)
    _reviewed_by_others(cast)
    line.drain()
    while tell():
        pass
    writing.write(now=timezone.now())


def scene(asker: Asker) -> Scene:
    """What there is to ask about in it."""
    ids = scene_ids(asker)
    held = Appearance.objects.get(public_id=ids["appearances"])
    at = Appearance.objects.filter(capture__article__url__endswith=IN).first()
    return Scene(
        ids=ids,
        page=f"{HERE}/claims/{ids['claims']}/",
        text="Four members of the Olmari community were killed at Verrin Bridge on Friday.",
        copied=held.capture.text[held.start :][:COPIED],
        article=ARTICLE,
        proposing={"article": at.capture.article.public_id if at else "", **PROPOSING},
        held={
            "article": held.capture.article.public_id,
            "quote": held.quote,
            "start": held.start,
            "claim": ids["claims"],
            "stance": held.stance,
            "attributed_to": held.attributed_to.name if held.attributed_to else "",
            "why": "They say so.",
        },
    )


def names(cast: Cast) -> dict[str, str]:
    """What is made by chance there, and by what it is replaced where it is shown."""
    shown, (dump, *_), (signet, *_) = cast.keys[KEY].key, shelf.dumps(), signing.signets()
    return {
        shown.public_id: "k4v8s1n6e2w9",
        shown.beginning: f"{secret.LIVE}Q7rT",
        NO_KEY: "pv_live_…",
        dump.id: "20261024T090000Z",
        signet.id: "21fe31dfa154a261",
        signet.written: "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
    }


def engage() -> Cast:
    """Give the people their sign-ins and the partner its keys."""

    def somebody(username: str, name: str, role: Role) -> User:
        return people.settle(username=username, password=secret.digest(username), role=role, name=name)

    curator = somebody("ben", "Ben Okafor", Role.CURATOR)
    keeper = somebody("pia", "Pia Lund", Role.PARTNER_MANAGER)
    partner = partners.welcome(name="The Lindemar Courier", by=keeper, why=WHY)

    def key(name: str, scopes: list[Scope], a_minute: int) -> Made:
        opened = [each.value for each in scopes]
        return keys.make(partner=partner, name=name, scopes=opened, a_minute=a_minute, by=keeper, why=WHY)

    made = {
        KEY: key("nightly pull", list(Scope), 10_000),
        READER: key("reading room", [Scope.READ], 100),
        SLOW: key("trial", [Scope.READ, Scope.BULK], 30),
    }
    checker = somebody("ana", "Ana Ruiz", Role.FACT_CHECKER)
    return Cast(curator, checker, somebody("eva", "Eva Brandt", Role.SENIOR_FACT_CHECKER), made)


def _confirm(cast: Cast) -> None:
    """What the wire repeats of it is confirmed, in every capture."""
    row = Appearance.objects.filter(claim__text=REVIEWED, capture__file=CONFIRMED).order_by("public_id")[0]
    why = "Read in the article."
    judgements.judge(row=row, judgement=Judgement.CONFIRMED, by=cast.checker, why=why, version=row.version)


def _reviewed_by_others(cast: Cast) -> None:
    """What another fact-checker has concluded is confirmed to be about that claim."""
    content = json.dumps(OUTSIDE).encode()
    outside_reviews.take(content=content, media="application/ld+json", where="lindemar-checks.json")
    row = OutsideReview.objects.get(address=OUTSIDE["url"])
    why = "The same dead, the same bridge."
    outside_reviews.judge(
        row=row, judgement=Judgement.CONFIRMED, by=cast.checker, why=why, version=row.version
    )


def _review(claim: Claim, cast: Cast) -> None:
    """A review that has gone out, signed by whoever wrote it."""
    words: dict[str, Any] = {"summary": SUMMARY, "rating": Rating.objects.get(name="Established")}
    why = "Asked both origins for their lists."
    living.say(
        claim=claim, about=False, by=cast.checker, why="The dead are not named.", version=claim.version
    )
    reviews.begin_asking(claim=claim, reason=why, by=cast.checker, **words)
    reviews.write(claim=claim, seen=2, stage=ReviewStage.SIGNED, reason=why, by=cast.checker, **words)
    reviews.publish(claim=claim, seen=3, reason="Checked against the evidence.", by=cast.senior)
