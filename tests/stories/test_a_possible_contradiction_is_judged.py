"""A sentence nobody read a statement in denies a known claim, another gives another figure: people say what it is."""

import pytest

from claims.actions import claims as writing
from claims.models import Claim, PossibleAppearance
from claims.rules.values.value import Value
from provenance.accounts.models import User
from sources.vocabulary import Judgement
from tests.desk import sit
from tests.factories import make_act, make_event, make_user
from tests.provenance.pages.reading import plain, queries, shown
from tests.stories.test_a_claim_finds_its_sentences import AROUND, SAID, hand, judge, take_in, waiting, write

pytestmark = pytest.mark.django_db
DENIED = "The council of Norv never sold the Tessel ferry line to the Brenner group."
LONG = "The new Tessel barge needed 40 hours from Norv to the lock at Ostrell."
LONGER = "The new Tessel barge, from Norv, needed a full 75 hours to the lock at Ostrell."
QUEUE = "/queue/contradictions/"
POSSIBLE = "/queue/appearances/?stance=disputes"


@pytest.fixture
def ana() -> User:
    return make_user("ana", staff=True)


def barge(by: User) -> Claim:
    event = make_event("The Tessel barge", natural_key="barge", act=make_act("measures"))
    told = {"population": "barge", "label": "hours the barge needed", "by": by, "why": "Told."}
    return writing.propose(event=event, text=LONG, value=Value(), **told)  # type: ignore[arg-type]


def test_what_may_contradict_a_claim_is_offered_with_its_reason_and_counts_when_a_person_says_yes(
    ana: User,
) -> None:
    sold, long = write(ana), barge(ana)
    take_in(
        hand("Tessel Wire", SAID), hand("Harbour Post", DENIED, 2, around="{said}\n\nThe mill is open again.")
    )
    take_in(hand("Ridge Gazette", LONGER, 3, around="{said}\n\nBarges wait at the lock."))
    desk = sit(ana)

    assert waiting() == {"Harbour Post": DENIED, "Ridge Gazette": LONGER}
    assert set(PossibleAppearance.objects.values_list("stance", flat=True)) == {"disputes"}
    assert "2 possible contradictions" in plain(shown(desk, QUEUE))
    told = plain(shown(desk, POSSIBLE))
    assert "One says that it is not so (“never”: “sold Tessel”), the other that it is" in told
    assert "The figures cannot meet: “40 hours” and “75 hours”" in told
    sold.refresh_from_db()
    assert sold.corroboration.origins_against == 0
    assert not long.appearances.exists()

    judge("Harbour Post", Judgement.CONFIRMED, ana)

    sold.refresh_from_db()
    assert (sold.corroboration.origins_against, sold.corroboration.disputes) == (1, 1)
    assert "1 possible contradiction:" in plain(shown(desk, QUEUE))


def test_a_no_is_remembered_by_the_words_and_the_pages_ask_a_fixed_number_of_queries(ana: User) -> None:
    write(ana)
    take_in(hand("Harbour Post", DENIED))
    desk = sit(ana)
    few = queries(desk, POSSIBLE), queries(desk, QUEUE)
    judge("Harbour Post", Judgement.REJECTED, ana)

    take_in(hand("Second Post", DENIED.upper(), 4, around="{said}\n\nThe mill is open again."))
    assert waiting() == {}

    barge(ana)
    take_in(
        *(hand(f"Post {at}", f"{LONGER[:-1]}, boatmen say{'x' * at}.", at, around=AROUND) for at in range(2))
    )
    assert len(waiting()) == 2
    assert (queries(desk, POSSIBLE), queries(desk, QUEUE)) == few
