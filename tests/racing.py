"""Has two people open one page, change it differently and save at the same moment, each on their own connection."""

import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import connection
from django.db.models import Model
from django.test import Client
from lxml import html

from tests.desk import address, typed

LOST = "Nothing of yours was saved"
"""What whoever comes second is told, at every door."""
NAMES = ("ana", "ben")


@dataclass(frozen=True)
class Sent:
    """A form as one person has filled it in, ready to be sent."""

    client: Client
    url: str
    fields: Mapping[str, Any]

    def send(self) -> Any:
        return self.client.post(self.url, dict(self.fields), follow=True)


Opened = Callable[[Client, str], Sent]
"""Opens a page as one person and fills its form in."""


@dataclass(frozen=True)
class Outcome:
    """Who was let through and who was told that somebody else had been faster, and how all were answered."""

    saved: Sequence[str]
    told: Sequence[str]
    codes: frozenset[int]
    words: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Form:
    """A form of a page: the one that holds ``marked`` (a name and its value), with what differs between the two."""

    url: str
    deed: str = ""
    marked: tuple[str, str] = ("", "")
    differing: Callable[[str], Mapping[str, Any]] = field(default=lambda name: {"why": f"By {name}."})

    def filled_in(self, client: Client, name: str) -> Sent:
        page = html.fromstring(client.get(self.url).content.decode())
        (form,) = [form for form in page.forms if self._meant(form)]
        held: dict[str, Any] = {
            key: value for key, value in form.form_values() if key != "csrfmiddlewaretoken"
        }
        told = {"deed": self.deed} if self.deed else {}
        return Sent(client, form.get("action") or self.url, {**held, **told, **self.differing(name)})

    def _meant(self, form: Any) -> bool:
        if (form.get("method") or "").lower() != "post" or form.get("action") == "/sign-out/":
            return False
        name, value = self.marked
        buttons = form.xpath(f".//button[@name='deed' and @value='{self.deed}']")
        return bool(not self.deed or buttons) and (not name or form.fields.get(name) == value)


def changing(row: Model | type[Model], client: Client, fields: Mapping[str, Any], query: str = "") -> Sent:
    """A row's form on the desk, or the form for a new one, with some fields typed over."""
    url = address(row, "add" if isinstance(row, type) else "change") + query
    return Sent(client, url, typed(client, url, **fields))


def picking(action: str, client: Client, rows: Sequence[Model], answers: Mapping[str, Any]) -> Sent:
    """Rows picked from their list, with the answers to what is asked about them."""
    url = address(type(rows[0]), "changelist")
    picked = {"action": action, ACTION_CHECKBOX_NAME: [str(row.pk) for row in rows]}
    page = html.fromstring(client.post(url, picked).content.decode())
    (form,) = [form for form in page.forms if form.xpath(".//input[@name='asked']")]
    held: dict[str, Any] = {}
    for name, value in form.form_values():
        held.setdefault(name, []).append(value)
    return Sent(client, url, {**held, **answers})


def pressing(action: str, client: Client, row: Model) -> Sent:
    """A row picked from its list for something that asks nothing."""
    return Sent(
        client, address(type(row), "changelist"), {"action": action, ACTION_CHECKBOX_NAME: [str(row.pk)]}
    )


def race(sent: Mapping[str, Sent], *told: str) -> Outcome:
    """Send all at the same moment; ``told`` are words of which, or ``LOST``, whoever comes second must read."""
    start = threading.Barrier(len(sent))

    def run(name: str) -> tuple[str, Any]:
        try:
            start.wait(timeout=30)
            return name, sent[name].send()
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=len(sent)) as pool:
        answers = dict(pool.map(run, sent))
    codes = frozenset(answer.status_code for answer in answers.values())
    words = {name: words_of(answer) for name, answer in answers.items()}
    lost = {name for name, page in words.items() if any(each in page for each in (LOST, *told))}
    return Outcome(sorted(set(answers) - lost), sorted(lost), codes, words)


def words_of(answer: Any) -> str:
    """A page as it is read, on one line."""
    return " ".join(html.fromstring(answer.content.decode()).text_content().split())
