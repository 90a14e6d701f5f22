"""The over-matching list as a page: who sees what, how it is paged, and what is decided there about many at once."""

from typing import Any

import pytest
from django.test import Client

from provenance.accounts.models import User
from sources.models import Article, Capture, Commonplace, Derivation
from sources.pages import overmatching
from sources.rules.overmatching import MANY
from sources.vocabulary import DerivationKind, Judgement, Publication
from tests.desk import sit
from tests.factories import make_article, make_capture, make_derivation, make_source
from tests.provenance.pages.reading import plain, queries, shown

pytestmark = pytest.mark.django_db
LIST = "/derivations/over-matching/"
API = "/api/v1/derivations/"


OWN = "The clerk counted nine barrels, four crates and a shed that nobody had ever opened."


def fan(name: str, size: int = MANY, **fields: Any) -> Article:
    """An article from which so many others seem to be taken."""
    source = make_capture(f"{name} says that cargo must not be landed here. {OWN}").article
    Article.objects.filter(pk=source.pk).update(source=make_source(name))
    above = Capture.objects.get(article=source)
    for number in range(size):
        below = make_capture(f"{name} {number} says that cargo must not be landed here.")
        span = [len(name) + len(str(number)) + 2, 40, len(name) + 1, 30]
        ends = {"downstream_capture": below, "upstream_capture": above}
        make_derivation(
            below.article,
            source,
            **{"spans": [span], "shared_words": 33, "containment": 0.3, **ends, **fields},
        )
    return source


def names(**asked: Any) -> list[str]:
    page = overmatching.fans(
        Derivation.objects.all(), least=asked.get("least", MANY), after=asked.get("after", "")
    )
    return [row.name for row in page.rows]


def test_only_suggestions_without_a_credit_make_a_fan_and_the_widest_comes_first() -> None:
    fan("Notice")
    fan("Wider", MANY + 1)
    fan("Narrow", MANY - 1)
    fan("Credited", credited=True)
    fan("Judged", judgement=Judgement.CONFIRMED)
    fan("Aside", ring=True)
    fan("Again", kind=DerivationKind.SAME_ARTICLE)

    assert names() == ["Wider", "Notice"]
    assert names(least=MANY - 1) == ["Wider", "Notice", "Narrow"]


def test_pages_follow_one_another_without_a_gap_or_a_repeat() -> None:
    for number in range(28):
        fan(f"Outlet {number}", 2 + number % 2)

    first = overmatching.fans(Derivation.objects.all(), least=2, after="")
    second = overmatching.fans(Derivation.objects.all(), least=2, after=first.next)

    assert (len(first.rows), len(second.rows), second.next) == (25, 3, "")
    assert len({row.upstream.pk for row in (*first.rows, *second.rows)}) == 28


def test_what_a_reader_cannot_see_is_neither_listed_nor_counted(client: Client, ben: User) -> None:
    source = fan("Notice")
    down = Article.objects.filter(upstreams__upstream=source).order_by("pk")[0]
    Article.objects.filter(pk=down.pk).update(publication=Publication.DRAFT)

    assert "Nothing is over-matched" in plain(shown(client, LIST))
    assert f"{MANY - 1} articles from Notice ?" in plain(shown(client, f"{LIST}?least=2"))
    assert f"{MANY} articles from Notice ?" in plain(shown(sit(ben), LIST))
    assert not client.get(API, {"over_matching": "true"}).json()["results"]
    assert not any(row["over_matching"] for row in client.get(API).json()["results"])


def test_partners_are_told_and_can_ask_for_them_alone(client: Client) -> None:
    fan("Notice")
    other = make_derivation()

    listed = client.get(API, {"over_matching": "true"}).json()["results"]
    others = client.get(API, {"over_matching": "false"}).json()["results"]

    assert (len(listed), {row["over_matching"] for row in listed}) == (MANY, {True})
    assert [(row["id"], row["over_matching"]) for row in others] == [(other.public_id, False)]
    assert others[0]["page"] == f"/derivations/{other.public_id}/"
    assert client.get(others[0]["page"]).status_code == 200


def test_many_fans_cost_no_more_queries_than_one(client: Client, ben: User) -> None:
    fan("One", 3)
    asked = f"{LIST}?least=2"
    sit(ben)
    one = queries(client, asked)
    for number in range(6):
        fan(f"Outlet {number}", 3)

    assert queries(client, asked) == one <= 12
    assert queries(client, API) <= 6


