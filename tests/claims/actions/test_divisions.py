"""Dividing a claim and undoing it: nothing is lost, the machine keeps to it, and the scores come back as they were."""

from decimal import Decimal

import pytest
from django.db.models import F

from claims.actions import appearances, divisions, judgements, mergers
from claims.actions.divisions import Wording
from claims.models import Appearance, Claim, Corroboration, Division
from claims.rules.values.value import Value
from provenance.accounts.models import User
from provenance.pipeline import line
from sources.errors import Refused, Stale
from sources.models import Article
from sources.vocabulary import Judgement
from tests.factories import make_appearance, make_capture, make_claim

pytestmark = pytest.mark.django_db
TEXTS = (
    "Four ferrymen drowned at Olmari on 27 February 2026. The quay was shut by noon.",
    "Rescuers at Olmari said on 28 February 2026 that four ferrymen drowned at Olmari on 27 February 2026.",
    "The harbour board of Olmari wrote: four ferrymen drowned at Olmari on 27 February 2026, in a squall.",
)
APART = Wording("Four ferrymen of the night shift drowned.", Value(Decimal(4), Decimal(4), "people"))


def newsroom() -> Claim:
    """A claim that three articles tell of, each in its own words, as the machine reads them."""
    for text in TEXTS:
        make_capture(text)
    read()
    return Claim.objects.get()


def read() -> None:
    Article.objects.update(text_revision=F("text_revision") + 1)
    line.drain()


def divide(claim: Claim, rows: list[Appearance], by: User, **given: object) -> Division:
    claim.refresh_from_db()
    chosen = {row.public_id: Appearance.objects.get(pk=row.pk).version for row in rows}
    said = {
        "version": claim.version,
        "chosen": chosen,
        "into": APART,
        "into_version": 0,
        "why": "Another crew.",
    }
    return divisions.divide(**{"claim": claim, "by": by, **said, **given})  # type: ignore[arg-type]


def scores() -> dict[str, object]:
    rows = Corroboration.objects.order_by("claim__public_id")
    return {row.claim.public_id: (row.score, row.origins_for, row.articles, row.ledger) for row in rows}


def placed() -> dict[str, str]:
    rows = Appearance.objects.select_related("claim").order_by("public_id")
    return {row.public_id: row.claim.public_id if row.claim else "" for row in rows}


def test_whatever_is_divided_off_nothing_is_lost_and_undoing_it_brings_every_score_back(ana: User) -> None:
    claim = newsroom()
    before, stood, columns = (
        scores(),
        placed(),
        list(Appearance.objects.order_by("pk").values("pk", *divisions.FORMER)),
    )
    rows = list(claim.appearances.order_by("pk"))
    assert len(rows) == 3

    for chosen in (rows[:1], rows[1:2], [rows[0], rows[2]]):
        made = divide(claim, chosen, ana)
        line.drain()
        gone = {row.public_id for row in chosen}
        there = {name: made.into.public_id if name in gone else claim.public_id for name in stood}
        assert placed() == there
        assert {name: told[2] for name, told in scores().items()} == {  # type: ignore[index]
            claim.public_id: 3 - len(chosen), made.into.public_id: len(chosen)
        }  # fmt: skip

        divisions.undo(division=made, by=ana, why="One crew after all.")
        line.drain()
        assert (scores(), placed()) == (before, stood)
        made.into.refresh_from_db()
        assert made.into.merged_into == claim

    assert list(Appearance.objects.order_by("pk").values("pk", *divisions.FORMER)) == columns


def test_read_again_by_other_rules_everything_stays_in_the_half_a_person_put_it_in(ana: User) -> None:
    claim = newsroom()
    first, *others = claim.appearances.order_by("pk")
    made = divide(claim, [first], ana)
    Appearance.objects.exclude(pk=first.pk).update(method="reader 1")

    for article in Article.objects.all():
        appearances.read(article_id=article.pk)
    line.drain()

    assert [Appearance.objects.get(pk=row.pk).claim for row in (first, *others)] == [made.into, claim, claim]


