"""Reading a page the way a reader does."""

import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Claim

SAID = "Soldiers fired. The council said four people had been killed, and others were missing."
QUOTE = "The council said four people had been killed"


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def plain(page: str) -> str:
    words = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    return re.sub(r" ([.,;:])", r"\1", words)


def page_of(claim: Claim) -> str:
    return f"/claims/{claim.public_id}/"


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        client.get(address)
    return len(caught)
