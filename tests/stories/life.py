"""A newsroom in which articles come and people act, one after another: what may happen next."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from claims.actions import (
    claims,
    divisions,
    event_mergers,
    eyes,
    judgements,
    living,
    mergers,
    reviews,
)
from claims.models import Appearance, Claim, Contradiction, Division, Event, Review
from claims.rules.values.value import Value
from claims.vocabulary import ReviewStage
from sources.actions import captures, grades, publication
from sources.actions import judgements as derivation_judgements
from sources.actions import mergers as source_mergers
from sources.errors import Refused, Stale
from sources.intake.handed import Handed
from sources.models import Article, Capture, Derivation, Source
from sources.vocabulary import Judgement, Reliability
from tests.claims.scene import in_one_line
from tests.factories import NOON
from tests.sources.actions.tracing import PARAGRAPHS
from tests.stories.promises import Promises

LEADS = (
    "Four people were killed when the ferry Halvorn struck the pier at Lindt on 27 February, the port said.",
    "Six people were killed when the ferry Halvorn struck the pier at Lindt on 27 February, the coast guard said.",
    "Four people were killed when the ferry Halvorn struck the pier at Lindt on 27 February.",
    "No one was killed when the ferry Halvorn struck the pier at Lindt on 27 February, the owner said.",
    "Twelve people were injured when the ferry Halvorn struck the pier at Lindt on 27 February, a nurse said.",
    "At least two people were killed when the ferry Halvorn struck the pier at Lindt on 27 February.",
)
WHY = "Seen on both pages."
place = st.integers(0, 1000)
judged = st.sampled_from([Judgement.CONFIRMED, Judgement.REJECTED, Judgement.SUGGESTED])
whether = st.booleans()


class Life(Promises):
    """The life of claims, from the first article to whatever people make of them."""

    # What comes in.

    @initialize(leads=st.lists(place, min_size=2, max_size=4))
    def some_have_come(self, leads: list[int]) -> None:
        for outlet, lead in enumerate(leads):
            self.hand_in(LEADS[lead % len(LEADS)], outlet, lead)

    @rule(lead=place, outlet=place, story=place)
    def article_comes(self, lead: int, outlet: int, story: int) -> None:
        self.hand_in(LEADS[lead % len(LEADS)], outlet, story)

    @rule(which=place, outlet=place)
    def copy_comes(self, which: int, outlet: int) -> None:
        if capture := pick(Capture.objects.order_by("pk"), which):
            self.hand_in(
                capture.text.split("\n\n")[1],
                outlet,
                0,
                text=f"{capture.text}\n\nThis piece first appeared elsewhere.",
            )

    @rule(which=place, lead=place)
    def article_changes(self, which: int, lead: int) -> None:
        if article := pick(Article.objects.filter(unseen=False).exclude(url="").order_by("pk"), which):
            self.hand_in(LEADS[lead % len(LEADS)], 0, which, url=article.url)

    def hand_in(self, lead: str, outlet: int, story: int, *, text: str = "", url: str = "") -> None:
        self.handed += 1
        name = f"Lindt Paper {outlet % 5}"
        body = [PARAGRAPHS[(story + step) % len(PARAGRAPHS)] for step in range(3)]
        handed = Handed(
            (text or "\n\n".join([f"Ferry strikes pier {story % 7}", lead, *body])).encode(), "text/plain", "a test",
            url=url or f"https://paper{outlet % 5}.example/{self.handed}", source=name, language="en",
            retrieved=NOON + timedelta(hours=self.handed),
        )  # fmt: skip
        captures.take(handed=handed)
        self.settle()

    # What people do.

    @rule(which=place, judgement=judged, who=place)
    def appearance_is_judged(self, which: int, judgement: Judgement, who: int) -> None:
        self.judge(pick(Appearance.objects.order_by("pk"), which), judgement, who)

    @rule(which=place, judgement=judged, who=place)
    def contradiction_is_judged(self, which: int, judgement: Judgement, who: int) -> None:
        self.judge(pick(Contradiction.objects.order_by("pk"), which), judgement, who)

    @rule(which=place, judgement=judged, who=place)
    def claim_is_judged(self, which: int, judgement: Judgement, who: int) -> None:
        self.judge(pick(Claim.objects.order_by("pk"), which), judgement, who)

    def judge(self, row: Any, judgement: Judgement, who: int) -> None:
        if row:
            self.act(judgements.judge, who, row=row, judgement=judgement, version=row.version)

    @rule(which=place, judgement=judged, who=place)
    def derivation_is_judged(self, which: int, judgement: Judgement, who: int) -> None:
        if row := pick(Derivation.objects.order_by("pk"), which):
            if judgement is Judgement.SUGGESTED:
                self.act(derivation_judgements.take_back, who, derivation=row, version=row.version)
            else:
                self.act(
                    derivation_judgements.judge, who, derivation=row, judgement=judgement, version=row.version
                )

    @rule(one=place, other=place, who=place)
    def claims_are_merged(self, one: int, other: int, who: int) -> None:
        rows = Claim.objects.order_by("pk")
        claim, into = pick(rows, one), pick(rows, other)
        if claim and into:
            self.act(mergers.merge, who, claim=claim, into=into, version=claim.version)

    @rule(which=place, who=place)
    def claims_are_split(self, which: int, who: int) -> None:
        if claim := pick(Claim.objects.exclude(merged_into=None).order_by("pk"), which):
            self.act(mergers.split, who, claim=claim, version=claim.version)

    @rule(which=place, into=place, few=place, who=place)
    def claim_is_divided(self, which: int, into: int, few: int, who: int) -> None:
        claim, other = pick(Claim.objects.order_by("pk"), which), pick(Claim.objects.order_by("pk"), into)
        if claim and other:
            rows = list(claim.appearances.order_by("pk"))[: 1 + few % 3]
            chosen = {row.public_id: row.version for row in rows}
            self.act(
                divisions.divide, who, claim=claim, version=claim.version, chosen=chosen, into=other,
                into_version=other.version,
            )  # fmt: skip

    @rule(which=place, who=place)
    def division_is_undone(self, which: int, who: int) -> None:
        if division := pick(Division.objects.order_by("pk"), which):
            self.act(divisions.undo, who, division=division)

    @rule(one=place, other=place, who=place)
    def events_are_merged(self, one: int, other: int, who: int) -> None:
        event, into = pick(Event.objects.order_by("pk"), one), pick(Event.objects.order_by("pk"), other)
        if event and into:
            self.act(
                event_mergers.merge,
                who,
                event=event,
                into=into,
                version=event.version,
                into_version=into.version,
            )

    @rule(which=place, who=place)
    def events_are_split(self, which: int, who: int) -> None:
        if event := pick(Event.objects.exclude(merged_into=None).order_by("pk"), which):
            self.act(event_mergers.split, who, event=event, version=event.version)

    @rule(one=place, other=place, who=place)
    def sources_are_merged(self, one: int, other: int, who: int) -> None:
        rows = Source.objects.current().order_by("pk")
        source, into = pick(rows, one), pick(rows, other)
        if source and into and source != into and not in_one_line(source, into):
            self.act(source_mergers.merge, who, source=source, into=into, version=source.version)

    @rule(which=place, who=place)
    def sources_are_split(self, which: int, who: int) -> None:
        if source := pick(Source.objects.exclude(merged_into=None).order_by("pk"), which):
            self.act(source_mergers.split, who, source=source, version=source.version)

    @rule(which=place, low=st.integers(0, 9), who=place)
    def value_is_corrected(self, which: int, low: int, who: int) -> None:
        if claim := pick(Claim.objects.order_by("pk"), which):
            value = Value(low=Decimal(low), high=Decimal(low), unit=claim.unit)
            self.act(claims.edit, who, claim=claim, version=claim.version, value=value)

    @rule(kind=st.sampled_from([Claim, Event, Article]), which=place, how=st.integers(0, 3), who=place)
    def sight_changes(self, kind: type[Any], which: int, how: int, who: int) -> None:
        if row := pick(kind.objects.order_by("pk"), which):
            deed: Callable[..., Any] = (publication.publish, publication.withdraw, publication.draft)[how % 3]
            until = {"embargo_until": timezone.now() + timedelta(days=1)} if how == 3 else {}
            self.act(deed, who, row=row, version=row.version, **until)

    @rule(which=place, about=whether, who=place)
    def it_is_about_somebody_alive_or_not(self, which: int, about: bool, who: int) -> None:
        if claim := pick(Claim.objects.order_by("pk"), which):
            self.act(living.say, who, claim=claim, about=about, version=claim.version)

    @rule(which=place, stage=st.sampled_from(list(ReviewStage)), rating=whether, words=whether, who=place)
    def review_is_written(self, which: int, stage: ReviewStage, rating: bool, words: bool, who: int) -> None:
        if claim := pick(Claim.objects.order_by("pk"), which):
            self.act(
                reviews.write, who, reasons="reason", claim=claim, seen=claim.reviews.count(), stage=stage,
                summary="Two offices agree." if words else "Nobody else saw it.", rating=self.ratings[rating],
            )  # fmt: skip

    @rule(which=place, who=place)
    def review_is_signed_as_second(self, which: int, who: int) -> None:
        if review := pick(Review.objects.order_by("-pk"), which % 3):
            self.act(eyes.second, who, reasons="reason", review=review)

    @rule(which=place, who=place, embargo=whether)
    def review_goes_out(self, which: int, who: int, embargo: bool) -> None:
        if claim := pick(Claim.objects.exclude(reviews=None).distinct().order_by("pk"), which):
            until = timezone.now() + timedelta(days=1) if embargo else None
            self.act(
                reviews.publish,
                who,
                reasons="reason",
                claim=claim,
                seen=claim.reviews.count(),
                embargo_until=until,
            )

    @rule(which=place, letter=st.sampled_from(list(Reliability)), who=place)
    def source_is_graded(self, which: int, letter: Reliability, who: int) -> None:
        if source := pick(Source.objects.current().order_by("pk"), which):
            self.act(grades.give, who, reasons="reason", source=source, reliability=letter)

    def act(self, deed: Callable[..., Any], who: int, *, reasons: str = "why", **asked: Any) -> None:
        """Do it, or be refused; twice, as when a form is sent again; then let the line work."""
        for _ in "ab":
            with suppress(Refused, Stale):
                deed(by=self.people[who % len(self.people)], **{reasons: WHY}, **asked)
        self.settle()


def pick(rows: Any, which: int) -> Any:
    """One of some rows, or none where there are none."""
    found: Sequence[Any] = list(rows)
    return found[which % len(found)] if found else None
