"""A small scene with one row of everything the API shows, all of it published and tied together."""

from dataclasses import dataclass
from datetime import timedelta

from claims.models import Appearance, Claim, Contradiction, Event, OutsideReview, Review
from claims.vocabulary import Stance
from sources.models import Alteration, Article, Capture, Derivation, Source
from sources.publicid import public_id
from sources.vocabulary import AlterationKind, Reliability, SectionKind, SourceKind
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_contradiction,
    make_corroboration,
    make_derivation,
    make_event,
    make_grade,
    make_review,
    make_source,
)
from tests.outside import confirmed

TEXT = "At the border. Four Pemon were killed, the mayor said. A reader: it was two Pemon."
FOUR, TWO = "Four Pemon were killed, the mayor said.", "it was two Pemon."


@dataclass(frozen=True)
class Scene:
    """What stands where."""

    outlet: Source
    mayor: Source
    article: Article
    unseen: Article
    capture: Capture
    derivation: Derivation
    alteration: Alteration
    event: Event
    four: Claim
    two: Claim
    said: Appearance
    commented: Appearance
    contradiction: Contradiction
    review: Review
    outside: OutsideReview

    def by_resource(self) -> dict[str, str]:
        """One public id for each resource."""
        return {
            "sources": self.outlet.public_id,
            "articles": self.article.public_id,
            "captures": self.capture.public_id,
            "derivations": self.derivation.public_id,
            "alterations": self.alteration.public_id,
            "events": self.event.public_id,
            "claims": self.four.public_id,
            "appearances": self.said.public_id,
            "contradictions": self.contradiction.public_id,
            "reviews": self.review.public_id,
            "outside_reviews": self.outside.public_id,
        }


def set_scene(number: int = 1, *, graded: bool = True) -> Scene:
    """An outlet's article that took from an unseen one, with a mayor's claim and a reader's rival one.

    ``number`` sets as many scenes side by side as a test wants.
    """
    outlet = make_source(f"The Border Post {number}", host=f"post{number}.example")
    if graded:
        make_grade(outlet, Reliability.C)
    mayor = make_source(f"Mayor {number}", kind=SourceKind.PERSON)
    article = make_article("At the border", source=outlet, published_at=NOON)
    unseen = make_article("What the wire said", unseen=True)
    start = TEXT.index(TWO)
    capture = make_capture(
        TEXT,
        article=article,
        file="post.txt",
        sections=[(SectionKind.BODY, 0, start, ""), (SectionKind.COMMENT, start, len(TEXT), "A reader")],
    )
    event = make_event("Shooting at Kumarakapay", when_first=NOON.date(), place_label="Kumarakapay")
    four = make_claim("Four Pemon were killed.", event=event, low=4, high=4, unit="people")
    two = make_claim("Two Pemon were killed.", event=event, low=2, high=2, unit="people")
    make_corroboration(four, contradictions=1)
    said = make_appearance(
        four, capture=capture, quote=FOUR, stance=Stance.REPEATS, attributed_to=mayor, origin_source=mayor
    )
    reader = make_source("A reader", kind=SourceKind.COMMENTER, within=outlet)
    commented = make_appearance(
        two,
        capture=capture,
        quote=TWO,
        section=SectionKind.COMMENT,
        attributed_to=reader,
        origin_source=reader,
    )
    return Scene(
        outlet=outlet,
        mayor=mayor,
        article=article,
        unseen=unseen,
        capture=capture,
        derivation=make_derivation(article, unseen),
        alteration=_altered(outlet),
        event=event,
        four=four,
        two=two,
        said=said,
        commented=commented,
        contradiction=make_contradiction(said, commented),
        review=make_review(four),
        outside=confirmed(claim=four),
    )


def _altered(outlet: Source) -> Alteration:
    """A piece that said three and, an hour later, says four."""
    article = make_article("At the pier", source=outlet)
    three = make_capture("Three were killed at the pier.", article=article)
    four = make_capture(
        "Four were killed at the pier.", article=article, retrieved_at=NOON + timedelta(hours=1)
    )
    return Alteration.objects.create(
        public_id=public_id("alteration", four.public_id),
        earlier=three,
        later=four,
        sighting=four.sightings.get(),
        kinds=[AlterationKind.FIGURE],
        method="by hand",
    )
