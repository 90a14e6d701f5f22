"""Partners meet a source with the letter people gave it and what was learned of it, side by side."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions.learned import learn
from claims.api import sources
from claims.models import Claim, Review
from claims.pages.known import heard
from provenance.accounts.models import User
from sources.api import sources as plain
from sources.api.audience import Audience
from sources.api.resource import Shape
from sources.models import Article, Source
from sources.vocabulary import Publication, Reliability
from tests.claims.actions.test_learned import echoes, found, question, says
from tests.factories import NOON, make_appearance, make_capture, make_claim, make_grade, make_source
from tests.plans import many_like, rows_read

pytestmark = pytest.mark.django_db
EVERYBODY = Audience(None, NOON)


def told(source: Source, shape: Shape = sources.FULL) -> Any:
    (row,) = shape.told(plain.rows(EVERYBODY).filter(pk=source.pk), EVERYBODY)
    return row


def test_the_letter_comes_with_who_gave_it_when_and_why(ana: User) -> None:
    post = make_source("Post")
    make_grade(post, Reliability.C, graded_by=ana, reason="Corrects within a day.")

    assert told(post)["grade"] == {
        "letter": "C", "by": "Ana Ruiz", "at": NOON, "why": "Corrects within a day."
    }  # fmt: skip
    assert told(make_source("Nobody’s", version=2))["grade"] is None


def test_the_track_record_comes_with_the_claims_it_counts() -> None:
    post, courier = make_source("Post"), make_source("Courier")
    four, two = question([post], [courier])
    found(four, right=True)
    learn()

    right, wrong = told(post), told(courier)

    assert (right["track_record"]["right"], right["track_record"]["of"]) == (1, 1)
    assert right["track_record"]["letter"] == Reliability.F
    assert wrong["track_record"] | {"low": 0, "high": 0} == {
        "right": 0, "of": 1, "low": 0, "high": 0, "letter": Reliability.F, "as_of": NOON,
        "head": {"id": courier.public_id, "name": "Courier"},
    }  # fmt: skip
    review = four.reviews.get().public_id
    assert wrong["settled"] == [{"id": two.public_id, "text": "Two.", "right": False, "review": review}]
    assert right["settled"][0]["id"] == four.public_id


def test_an_edition_is_told_with_the_record_of_its_household() -> None:
    post = make_source("Post")
    south = make_source("Post South", edition_of=post, version=2)
    claim = make_claim()
    says(claim, south)
    found(claim, right=True)
    learn()

    assert told(south, sources.BRIEF)["track_record"]["head"]["id"] == post.public_id


def test_ties_come_with_their_shared_mistakes() -> None:
    one, other = echoes(4)
    learn()

    (tie,) = told(other)["ties"]

    assert tie["source"] == {"id": one.public_id, "name": one.name}
    assert (tie["alike"], tie["wrong"], tie["apart"], tie["judgement"]) == (8, 4, 0, "suggested")
    assert [mistake["text"] for mistake in tie["mistakes"]] == ["Two."] * 4
    assert all(mistake["doubt"] > 0.5 for mistake in tie["mistakes"])


def test_what_is_hidden_since_is_neither_counted_nor_named() -> None:
    _, other = echoes(4)
    for claim in Claim.objects.filter(text="Two."):
        found(claim, right=False)
    learn()
    Claim.objects.filter(text="Two.").update(publication=Publication.DRAFT)

    full = told(other)

    assert (full["track_record"], full["settled"]) == (None, [])
    assert all(tie["mistakes"] == [] for tie in full["ties"])


def test_each_of_many_comes_with_its_own_and_the_latest_settled_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    post, courier = make_source("Post"), make_source("Courier")
    for day in range(3):
        four, _ = question([post], [courier])
        found(four, right=True, written_at=NOON + timedelta(days=day))
    learn()
    monkeypatch.setattr(sources, "MOST_SETTLED", 2)

    rows = {row["name"]: row for row in sources.FULL.told(plain.rows(EVERYBODY), EVERYBODY)}

    for source, right in ((post, True), (courier, False)):
        settled = rows[source.name]["settled"]
        assert [each["right"] for each in settled] == [right, right]
        reviews = Review.objects.filter(public_id__in=[each["review"] for each in settled])
        assert {each.written_at for each in reviews} == {NOON + timedelta(days=day) for day in (1, 2)}


def test_a_list_costs_the_same_queries_however_many_have_a_record() -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            for shape in (sources.BRIEF, sources.FULL):
                shape.told(plain.rows(EVERYBODY), EVERYBODY)
        return len(queries)

    echoes(4)
    found(question([make_source()], [make_source()])[0], right=True)
    learn()
    before = cost()
    for _ in range(4):
        found(question([make_source()], [make_source()])[0], right=True)
    learn()

    assert cost() == before


def test_an_answer_whose_only_article_is_hidden_since_is_not_told_though_others_give_the_claim_too() -> None:
    post, courier = make_source("Post"), make_source("Courier")
    four, _ = question([post, courier], [make_source("Late")])
    says(make_claim(), courier)
    found(four, right=True)
    learn()
    assert told(courier)["track_record"]["of"] == 1

    Article.objects.filter(source=courier, captures__in=four.appearances.values("capture")).update(
        publication=Publication.WITHDRAWN
    )

    assert (told(courier)["track_record"], told(courier)["settled"]) == (None, [])
    assert told(post)["track_record"]["of"] == 1


def test_a_page_of_sources_reads_what_is_said_by_those_on_it_and_not_all_that_is_said() -> None:
    minister = make_source("The minister")
    said = make_appearance(make_claim(), capture=make_capture("A barge sank."), attributed_to=minister)
    voices = many_like(minister, 2_000, public_id="many{:08}".format, name="Voice {:05}".format)
    claims = many_like(said.claim, 2_000, public_id="many{:08}".format, natural_key="many {}".format)
    many_like(
        said, 2_000, public_id="many{:08}".format, claim=claims.__getitem__, attributed_to=voices.__getitem__
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE sources_source, sources_article, claims_claim, claims_appearance")

    with CaptureQueriesContext(connection) as caught:
        page = list(plain.rows(EVERYBODY, heard(None, NOON)).order_by("public_id").values("public_id")[:20])

    assert len(page) == 20
    assert rows_read(caught[0]["sql"])["claims_appearance"] < 100
