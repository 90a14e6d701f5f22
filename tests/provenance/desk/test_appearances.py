"""The queue of possible appearances: what waits, likeliest first; a yes, a no, and taking either back."""

from typing import Any

import pytest
from django.test import Client

from claims.models import Appearance, PossibleAppearance
from provenance.accounts.models import User
from sources.vocabulary import Judgement
from tests.desk import sit
from tests.factories import make_article, make_capture, make_claim, make_user
from tests.possible import make_possible
from tests.possible import typed as form
from tests.provenance.pages.reading import page_of, plain, queries, shown

pytestmark = pytest.mark.django_db
QUEUE = "/queue/appearances/"
SAYS = "Norv gave up the ferry line."


@pytest.fixture
def ana() -> Client:
    return sit(make_user("ana", staff=True))


def decide(client: Client, possible: str, deed: str, /, **typed: Any) -> Any:
    row = PossibleAppearance.objects.filter(public_id=possible).first()
    held = form(row) if row else {"possible": possible}
    return client.post(QUEUE, {**held, "deed": deed, "why": "Read both.", **typed}, follow=True)


def test_the_likeliest_comes_first_and_the_same_words_wait_once(ana: Client) -> None:
    claim = make_claim("Norv sold the ferry line.")
    make_possible(claim, SAYS, score=0.6)
    make_possible(claim, SAYS, score=0.6)
    make_possible(claim, "Brenner runs the ferries of Norv.", score=0.8)

    told = plain(shown(ana, QUEUE))

    assert told.index("Brenner runs") < told.index(SAYS)
    assert told.count(f"“{SAYS}”") == 1
    assert "2 articles in these words" in told
    assert "Here because Both say “four”" in told


def test_reasons_are_told_in_words_and_not_in_signs_and_weights(ana: Client) -> None:
    first, figures = (
        {"rule": "look-up", "weight": 0.7, "detail": "Both say “four”", "quote": ""},
        {"rule": "figures", "weight": 0.0, "detail": "“Four”: borne out", "quote": ""},
    )
    shared = {"rule": "words of the claim", "weight": 5.1, "quote": "",
              "detail": "words of the claim: speaks for “related”"}  # fmt: skip
    false = {
        "rule": "false near",
        "weight": 2.0,
        "quote": "a lie",
        "detail": "false near: speaks for “disputes”",
    }
    make_possible(reasons=[first, figures, shared, false])

    told = plain(shown(ana, QUEUE))

    assert "“Four”: borne out" in told
    assert "by these it seems to dispute the claim: “a lie”" in told
    assert "speaks for" not in told
    assert "words of the claim" not in told


def test_a_yes_makes_it_an_appearance_and_leads_to_the_next(ana: Client) -> None:
    row, other = make_possible(score=0.9), make_possible(text="Another.", score=0.8)

    answer = decide(ana, row.public_id, "confirm", following=other.public_id)

    assert answer.redirect_chain[-1][0] == f"{QUEUE}?at={other.public_id}"
    made = Appearance.objects.get()
    assert (made.claim, made.quote, made.judgement, made.method) == (
        row.claim, row.quote, Judgement.CONFIRMED, "look-up 1",
    )  # fmt: skip
    assert list(PossibleAppearance.objects.all()) == [other]
    assert "It counts for the claim now" not in plain(answer.content.decode())
    assert "Confirmed: it counts for the claim now" in plain(answer.content.decode())


def test_a_no_is_kept_with_its_reason_and_can_be_taken_back(ana: Client) -> None:
    decide(ana, make_possible().public_id, "reject", why="Another event.")
    row = Appearance.objects.get()
    assert (row.judgement, row.judged_why) == (Judgement.REJECTED, "Another event.")
    assert "Just now" in plain(shown(ana, QUEUE))

    decide(ana, row.public_id, "undo", version=row.version)

    assert Appearance.objects.get().judgement == Judgement.SUGGESTED


@pytest.mark.parametrize(
    ("typed", "code", "told"),
    [
        ({"why": " "}, 400, "Say why, in a few words"),
        ({"deed": "burn"}, 400, "Choose confirm, reject or undo"),
        ({"possible": "nobody"}, 409, "open the queue again"),
        ({"deed": "undo"}, 400, "No appearance has this id"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    ana: Client, typed: dict[str, str], code: int, told: str
) -> None:
    row = make_possible()

    answer = decide(ana, row.public_id, "confirm", **typed)

    assert answer.status_code == code
    assert told in plain(answer.content.decode())
    assert not Appearance.objects.exists()


def test_only_the_newsroom_looks_and_only_who_may_decides() -> None:
    row, looker = make_possible(), Client()
    looker.force_login(User.objects.create_user("looker", is_staff=True))

    assert Client().get(QUEUE).status_code == 302
    assert "Does it repeat the claim?" in plain(shown(looker, QUEUE))
    assert decide(looker, row.public_id, "confirm").status_code == 403


def test_a_claim_tells_the_newsroom_what_waits_and_nobody_else(ana: Client) -> None:
    claim = make_claim("Norv sold the ferry line.")
    make_possible(claim, SAYS)
    make_possible(text="Of another claim.")

    assert "1 possible appearance to judge" in plain(shown(ana, page_of(claim)))
    assert "possible appearance" not in plain(shown(Client(), page_of(claim)))
    told = plain(shown(ana, f"{QUEUE}?claim={claim.public_id}"))
    assert SAYS in told
    assert "Of another claim." not in told


def test_pages_follow_one_another_in_a_fixed_number_of_queries(ana: Client) -> None:
    for number in range(3):
        make_possible(text=f"Sentence {number}.")
    few = queries(ana, QUEUE)
    article = make_article()
    for number in range(3, 30):
        make_possible(
            capture=make_capture(f"Sentence {number}.", article=article), text=f"Sentence {number}."
        )

    assert queries(ana, QUEUE) == few
    page = shown(ana, QUEUE)
    assert page.count('<li class="q') == 25
    assert "Next" in page
