"""Sentences: exact places, abbreviations, quotations, sections."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.rules.text.sentences import split
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

SPLITS = [
    ("plain", "en", "The dam broke. Four men drowned.", ["The dam broke.", "Four men drowned."]),
    ("title", "en", "Dr. Ama Boateng signed it. Mr. Ofori did not.",
     ["Dr. Ama Boateng signed it.", "Mr. Ofori did not."]),
    ("decimal", "en", "It cost 1.5 million. Nobody paid.", ["It cost 1.5 million.", "Nobody paid."]),
    ("country", "en", "The U.S. Navy left. It rained.", ["The U.S. Navy left.", "It rained."]),
    ("time of day", "en", "It began at 4 p.m. on Monday.", ["It began at 4 p.m. on Monday."]),
    ("time of day and a day", "en", "The crowd began to gather there at 4 p.m. Monday.",
     ["The crowd began to gather there at 4 p.m. Monday."]),
    ("time of day and a zone", "en", "The crowd began to gather there at 4 p.m. GMT on Monday.",
     ["The crowd began to gather there at 4 p.m. GMT on Monday."]),
    ("time of day and a named zone", "en", "The crowd began to gather there at 4 p.m. Paris time.",
     ["The crowd began to gather there at 4 p.m. Paris time."]),
    ("time of day that opens", "en", "On Monday at 4 p.m. President Ames left.",
     ["On Monday at 4 p.m. President Ames left."]),
    ("time at the end before a name", "en", "About 1,200 joined the strike, which began at 6 a.m. Union leaders left.",
     ["About 1,200 joined the strike, which began at 6 a.m.", "Union leaders left."]),
    ("time at the end before a name", "es", "Unos 1.200 iban a la huelga, que empezó a las 6 a.m. Marta Belloni huyó.",
     ["Unos 1.200 iban a la huelga, que empezó a las 6 a.m.", "Marta Belloni huyó."]),
    ("time at the end", "en", "It began at 4 p.m. The crowd grew.", ["It began at 4 p.m.", "The crowd grew."]),
    ("initial", "en", "J. Okoro spoke. They left.", ["J. Okoro spoke.", "They left."]),
    ("quotation", "en", "“We ran. They fired.” She wept.", ["“We ran.", "They fired.”", "She wept."]),
    ("speaker after", "en", "“Did they fire?” she asked.", ["“Did they fire?” she asked."]),
    ("ellipsis", "en", "He paused … then spoke. All left.", ["He paused … then spoke.", "All left."]),
    ("omission", "en", "He blamed the union (…) of fraud. It denied it.",
     ["He blamed the union (…) of fraud.", "It denied it."]),
    ("highway", "en", "The village is on Hwy. 10 near the pass.", ["The village is on Hwy. 10 near the pass."]),
    ("Spanish", "es", "El Sr. Paz llegó. ¿Quién lo llamó?", ["El Sr. Paz llegó.", "¿Quién lo llamó?"]),
    ("Spanish thousands", "es", "Huyeron 6.000 personas. Volvieron 20.", ["Huyeron 6.000 personas.", "Volvieron 20."]),
    ("EE.UU.", "es", "EE.UU. envió ayuda. Llegó tarde.", ["EE.UU. envió ayuda.", "Llegó tarde."]),
    ("lines", "en", "The dam broke.\nFour men drowned.", ["The dam broke.", "Four men drowned."]),
    ("wrapped line", "en", "The dam above the little town of Oxbow Falls gave way\nand four men drowned.",
     ["The dam above the little town of Oxbow Falls gave way\nand four men drowned."]),
]  # fmt: skip


def whole(text: str) -> tuple[SectionSpan, ...]:
    return (SectionSpan(SectionKind.BODY, 0, len(text)),)


@pytest.mark.parametrize(
    ("language", "text", "expected"), [row[1:] for row in SPLITS], ids=[row[0] for row in SPLITS]
)
def test_a_text_falls_into_its_sentences(language: str, text: str, expected: list[str]) -> None:
    assert [found.text for found in split(text, whole(text), language)] == expected


@given(st.text(alphabet='aB. \n“”"?!…1é', max_size=120))
def test_every_sentence_stands_where_it_says(text: str) -> None:
    found = split(text, whole(text))

    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(alphabet='aB. \n“”"?!…1é', max_size=120))
def test_no_word_is_lost_between_sentences(text: str) -> None:
    kept = "".join(found.text for found in split(text, whole(text)))

    assert sum(c.isalnum() for c in kept) == sum(c.isalnum() for c in text)


def test_a_headline_is_one_sentence_and_furniture_none() -> None:
    text = "Dam breaks. Four drown.\nSubscribe now.\nIt broke at dawn."
    sections = (
        SectionSpan(SectionKind.HEADLINE, 0, 23),
        SectionSpan(SectionKind.FURNITURE, 24, 38),
        SectionSpan(SectionKind.BODY, 39, len(text)),
    )

    assert [found.text for found in split(text, sections)] == ["Dam breaks. Four drown.", "It broke at dawn."]


def test_a_comment_keeps_the_name_of_its_author() -> None:
    text = "I saw two."

    (found,) = split(text, (SectionSpan(SectionKind.COMMENT, 0, len(text), "Heron"),))

    assert (found.voice, found.section) == ("Heron", SectionKind.COMMENT)
