"""Evidence leaves as a web archive that other tools read, and comes back as the very captures it was made of."""

import json
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO, StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker
from warcio.recompressor import Recompressor

from provenance.embedded.places import PROJECT
from provenance.partners.evidence import holdings, warc
from sources.actions import captures
from sources.api.audience import Audience
from sources.intake import files
from sources.intake.handed import Handed
from sources.models import Article, Capture, Sighting
from sources.vocabulary import Judgement, Publication
from tests.factories import NOON, make_appearance, make_article, make_capture
from tests.provenance.partners.scene import FOUR, TEXT, set_scene

pytestmark = pytest.mark.django_db
EVERYBODY = Audience(None, NOON)


def of_claim(public_id: str, audience: Audience = EVERYBODY) -> bytes:
    holding = holdings.of_claim(public_id, audience)
    assert holding is not None
    return b"".join(warc.written(holding))


def of_article(public_id: str, audience: Audience = EVERYBODY) -> bytes:
    holding = holdings.of_article(public_id, audience)
    assert holding is not None
    return b"".join(warc.written(holding))


def entries(written: bytes) -> Iterator[tuple[str, Any, bytes]]:
    """Kind, headers and block of every entry, as another program reads them."""
    for entry in ArchiveIterator(BytesIO(written), check_digests="raise"):
        yield entry.rec_type, entry.rec_headers, entry.content_stream().read()


def test_the_evidence_of_a_claim_holds_page_text_facts_and_quote() -> None:
    scene = set_scene()

    (opening, facts, page, text, quote) = entries(of_claim(scene.four.public_id))

    assert opening[0] == "warcinfo"
    assert f"isPartOf: urn:provenance:claims:{scene.four.public_id}" in opening[2].decode()
    assert page[0] == "resource"
    assert page[1].get_header("WARC-Target-URI") == scene.article.url
    assert page[1].get_header("WARC-Date") == "2026-03-01T12:00:00Z"
    assert page[1].get_header("WARC-Payload-Digest") == f"sha256:{scene.capture.raw_id}"
    assert page[2] == TEXT.encode()
    told = json.loads(facts[2])["capture"]
    assert (told["id"], told["text_hash"], told["extractor"]) == (
        scene.capture.public_id,
        scene.capture.text_hash,
        "by hand",
    )
    assert text[0] == "conversion"
    assert text[1].get_header("WARC-Refers-To") == page[1].get_header("WARC-Record-ID")
    annotation = json.loads(quote[2])
    exact, place = annotation["target"]["selector"]
    assert exact["exact"] == FOUR == text[2].decode()[place["start"] : place["end"]]
    assert annotation["provenance"]["attributed_to"] == scene.mayor.name


def test_the_evidence_of_an_event_holds_each_capture_once_with_the_quotes_of_all_its_claims() -> None:
    scene = set_scene()
    claims = {claim.public_id for claim in scene.four.event.claims.all()}
    holding = holdings.of_event(scene.four.event.public_id, EVERYBODY)
    assert holding is not None

    found = list(entries(b"".join(warc.written(holding))))

    pages = [headers.get_header("WARC-Record-ID") for kind, headers, _ in found if kind == "resource"]
    assert len(pages) == len(set(pages)) > 0
    told = [block for _, headers, block in found if "anno.jsonld" in headers.get_header("Content-Type")]
    spoken = {json.loads(block)["provenance"]["claim"].rpartition(":")[2] for block in told}
    assert {scene.four.public_id} < spoken <= claims


def test_the_same_evidence_gives_the_same_bytes() -> None:
    scene = set_scene()

    assert of_claim(scene.four.public_id) == of_claim(scene.four.public_id)


def test_what_a_reader_may_not_see_is_not_in_it() -> None:
    scene = set_scene()
    hidden = make_capture("Five Pemon were killed, a draft said.", article=make_article("A draft"))
    make_appearance(scene.four, capture=hidden, quote="Five Pemon were killed")
    Article.objects.filter(pk=hidden.article_id).update(publication=Publication.DRAFT)

    written = of_claim(scene.four.public_id)

    assert b"Five Pemon" not in b"".join(block for _, _, block in entries(written))
    of_event = holdings.of_event(scene.four.event.public_id, EVERYBODY)
    assert of_event is not None
    assert b"Five Pemon" not in b"".join(block for _, _, block in entries(b"".join(warc.written(of_event))))
    assert holdings.of_article(hidden.article.public_id, EVERYBODY) is None


