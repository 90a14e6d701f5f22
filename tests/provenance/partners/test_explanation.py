"""The command explains a claim so that a reader can check every figure and every quote."""

import io
import json
import os
import re

import pytest
from django.core.management import CommandError, call_command

from claims.models import Claim, Corroboration
from claims.rules.weighing.ledger import COMMENT
from claims.vocabulary import ContradictionKind, Stance
from sources.vocabulary import Publication
from tests.factories import make_appearance, make_capture, make_claim, make_contradiction, make_source
from tests.provenance.partners.scene import FOUR, TWO, Scene, set_scene

pytestmark = pytest.mark.django_db


def explained(*arguments: str) -> str:
    written = io.StringIO()
    call_command("explain", *arguments, stdout=written)
    return written.getvalue()


@pytest.fixture
def scene() -> Scene:
    return set_scene()


@pytest.mark.parametrize("way", ["id", "prefix", "words", "words in another order"])
def test_a_claim_is_found_by(way: str, scene: Scene) -> None:
    identity = scene.four.public_id
    sought = {
        "id": identity,
        "prefix": identity[:8],
        "words": "four pemon",
        "words in another order": "KILLED four",
    }

    assert explained(sought[way]).startswith("Four Pemon were killed.\n")


def test_words_need_no_quotation_marks_at_the_shell(scene: Scene) -> None:
    assert explained("four", "pemon") == explained("four pemon")


def test_the_whole_argument_is_there(scene: Scene) -> None:
    text = " ".join(explained(scene.four.public_id).split())

    assert "1 article, 1 independent origin; nobody disputes it; contradicts 1 claim." in text
    assert "Corroboration 0.67 (0.20 to 0.93) · credibility 3, possibly true" in text
    assert "4 people, exact" in text
    assert f"“{FOUR}”" in text
    assert f"in the mouth of {scene.mayor.name}; origin: {scene.mayor.name}" in text
    assert "contradicts (value): Two Pemon were killed." in text
    assert scene.contradiction.reason in text
    assert f"“{TWO}”" in text
    assert "Any number of further copies: 0.67 → 0.67" in text


def test_the_running_sum_ends_in_what_the_score_is_read_from(scene: Scene) -> None:
    text = explained(scene.four.public_id)

    sums = [line.split()[-1] for line in text.splitlines() if re.search(r"[+-]\d+\.\d +[+-]\d+\.\d$", line)]
    assert sums == ["-5.0", "+3.0"]
    assert "The sum +3.0 reads as 1 / (1 + 10^(-3.0/10)) = 0.67." in text


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(
    scene: Scene, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))

    assert max(len(line) for line in explained("--all").splitlines()) <= width


def test_a_word_is_found_whole_and_not_inside_another(scene: Scene) -> None:
    make_claim("Fourteen Pemon were hurt.")

    assert explained("four").startswith("Four Pemon were killed.\n")


def test_who_disputes_this_very_claim_is_named(scene: Scene) -> None:
    capture = make_capture("It is false that four Pemon were killed, the army said.")
    army = make_source("The army")
    denial = make_appearance(scene.four, capture=capture, stance=Stance.DISPUTES, attributed_to=army)
    make_contradiction(scene.said, denial, kind=ContradictionKind.DENIAL)

    assert "disputed by The army (denial)" in " ".join(explained(scene.four.public_id).split())


def test_the_answer_counts_voices_against_as_the_page_does(scene: Scene) -> None:
    comment = {"side": "against", "role": "origin", "detail": f"{COMMENT}; carried by one article"}
    told = {"label": "Hesk", "grade": "F", "points": -0.3, "origin": "source:x", "collapsed": []}
    stored = Corroboration.objects.filter(claim=scene.four)
    stored.update(articles=12, asserts=5, repeats=9, disputes=3, origins_against=1, ledger=[told | comment])

    text = " ".join(explained(scene.four.public_id).split())

    assert "12 articles (5 assert it, 9 repeat it, 3 dispute it), 1 independent origin; " in text
    assert "; disputed by 1 independent origin and a reader; contradicts 1 claim." in text


@pytest.mark.parametrize("words", [[], ["--json"], ["--all"]])
def test_a_reader_who_has_seen_enough_ends_it_quietly(scene: Scene, words: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as gone, pytest.raises(SystemExit) as ended:
        call_command("explain", *words, *([] if "--all" in words else [scene.four.public_id]), stdout=gone)
    assert ended.value.code == 141


def test_machines_get_one_object(scene: Scene) -> None:
    told = json.loads(explained(scene.four.public_id, "--json"))

    assert told["claim"]["id"] == scene.four.public_id
    assert sum(entry["points"] for entry in told["claim"]["ledger"]) == 3.0
    assert [each["quote"] for each in told["appearances"]] == [FOUR]
    assert [each["id"] for each in told["contradictions"]] == [scene.contradiction.public_id]


def test_all_claims_are_explained_one_after_the_other(scene: Scene) -> None:
    told = [json.loads(line)["claim"]["id"] for line in explained("--all", "--json").splitlines()]

    assert told == sorted([scene.four.public_id, scene.two.public_id])


def test_a_claim_nobody_weighed_yet_says_so(scene: Scene) -> None:
    assert "Not yet weighed" in explained(scene.two.public_id)


def test_an_old_id_leads_to_what_the_claim_became(scene: Scene) -> None:
    gone = make_claim(merged_into=scene.four)

    assert explained(gone.public_id).startswith("Four Pemon")


def test_the_operator_sees_what_is_not_published(scene: Scene) -> None:
    Claim.objects.update(publication=Publication.DRAFT)

    assert "Four Pemon" in explained(scene.four.public_id)


def test_several_matches_are_listed_and_refused(scene: Scene) -> None:
    written = io.StringIO()

    with pytest.raises(CommandError, match="2 claims fit: choose one by its id, as in explain "):
        call_command("explain", "pemon", stdout=written)

    assert scene.four.public_id in written.getvalue()
    assert scene.two.public_id in written.getvalue()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(["nothing like it"], "no claim has this id or all these words", id="no match"),
        pytest.param(["\0"], "no claim has this id", id="a NUL"),
        pytest.param([" "], "no claim has this id", id="a blank"),
        pytest.param([], "name one claim, or give --all", id="nothing"),
        pytest.param(["x", "--all"], "name one claim, or give --all", id="both"),
    ],
)
def test_what_cannot_be_explained_is_refused_in_one_line(
    scene: Scene, arguments: list[str], sentence: str
) -> None:
    with pytest.raises(CommandError, match=sentence):
        call_command("explain", *arguments)
