"""Claims and articles that the tests of pages look at."""

from datetime import timedelta

import pytest

from claims.actions import corroboration
from claims.models import Claim
from claims.vocabulary import Stance
from sources.models import Article
from sources.vocabulary import DerivationKind, Reliability, SectionKind, SourceKind
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_contradiction,
    make_derivation,
    make_event,
    make_grade,
    make_measure,
    make_source,
)  # fmt: skip
from tests.provenance.pages.reading import QUOTE, SAID


@pytest.fixture
def four(db: None) -> Claim:
    """Four were killed: a council's word in a wire and its copy, denied by a party, a hospital says two."""
    event = make_event("Clashes at the bridge")
    measure = make_measure(event, population="people", label="People killed")
    claim = make_claim("Four people were killed.", measure=measure, low=4, high=4, unit="people")
    two = make_claim("Two people were killed.", measure=measure, low=2, high=2, unit="people")
    council = make_source("Kapé Council", kind=SourceKind.ORGANISATION)
    make_grade(council, Reliability.C)
    ministry, hospital = (
        make_source("Interior ministry", kind=SourceKind.GOVERNMENT),
        make_source("The hospital"),
    )
    wire = make_article("Four dead", source=make_source("Agencia Sur"), published_at=NOON)
    copy = make_article(
        "Four dead", source=make_source("Harbour Post"), published_at=NOON + timedelta(hours=1)
    )
    make_derivation(copy, wire, containment=0.71, kind=DerivationKind.REWRITE)
    rows = [
        make_appearance(claim, capture=make_capture(SAID, article=article), quote=QUOTE, stance=Stance.REPEATS,
                        attributed_to=council, hedge="said",
                        reasons=[{"rule": "speaker", "weight": 1, "detail": "“said” names the council", "quote": ""}])
        for article in (wire, copy)
    ]  # fmt: skip
    denial = make_capture(
        "Nobody died, the ministry said.", article=make_article(source=make_source("State Press"))
    )
    make_appearance(claim, capture=denial, stance=Stance.DISPUTES, attributed_to=ministry, party=True)
    other = make_appearance(two, capture=make_capture("Two patients died."), attributed_to=hospital)
    make_contradiction(rows[0], other, reason="Both give an exact number of the same people.")
    for each in (claim, two):
        corroboration.refresh(claim_id=each.pk)
    return claim


PAGE = "Menu and menu\n\nFour dead at the border\n\nSoldiers fired. Four were killed.\n\ntwo not four"


@pytest.fixture
def held(db: None) -> Article:
    """A page with furniture, a headline, a body and a comment; a claim in each of the last three."""
    article = make_article("Four dead at the border", source=make_source("Border Post"), published_at=NOON)
    kinds = [SectionKind.FURNITURE, SectionKind.HEADLINE, SectionKind.BODY, SectionKind.COMMENT]
    sections, start = [], 0
    for kind, part in zip(kinds, PAGE.split("\n\n"), strict=True):
        sections.append((kind, start, start + len(part), "lector" if kind == SectionKind.COMMENT else ""))
        start += len(part) + 2
    capture = make_capture(PAGE, article=article, sections=sections)
    reader = make_source("lector", kind=SourceKind.COMMENTER, within=article.source)
    four, two = make_claim("Four were killed.", low=4, high=4), make_claim("Two were killed.", low=2, high=2)
    make_appearance(four, capture=capture, quote="Four dead", section=SectionKind.HEADLINE)
    make_appearance(four, capture=capture, quote="Four were killed")
    make_appearance(
        two, capture=capture, quote="two not four", section=SectionKind.COMMENT, attributed_to=reader
    )
    return article
