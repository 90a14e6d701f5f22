"""What a curator is shown beforehand is what comes of the decision, and being shown it changes nothing at all."""

from collections.abc import Callable
from typing import Any

import pytest

from claims.actions.trials import tried
from claims.models import Corroboration
from provenance.accounts.models import User
from provenance.pipeline import line
from provenance.pipeline.whatif import what_if
from sources.actions import curation, grades, judgements
from sources.models import Derivation, Source
from sources.vocabulary import Judgement, Reliability
from tests.whole import everything

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

Deed = Callable[[], object]


def by() -> dict[str, Any]:
    return {"by": User.objects.get(username="curator")}


def worse() -> Deed:
    wire = Source.objects.get(name="Naru Wire")
    return lambda: grades.give(source=wire, reliability=Reliability.E, reason="It made things up.", **by())


def one_house() -> Deed:
    owner = Source.objects.get(name="Naru Wire")
    source = Source.objects.get(name="Northbank Gazette")
    return lambda: curation.revise(
        source=source, version=source.version, owner=owner, why="They were bought.", **by()
    )


def no_copy() -> Deed:
    link = Derivation.objects.filter(upstream__source__name="Naru Wire").order_by("public_id").first()
    assert link is not None
    return lambda: judgements.judge(
        derivation=link, judgement=Judgement.REJECTED, version=link.version, why="They wrote it.", **by()
    )


def scores() -> dict[str, tuple[float, str]]:
    rows = Corroboration.objects.values_list("claim__public_id", "score", "credibility")
    return {public_id: (score, digit) for public_id, score, digit in rows}


@pytest.mark.parametrize("deed_of", [worse, one_house, no_copy])
def test_what_is_shown_is_what_comes_of_it(deed_of: Callable[[], Deed]) -> None:
    before = everything()
    shown = what_if(deed_of(), seconds=600)
    assert everything() == before

    stood = scores()
    with tried():
        deed_of()()
        line.drain()
        came = scores()

    told = {
        each.claim.public_id: (each.after["score"], each.after["credibility"])
        for each in shown.moved
        if each.claim is not None
    }
    gone = (None, None)
    moved = {
        public_id: came.get(public_id, gone)
        for public_id in {*came, *stood}
        if came.get(public_id) != stood.get(public_id)
    }
    assert {**stood, **told} == {**stood, **moved}
    assert (shown.claims_left, shown.rows_left, shown.waiting) == (0, 0, False)


def test_some_decisions_move_claims_and_say_why() -> None:
    shown = what_if(worse(), seconds=600)

    assert shown.moved
    assert shown.worked == len(shown.moved) + shown.unmoved
    assert any("Naru Wire" in each.why for each in shown.moved)
    assert [each.distance for each in shown.moved] == sorted(
        (each.distance for each in shown.moved), reverse=True
    )
