"""How a sentence bears on a claim: about it or not, and what it does with it, with the words that say so."""

import pytest

from claims.rules.bearings.bearing import bears_on, text_bears_on
from claims.rules.bearings.lines import Telling, line
from claims.rules.bearings.signs import amounts, signs
from claims.rules.bearings.throughout import Whole
from claims.rules.language import PACKS
from claims.rules.learned.fitting import fit
from claims.vocabulary import Stance

ASSERTS, REPEATS, DISPUTES = Stance.ASSERTS, Stance.REPEATS, Stance.DISPUTES
TROOPS = "Norland moved troops to the border with Kastovia"
TROPAS = "Norlandia movió tropas a la frontera con Kastovia"
HEARD = [
    ("en", TROOPS, "Norland moves troops to its Kastovia border", ASSERTS),
    ("en", TROOPS, "Norland may move troops to border with Kastovia, reports say", REPEATS),
    ("en", TROOPS, "Did Norland move troops to the Kastovia border?", REPEATS),
    ("en", TROOPS, "Norland denies moving troops to Kastovia border", DISPUTES),
    ("en", TROOPS, "HOAX: Photo of Norland troops at border with Kastovia is ten years old", DISPUTES),
    ("en", TROOPS, "Minister falsely claimed Norland moved troops to Kastovia border", DISPUTES),
    ("en", TROOPS, "Norland did not move troops to the border with Kastovia", DISPUTES),
    ("en", TROOPS, "Norland reportedly moved troops to border with Kastovia", REPEATS),
    ("en", TROOPS, "Bread prices rise again in Lindt", None),
    ("en", "Adam Toller is dead", "Adam Toller is alive", DISPUTES),
    ("en", "Photo of Norland troops is fake", "Photo of Norland troops at the border", DISPUTES),
    ("en", "Photo of Norland troops is fake", "No, Norland troops are not in the photo", ASSERTS),
    ("en", "No, Norland has not moved troops to Kastovia", "Norland moves troops to Kastovia", DISPUTES),
    ("es", "La foto de las tropas de Norlandia es un bulo", "Tropas de Norlandia en una foto", DISPUTES),
    ("es", TROPAS, "Norlandia mueve tropas a la frontera con Kastovia", ASSERTS),
    ("es", TROPAS, "Norlandia niega haber movido tropas a la frontera con Kastovia", DISPUTES),
    ("es", TROPAS, "Es falso que Norlandia moviera tropas a la frontera con Kastovia", DISPUTES),
    ("es", TROPAS, "Norlandia habría movido tropas a la frontera con Kastovia, según fuentes", REPEATS),
    ("es", TROPAS, "Sube el precio del pan en Lindt", None),
]


@pytest.mark.parametrize(("language", "claim", "text", "stance"), HEARD, ids=[row[2] for row in HEARD])
def test_a_sentence_asserts_repeats_or_disputes_a_claim_or_is_not_about_it(
    language: str, claim: str, text: str, stance: Stance | None
) -> None:
    assert bears_on(claim, text, language=language).stance == stance


def test_every_bearing_gives_its_reasons_in_the_texts_own_words() -> None:
    text = "Norland denies moving troops to Kastovia border"

    found = bears_on(TROOPS, text)

    assert found.related > 0.5
    assert sum(found.odds.values()) == pytest.approx(1.0)
    assert ("denied", "denies") in [(reason.rule, reason.quote) for reason in found.reasons]
    assert all(reason.quote in text and reason.weight for reason in found.reasons)


def test_a_sentence_with_none_of_the_claims_names_is_not_about_it() -> None:
    found = bears_on(TROOPS, "Ostmark moved troops to its border with Vell")

    assert found.stance is None
    assert any(reason.rule == "no name shared" for reason in found.reasons)


def test_a_rare_word_tells_more_than_one_that_all_texts_have() -> None:
    texts = [frozenset({"minist", "lindt"}), frozenset({"minist"}), frozenset({"minist", "ferri"})]
    telling = Telling.among(texts)

    assert telling({"lindt"}) > telling({"minist"})
    assert telling({"unheard"}) >= telling({"lindt"})


def test_the_same_signs_serve_weights_that_were_learnt() -> None:
    claim, pack = line(TROOPS, PACKS["en"]), PACKS["en"]
    seen = [
        (amounts(signs(claim, line(text, pack), pack, words=True)), stance.value if stance else "unrelated")
        for language, told, text, stance in HEARD
        if language == "en" and told == TROOPS
    ]
    learnt = fit([(features, label) for features, label in seen if label != "unrelated"], l2=0.1)

    assert bears_on(TROOPS, HEARD[3][2], bearing=learnt).stance is DISPUTES


def test_a_language_without_words_of_its_own_still_meets_by_names() -> None:
    assert bears_on("Norland Kastovia Lindt", "Norland, Kastovia, Lindt", language="fi").related > 0.5


def test_empty_texts_bear_on_nothing() -> None:
    assert bears_on("", "").stance is None
    assert bears_on(TROOPS, "…").stance is None


BODIES = [
    (("Norland moved troops to the border with Kastovia on Monday.", "They crossed a river."), ASSERTS),
    (("Norland reportedly moved troops to the Kastovia border.", "Nobody could confirm it."), REPEATS),
    (
        ("It is a hoax, it said.", "Norland moved no troops to the Kastovia border.", "Bread is dear."),
        DISPUTES,
    ),
]


@pytest.mark.parametrize(("body", "stance"), BODIES, ids=[row[0][0] for row in BODIES])
def test_a_whole_text_is_asked_by_its_lines_nearest_to_the_claim(
    body: tuple[str, ...], stance: Stance
) -> None:
    found = text_bears_on(TROOPS, Whole.of([line(text, PACKS["en"]) for text in body]))

    assert found.stance is stance
    assert sum(found.odds.values()) == pytest.approx(1.0)
    assert found.reasons
    assert all(any(reason.quote in text for text in body) for reason in found.reasons)


def test_a_whole_text_on_other_matters_has_no_stance() -> None:
    found = text_bears_on(
        TROOPS, Whole.of([line(text, PACKS["en"]) for text in ("Bread is dear in Lindt.", "So is milk.")])
    )

    assert (found.stance, found.odds) == (None, {})
    assert found.reasons
