"""The same words in other captures of one article: a person judges them once, however often the page is captured."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F

from claims.actions import unsorted
from claims.models import Appearance
from sources.actions import judging
from sources.actions.signature import Person
from sources.rules.alignment import words_of
from sources.vocabulary import Judgement, SectionKind

BY_HAND = "by hand"
"""The method of an appearance that a person found: no machine suggested it, and none can take its place."""

ANALYST = "analyst "
"""How the method of an appearance begins that an analyst suggested; its name follows."""
LOOK_UP = "look-up "
"""How it begins where a sentence was looked up among the known claims; its revision follows."""


def looked_for(row: Appearance) -> bool:
    """Whether its words are looked for letter by letter in later captures, for the reader may never find them."""
    return row.method == BY_HAND or row.method.startswith((ANALYST, LOOK_UP))


def folded(quote: str) -> str:
    """A quote as it is compared: its words alone, whatever their capitals, signs and spacing."""
    return " ".join(word.fold for word in words_of(quote))


def name(row: Appearance) -> str:
    """What makes another appearance the same statement in the same words, wherever on the page it stands.

    A reader who comments on a page speaks for nobody else: the same words in the article are another statement.
    """
    voice = (row.attributed_to.merged_into_id or row.attributed_to_id) if row.attributed_to else None
    said = (
        row.stance,
        voice,
        row.act_id,
        row.population,
        row.low,
        row.high,
        row.unit,
        row.polarity,
        row.hedge,
        row.section == SectionKind.COMMENT,
    )
    return "|".join([folded(row.quote), *map(str, said)])


def twins_of(row: Appearance) -> list[Appearance]:
    """The appearances in other captures of the same piece that are the same statement in the same words."""
    piece = row.capture.article.canonical_pk
    rows = Appearance.objects.of_piece(piece).filter(
        act=row.act_id, stance=row.stance, low=row.low, high=row.high
    )
    rows = (
        rows.exclude(capture=row.capture_id)
        .exclude(method=BY_HAND)
        .select_related("attributed_to", "capture__article")
    )
    wanted = name(row)
    return [twin for twin in rows.defer("capture__text").order_by("public_id") if name(twin) == wanted]


def keep(*, rows: Sequence[Appearance]) -> set[int]:
    """Give suggestions the judgement a person gave the same words in another capture; the rows are brought up to date.

    The last decision counts. Changed words are nobody's twin: what is newly said waits for a person. Returns the claims
    that gained or lost a voice by it.
    """
    decided: dict[str, Appearance] = {}
    for row in sorted(rows, key=lambda one: (str(one.judged_at), one.public_id)):
        if row.judgement != Judgement.SUGGESTED and row.inherited_from_id is None:
            decided[name(row)] = row
    again = [
        (row, judged)
        for row in (rows if decided else ())
        if (judged := decided.get(name(row))) is not None
        and (row.judgement == Judgement.SUGGESTED or row.inherited_from_id is not None)
        and row.capture_id != judged.capture_id
    ]
    touched = {each.claim_id for pair in again for each in pair if each.claim_id is not None}
    unsorted.ask(acts={row.act_id for row, _ in again}, claims=touched)
    for row, judged in again:
        _copy(judged, row)
    return touched


def _copy(judged: Appearance, row: Appearance) -> None:
    columns = {
        column: getattr(judged, column)
        for column in (
            "judgement",
            "judged_by_id",
            "judged_at",
            "judged_why",
            "claim_id",
            "inherited_from_id",
        )
    }
    for column, value in columns.items():
        setattr(row, column, value)
    Appearance.objects.filter(pk=row.pk).update(version=F("version") + 1, **columns)


def follow(
    row: Appearance, again: Sequence[Appearance], *, judgement: Judgement, by: Person, why: str
) -> None:
    """Judge the same words in other captures as ``row`` was judged; runs inside the caller's signed transaction."""
    for twin in again:
        judging.settle(
            row=twin,
            judgement=judgement,
            by=by,
            why=why,
            version=twin.version,
            inherited_from=None,
            **(placed(row, twin) if judgement is Judgement.CONFIRMED else {}),
        )


def placed(row: Appearance, twin: Appearance) -> dict[str, Any]:
    """The claim to which a confirmed appearance takes another with the same words, and why where that is a new one.

    What a suggestion was matched by stays with it where the person agreed.
    """
    if twin.claim_id == row.claim_id:
        return {"claim_id": row.claim_id}
    return {"claim_id": row.claim_id, "match_reasons": row.match_reasons}