def test_readers_see_the_list_and_decide_nothing(client: Client, carla: User) -> None:
    source = fan("Notice")
    capture = Capture.objects.get(article=source)
    posted = {"deed": "commonplace", "capture": capture.public_id, "start": "7", "end": "30", "why": "Stock."}

    assert '<form method="post" class="decide' not in shown(client, LIST)
    assert client.post(LIST, posted).status_code == 403
    client.force_login(carla)
    assert client.post(LIST, posted).status_code == 403
    assert not Commonplace.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"why": " "}, "Say why"),
        ({"end": "900"}, "This is most of the article"),
        ({"end": "12"}, "A passage has 8 words at least"),
        ({"start": "-1"}, "this form has lost its place"),
        ({"capture": "nowhere"}, "No capture has this id"),
        ({"deed": "shout"}, "use one of the buttons"),
        ({"deed": "take back", "commonplace": "77"}, "No commonplace has this number"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line_and_nothing_is_saved(
    ben: User, wrong: dict[str, str], said: str
) -> None:
    capture = Capture.objects.get(article=fan("Notice"))
    posted = {
        "deed": "commonplace",
        "capture": capture.public_id,
        "start": "7",
        "end": "46",
        "why": "Stock.",
    }

    answer = sit(ben).post(LIST, {**posted, **wrong})

    assert answer.status_code == 400
    assert said in plain(answer.content.decode())
    assert not Commonplace.objects.exists()


@pytest.mark.parametrize("asked", ["least=1", "least=many", "after=x", "after=9", "show=all", "other=1"])
def test_what_the_list_cannot_mean_is_refused_by_name(client: Client, asked: str) -> None:
    answer = client.get(f"{LIST}?{asked}")

    assert answer.status_code == 400
    assert asked.split("=", maxsplit=1)[0] in plain(answer.content.decode())


def test_commonplaces_are_listed_with_who_and_why_and_those_of_hidden_articles_are_not(
    ben: User, client: Client
) -> None:
    capture = Capture.objects.get(article=fan("Notice"))
    posted = {
        "deed": "commonplace",
        "capture": capture.public_id,
        "start": "7",
        "end": "46",
        "why": "Stock phrase",
    }
    desk = sit(ben)
    desk.post(LIST, posted)
    asked = f"{LIST}?show=commonplaces"

    page = plain(shown(client, asked))
    assert "says that cargo must not be landed here" in page
    assert "left out, Ben Okafor" in page
    assert "“Stock phrase”" in page
    assert "Let it count again" in plain(shown(desk, LIST))

    Article.objects.filter(pk=capture.article_id).update(publication=Publication.WITHDRAWN)
    assert "cargo must not be landed" not in shown(client, asked)


def test_many_decisions_are_undone_in_one_go(ben: User) -> None:
    source = fan("Notice", 3)
    links = Derivation.objects.filter(upstream=source)
    picked = {"pick": [link.public_id for link in links]}
    desk, bulk = sit(ben), "/queue/derivations/bulk/"
    seen = {f"seen-{link.public_id}": "1" for link in links}
    preview = desk.post(
        bulk, {**picked, **seen, "deed": "reject", "why": "Stock phrase", "back": "over-matching"}
    )
    assert 'value="Stock phrase"' in preview.content.decode()
    desk.post(bulk, {**picked, **seen, "deed": "reject", "why": "Stock phrase", "sure": "yes"})
    assert links.filter(judgement=Judgement.REJECTED, judged_why="Stock phrase").count() == 3

    seen = {f"seen-{link.public_id}": "2" for link in links}
    assert "Undo 3 derivations?" in plain(
        desk.post(bulk, {**picked, **seen, "deed": "undo"}).content.decode()
    )
    answer = desk.post(bulk, {**picked, **seen, "deed": "undo", "sure": "yes"}, follow=True)

    assert "3 taken back" in plain(answer.content.decode())
    assert links.filter(judgement=Judgement.SUGGESTED).count() == 3


def test_an_article_without_an_outlet_or_a_capture_is_listed_too() -> None:
    bare = make_article("A bare piece")
    for _ in range(3):
        make_derivation(make_article(), bare)

    assert [row.quote for row in overmatching.fans(Derivation.objects.all(), least=3, after="").rows] == [""]
