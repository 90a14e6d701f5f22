"""The dashboard: each figure counts what its link shows, and nothing that is hidden."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from claims.models import Appearance, Claim
from claims.vocabulary import ContradictionKind, Stance
from provenance.accounts.models import User
from sources.models import Article
from sources.vocabulary import Precision, Publication, SectionKind
from tests.claims.pages.dashboard.newsroom import LAST, Days, news, say
from tests.factories import make_contradiction, make_corroboration, make_source
from tests.provenance.pages.reading import plain, queries, shown

pytestmark = pytest.mark.django_db
FIGURE = re.compile(
    r'<a[^>]* href="(/dashboard/(?:articles|contradictions)/\?[^"]+)">(?:<b>)?(\d+)(?: \w+)?(?:</b>)?</a>'
)


@pytest.fixture
def days(db: None) -> Days:
    return news()


def section(page: str, name: str) -> str:
    return page.partition(f'<section id="{name}">')[2].partition("</section>")[0]


def figures(client: Client, page: str) -> dict[str, int]:
    """Every figure of a page with the address behind it, each of which must show exactly as many."""
    found = {address.replace("&amp;", "&"): int(number) for address, number in FIGURE.findall(page)}
    for address, number in found.items():
        behind = shown(client, address)
        noun = "article" if "/articles/" in address else "contradiction"
        assert f"<h1>{number} {noun}{'' if number == 1 else 's'}</h1>" in behind, address
        rows = behind.count('<th scope="row"') if noun == "article" else behind.count('class="versus"')
        assert rows == min(number, 25), address
    return found


def test_every_figure_leads_to_exactly_as_many_as_it_says(client: Client, days: Days) -> None:
    page = shown(client, f"/dashboard/?{days.period('week')}")

    found = figures(client, page)

    week = days.period("week")
    articles = f"/dashboard/articles/?claim={days.four.public_id}&{week}"
    assert found[articles] == 3
    assert found[f"/dashboard/articles/?claim={days.two.public_id}&{week}"] == 1
    assert found[f"/dashboard/articles/?claim={days.convoy.public_id}&{week}"] == 3
    assert found[f"/dashboard/articles/?origin={days.wire.public_id}&{week}"] == 4
    assert found[f"/dashboard/articles/?origin={days.hospital.public_id}&{week}"] == 1
    assert found[f"/dashboard/contradictions/?{week}"] == 1
    assert len(found) >= 8
    assert "3 articles" in section(page, "spreading")


@pytest.mark.parametrize(("period", "four", "convoy"), [("day", 2, 0), ("week", 3, 3), ("month", 4, 3)])
def test_the_period_says_which_articles_are_counted(
    client: Client, days: Days, period: str, four: int, convoy: int
) -> None:
    found = figures(client, shown(client, f"/dashboard/?{days.period(period)}"))
    told = {
        claim: f"/dashboard/articles/?claim={claim.public_id}&{days.period(period)}"
        for claim in (days.four, days.convoy)
    }
    assert found.get(told[days.four]) == four
    assert found.get(told[days.convoy], 0) == convoy


def test_the_page_begins_with_the_last_day_we_hold_and_the_shortest_period_in_which_something_clashes(
    client: Client, days: Days
) -> None:
    page = shown(client, "/dashboard/")
    assert "20 Mar 2026" in plain(page)
    assert 'href="?period=day&amp;until=2026-03-20" aria-current="true"' in page
    say(days.convoy, days.post, article={"published_at": LAST + timedelta(days=3)})
    assert 'href="?period=week&amp;until=2026-03-23" aria-current="true"' in shown(client, "/dashboard/")


def test_what_is_not_said_within_the_days_counts_for_nothing(client: Client, days: Days) -> None:
    before = figures(client, shown(client, f"/dashboard/?{days.period('week')}"))

    say(days.four, make_source(), article={"published_precision": Precision.MONTH})
    say(days.four, make_source(), article={"published_at": None})
    say(days.four, make_source(), section=SectionKind.COMMENT, attributed_to=make_source("lector"))
    superseded = say(days.four, make_source(), origin_source=days.wire)
    Appearance.objects.filter(pk=superseded.pk).update(superseded_at=LAST)
    say(days.four, make_source(), ago=7)
    say(days.four, make_source(), ago=-1)

    assert figures(client, shown(client, f"/dashboard/?{days.period('week')}")) == before


def test_what_is_hidden_counts_for_nothing_and_names_nobody(client: Client, days: Days, ana: User) -> None:
    address = f"/dashboard/?{days.period('week')}"
    before = figures(client, shown(client, address))
    post = make_source("Secret Post")
    for claim in (days.four, days.convoy):
        for origin in ({}, {"origin_source": days.wire}):
            row = say(claim, post, **origin)
            Article.objects.filter(pk=row.capture.article_id).update(publication=Publication.DRAFT)
    secret = say(days.two, make_source("Secret Wire"))
    make_contradiction(Appearance.objects.filter(claim=days.convoy)[0], secret, kind=ContradictionKind.TIME)
    Article.objects.filter(pk=secret.capture.article_id).update(publication=Publication.DRAFT)

    after = shown(client, address)

    assert "Secret" not in after
    assert figures(client, after) == before
    client.force_login(ana)
    seen = shown(client, address)
    assert "Secret Wire" in seen
    assert figures(client, seen) != before


def test_a_hidden_claim_is_on_nobodys_dashboard(client: Client, days: Days) -> None:
    Claim.objects.filter(pk=days.two.pk).update(publication=Publication.DRAFT)
    page = shown(client, f"/dashboard/?{days.period('week')}")
    assert "Two were killed." not in page
    assert "Nothing is contested." in page
    assert "Nobody contradicts anybody." in page
    asked = client.get(f"/dashboard/articles/?claim={days.two.public_id}")
    assert asked.status_code == 400
    assert "No claim has this address" in asked.content.decode()


def test_a_denial_by_an_independent_voice_is_an_answer_of_its_own(client: Client, days: Days) -> None:
    yes = Appearance.objects.filter(claim=days.convoy)[0]
    no = say(days.convoy, make_source("River Radio"), stance=Stance.DISPUTES)
    make_contradiction(yes, no, kind=ContradictionKind.DENIAL)
    make_corroboration_against(days.convoy)

    page = shown(client, f"/dashboard/?{days.period('week')}")

    found = figures(client, page)
    assert (
        found[f"/dashboard/articles/?claim={days.convoy.public_id}&stance=disputes&{days.period('week')}"]
        == 1
    )
    assert "denied" in section(page, "contested")
    assert "River Radio" in section(page, "pairs")


def make_corroboration_against(claim: Claim) -> None:
    claim.corroboration.origins_against, claim.corroboration.disputes = 1, 1
    claim.corroboration.save()


def test_the_fastest_and_the_most_copied_come_first_and_equals_keep_their_order(
    client: Client, days: Days
) -> None:
    faster = say(days.two, days.wire).claim
    assert faster is not None
    lone = [days.convoy]
    for number in range(2):
        claim = make_corroboration(origins_for=1, articles=3).claim
        for _ in range(3 + number):
            say(claim, days.hospital, origin_source=days.post)
        lone.append(claim)
    page = shown(client, f"/dashboard/?{days.period('week')}")
    spreading, origins = section(page, "spreading"), section(page, "origins")
    assert [spreading.index(claim.text) for claim in (lone[2], lone[1], lone[0])] == sorted(
        spreading.index(claim.text) for claim in lone
    )
    assert origins.index("Harbour Post") < origins.index("Agencia Sur") < origins.index("The hospital")


def test_pictures_tell_their_numbers_to_who_cannot_see_them(client: Client, days: Days) -> None:
    week = shown(client, f"/dashboard/?{days.period('week')}")
    assert "Articles a day, from the first day on: 0, 0, 0, 0, 1, 1, 1" in week
    say(days.convoy, days.post, article={"published_precision": Precision.DAY})
    day = shown(client, f"/dashboard/?{days.period('day')}")
    assert f"Articles an hour, from midnight on: {', '.join(['0'] * 12 + ['1'] + ['0'] * 11)}" in day
    assert "1 without an hour" in day


def test_an_empty_newsroom_says_so(client: Client) -> None:
    page = plain(shown(client, "/dashboard/"))
    for words in ("Nothing is contested.", "Nothing spreads with one voice behind it.", "Nobody is copied.",
                  "Nobody contradicts anybody.", "Look at the month"):  # fmt: skip
        assert words in page
    assert "No articles here." in plain(shown(client, "/dashboard/articles/"))
    assert "No contradictions here." in plain(shown(client, "/dashboard/contradictions/"))


@pytest.mark.parametrize(
    ("address", "field", "remedy"),
    [
        ("/dashboard/?period=year", "period", "write day, week or month, or leave it out"),
        ("/dashboard/?until=2999-01-01", "until", "write today or an earlier day"),
        ("/dashboard/?until=0001-01-01", "until", "write a day as 2026-03-01"),
        ("/dashboard/?until=yesterday", "until", "write a day as 2026-03-01"),
        ("/dashboard/?since=2026-01-01", "since", "period or until"),
        ("/dashboard/articles/?claim=nothing", "claim", "no claim has this address"),
        ("/dashboard/articles/?origin=nobody", "origin", "no source has this address"),
        ("/dashboard/articles/?stance=asserts", "stance", "write disputes, or leave it out"),
        ("/dashboard/contradictions/?one=nobody", "one", "no source has this address"),
    ],
)
def test_what_no_dashboard_can_answer_names_the_field_and_the_remedy(
    client: Client, address: str, field: str, remedy: str
) -> None:
    answer = client.get(address)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert f"<code>{field}</code>" in page
    assert remedy in plain(page).casefold()


def test_one_source_named_without_the_other_is_asked_for(client: Client, days: Days) -> None:
    answer = client.get(f"/dashboard/contradictions/?one={days.wire.public_id}")
    assert answer.status_code == 400
    assert "Name both sources, or leave out both" in answer.content.decode()


def test_the_dashboard_costs_the_same_however_much_there_is(client: Client, days: Days, ana: User) -> None:
    week, articles = days.period("week"), "/dashboard/articles/"
    addresses = [f"/dashboard/?{week}", f"{articles}?claim={days.four.public_id}&{week}",
                 f"{articles}?origin={days.wire.public_id}&{week}", f"/dashboard/contradictions/?{week}"]  # fmt: skip
    before: list[int] = []
    for number in range(4):
        if number == 1:
            before = [queries(client, address) for address in addresses]
        claim = make_corroboration(origins_for=1, contradictions=1).claim
        rows = [say(claim, make_source(), ago=number, origin_source=days.wire) for _ in range(3)]
        make_contradiction(rows[0], say(days.two, make_source()))
    assert [queries(client, address) for address in addresses] == before
    assert before == [21, 5, 6, 9]
