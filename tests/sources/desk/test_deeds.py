"""What may be done to rows picked from a list, once the reason is given."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME

from provenance.accounts.models import User
from sources.actions import judgements
from sources.models import Derivation, Source
from sources.vocabulary import Judgement
from tests.desk import address, pick, sit, told
from tests.factories import make_article, make_derivation, make_source

pytestmark = pytest.mark.django_db


def test_picked_rows_are_judged_with_one_reason(ben: User) -> None:
    rows = [make_derivation() for _ in range(3)]

    answer = pick(sit(ben), "reject", *rows[:2], why="Stock phrases.")

    assert told(answer) == "2 rejected."
    judged = Derivation.objects.filter(
        judgement=Judgement.REJECTED, judged_by=ben, judged_why="Stock phrases."
    )
    assert set(judged) == set(rows[:2])


def test_without_a_reason_the_question_is_asked_again(ben: User) -> None:
    row = make_derivation()

    answer = pick(sit(ben), "reject", row, why=" ")

    assert told(answer) == "This field is required."
    assert Derivation.objects.get().judgement == Judgement.SUGGESTED


def test_a_row_changed_while_the_question_was_open_is_left_alone(ben: User, ana: User) -> None:
    row, other, client = make_derivation(), make_derivation(), sit(ben)
    picked = {"action": "confirm", ACTION_CHECKBOX_NAME: [row.pk, other.pk]}
    client.post(address(Derivation, "changelist"), picked)
    judgements.judge(derivation=row, judgement=Judgement.REJECTED, by=ana, why="By chance.", version=1)

    answers = {f"seen-{row.pk}": 1, f"seen-{other.pk}": 1, "asked": "yes", "why": "Copies."}
    answer = client.post(address(Derivation, "changelist"), {**picked, **answers}, follow=True)

    assert "last judged by Ana Ruiz" in told(answer)
    assert "1 confirmed." in told(answer)
    row.refresh_from_db()
    assert row.judged_by == ana


def test_a_judgement_is_taken_back(ben: User) -> None:
    row = make_derivation(judgement=Judgement.REJECTED)

    pick(sit(ben), "take_back", row, why="Too hasty.")

    assert Derivation.objects.get().judgement == Judgement.SUGGESTED


def test_sources_are_merged_into_the_one_kept_and_split_again(ben: User) -> None:
    one, other, third, client = make_source("One"), make_source("Other"), make_source("Third"), sit(ben)

    answer = pick(client, "merge", one, other, third, into=str(other.pk), why="One newsroom.")
    assert told(answer) == "2 now lead to the one kept."
    assert dict(Source.objects.values_list("name", "merged_into__name")) == {
        "One": "Other",
        "Other": None,
        "Third": "Other",
    }

    pick(client, "split", one, why="Two after all.")
    one.refresh_from_db()
    assert one.merged_into is None


def test_merging_one_alone_is_refused(ben: User) -> None:
    one = make_source("One")

    answer = pick(sit(ben), "merge", one, into=str(one.pk), why="Same.")

    assert "Pick at least two" in told(answer)


def test_an_article_is_withdrawn_and_published_again_after_an_embargo(ben: User) -> None:
    article, client = make_article(), sit(ben)

    pick(client, "withdraw", article, why="A court order.")
    article.refresh_from_db()
    assert article.publication == "withdrawn"

    pick(
        client,
        "publish",
        article,
        why="It was lifted.",
        embargo_until_0="2026-03-02",
        embargo_until_1="08:00",
    )
    article.refresh_from_db()
    assert (article.publication, f"{article.embargo_until:%F %R}") == ("published", "2026-03-02 08:00")
