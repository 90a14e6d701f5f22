"""The lists of claims and events, and the page of one event."""

import re
from datetime import date

import pytest
from django.test import Client

from claims.models import Bearing, Claim
from claims.vocabulary import Stance
from provenance.accounts.models import User
from sources.models import Article
from sources.vocabulary import Precision, Publication
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_contradiction,
    make_corroboration,
    make_event,
    make_measure,
    make_source,
)  # fmt: skip
from tests.provenance.pages.reading import queries

pytestmark = pytest.mark.django_db


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def said(text: str, quote: str = "", **backing: object) -> Claim:
    claim = make_claim(text)
    capture = make_capture(quote or text, article=make_article(source=make_source()))
    make_appearance(claim, capture=capture, quote=quote or text)
    make_corroboration(claim, **backing)
    return claim


def test_claims_stand_most_carried_first(client: Client) -> None:
    said("One article says this.", articles=1)
    said("Nine articles say this.", articles=9)

    page = shown(client, "/claims/")

    assert page.index("Nine articles") < page.index("One article says")


@pytest.mark.parametrize("words", ["kill pemon", "asesinaron", "“no such”", '"four members" killed'])
def test_claims_are_found_by_their_words_and_by_their_quotes(client: Client, words: str) -> None:
    said("Four members of the Pémon community were killed.", "Asesinarón a cuatro pemones")
    page = shown(client, f"/claims/?q={words}")
    assert ("Four members" in page) is (words != "“no such”")


def test_a_search_without_an_answer_says_what_to_do_next(client: Client) -> None:
    assert "We have not seen this" in shown(client, "/claims/?q=unheard")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("contested=yes", ["Contested"]),
        ("origins=none", ["Contested"]),
        ("origins=one", ["Lone"]),
        ("origins=several", ["Broad"]),
        ("order=backed", ["Broad", "Lone", "Contested"]),
        ("order=newest", ["Broad", "Lone", "Contested"]),
    ],
)
def test_claims_can_be_narrowed_and_ordered(client: Client, query: str, found: list[str]) -> None:
    said("Contested.", origins_for=0, contradictions=1, score=0.2)
    said("Lone.", origins_for=1, score=0.5)
    said("Broad.", origins_for=3, score=0.9)

    page = shown(client, f"/claims/?{query}")

    places = {name: page.find(f">{name}.</a>") for name in ("Contested", "Lone", "Broad")}
    assert [name for name in sorted(places, key=places.__getitem__) if places[name] > 0] == found


def test_claims_of_one_event_source_or_article_can_be_asked_for(client: Client) -> None:
    claim = said("Four were killed.")
    said("Something else.")
    article = claim.appearances.get().capture.article
    for query in (
        f"event={claim.event.public_id}",
        f"source={article.source.public_id}",
        f"article={article.public_id}",
    ):
        page = shown(client, f"/claims/?{query}")
        assert "Four were killed." in page
        assert "Something else." not in page


def test_claims_can_be_narrowed_to_those_a_headline_gives_otherwise_than_its_body(
    client: Client, ana: User
) -> None:
    claim = said("Four were killed.")
    said("Something else.")
    capture = claim.appearances.get().capture
    Bearing.objects.create(
        claim=claim, capture=capture, headline_stance=Stance.ASSERTS, body_stance=Stance.REPEATS,
        difference="the headline asserts what the body repeats",
    )  # fmt: skip
    make_appearance(claim, capture=make_capture("Four were killed elsewhere."))

    page = shown(client, "/claims/?differing=yes")
    assert "Four were killed." in page
    assert "Something else." not in page

    Article.objects.filter(pk=capture.article_id).update(publication=Publication.DRAFT)
    assert "Four were killed." not in shown(client, "/claims/?differing=yes")
    client.force_login(ana)
    assert "Four were killed." in shown(client, "/claims/?differing=yes")


@pytest.mark.parametrize("place", ["claim", "event"])
def test_what_is_not_published_is_in_no_list_and_behind_no_filter(client: Client, place: str) -> None:
    claim = said("A secret.")
    hidden = claim if place == "claim" else claim.event
    hidden.publication = Publication.DRAFT
    hidden.save()

    assert "A secret." not in shown(client, "/claims/")
    assert "A secret." not in shown(client, "/claims/?q=secret")
    if place == "event":
        assert client.get(f"/claims/?event={claim.event.public_id}").status_code == 400


