"""A notice printed under many pieces looks like copying until a curator says that it is stock words."""

import pytest
from django.test import Client

from provenance.accounts.models import User
from provenance.history.models import Entry
from sources.actions import commonplaces, derivations, screenings
from sources.errors import Refused
from sources.models import Article, Commonplace, Derivation
from sources.pages import overmatching
from sources.rules.derivations import LEAST_WORDS
from tests.desk import sit
from tests.provenance.pages.reading import plain
from tests.sources.actions.tracing import hand_in, trace_all

pytestmark = pytest.mark.django_db
LIST = "/derivations/over-matching/"
OUTLETS = 5
NOTICE = (
    "Under the Coastal Waters Act of 1911 any person who lands cargo at an unlisted pier without the written leave of "
    "the harbour master commits an offence and may be fined up to forty crowns for every day on which the cargo is "
    "left standing on the quay."
)


def piece(number: int, text: str) -> Article:
    return hand_in(f"Outlet {number}", text, f"2026-10-{number:02}T08:00Z")


def own_words(number: int) -> str:
    return " ".join(
        f"Clerk {own} counted {own} barrels, {own} crates and shed {own}."
        for own in range(number * 100, number * 100 + 12)
    )


@pytest.fixture
def carriers() -> list[Article]:
    found = [
        piece(number, f"Cargo at pier {number}\n\n{own_words(number)}\n\n{NOTICE}")
        for number in range(1, OUTLETS + 1)
    ]
    trace_all()
    return found


def the_fan() -> overmatching.Fan:
    return overmatching.fans(Derivation.objects.all(), least=OUTLETS - 1, after="").rows[0]


def declare(client: Client, fan: overmatching.Fan, why: str = "Stock phrase") -> str:
    assert fan.capture is not None
    assert fan.passage is not None
    posted = {"deed": "commonplace", "why": why, "capture": fan.capture.public_id}
    answer = client.post(
        f"{LIST}?least=4", {**posted, "start": fan.passage.start, "end": fan.passage.end}, follow=True
    )
    return plain(answer.content.decode())


def test_the_notice_is_listed_with_its_words_and_the_reason(carriers: list[Article], client: Client) -> None:
    page = plain(client.get(f"{LIST}?least=4").content.decode())

    assert len(NOTICE.split()) > LEAST_WORDS
    assert the_fan().upstream == carriers[0]
    assert the_fan().quote == NOTICE.rstrip(".")
    assert "4 articles from Outlet 1 ?" in page
    assert (
        "4 articles of 4 outlets seem to be taken from it by shared words alone; none of them credits it"
        in page
    )
    assert "a part of each, such as a notice" in page
    assert "4 suggestions rest on them alone" in page
    assert "Nothing is over-matched." in plain(client.get(LIST).content.decode())


def test_a_commonplace_takes_away_what_rests_on_it_alone_everywhere_and_for_good(
    carriers: list[Article], ben: User
) -> None:
    said = declare(sit(ben), the_fan())
    trace_all()

    assert "A commonplace from now on" in said
    assert not Derivation.objects.exists()

    piece(9, f"Fog\n\n{own_words(9)}\n\n{NOTICE}")
    trace_all()
    assert not Derivation.objects.exists()


def test_who_copies_the_rest_too_is_still_found(carriers: list[Article], ben: User) -> None:
    copy = piece(9, f"Cargo at pier 3\n\n{own_words(3)}\n\n{NOTICE}")
    trace_all()
    declare(sit(ben), the_fan())
    trace_all()

    link = Derivation.objects.get()
    assert (link.downstream, link.upstream) == (copy, carriers[2])


def test_what_was_undone_counts_again(carriers: list[Article], ben: User) -> None:
    before = list(Derivation.objects.order_by("public_id").values_list("public_id", "reasons"))
    client = sit(ben)
    declare(client, the_fan())
    trace_all()
    row = Commonplace.objects.get()

    answer = client.post(
        LIST,
        {"deed": "take back", "commonplace": row.pk, "version": row.version, "why": "Undone"},
        follow=True,
    )
    trace_all()

    assert "It counts again" in plain(answer.content.decode())
    assert list(Derivation.objects.order_by("public_id").values_list("public_id", "reasons")) == before
    told = Entry.objects.filter(subject="commonplace").order_by("id").values_list("action", "actor", "why")
    assert list(told) == [("created", "ben", "Stock phrase"), ("updated", "ben", "Undone")]


def test_what_people_have_confirmed_stays(carriers: list[Article], ben: User) -> None:
    client, fan = sit(ben), the_fan()
    sure = {
        "deed": "confirm", "sure": "yes", "why": "All of one house", "back": "over-matching",
        "pick": [link.public_id for link in fan.links], **{f"seen-{link.public_id}": "1" for link in fan.links},
    }  # fmt: skip
    answer = client.post("/queue/derivations/bulk/", sure, follow=True)
    assert "4 confirmed" in plain(answer.content.decode())
    assert answer.redirect_chain[-1][0] == LIST

    declare(client, fan)
    trace_all()

    assert Derivation.objects.filter(judgement="confirmed").count() == 4


def test_a_whole_article_is_no_passage(carriers: list[Article], ben: User) -> None:
    capture = carriers[0].captures.get()

    for start, end in ((0, len(capture.text)), (0, 10**8), (0, len(capture.text) // 2 + 2)):
        with pytest.raises(Refused, match="most of the article"):
            commonplaces.declare(capture=capture, start=start, end=end, by=ben, why="Stock phrase")


def test_words_declared_while_an_article_waits_for_its_turn_are_not_lost(
    carriers: list[Article], ben: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, capture = screenings.screen, carriers[0].captures.get()
    start = capture.text.index(NOTICE)

    def wait(*, article_id: int) -> None:
        screen(article_id=article_id)
        commonplaces.declare(
            capture=capture, start=start, end=start + len(NOTICE), by=ben, why="Stock phrase"
        )

    with monkeypatch.context() as patched:
        patched.setattr(screenings, "screen", wait)
        derivations.trace(article_id=carriers[1].pk)

    trace_all()
    assert not Derivation.objects.exists()
