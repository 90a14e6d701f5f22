"""What the reader finds in the five articles the project was born from; skipped, saying so, where they are absent."""

import os
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import pytest

from claims.rules.reader.reading import read
from claims.rules.statement import Piece, Statement
from claims.vocabulary import Stance
from sources.rules.page_text import read_text
from sources.rules.period import Moment
from sources.vocabulary import Precision, SectionKind, SourceKind

SEEDS = Path(os.environ.get("PROVENANCE_SHARED", Path(__file__).parents[5] / "shared")) / "seeds"
pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason=f"the seed articles are not at {SEEDS}; set PROVENANCE_SHARED"
)
PUBLISHED = {
    "000": Moment(datetime(2021, 4, 1, tzinfo=UTC), Precision.MONTH),
    "001": Moment(datetime(2019, 3, 1, tzinfo=UTC), Precision.MONTH),
    "002": Moment(datetime(2022, 2, 1, tzinfo=UTC), Precision.MONTH),
    "003": Moment(datetime(2019, 3, 1, tzinfo=UTC), Precision.MONTH),
    "004": Moment(datetime(2019, 2, 23, tzinfo=UTC), Precision.DAY),
}


@lru_cache
def seed(number: str) -> tuple[Statement, ...]:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    page = read_text(path.read_text(encoding="utf-8"), language="en")
    return tuple(read(Piece(page.text, page.sections, "en", PUBLISHED[number], "SouthFront")))


def one(number: str, words: str, act: str = "") -> Statement:
    (found,) = [s for s in seed(number) if words in s.quote and (not act or s.act == act)]
    return found


def bounds(found: Statement) -> tuple[Decimal | None, Decimal | None]:
    return found.value.low, found.value.high


def test_four_pemon_were_killed_the_day_before_publication() -> None:
    found = one("004", "killed four members of the Pemon indigenous community")

    assert (found.act, found.population, bounds(found)) == ("killed", "pemon", (4, 4))
    assert found.when is not None
    assert (found.when.first, found.when.last) == (date(2019, 2, 22), date(2019, 2, 22))
    assert found.places == ("venezuela", "southern venezuela")
    assert (found.stance, found.voice) == (Stance.ASSERTS, None)
    assert found.claim_text == "Four members of the Pemon indigenous community killed in southern Venezuela"


def test_the_injured_are_a_statement_of_their_own() -> None:
    found = one("004", "Around 29 others were injured")

    assert (found.act, found.population, found.value.approximate) == ("injured", "people", True)
    assert found.when is not None
    assert found.when.first == date(2019, 2, 22)


def test_the_tally_of_defectors_is_running() -> None:
    found = one("004", "Around 23 Venezuelan national guards")

    assert (found.act, found.population, found.running) == ("defected", "security force", True)
    assert found.value.approximate
    assert found.value.low is not None
    assert found.value.high is not None
    assert found.value.low <= 23 <= found.value.high
    assert found.as_of is not None
    assert found.as_of.first == date(2019, 2, 23)


def test_dozens_of_soldiers_is_guaidos_word() -> None:
    found = one("004", "dozens of soldiers have abandoned them")

    assert found.voice is not None
    assert (found.voice.name, found.stance, found.act) == ("Juan Guaidó", Stance.REPEATS, "defected")


@pytest.mark.parametrize("number", ["001", "003"])
def test_at_least_two_venezuelans_is_the_articles_own_word(number: str) -> None:
    found = one(number, "at least two Venezuelans dead")

    assert (found.act, found.population, bounds(found)) == ("killed", "venezuelan", (2, None))
    assert (found.stance, found.voice, found.section) == (Stance.ASSERTS, None, SectionKind.BODY)


@pytest.mark.parametrize("number", ["001", "003"])
def test_a_few_dozen_guardsmen_defected(number: str) -> None:
    found = one(number, "a few dozen Venezuelan national guardsmen defected")

    assert (found.act, found.population, bounds(found)) == ("defected", "national guard", (24, 60))


def test_two_pemon_is_a_commenters_word() -> None:
    found = [s for s in seed("001") if s.population == "pemon"]

    assert found
    for each in found:
        assert (each.act, bounds(each), each.section) == ("killed", (2, 2), SectionKind.COMMENT)
        assert each.voice is not None
        assert (each.voice.name, each.voice.kind, each.voice.within) == (
            "Pave Way IV", SourceKind.COMMENTER, "SouthFront",
        )  # fmt: skip


def test_two_dead_during_aid_delivery_is_held_at_arms_length() -> None:
    assert one("001", "two dead during aid delivery").hedge == "scare quotes"


def test_four_dead_bodies_are_what_photos_show() -> None:
    found = one("000", "four dead bodies")

    assert (found.act, bounds(found)) == ("killed", (4, 4))
    assert found.voice is not None
    assert found.voice.name == "Unverified photos seen by The Telegraph"
    assert "apure" in found.places


def test_eight_soldiers_lost_are_the_militarys_word() -> None:
    found = one("000", "lost eight soldiers", act="killed")

    assert found.voice is not None
    assert (found.population, bounds(found), found.voice.name) == ("soldier", (8, 8), "Venezuelan military")


def test_the_price_is_a_range_in_pounds() -> None:
    found = next(s for s in seed("000") if bounds(s) == (28000, 58000))

    assert (found.act, found.value.unit, found.population) == ("costs", "GBP", "cocaine")


def test_nearly_six_thousand_fled() -> None:
    found = one("000", "nearly 6,000 Apure residents who fled")

    assert (found.act, found.population, found.value.high, found.value.approximate) == (
        "fled",
        "resident",
        6000,
        True,
    )


def test_seventy_deaths_in_a_month() -> None:
    found = one("002", "about 70 deaths in one month")

    assert (found.act, found.value.approximate) == ("killed", True)


def test_the_minister_accuses_and_the_embassy_denies_as_a_party() -> None:
    found = seed("002")
    laid = one("002", "mobilized towards the border", act="accused:troop-movement")
    answers = [s for s in found if s.denies >= 0 and found[s.denies] is laid]

    assert laid.voice is not None
    assert (laid.voice.name, laid.accused, laid.stance) == ("Diego Molano", ("russia",), Stance.REPEATS)
    assert answers
    for answer in answers:
        assert (answer.stance, answer.party) == (Stance.DISPUTES, True)
        assert answer.voice is not None
        assert answer.voice.name == "Russian embassy in Colombia"


def test_the_older_accusation_has_its_own_answer() -> None:
    found = seed("002")
    (laid,) = [s for s in found if s.act == "accused:cyber-attack" and s.denies < 0]
    (answer,) = [s for s in found if s.denies >= 0 and found[s.denies] is laid]

    assert laid.when is not None
    assert laid.when.first == date(2021, 5, 1)
    assert "completely baseless" in answer.quote
    assert [s for s in found if s.quote == answer.quote] == [answer]


@pytest.mark.parametrize("number", sorted(PUBLISHED))
def test_no_statement_comes_from_furniture(number: str) -> None:
    assert all(s.section is not SectionKind.FURNITURE for s in seed(number))
    assert not {Decimal(n) for n in (2350, 4700, 1730, 2500, 5000, 2025)} & {
        s.value.low for s in seed(number)
    }
