"""Known claims are found by a text's rarest words, quickly, and only by those who may see them."""

from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.actions import terms
from claims.models import Claim, Event
from claims.models.lookup import LookUp
from claims.rules.lookup import pruning
from claims.rules.lookup.rarity import UNHEARD
from claims.rules.lookup.terms import terms_of
from provenance.accounts.models import User
from sources.vocabulary import Publication
from tests.factories import make_appearance, make_article, make_capture, make_claim, make_event, make_measure

pytestmark = pytest.mark.django_db
READ = "SELECT relname, seq_scan FROM pg_stat_xact_user_tables WHERE relname LIKE 'claims_term%'"


def listed(text: str, **fields: Any) -> Claim:
    claim = make_claim(text, **fields)
    terms.keep(claims=[claim.pk])
    return claim


def found(text: str, reader: User | None = None, most: int = 50) -> list[int]:
    return [claim for claim, _ in LookUp(reader, timezone.now()).candidates(terms_of(text), most=most)]


def test_the_claim_that_shares_the_rarest_words_comes_first() -> None:
    for number in range(5):
        listed(f"Miners were killed in town{'abcde'[number]}.")
    bridge = listed("A bridge collapsed in Verrin.")
    miners = listed("Miners were killed in Verrin.")

    assert found("In Verrin, three miners have been killed")[:2] == [miners.pk, bridge.pk]


def test_a_text_that_shares_no_word_finds_nothing() -> None:
    listed("Miners were killed in Verrin.")

    assert found("Elections were held") == []
    assert found("") == []


def test_equals_come_in_the_order_in_which_they_came_to_us() -> None:
    same = [
        listed("Miners were killed in Verrin.", event=make_event(f"Event {number}")) for number in range(3)
    ]

    assert found("Verrin miners") == [claim.pk for claim in same]


def test_no_more_are_found_than_asked_for() -> None:
    for number in range(4):
        listed("Miners were killed in Verrin.", event=make_event(f"Event {number}"))

    assert len(found("Verrin miners", most=3)) == 3


def test_only_the_rarest_words_are_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"{letter}orrin" for letter in "bcdfghjklmnpqst"]
    common = listed(f"Word {names[0]}.")
    for number, name in enumerate(names):
        for turn in range(len(names) - number):
            listed(f"Other {name}.", event=make_event(f"Event {number} {turn}"))

    assert len(names) > pruning.LOOKED_UP
    assert common.pk not in found(" ".join(names))
    assert common.pk in found(names[0])


def test_a_word_that_leads_to_too_many_claims_is_left_and_so_are_all_that_lead_to_more() -> None:
    rare = listed("Word borrin.")
    for number in range(3):
        listed("Word corrin.", event=make_event(f"Event {number}"))
    wanted = ["", "borrin", "corrin"]

    def read(sure: int, least: int) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT claim FROM claims_by_rarest_words(%s, 12, 1, 1000, %s, 0, %s, 10)",
                [wanted, sure, least],
            )
            return [claim for (claim,) in cursor.fetchall()]

    assert read(sure=1, least=3) == [rare.pk]
    assert read(sure=0, least=0) == []
    assert len(read(sure=1, least=4)) == len(read(sure=2, least=0)) == 4


def hide(claim: Claim, way: str) -> None:
    if way == "draft":
        Claim.objects.filter(pk=claim.pk).update(publication=Publication.DRAFT)
    elif way == "withdrawn":
        Claim.objects.filter(pk=claim.pk).update(publication=Publication.WITHDRAWN)
    elif way == "embargo":
        Claim.objects.filter(pk=claim.pk).update(embargo_until=timezone.now() + timedelta(days=1))
    elif way == "event":
        Event.objects.filter(pk=claim.event_id).update(publication=Publication.DRAFT)
    else:
        draft = make_article(publication=Publication.DRAFT)
        make_appearance(claim, quote=claim.text, capture=make_capture(claim.text, article=draft))


