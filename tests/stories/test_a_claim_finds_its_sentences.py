"""A claim a person wrote gathers the sentences that repeat it, whoever reads no statement in them; a no stays a no."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from claims.actions import claims as writing
from claims.actions import judgements, possible
from claims.models import Appearance, Claim, Event, PossibleAppearance
from claims.rules.values.value import Value
from provenance.accounts.models import User
from provenance.pipeline import line
from sources.actions import captures
from sources.intake.handed import Handed
from sources.models import Source
from sources.rules import dates
from sources.vocabulary import Judgement
from tests.factories import make_act, make_event, make_user

pytestmark = pytest.mark.django_db
CONFIRMED, REJECTED, SUGGESTED = Judgement.CONFIRMED, Judgement.REJECTED, Judgement.SUGGESTED
FIRST = datetime(2026, 3, 1, 9, tzinfo=UTC)
SAID = "The council of Norv sold the Tessel ferry line to the Brenner group."
SURE = "The council of Norv sold the Tessel ferry line to the Brenner group in March."
LIKELY = "Norv gave up the Tessel ferry line, which Brenner now runs with barges from the upper river."
OTHER = "The council of Norv closed the swimming hall in Ostrell for the winter."
AROUND = """{said}

Traders at the quay said that bread would be dearer for a week, because the mill above the lock had no flour left and \
the road over the ridge was still under mud.