def test_a_rejected_quote_is_no_evidence() -> None:
    scene = set_scene()
    appearance = make_appearance(
        scene.four, capture=make_capture("Nine were killed."), quote="Nine", judgement=Judgement.REJECTED
    )

    kinds = [kind for kind, _, _ in entries(of_claim(scene.four.public_id))]

    assert appearance.capture.public_id not in of_claim(scene.four.public_id).decode("latin-1")
    assert kinds.count("resource") == 1


def test_an_article_s_evidence_holds_every_capture_of_its_other_addresses() -> None:
    scene = set_scene()
    other = make_article("At the border", merged_into=scene.article)
    make_capture("The same piece, elsewhere.", article=other)

    pages = [block for kind, _, block in entries(of_article(scene.article.public_id)) if kind == "resource"]

    assert sorted(pages) == sorted([TEXT.encode(), b"The same piece, elsewhere."])


def test_asking_for_many_captures_costs_few_queries(django_assert_num_queries: Any) -> None:
    scene = set_scene()
    for number in range(20):
        capture = make_capture(f"Four Pemon were killed, paper {number} said.")
        make_appearance(scene.four, capture=capture, quote="Four Pemon were killed")

    with django_assert_num_queries(14) as asked:
        of_claim(scene.four.public_id)

    pages = [query["sql"] for query in asked if '"sources_rawpage"."content"' in query["sql"]]
    assert len(pages) == 3, "the pages are read a few at a time, and by no cursor"
    assert [sql for sql in pages if "DECLARE" in sql] == []


def kept() -> list[Any]:
    """Everything a capture keeps but when it came in."""
    return [
        (
            each.public_id,
            each.article.address,
            each.article.source.name if each.article.source else "",
            each.raw_id,
            each.raw.media,
            each.text_hash,
            each.language,
            each.title,
            each.author,
            each.published_at,
            each.published_precision,
            each.note,
            each.hints,
            each.retrieved_at,
            sorted(each.sightings.values_list("seen_at", flat=True)),
            each.file,
            [(part.kind, part.start, part.end, part.voice) for part in each.sections.all()],
        )
        for each in Capture.objects.select_related("article__source", "raw").order_by("public_id")
    ]


def take_in(folder: Path) -> None:
    for found in files.read(folder):
        assert isinstance(found, Handed), str(found)
        captures.take(handed=found)


def test_the_demo_s_evidence_taken_in_elsewhere_gives_the_same_captures(tmp_path: Path) -> None:
    with transaction.atomic():
        take_in(PROJECT / "demo" / "corpus")
        again = Capture.objects.exclude(retrieved_at=None).earliest("retrieved_at")
        Sighting.objects.create(capture=again, seen_at=NOON + timedelta(days=400))
        before = kept()
        for public_id in Article.objects.filter(unseen=False).values_list("public_id", flat=True):
            (tmp_path / f"{public_id}.warc.gz").write_bytes(of_article(public_id))
        transaction.set_rollback(True)
    assert not Capture.objects.exists()

    take_in(tmp_path)

    assert len(before) > 20
    assert kept() == before


def test_other_tools_find_nothing_to_complain_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "evidence.warc.gz"
    path.write_bytes(of_claim(set_scene().four.public_id))

    Recompressor(str(path), str(tmp_path / "again.warc.gz")).recompress()

    assert Checker(SimpleNamespace(inputs=[str(path)], verbose=False)).process_all() == 0
    assert list(entries((tmp_path / "again.warc.gz").read_bytes()))[2][2] == TEXT.encode()
    assert "fail" not in capsys.readouterr().out


class TestCommand:
    """Evidence on the command line."""

    def test_it_writes_the_same_file_as_the_page_hands_out(self, tmp_path: Path) -> None:
        scene = set_scene()
        said = StringIO()

        call_command(
            "export",
            "evidence",
            "--claim",
            scene.four.public_id,
            "--output",
            str(tmp_path / "e.warc.gz"),
            stdout=said,
        )

        assert (tmp_path / "e.warc.gz").read_bytes() == of_claim(scene.four.public_id)
        assert said.getvalue() == f"5 records of evidence in {tmp_path / 'e.warc.gz'}\n"

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (["evidence"], "say whose evidence"),
            (["evidence", "--article", "nothing"], "there is no article 'nothing' to see"),
            (["evidence", "--claim", "nothing", "--format", "csv"], "--format is for lines"),
            (["claims", "--claim", "nothing"], "go with evidence only"),
        ],
    )
    def test_what_cannot_be_written_is_refused_in_one_line(self, arguments: list[str], told: str) -> None:
        with pytest.raises(CommandError, match=told):
            call_command("export", *arguments, stdout=StringIO())
