"""Which sentences of an article are looked up among the known claims."""

import pytest

from claims.rules.lookup.sought import sought_in
from claims.rules.speaking.attribution import context_for
from claims.rules.statement import Piece
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind


def sought(text: str, kind: SectionKind = SectionKind.BODY) -> list[str]:
    context = context_for(Piece(text, (SectionSpan(kind, 0, len(text)),)))
    assert context is not None
    return [text[one.start : one.end] for one in sought_in(context)]


@pytest.mark.parametrize(
    ("text", "looked_up"),
    [
        ("The council has sold its ferry line to Brenner.", True),
        ("At least 40 people were killed when the bridge fell.", True),
        ("I think the mayor of Lindt is a wonderful man.", False),
        ("Who would want to live in Lindt?", False),
        ("The streets were quiet.", False),
        ("Brenner has 12.", False),
        (f"The council of Lindt sold {'a ferry and ' * 60}a barge.", False),
    ],
)
def test_a_plain_sentence_that_names_somebody_is_and_an_opinion_or_a_question_is_not(
    text: str, *, looked_up: bool
) -> None:
    assert sought(text) == ([text] if looked_up else [])


def test_furniture_is_nobodys_word() -> None:
    assert sought("The council has sold its ferry line to Brenner.", SectionKind.FURNITURE) == []


def test_terms_stand_in_order_and_each_once() -> None:
    text = "Brenner runs the Brenner ferries of Norv."
    context = context_for(Piece(text, (SectionSpan(SectionKind.BODY, 0, len(text)),)))
    assert context is not None
    (one,) = sought_in(context)

    assert list(one.terms) == sorted(set(one.terms))
