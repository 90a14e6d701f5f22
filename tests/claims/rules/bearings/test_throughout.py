"""What whole articles do with headlines of other papers: invented ones, in English and Spanish, labelled by hand."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import pytest

from claims.rules.bearings.bearing import bears_on, text_bears_on
from claims.rules.bearings.lines import ALIKE, Telling, line
from claims.rules.bearings.signs import OWN_WORD
from claims.rules.bearings.throughout import Whole, stance, touch
from claims.rules.language import PACKS
from claims.rules.text.sentences import split
from claims.vocabulary import Stance
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

CASES = Path(__file__).with_name("articles_and_headlines.jsonl")
ASSERTS, REPEATS, DISPUTES = Stance.ASSERTS, Stance.REPEATS, Stance.DISPUTES


@dataclass(frozen=True)
class Labelled:
    """A headline, an article, and what the one does with the other."""

    language: str
    headline: str
    whole: Whole
    stance: Stance


def whole(text: str, language: str) -> Whole:
    sentences = split(text, [SectionSpan(SectionKind.BODY, 0, len(text))], language)
    return Whole.of([line(each.text, PACKS[language], each.start) for each in sentences])


def labelled() -> Iterator[Labelled]:
    for row in map(json.loads, CASES.read_text(encoding="utf-8").splitlines()):
        body = whole(row["text"], row["language"])
        for label, headlines in row["headlines"].items():
            for headline in headlines:
                yield Labelled(row["language"], headline, body, Stance(label))


LABELLED = list(labelled())


def tellings(language: str) -> list[Telling]:
    """As it is among these articles, and as where nobody has counted any words."""
    return [Telling.among([each.whole.terms for each in LABELLED if each.language == language]), ALIKE]


def f1(found: Counter[tuple[Stance, Stance | None]], wanted: Stance) -> float:
    right = found[wanted, wanted]
    return 2 * right / sum(count * ((of is wanted) + (to is wanted)) for (of, to), count in found.items())


@pytest.mark.parametrize("language", ["en", "es"])
def test_most_articles_that_dispute_a_headline_are_found_to_and_few_others(language: str) -> None:
    for telling in tellings(language):
        found = Counter(
            (each.stance, text_bears_on(each.headline, each.whole, language=language, telling=telling).stance)
            for each in LABELLED
            if each.language == language
        )
        assert f1(found, DISPUTES) >= 0.7, found
        assert f1(found, ASSERTS) >= 0.7, found
        assert f1(found, REPEATS) >= 0.6, found


@pytest.mark.parametrize("language", ["en", "es"])
def test_hardly_any_article_is_found_to_be_about_the_headline_of_another(language: str) -> None:
    own = [each for each in LABELLED if each.language == language]
    telling = tellings(language)[0]
    others = [
        text_bears_on(each.headline, other.whole, language=language, telling=telling).stance
        for each in own[::3]
        for other in own[::2]
        if other.whole is not each.whole
    ]

    assert sum(each is not None for each in others) <= 0.01 * len(others)


def test_two_headlines_on_one_article_mostly_meet_and_part_where_it_parts_from_one() -> None:
    pairs = [
        (one, other)
        for one, other in permutations(LABELLED, 2)
        if one.whole is other.whole and REPEATS not in {one.stance, other.stance}
    ]
    heard = [
        (
            bears_on(one.headline, other.headline, language=one.language).stance,
            ASSERTS if one.stance is other.stance else DISPUTES,
        )
        for one, other in pairs
    ]
    told = [(found, wanted) for found, wanted in heard if found is not None]

    assert len(told) >= 0.8 * len(pairs)
    assert sum(found is wanted for found, wanted in told) >= 0.75 * len(told)


def test_two_headlines_on_different_articles_hardly_ever_meet() -> None:
    pairs = [
        (one, other)
        for one, other in permutations(LABELLED[::2], 2)
        if one.whole is not other.whole and one.language == other.language
    ]
    met = [bears_on(one.headline, other.headline, language=one.language).stance for one, other in pairs]

    assert sum(each is not None for each in met) <= 0.01 * len(pairs)


def seen(claim: str, *lines: str) -> set[str]:
    pack = PACKS["en"]
    body, one = Whole.of([line(text, pack) for text in lines]), line(claim, pack)
    return {sign.name for sign in stance(one, body, touch(one, body), pack)}


SHARK = "Shark seen in the streets of Lindt"


def test_what_is_said_right_after_the_claim_is_taken_to_speak_of_it() -> None:
    told = ("Many have shared a picture of a shark in the streets of Lindt.", "It is a fake.")

    assert "right after it: false" in seen(SHARK, *told)
    assert "right after it: false" not in seen(SHARK, *told[::-1])
    assert "nothing speaks against it" not in seen(SHARK, *told)


def test_where_nothing_denies_doubts_or_contradicts_a_claim_that_is_seen() -> None:
    assert "nothing speaks against it" in seen(SHARK, "A shark was seen in the streets of Lindt.")
    assert "nothing speaks against it" not in seen("Lindt ferry stays open", "The Lindt ferry is closed.")


def test_a_rumour_told_in_the_line_that_denies_it_is_no_report_of_it() -> None:
    assert "told only to be denied" in seen(SHARK, "Rumours of a shark in the streets of Lindt are false.")
    assert "told only to be denied" not in seen(SHARK, "A shark was reportedly seen in the streets of Lindt.")


def test_a_claims_own_words_of_doubt_are_no_words_that_an_article_about_it_must_have() -> None:
    pack = PACKS["en"]
    body = Whole.of([line("A shark was seen in the streets of Lindt.", pack)])
    plain, hoax = line(SHARK, pack), line(f"Hoax: {SHARK}", pack)

    assert touch(plain, body).shares == touch(hoax, body).shares
    assert touch(line("Hoax", pack), body).shares == (0.0,)


def test_of_a_text_without_a_line_nothing_is_seen_but_that_it_is_short() -> None:
    told = {"lines that touch it", "length of the whole", "lines that ask", "nothing speaks against it"}

    assert seen(SHARK) == told
    assert seen(SHARK, "A ferry ran.") == told


def test_single_words_at_the_opening_are_signs_where_they_are_asked_for() -> None:
    pack = PACKS["en"]
    body, one = Whole.of([line("A ferry ran.", pack)]), line(SHARK, pack)

    told = {sign.name for sign in stance(one, body, touch(one, body), pack, words=True)}

    assert {f"opening {OWN_WORD}{word}" for word in ("ferry", "ran")} <= told
