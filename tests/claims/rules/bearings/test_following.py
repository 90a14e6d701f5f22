"""Whether one sentence follows from another, with the reasons."""

import pytest

from claims.rules.bearings.agreement import Upshot
from claims.rules.bearings.following import follows, signs_of
from claims.rules.bearings.lines import line
from claims.rules.language import PACKS
from claims.rules.learned.fitting import fit

E, N, C = Upshot.ENTAILS, Upshot.NEUTRAL, Upshot.CONTRADICTS
ENGLISH = PACKS["en"]
FIRE = "The fire at the Lindt mill injured 14 weavers and destroyed six looms, the fire brigade said."
# language, known, asked, upshot
PAIRS = [
    ("en", FIRE, "Fire injured 14 weavers at the Lindt mill", E),
    ("en", FIRE, "Fire destroyed six looms", E),
    ("en", FIRE, "Fire injured 20 weavers at the Lindt mill", C),
    ("en", FIRE, "The owner promises the weavers a new mill in Castrel by spring", N),
    ("en", FIRE, "In Castrel 14 bakers marched for higher wages and a warm oven", N),
    ("en", "Some 400 looms stood idle.", "Between 350 and 450 looms stood idle.", E),
    ("en", "More than 400 looms stood idle.", "600 looms stood idle.", N),
    ("es", "El incendio hirió a 14 tejedoras en Lindt.", "El incendio hirió a 14 tejedoras", E),
    ("es", "El incendio hirió a 14 tejedoras en Lindt.", "El incendio hirió a 20 tejedoras", C),
]


@pytest.mark.parametrize(
    ("language", "known", "asked", "upshot"), PAIRS, ids=[f"{row[1]} / {row[2]}" for row in PAIRS]
)
def test_a_sentence_follows_or_does_not(language: str, known: str, asked: str, upshot: Upshot) -> None:
    found = follows(known, asked, language=language)

    assert found.upshot is upshot, found.reasons
    assert sum(found.odds.values()) == pytest.approx(1.0)


def test_the_reasons_name_every_figure_and_every_word_the_other_has_not() -> None:
    found = follows(FIRE, "Fire in Castrel injured 20 weavers")

    told = [reason.detail for reason in found.reasons]
    assert told[:2] == ["“20”: the other says “14”.", "“Castrel” is not in the other sentence."]
    assert any(reason.rule == "figures: contradiction" and reason.weight > 0 for reason in found.reasons)


def test_a_language_we_do_not_read_is_answered_all_the_same() -> None:
    assert follows("Ein Müller kam.", "Zwei Bäcker gingen.", language="de").upshot is N


def test_weights_can_be_learnt_from_the_same_signs() -> None:
    judged = [
        ("Ten mills closed.", "Ten mills closed.", "entailment"),
        ("Ten mills closed.", "Six mills closed.", "contradiction"),
    ]
    weights = fit([(signs_of(line(a, ENGLISH), line(b, ENGLISH), ENGLISH), label) for a, b, label in judged])

    found = follows("Four barns burned.", "Seven barns burned.", weights=weights)

    assert found.upshot is C


@pytest.mark.parametrize(
    ("known", "asked", "sign"),
    [
        ("The mill in Castrel closed.", "The mill in Peru closed.", "a country of its own"),
        ("The mill in Castrel closed.", "The mill in Castrel closed in March.", "a month or day of its own"),
        ("Ten mills closed.", "Ten mills did not close.", "negation in one alone"),
        ("The bridge is open.", "The bridge is closed.", "the opposite word"),
        ("Did ten mills close?", "Ten mills closed.", "a question"),
        ("Ten mills closed.", "Did ten mills close?", "a question"),
    ],
)
def test_what_one_sentence_has_of_its_own_is_a_sign(known: str, asked: str, sign: str) -> None:
    told = line(known, ENGLISH)

    assert sign in signs_of(told, line(asked, ENGLISH), ENGLISH)
    assert sign not in signs_of(told, told, ENGLISH) or known.endswith("?")
