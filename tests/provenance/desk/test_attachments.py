"""The page of attached evidence: who sees it, adds to it and withdraws; files are handed out to keep, never shown."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from claims.models import Attachment, Claim
from provenance.accounts.vocabulary import Role
from tests.factories import make_claim
from tests.provenance.pages.reading import plain, queries, shown
from tests.reviewing import sign_in

pytestmark = pytest.mark.django_db
LOG = b"27 February: four ferrymen taken from the water.\n"


def page(claim: Claim) -> str:
    return f"/claims/{claim.public_id}/attachments/"


def send(client: Client, claim: Claim, **typed: Any) -> Any:
    held = {"note": "The port’s log.", "url": "https://port.example/log", "deed": "add"}
    return client.post(page(claim), {**held, **typed}, follow=True)


def test_a_file_is_attached_handed_out_to_keep_and_to_nobody_once_withdrawn() -> None:
    client, claim = sign_in(Role.FACT_CHECKER)[0], make_claim("Four drowned.")

    told = send(client, claim, file=SimpleUploadedFile("log “27”.txt", LOG))

    row = Attachment.objects.get()
    address = f"{page(claim)}{row.public_id}/file"
    assert "Attached, with your name" in plain(told.content.decode())
    assert row.file.sha256 in told.content.decode()
    answer = client.get(address)
    assert (answer.content, answer["Content-Type"]) == (LOG, "application/octet-stream")
    assert answer["Content-Disposition"].startswith("attachment; filename")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert Client().get(address).status_code == 302

    gone = send(client, claim, deed="withdraw", attachment=row.public_id, why="Another port.")
    assert "Withdrawn: a mark stays" in plain(gone.content.decode())
    assert "withdrawn, “ Another port. ”" in plain(gone.content.decode())
    assert client.get(address).status_code == 404
    assert send(client, claim, deed="withdraw", attachment=row.public_id, why="Again.").status_code == 409


def test_what_cannot_be_attached_is_said_and_what_was_typed_stays() -> None:
    client, claim = sign_in(Role.FACT_CHECKER)[0], make_claim()
    cases: list[tuple[dict[str, Any], str]] = [
        ({"note": " "}, "Say what it shows"),
        ({"url": "nowhere"}, "Write the whole address"),
        ({"url": "", "file": SimpleUploadedFile("a.html", b"<html>")}, "Choose the file again"),
        ({"deed": "burn"}, "use one of the buttons"),
        ({"deed": "withdraw", "attachment": "nobody"}, "open the page again"),
    ]

    for typed, told in cases:
        answer = send(client, claim, **typed)
        assert (answer.status_code, told in plain(answer.content.decode())) == (400, True), typed
    assert "The port’s log." in send(client, claim, url="nowhere").content.decode()
    assert not Attachment.objects.exists()


def test_the_newsroom_reads_fact_checkers_attach_and_nobody_else_sees_it() -> None:
    claim = make_claim()

    for role, reads, writes in (
        (Role.FACT_CHECKER, 200, 200), (Role.ADMINISTRATOR, 200, 200), (Role.CURATOR, 200, 403), (None, 403, 403),
    ):  # fmt: skip
        client, _ = sign_in(role)
        assert client.get(page(claim)).status_code == reads, role
        assert send(client, claim).status_code == writes, role
    assert Client().get(page(claim)).status_code == 302
    assert "port.example" not in shown(Client(), f"/claims/{claim.public_id}/")


def test_the_page_asks_as_often_however_much_is_attached() -> None:
    client, claim = sign_in(Role.FACT_CHECKER)[0], make_claim()
    send(client, claim)
    few = queries(client, page(claim))
    for number in range(4):
        send(client, claim, note=f"Log {number}.")

    assert queries(client, page(claim)) == few
