"""The integrity check finds every altered capture, quote, grade and review, and names the first bad row."""

import pytest

from claims.actions import corroboration, explainers, review_comments
from claims.models import Bearing, Claim, Review
from provenance.accounts.models import User
from sources.actions import commonplaces
from sources.vocabulary import Publication
from tests.factories import make_capture, make_claim
from tests.provenance.history.tampering import faults, sql, tampering

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("position", [0, 25, 51])
def test_one_flipped_byte_of_a_raw_page_is_found_and_named(position: int, newsroom: None) -> None:
    name = sql("SELECT min(sha256) FROM sources_rawpage")[0][0]
    with tampering():
        sql(
            "UPDATE sources_rawpage SET content = set_byte(content, %s, get_byte(content, %s) # 1)",
            position,
            position,
        )

        assert faults() == [f"sources_rawpage {name}: was altered: its bytes do not have this SHA-256"]


def test_one_changed_letter_of_a_captured_text_is_found_and_named(newsroom: None) -> None:
    key = sql("SELECT max(id) FROM sources_capture")[0][0]
    with tampering():
        sql("UPDATE sources_capture SET text = overlay(text placing 'p' from 1) WHERE id = %s", key)

        found = faults()

        assert (
            found[0]
            == f"sources_capture {key}: was altered: its text does not have the SHA-256 written beside it"
        )
        assert "quotes words that do not stand there" in found[1]


def test_a_capture_forged_together_with_its_hash_is_found_against_the_history(newsroom: None) -> None:
    key = sql("SELECT max(id) FROM sources_capture")[0][0]
    with tampering():
        sql("""UPDATE sources_capture SET text = text || ' ', text_hash = encode(sha256(convert_to(text || ' ',
               'UTF8')), 'hex') WHERE id = %s""", key)  # fmt: skip

        assert faults() == [f"sources_capture {key}: was altered: the history saw something else arrive"]


def test_a_changed_commonplace_is_found_and_named(newsroom: None, ben: User) -> None:
    capture = make_capture(" ".join(f"Clerk {number} counted the barrels." for number in range(20)))
    row = commonplaces.declare(capture=capture, start=0, end=60, by=ben, why="Stock phrase.")
    with tampering():
        sql("UPDATE sources_commonplace SET text = 'Nobody counted.'")

        assert faults() == [
            f"sources_commonplace {row.pk}: quotes words that do not stand there in its capture"
        ]


def test_words_that_a_half_of_an_article_does_not_have_are_found_and_named(newsroom: None) -> None:
    for claim in Claim.objects.all():
        corroboration.refresh(claim_id=claim.pk)
    row = Bearing.objects.earliest("pk")
    assert faults() == []
    with tampering():
        sql("UPDATE claims_bearing SET body_quote = 'Nobody was.' WHERE id = %s", row.pk)

        assert faults() == [f"claims_bearing {row.pk}: quotes words that do not stand there in its capture"]


@pytest.mark.parametrize(
    ("table", "alteration"),
    [
        ("claims_reviewcomment", "UPDATE claims_reviewcomment SET text = 'Well done.'"),
        ("claims_explainer", "UPDATE claims_explainer SET text = 'Neither.'"),
    ],
)
def test_what_the_newsroom_wrote_is_held_word_for_word_against_the_history(
    table: str, alteration: str, newsroom: None, ben: User
) -> None:
    one, other = make_claim(), make_claim()
    review_comments.say(review=Review.objects.earliest("pk"), text="Are you sure?", by=ben)
    explainers.write(
        one=one, other=other, seen=0, stage=Publication.PUBLISHED, text="Both.", reason="Asked.", by=ben
    )
    assert faults() == []
    with tampering():
        sql(alteration)

        assert [found.partition(":")[0].split()[0] for found in faults()] == [table]


@pytest.mark.parametrize(
    ("alteration", "expected"),
    [
        ("UPDATE claims_review SET reason = 'Never mind.'", "claims_review {}: was altered"),
        ("UPDATE claims_review SET embargo_until = now()", "claims_review {}: was altered"),
        ("DELETE FROM claims_review", "claims_review {}: was removed"),
        ("UPDATE sources_grade SET reliability = 'A'", "sources_grade {}: was altered"),
        ("UPDATE claims_appearance SET quote = 'Nobody was.'", "claims_appearance {}: quotes words"),
    ],
)
def test_kept_rows_changed_past_the_history_are_found(alteration: str, expected: str, newsroom: None) -> None:
    first = sql(f"SELECT min(id) FROM {expected.split(maxsplit=1)[0]}")[0][0]
    with tampering():
        sql(alteration)

        found = faults()

    assert found[0].startswith(expected.format(first))
    assert "(and 2 more)" in found[0]
