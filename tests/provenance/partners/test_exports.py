"""Exports keep to the contract: exact names, an order of their own, equal bytes, nothing unpublished."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from claims.actions import corroboration
from claims.models import Appearance, Claim
from provenance.partners.exports import EXPORTS
from sources.models import Article
from sources.vocabulary import Judgement, Publication
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_derivation,
    make_user,
)
from tests.provenance.partners.scene import FOUR, set_scene

REASONS = [{"rule": "stance", "weight": 1.0, "detail": "the article repeats it", "quote": ""}]


def exported(what: str, *arguments: str) -> str:
    written = io.StringIO()
    call_command("export", what, *arguments, stdout=written)
    return written.getvalue()


def lines(what: str, *arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exported(what, *arguments).splitlines()]


@pytest.mark.django_db
class TestContract:
    """The names other programs rely on."""

    def test_an_appearance_has_every_field_of_the_contract(self) -> None:
        scene = set_scene()

        line = next(each for each in lines("appearances") if each["id"] == scene.said.public_id)

        assert {
            "id", "claim", "article", "section", "quote", "start", "end", "stance", "attributed_to", "judgement",
            "origin", "reasons",
        } <= set(line)  # fmt: skip
        assert {"id", "text", "event", "measure", "value"} <= set(line["claim"])
        assert {"low": 4, "high": 4, "unit": "people", "approximate": False}.items() <= line["claim"][
            "value"
        ].items()
        assert line["article"] == {
            "id": scene.article.public_id,
            "title": "At the border",
            "url": scene.article.url,
            "file": "post.txt",
            "source": scene.outlet.name,
            "source_id": scene.outlet.public_id,
        }
        assert (line["quote"], line["attributed_to"]) == (FOUR, scene.mayor.name)
        assert scene.capture.text[line["start"] : line["end"]] == line["quote"]
        assert line["origin"] == {"kind": "source", "id": scene.mayor.public_id, "label": scene.mayor.name}

    def test_an_appearance_tells_what_headline_and_body_do_and_why_in_one_sentence(self) -> None:
        scene = set_scene()
        Appearance.objects.filter(pk=scene.said.pk).update(reasons=REASONS, match_reasons=REASONS)
        corroboration.refresh(claim_id=scene.four.pk)

        line = next(each for each in lines("appearances") if each["id"] == scene.said.public_id)

        assert (line["reason"], line["reasons"]) == ("The article repeats it.", REASONS)
        assert line["match_reasons"] == REASONS
        body = line["bearing"]["body"]
        assert (body["stance"], body["quote"]) == (line["stance"], line["quote"])
        assert body["reason"].endswith(".")
        assert [reason["weight"] > 0 for reason in body["reasons"]] == [True]
        assert line["bearing"]["difference"] == ""

    def test_a_judgement_shows_what_was_suggested_and_what_was_decided_and_by_what_role(self) -> None:
        set_out()
        Appearance.objects.update(method="reader 2", reasons=REASONS, match_reasons=REASONS)
        rejected = Appearance.objects.order_by("public_id")[0]
        Appearance.objects.filter(pk=rejected.pk).update(judgement=Judgement.REJECTED)

        first, second = lines("judgements")

        assert first["id"] == rejected.public_id
        assert [(each["stance_suggested"], each["stance_decided"]) for each in (first, second)] == [
            (rejected.stance, None),
            (second["stance_suggested"], second["stance_suggested"]),
        ]
        assert (second["by"], second["at"], second["method"]) == (
            "fact-checker",
            "2026-03-01T12:00:00Z",
            "reader 2",
        )
        assert (second["reasons"], second["match_reasons"]) == (REASONS, REASONS)
        assert {"quote", "prefix", "suffix", "claim", "article", "capture", "value"} <= set(second)

    def test_what_a_person_found_was_suggested_by_nobody_and_what_was_inherited_is_left_out(self) -> None:
        scene = set_scene()
        judged = {
            "judgement": Judgement.CONFIRMED,
            "judged_by": make_user(),
            "judged_at": NOON,
            "judged_why": "Yes.",
        }
        Appearance.objects.filter(pk=scene.said.pk).update(**judged)
        Appearance.objects.filter(pk=scene.commented.pk).update(**judged, inherited_from=scene.said)

        (line,) = lines("judgements")

        assert (line["id"], line["method"]) == (scene.said.public_id, "by hand")
        assert (line["stance_suggested"], line["stance_decided"], line["by"]) == (
            None,
            scene.said.stance,
            None,
        )

    def test_a_contradiction_shows_both_claims_and_both_quotes(self) -> None:
        scene = set_scene()

        (line,) = lines("contradictions")

        assert (line["kind"], line["verdict"], line["judgement"]) == ("value", "contradicts", "suggested")
        assert {each["id"] for each in line["claims"]} == {scene.four.public_id, scene.two.public_id}
        assert {each["id"] for each in line["appearances"]} == {
            scene.said.public_id,
            scene.commented.public_id,
        }
        assert line["reason"]

    def test_a_derivation_shows_both_articles_and_what_is_not_held(self) -> None:
        scene = set_scene()

        (line,) = lines("derivations")

        assert line["downstream"]["file"] == "post.txt"
        assert line["upstream"]["id"] == scene.unseen.public_id
        assert line["upstream"]["unseen"] is True
        assert (line["kind"], line["containment"]) == ("republication", None)

    def test_an_open_bound_is_null_and_a_broken_number_stays_one(self) -> None:
        make_appearance(make_claim(low="2.5", high=None))

        value = lines("appearances")[0]["claim"]["value"]

        assert (value["low"], value["high"]) == (2.5, None)

    def test_an_article_goes_by_the_piece_it_was_merged_into(self) -> None:
        piece = make_article("The piece itself")
        again = make_article("A second address", merged_into=piece)
        make_appearance(capture=make_capture(article=again, file="again.txt"))

        article = lines("appearances")[0]["article"]

        assert (article["id"], article["title"], article["file"]) == (
            piece.public_id,
            piece.title,
            "again.txt",
        )

    def test_an_article_known_by_several_files_is_named_by_the_first_of_them(self) -> None:
        article = make_article()
        make_capture("Second words.", article=article, file="b.txt")
        make_capture("First words.", article=article, file="a.txt")
        make_derivation(article)

        assert lines("derivations")[0]["downstream"]["file"] == "a.txt"

    def test_judgements_are_told_and_merged_claims_left_out(self) -> None:
        kept = make_claim(judgement=Judgement.REJECTED)
        make_claim(merged_into=kept)

        assert [(each["id"], each["judgement"]) for each in lines("claims")] == [(kept.public_id, "rejected")]


def set_out(number: int = 1) -> None:
    """A scene in which somebody has judged every quote."""
    set_scene(number)
    judge = make_user()
    judge.groups.add(Group.objects.get_or_create(name="fact-checker")[0])
    Appearance.objects.update(
        judgement=Judgement.CONFIRMED, judged_by=judge, judged_at=NOON, judged_why="Read it."
    )


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["claims", "appearances", "contradictions", "derivations", "judgements"])
class TestEveryExport:
    """What holds for all of them."""

    def test_it_is_ordered_by_id_and_says_nothing_of_when_or_in_which_row(self, what: str) -> None:
        for number in range(3):
            set_out(number)

        found = lines(what)

        assert [each["id"] for each in found] == sorted(each["id"] for each in found)
        assert not {"scored_at", "created_at", "judged_at", "pk"} & set(found[0])

    def test_writing_it_again_gives_the_same_bytes(self, what: str, tmp_path: Path) -> None:
        set_out()

        exported(what, "--output", str(tmp_path / "one"))
        exported(what, "--output", str(tmp_path / "two"))

        assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes() != b""

    def test_a_table_has_one_row_a_line_under_one_heading(self, what: str) -> None:
        for number in range(2):
            set_out(number)

        rows = list(csv.reader(io.StringIO(exported(what, "--format", "csv"))))

        assert len(rows) == len(lines(what)) + 1
        assert {len(row) for row in rows} == {len(rows[0])}
        assert rows[0][0] == "id"

    def test_what_is_not_published_stays_out_unless_asked_for(self, what: str) -> None:
        set_out()
        Claim.objects.update(publication=Publication.DRAFT)
        Article.objects.update(publication=Publication.DRAFT)

        assert lines(what) == []
        assert lines(what, "--unpublished") != []


@pytest.mark.django_db
def test_an_annotation_selects_the_quote_by_words_and_by_place() -> None:
    scene = set_scene()

    found = lines("appearances", "--format", "annotations")

    said = next(each for each in found if each["id"].endswith(scene.said.public_id))
    words, place = said["target"]["selector"]
    assert (words["type"], words["exact"]) == ("TextQuoteSelector", FOUR)
    assert scene.capture.text[place["start"] : place["end"]] == FOUR
    assert said["@context"] == "http://www.w3.org/ns/anno.jsonld"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(["claims", "--format", "turtle"], "invalid choice", id="a format nobody offers"),
        pytest.param(["claims", "--format", "annotations"], "for appearances only", id="a format for others"),
        pytest.param(
            ["claims", "--output", "/nowhere/x"], "/nowhere/x cannot be written", id="no such folder"
        ),
        pytest.param(["claims", "--json"], "give --output FILE", id="nothing to tell of"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(arguments: list[str], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        call_command("export", *arguments)


@pytest.mark.django_db
def test_a_failed_export_leaves_the_old_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(audience: Any) -> Any:
        yield {"id": "1"}
        raise OSError("disk full")

    monkeypatch.setitem(EXPORTS, "claims", type(EXPORTS["claims"])("", dict, failing))
    file = tmp_path / "claims.jsonl"
    file.write_text("yesterday's")

    with pytest.raises(CommandError, match="disk full"):
        call_command("export", "claims", "--output", str(file))

    assert file.read_text() == "yesterday's"
    assert list(tmp_path.iterdir()) == [file]
