"""Filling in the desk's forms as a browser would."""

from typing import Any

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from lxml import html

from provenance.accounts.models import User


def sit(person: User) -> Client:
    """A browser in which somebody with every right is signed in."""
    person.is_staff = person.is_superuser = True
    person.save()
    client = Client()
    client.force_login(person)
    return client


def address(row: Model | type[Model], page: str) -> str:
    """The address of one of the desk's pages: changelist, add, change."""
    meta = row._meta
    return reverse(
        f"admin:{meta.app_label}_{meta.model_name}_{page}", args=[row.pk] if page == "change" else None
    )


def typed(client: Client, url: str, /, **changes: Any) -> dict[str, Any]:
    """What a browser would post after opening a page and typing over some of its fields."""
    page = html.fromstring(client.get(url).content.decode())
    (form,) = [form for form in page.forms if (form.get("id") or "").endswith("_form")]
    blank = {field.name: "" for field in form.xpath(".//input[@type='text'] | .//textarea") if field.name}
    # The line break that opens a text area belongs to the page, not to the text.
    held = blank | {
        name: str(value).removeprefix("\n") for name, value in form.form_values() if name != "_save"
    }
    return {**held, **changes}


def save(client: Client, url: str, /, **changes: Any) -> Any:
    """Open a page, type over some fields, save, and see what comes."""
    return client.post(url, typed(client, url, **changes), follow=True)


def pick(client: Client, action: str, /, *rows: Model, **answers: Any) -> Any:
    """Pick rows from their list, choose what to do, and answer the question it asks."""
    url = address(type(rows[0]), "changelist")
    picked = {"action": action, ACTION_CHECKBOX_NAME: [str(row.pk) for row in rows]}
    page = html.fromstring(client.post(url, picked).content.decode())
    (form,) = [form for form in page.forms if form.xpath(".//input[@name='asked']")]
    held: dict[str, Any] = {}
    for name, value in form.form_values():
        held.setdefault(name, []).append(value)
    return client.post(url, {**held, **answers}, follow=True)


def press(client: Client, action: str, /, *rows: Model) -> Any:
    """Pick rows from their list and choose what to do, where nothing is asked."""
    picked = {"action": action, ACTION_CHECKBOX_NAME: [str(row.pk) for row in rows]}
    return client.post(address(type(rows[0]), "changelist"), picked, follow=True)


def told(response: Any) -> str:
    """The messages and errors on a page, as one line."""
    page = html.fromstring(response.content.decode())
    said = page.xpath("//*[contains(@class, 'messagelist') or contains(@class, 'errorlist')]//li")
    return " ".join(" ".join(each.text_content().split()) for each in said)
