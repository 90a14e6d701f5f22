"""Evidence is handed out at an address of its own, to whoever may see what it is evidence of."""

from io import BytesIO

import pytest
from django.test import Client
from warcio.archiveiterator import ArchiveIterator

from provenance.accounts.models import User
from provenance.partners.evidence import holdings, warc
from sources.actions import captures
from sources.api.audience import Audience
from sources.intake.handed import Handed
from sources.keeping.reading import name_of
from sources.models import Article
from sources.vocabulary import Publication
from tests.factories import NOON, make_article
from tests.provenance.partners.scene import set_scene
from tests.storage import Storage

pytestmark = pytest.mark.django_db
PAGE = b"<article><h1>At the pier</h1><p>Four people were killed at the pier on Friday.</p></article>"


@pytest.mark.parametrize("kind", ["article", "claim", "event"])
def test_the_page_s_link_leads_to_the_file(client: Client, kind: str) -> None:
    scene = set_scene()
    public_id = {"article": scene.article, "claim": scene.four, "event": scene.four.event}[kind].public_id
    holding = getattr(holdings, f"of_{kind}")(public_id, Audience(None, NOON))
    assert holding is not None
    address = f"/{kind}s/{public_id}/evidence.warc.gz"

    answer = client.get(address, HTTP_ACCEPT_ENCODING="gzip")

    assert f'href="{address}"' in client.get(f"/{kind}s/{public_id}/").content.decode()
    assert answer["Content-Type"] == "application/warc"
    assert answer["Content-Disposition"] == f'attachment; filename="{kind}-{public_id}.warc.gz"'
    assert b"".join(answer.streaming_content) == b"".join(warc.written(holding))  # type: ignore[attr-defined]


def test_what_a_reader_may_not_see_is_not_there(client: Client, ana: User) -> None:
    article = set_scene().article
    Article.objects.filter(pk=article.pk).update(publication=Publication.WITHDRAWN)
    address = f"/articles/{article.public_id}/evidence.warc.gz"

    assert client.get(address).status_code == 404
    client.force_login(ana)
    assert client.get(address).status_code == 200


def test_the_evidence_of_a_merged_article_is_that_of_what_it_became(client: Client) -> None:
    scene = set_scene()
    former = make_article("Elsewhere", merged_into=scene.article)

    answer = client.get(f"/articles/{former.public_id}/evidence.warc.gz")

    assert answer["Location"] == f"/articles/{scene.article.public_id}/evidence.warc.gz"


def test_asking_only_for_the_head_reads_no_page(client: Client) -> None:
    answer = client.head(f"/articles/{set_scene().article.public_id}/evidence.warc.gz")

    assert (answer.status_code, answer.content) == (200, b"")


def test_evidence_that_lies_in_the_store_is_handed_out_or_said_not_to_be_at_hand(
    client: Client, bucket: Storage
) -> None:
    handed = Handed(PAGE, "text/html", "a test", url="https://outlet.example/a", retrieved=NOON)
    capture = captures.take(handed=handed).capture
    address = f"/articles/{capture.article.public_id}/evidence.warc.gz"

    whole = b"".join(client.get(address).streaming_content)  # type: ignore[attr-defined]
    found = [
        each.content_stream().read()
        for each in ArchiveIterator(BytesIO(whole))
        if each.rec_type == "resource"
    ]
    assert found == [PAGE]

    bucket.stop()
    answer = client.get(address)
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "The store of pages cannot be reached at this moment" in answer.content.decode()

    bucket.start()
    bucket.wait()
    (bucket.files / name_of(capture.raw_id)).write_bytes(PAGE.replace(b"Four", b"Five"))
    assert "not as they were kept" in client.get(address).content.decode()