Crews worked through the night with lamps and poles to free the gates, and the channel stayed shut to all boats until \
the water fell on the following afternoon, when the first grain barges were let through in single file."""


def hand(source: str, said: str, hours: int = 0, *, around: str = AROUND) -> Handed:
    return Handed(
        around.format(said=said).encode(),
        "text/plain",
        "a test",
        url=f"https://{source.lower().replace(' ', '-')}.example/norv",
        title=f"News of the quay, {source}",
        source=source,
        published=dates.parse((FIRST + timedelta(hours=hours)).isoformat()),
        retrieved=FIRST + timedelta(hours=hours + 1),
        language="en",
    )


WIRE = hand("Tessel Wire", SURE)
POST = hand(
    "Harbour Post", LIKELY, 2, around="{said}\n\nNobody at the quay had been asked what they thought of it."
)
GAZETTE = hand("Ridge Gazette", OTHER, 3, around="{said}\n\nThe hall stands beside the old mill.")


def copy(said: str, number: int = 0) -> Handed:
    return hand(f"Copyist {number}", said, 5 + number, around=AROUND + "\n\nSource: Tessel Wire")


def take_in(*articles: Handed) -> None:
    for handed in articles:
        captures.take(handed=handed)
    work()


def work() -> None:
    assert line.drain().failed == 0


@pytest.fixture
def ana() -> User:
    return make_user("ana", staff=True)


def write(by: User, text: str = SAID) -> Claim:
    """The claim, written down by hand; the same one however often."""
    event = Event.objects.filter(natural_key="sale").first() or make_event(
        "Sale of the ferry line", natural_key="sale", act=make_act("sold"), when_first=date(2026, 3, 1)
    )
    return writing.propose(
        event=event,
        population="ferry line",
        label="ferry line sold",
        text=text,
        value=Value(),
        by=by,
        why="Told.",
    )


def found() -> dict[str, tuple[str, str, str]]:
    """What the look-up has made appearances of: by outlet, the claim, the judgement and the stance."""
    rows = Appearance.objects.filter(method__startswith="look-up").select_related(
        "capture__article__source", "claim"
    )
    return {
        str(row.capture.article.source): (row.claim.text if row.claim else "", row.judgement, row.stance)
        for row in rows
    }


def waiting() -> dict[str, str]:
    """What may be one: by outlet, the words."""
    rows = PossibleAppearance.objects.select_related("capture__article__source")
    return {str(row.capture.article.source): row.quote for row in rows}


def test_a_claim_written_later_gathers_the_sentences_that_came_before(ana: User) -> None:
    take_in(WIRE, POST, GAZETTE)
    assert (found(), waiting()) == ({}, {})

    claim = write(ana)
    work()

    assert found() == {"Tessel Wire": (SAID, "suggested", "asserts")}
    assert waiting() == {"Harbour Post": LIKELY}
    row = Appearance.objects.get(claim=claim)
    assert (row.quote, row.capture.text[row.start : row.end]) == (SURE, SURE)
    assert row.reasons[0]["rule"] == "look-up"
    assert "linked from 0.95 on" in row.reasons[0]["detail"]
    claim.refresh_from_db()
    assert claim.corroboration.articles == 1


def test_a_yes_makes_an_appearance_of_it_here_and_wherever_the_same_words_stand(ana: User) -> None:
    claim = write(ana)
    take_in(WIRE, POST, hand("Second Post", LIKELY, 4, around="{said}\n\nThe mill is open again."))
    assert set(waiting()) == {"Harbour Post", "Second Post"}

    judge("Harbour Post", CONFIRMED, ana)

    assert found()["Harbour Post"] == (SAID, "confirmed", "asserts")
    assert found()["Second Post"] == (SAID, "suggested", "asserts")
    assert waiting() == {}
    claim.refresh_from_db()
    assert claim.corroboration.articles == 3


def test_a_no_stays_a_no_for_the_same_words_wherever_they_turn_up(ana: User) -> None:
    write(ana)
    take_in(POST)
    judge("Harbour Post", REJECTED, ana)

    take_in(hand("Second Post", LIKELY.upper(), 4, around="{said}\n\nThe mill is open again."), copy(LIKELY))
    for claim in Claim.objects.all():
        claim.terms_due += 1
        claim.save()
    work()

    assert found() == {"Harbour Post": (SAID, "rejected", "asserts")}
    assert waiting() == {}


def test_a_no_to_what_was_linked_is_remembered_likewise_and_can_be_taken_back(ana: User) -> None:
    claim = write(ana)
    take_in(WIRE, hand("Second Post", SURE, 4, around="{said}\n\nThe mill is open again."))
    assert set(found()) == {"Tessel Wire", "Second Post"}

    decide("Tessel Wire", REJECTED, ana)
    assert found() == {"Tessel Wire": (SAID, "rejected", "asserts")}
    assert not corroborated(claim)

    decide("Tessel Wire", SUGGESTED, ana)
    assert set(found()) == {"Tessel Wire", "Second Post"}
    assert corroborated(claim)


def test_a_copy_follows_the_article_it_was_taken_from(ana: User) -> None:
    write(ana)
    take_in(hand("Tessel Wire", LIKELY), copy(LIKELY))
    assert set(waiting()) == {"Tessel Wire", "Copyist 0"}

    judge("Tessel Wire", CONFIRMED, ana)
    assert {name: row[1] for name, row in found().items()} == {
        "Tessel Wire": "confirmed",
        "Copyist 0": "confirmed",
    }
    assert Appearance.objects.get(capture__article__source__name="Copyist 0").inherited_from is not None

    decide("Tessel Wire", SUGGESTED, ana)
    assert found() == {}
    assert set(waiting()) == {"Tessel Wire", "Copyist 0"}


def test_in_whatever_order_claim_and_articles_come_the_same_is_found(ana: User) -> None:
    orders = [(WIRE, POST, None), (None, POST, WIRE), (POST, None, WIRE)]
    outcomes = [worked_through(ana, order) for order in orders]

    assert len(outcomes[0]["rows"]) == 1
    assert len(outcomes[0]["waiting"]) == 1
    assert all(each == outcomes[0] for each in outcomes)


def test_what_is_put_in_a_mouth_is_repeated_and_what_is_denied_waits(ana: User) -> None:
    write(ana)
    spoken = (
        "The lawyer Ilka Brandt said the council of Norv had sold the Tessel ferry line to the Brenner group."
    )
    denied = "The council of Norv never sold the Tessel ferry line to the Brenner group."
    take_in(
        hand("Tessel Wire", spoken),
        hand("Harbour Post", denied, 2, around="{said}\n\nThe mill is open again."),
    )

    assert found() == {"Tessel Wire": (SAID, "suggested", "repeats")}
    row = Appearance.objects.get(method__startswith="look-up")
    assert row.attributed_to is not None
    assert row.attributed_to.name == "Ilka Brandt"
    waits = PossibleAppearance.objects.get()
    assert (waits.quote, waits.stance) == (denied, "disputes")


def test_a_claim_that_is_reworded_or_rejected_lets_its_sentences_go(ana: User) -> None:
    claim = write(ana)
    take_in(WIRE, GAZETTE)
    assert set(found()) == {"Tessel Wire"}

    claim.refresh_from_db()
    writing.edit(claim=claim, by=ana, why="Mixed up.", version=claim.version, text=OTHER)
    work()
    assert found() == {"Ridge Gazette": (OTHER, "suggested", "asserts")}

    claim.refresh_from_db()
    judgements.judge(row=claim, judgement=REJECTED, by=ana, why="Not ours.", version=claim.version)
    work()
    assert (found(), waiting()) == ({}, {})


def test_nobody_new_is_written_down_for_what_only_may_be_said() -> None:
    ana = make_user("ana", staff=True)
    write(ana)
    take_in(hand("Tessel Wire", f"{LIKELY[:-1]}, the lock keeper Anton Murrik said."))

    assert list(waiting()) == ["Tessel Wire"]
    assert not Source.objects.filter(name="Anton Murrik").exists()


def judge(outlet: str, judgement: Judgement, by: User) -> None:
    """Decide on what waits in an outlet’s article."""
    row = PossibleAppearance.objects.get(capture__article__source__name=outlet)
    seen = {"version": row.version, "claim_version": row.claim.version}
    possible.judge(possible=row, judgement=judgement, by=by, why="Read both.", **seen)
    work()


def decide(outlet: str, judgement: Judgement, by: User) -> None:
    """Decide on what was made an appearance there."""
    row = Appearance.objects.get(capture__article__source__name=outlet, method__startswith="look-up")
    judgements.judge(row=row, judgement=judgement, by=by, why="Read both.", version=row.version)
    work()


def corroborated(claim: Claim) -> bool:
    """Whether anybody stands behind it."""
    return Claim.objects.get(pk=claim.pk).appearances.filter(judgement=SUGGESTED).exists()


def worked_through(by: User, order: Sequence[Handed | None]) -> dict[str, Any]:
    """What is found when claim (None) and articles come one after another; the database is left as it was."""
    with transaction.atomic():
        for each in order:
            if each is None:
                write(by)
                work()
            else:
                take_in(each)
        columns = ("public_id", "claim__public_id", "quote", "start", "stance", "judgement", "reasons")
        outcome = {
            "rows": sorted(Appearance.objects.values_list(*columns), key=str),
            "waiting": sorted(
                PossibleAppearance.objects.values_list("public_id", "quote", "score", "reasons"), key=str
            ),
            "sources": sorted(Source.objects.values_list("name", flat=True)),
        }
        transaction.set_rollback(True)
    return outcome