def test_a_quote_in_a_hidden_article_finds_nothing(client: Client) -> None:
    claim = said("Four were killed.", "An unpublished phrase")
    article = claim.appearances.get().capture.article
    article.publication = Publication.DRAFT
    article.save()

    assert "We have not seen this" in shown(client, "/claims/?q=unpublished")


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/claims/?page=2", "page"),
        ("/claims/?contested=perhaps", "contested"),
        ("/claims/?differing=perhaps", "differing"),
        ("/claims/?order=random", "order"),
        ("/claims/?origins=9", "origins"),
        ("/claims/?after=WzFd", "after"),
        ("/claims/?event=nosuchevent1", "event"),
        ("/claims/?article=nosucharticl", "article"),
        ("/events/?after=x", "after"),
        ("/events/?sort=title", "sort"),
    ],
)
def test_a_question_no_list_can_answer_names_the_field(client: Client, address: str, field: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert f"<code>{field}</code>" in answer.content.decode()


def test_pages_of_claims_follow_one_another(client: Client) -> None:
    for number in range(30):
        said(f"Claim number {number:02}.", articles=number % 3)
    first = shown(client, "/claims/")
    cursor = first.partition('rel="next" href="')[2].partition('"')[0]

    second = shown(client, f"/claims/{cursor}")

    names = {f"Claim number {number:02}." for number in range(30)}
    assert {name for name in names if name in first} | {name for name in names if name in second} == names
    assert not {name for name in names if name in first} & {name for name in names if name in second}


@pytest.mark.parametrize("order", ["carried", "backed"])
def test_claims_that_came_in_but_are_not_scored_yet_stand_last_and_the_pages_go_on_through_them(
    client: Client, order: str
) -> None:
    for number in range(30):
        make_appearance(make_claim(f"Unscored number {number}."))
    for number in range(5):
        said(f"Scored number {number}.", articles=number, score=number / 10)

    first = shown(client, f"/claims/?order={order}")
    (cursor,) = re.findall(r"after=([\w-]+)", first)
    second = shown(client, f"/claims/?order={order}&after={cursor}")

    found = [re.findall(r"(?:Uns|S)cored number \d+", page) for page in (first, second)]
    assert found[0][:5] == [f"Scored number {number}" for number in (4, 3, 2, 1, 0)]
    assert [len(page) for page in found] == [25, 10]
    assert len({*found[0], *found[1]}) == 35
    assert queries(client, f"/claims/?order={order}&after={cursor}") == 2


@pytest.mark.parametrize("address", ["/search/?q=number", "/sources/{source}/"])
def test_a_claim_not_scored_yet_takes_no_scored_ones_place_elsewhere(client: Client, address: str) -> None:
    source = make_source()
    heard = {"origin_source": source, "attributed_to": source}
    for number in range(30):
        make_appearance(make_claim(f"Unscored number {number}."), **heard)
    scored = make_claim("Scored number.")
    make_appearance(scored, **heard)
    make_corroboration(scored)

    assert "Scored number." in shown(client, address.format(source=source.public_id))


@pytest.mark.parametrize(
    ("address", "number"),
    [("/claims/", 8), ("/events/", 3), ("/claims/?q=number", 10), ("/events/?q=number", 5)],
)
def test_a_longer_list_costs_no_more_queries(client: Client, address: str, number: int) -> None:
    said("Claim number one.")
    make_event("Event number one")
    assert queries(client, address) == number
    for each in range(12):
        said(f"Claim number {each}.")
        make_event(f"Event number {each}")
    assert queries(client, address) == number


def clash() -> tuple[Claim, Claim]:
    event = make_event("Clashes at the bridge", when_first=date(2019, 2, 22), when_last=date(2019, 2, 24),
                       when_precision=Precision.DAY, place_label="Gran Sabana")  # fmt: skip
    measure = make_measure(event, population="Pemon", label="Pemon killed")
    pair = [
        make_claim(f"{words} were killed.", measure=measure, low=low, high=low, unit="people")
        for words, low in (("Two", 2), ("Four", 4))
    ]
    rows = [make_appearance(claim, capture=make_capture(claim.text)) for claim in pair]
    make_corroboration(pair[0], score=0.3), make_corroboration(pair[1], score=0.8)
    make_contradiction(*rows)
    return pair[0], pair[1]


def test_an_event_shows_low_best_supported_and_high_and_what_is_contested(client: Client) -> None:
    two, _ = clash()
    page = shown(client, f"/events/{two.event.public_id}/")
    assert "<span>2 –</span> 4 <span>– 4</span>" in page
    assert "exactly 4 people, best supported" in page
    assert "4 against 2" in page or "2 against 4" in page
    assert "22–24 Feb 2019" in page
    assert "best supported; contradicts 2" in page


def test_an_event_costs_the_same_however_many_figures_it_has(
    client: Client, django_assert_num_queries: object
) -> None:
    two, _ = clash()
    with django_assert_num_queries(8):  # type: ignore[operator]
        client.get(f"/events/{two.event.public_id}/")
    for number in range(10):
        claim = make_claim(f"Claim {number}.", measure=two.measure, low=number, high=number)
        make_appearance(claim), make_corroboration(claim)
    with django_assert_num_queries(8):  # type: ignore[operator]
        client.get(f"/events/{two.event.public_id}/")


def test_a_figure_of_another_event_is_named_as_a_look_alike(client: Client) -> None:
    two, _ = clash()
    other = make_claim("Two bodies were found.", event=make_event("La Victoria"), low=2, high=2)
    make_contradiction(
        two.appearances.get(), make_appearance(other), outcome="not_comparable", reason="Another place."
    )
    page = shown(client, f"/events/{two.event.public_id}/")
    assert "Not this event" in page
    assert "La Victoria" in page


def test_a_hidden_event_is_not_found_and_a_merged_one_leads_on(client: Client) -> None:
    hidden = make_event("Secret", publication=Publication.DRAFT)
    into = make_event("Clashes")
    merged = make_event("Clash", merged_into=into)
    assert client.get(f"/events/{hidden.public_id}/").status_code == 404
    answer = client.get(f"/events/{merged.public_id}/", follow=True)
    assert answer.redirect_chain == [(f"/events/{into.public_id}/?merged={merged.public_id}", 301)]
    assert "is now part of this one" in answer.content.decode()


def test_an_embargo_hides_until_its_moment(client: Client, noon: object) -> None:
    later = make_event("Under embargo", embargo_until=NOON.replace(hour=18))
    past = make_event("No longer", embargo_until=NOON)
    assert client.get(f"/events/{later.public_id}/").status_code == 404
    assert client.get(f"/events/{past.public_id}/").status_code == 200