def test_the_same_words_in_a_later_capture_go_along_and_come_back(ana: User) -> None:
    claim = newsroom()
    first = claim.appearances.order_by("pk")[0]
    make_capture(f"{TEXTS[0]} Updated.", article=first.capture.article)
    read()
    claim = Claim.objects.get(merged_into=None)  # of three who told it at once, ids decide who names it
    again = claim.appearances.exclude(pk=first.pk).get(capture__article=first.capture.article)

    made = divide(claim, [first, again], ana)
    assert set(made.brought) == {first.public_id, again.public_id}
    assert {row.claim for row in Appearance.objects.filter(pk__in=[first.pk, again.pk])} == {made.into}

    divisions.undo(division=made, by=ana, why="No.")
    assert claim.appearances.count() == 4


def test_they_may_go_to_a_claim_we_know_and_what_was_decided_since_stays_there(ana: User, ben: User) -> None:
    claim, other = make_claim(), make_claim()
    one, two, three = (make_appearance(claim) for _ in range(3))

    made = divide(claim, [one, two], ana, into=other, into_version=other.version)
    two.refresh_from_db()
    judgements.judge(row=two, judgement=Judgement.REJECTED, by=ben, why="Neither.", version=two.version)
    divisions.undo(division=made, by=ana, why="Not so.")

    stood = [Appearance.objects.get(pk=row.pk) for row in (one, two, three)]
    assert [(row.claim, row.judgement) for row in stood] == [
        (claim, "suggested"), (other, "rejected"), (claim, "suggested"),
    ]  # fmt: skip
    other.refresh_from_db()
    assert (other.merged_into, made.made) == (None, False)


def test_what_cannot_be_divided_is_refused_and_nothing_moves(ana: User) -> None:
    claim, other, merged = make_claim("Four drowned."), make_claim(), make_claim()
    rows = [make_appearance(claim) for _ in range(2)]
    strange = make_appearance(other)
    mergers.merge(claim=merged, into=make_claim(), by=ana, why="Same.", version=1)
    merged.refresh_from_db()
    held = {row.public_id: row.version for row in rows}
    cases: list[tuple[dict[str, object], type[Refused], str]] = [
        ({"chosen": {}}, Refused, "pick"),
        ({"chosen": {f"appearance-{number}": 1 for number in range(divisions.MOST + 1)}}, Refused, "pick"),
        ({"chosen": held}, Refused, "pick"),
        ({"chosen": {strange.public_id: 1}}, Stale, "pick"),
        ({"chosen": {rows[0].public_id: 7}}, Stale, "version"),
        ({"version": 7}, Stale, "version"),
        ({"into": claim}, Refused, "into"),
        ({"into": other, "into_version": 7}, Stale, "version"),
        ({"into": merged, "into_version": merged.version}, Refused, "into"),
        ({"into": Wording("Four drowned!", claim.value)}, Refused, "text"),
        ({"into": Wording(" ", claim.value)}, Refused, "text"),
        ({"why": ""}, Refused, "why"),
    ]

    for given, kind, field in cases:
        with pytest.raises(kind) as refused:
            divide(claim, rows[:1], ana, **given)
        assert refused.value.field == field, given
    made = divide(claim, rows[:1], ana)
    divisions.undo(division=made, by=ana, why="No.")
    with pytest.raises(Stale, match="Ana Ruiz has undone this already"):
        divisions.undo(division=made, by=ana, why="No.")

    assert claim.appearances.count() == 2


def test_what_has_been_merged_since_is_split_off_there_before_it_is_divided_or_undone(ana: User) -> None:
    claim, third = make_claim("Four drowned."), make_claim("Four of a ship's crew drowned.")
    rows = [make_appearance(claim) for _ in range(3)]
    made = divide(claim, rows[:1], ana)
    made.into.refresh_from_db()
    merger = mergers.merge(claim=made.into, into=third, by=ana, why="Same.", version=made.into.version)

    with pytest.raises(Refused, match="split it off there first"):
        divisions.undo(division=made, by=ana, why="No.")
    with pytest.raises(Refused, match=f"worded like “{third}”: choose that claim"):
        divide(claim, rows[1:2], ana)

    assert merger is not None
    assert claim.appearances.count() == 2