@pytest.mark.parametrize("way", ["draft", "withdrawn", "embargo", "event", "article"])
def test_what_is_hidden_is_not_found_and_makes_no_word_less_rare(way: str, ana: User, carla: User) -> None:
    open_ = listed("Miners were killed in Verrin.")
    scores = LookUp(None, timezone.now()).candidates(["verrin"], most=5)
    hidden = listed("Secret miners in Verrin.", event=make_event("Apart"))
    hide(hidden, way)

    for outsider in (None, carla):
        looked = LookUp(outsider, timezone.now())
        assert looked.candidates(["verrin"], most=5) == scores
        rarity = looked.rarity(["verrin", "secret"])
        assert (rarity.claims, rarity.carriers.get("verrin"), rarity.carriers.get("secret", 0)) == (
            1 + UNHEARD,
            1,
            0,
        )
    assert set(found("Verrin", ana)) == {open_.pk, hidden.pk}


@pytest.mark.parametrize("guarded", [True, False])
def test_many_texts_are_looked_up_in_one_statement_each_as_if_it_were_alone(guarded: bool) -> None:
    for number in range(5):
        listed(f"Miners were killed in town{'abcde'[number]}.")
    listed("A bridge collapsed in Verrin."), listed("Miners were killed in Verrin.")
    if guarded:
        hide(listed("Secret miners in Verrin.", event=make_event("Apart")), "draft")
    texts = ["In Verrin, miners have been killed", "Elections were held", "", "The bridge of towna"]
    looked = LookUp(None, timezone.now(), guarded=guarded)

    with CaptureQueriesContext(connection) as asked:
        each = looked.candidates_each([terms_of(text) for text in texts], most=3)

    assert len(asked) == 1
    assert each == [looked.candidates(terms_of(text), most=3) for text in texts]
    assert [bool(some) for some in each] == [True, False, False, True]


def test_a_look_up_is_one_statement_and_so_is_the_rarity(carla: User) -> None:
    listed("Miners were killed in Verrin.")
    looked = LookUp(carla, timezone.now())

    with CaptureQueriesContext(connection) as asked:
        looked.candidates(["verrin", "miner"], most=5)
        looked.rarity(["verrin", "miner"])

    assert len(asked) == 2


def many() -> list[str]:
    """Some thousand claims, each with two words of its own; the first words."""
    event, measure = make_event(), make_measure()
    words = ["".join(letters) for letters in product("bcdfghjklmnp", "aeiou", "rst", "bcdfghjklmnp")]
    claims = Claim.objects.bulk_create(
        Claim(
            public_id=str(number),
            natural_key=str(number),
            event=event,
            measure=measure,
            text=f"{word} {word}ar",
        )
        for number, word in enumerate(words)
    )
    terms.keep(claims=[claim.pk for claim in claims])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_term, claims_termcount, claims_claim")
    return words


def test_an_outsiders_look_up_reads_the_terms_through_the_index_by_word_alone() -> None:
    words = many()
    with connection.cursor() as cursor:
        with CaptureQueriesContext(connection) as asked:
            LookUp(None, timezone.now()).candidates(words[:20], most=5)
        cursor.execute(f"EXPLAIN {asked[0]['sql']}")
        plan = "\n".join(row for (row,) in cursor.fetchall())

        with CaptureQueriesContext(connection) as asked:
            LookUp(None, timezone.now()).candidates_each([words[:20], words[20:40]], most=5)
        cursor.execute(f"EXPLAIN {asked[0]['sql']}")
        many_plan = "\n".join(row for (row,) in cursor.fetchall())

    for told in (plan, many_plan):
        assert "term_by_word" in told
        assert "Seq Scan on claims_term" not in told


def test_the_kept_plan_reads_the_tables_by_their_indexes_alone_and_finds_the_same() -> None:
    words = many()
    with connection.cursor() as cursor:
        cursor.execute(READ)
        before = cursor.fetchall()
        kept = LookUp(None, timezone.now(), guarded=False).candidates(words[:20], most=50)
        cursor.execute(READ)
        after = cursor.fetchall()

    assert after == before
    assert len(kept) == pruning.LOOKED_UP
    assert kept == LookUp(None, timezone.now()).candidates(words[:20], most=50)
