"""Every page speaks Spanish to whoever reads Spanish: no sentence of ours is left in English, and drawings stand."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from lxml import html

from claims.models import Claim
from provenance.accounts.models import User
from sources.models import Article, Derivation
from tests.provenance.pages.reading import page_of, queries

pytestmark = pytest.mark.django_db

SPANISH = {"HTTP_ACCEPT_LANGUAGE": "es"}
ENGLISH = re.compile(
    r"\b(the|of|and|with|by|is|are|was|that|this|it|not|from|for|which|who|what|nobody|every|only|each|has|have"
    r"|articles?|claims?|sources?|origins?|words?)\b",
    re.IGNORECASE,
)
"""Words by which a sentence is known to be English; none of them is a Spanish word."""
OTHERS = {"said", "entry", "person"}
"""Classes of what others have said: quotes, names and reasons stay in their own words."""
NAMED = ("title", "aria-label", "placeholder")
MEASURES = re.compile(r'\s(?:x|y|x1|x2|y1|y2|dx|dy|r|width|height|stroke-width|value|min|max)="-?\d+,\d')
"""A length in a drawing with a comma: no browser reads it."""
INVENTED = (
    "Four dead at the border", "Border Post", "by hand", "Four people were killed.",
    "Two people were killed.", "People killed", "Clashes at the bridge", "Four dead",
    "Interior ministry", "The hospital", "Four were killed.", "Two were killed.", "the council",
)  # fmt: skip
"""What the newsroom of this test calls things; it is data, in any language."""


def told(page: str) -> Iterator[str]:
    """Every run of words of a page that is the page's own: no quote, no name, nothing marked as English."""
    tree = html.fromstring(page)
    for node in tree.iter():
        if not isinstance(node.tag, str) or _others(node):
            continue
        yield from (node.get(name, "") for name in NAMED)
        yield node.text or ""
        yield from (child.tail or "" for child in node)


def _others(node: html.HtmlElement) -> bool:
    above = [node, *node.iterancestors()]
    return any(
        each.tag in {"bdi", "blockquote", "code", "script", "style", "mark", "q", "textarea"}
        or (each.get("lang") not in (None, "es") and each.tag != "button")
        or each.get("dir") == "auto"
        or OTHERS & set((each.get("class") or "").split())
        for each in above
    )


def left(page: str) -> set[str]:
    """What is still English on a page."""
    found = set()
    for words in told(page):
        own = re.sub(r"https?://\S+", "", words)
        for name in INVENTED:
            own = own.replace(name, "")
        if ENGLISH.search(own):
            found.add(" ".join(words.split()))
    return found


def addresses(four: Claim, held: Article) -> list[str]:
    link = Derivation.objects.first()
    assert link is not None
    assert held.source is not None
    return [
        "/", "/claims/", "/claims/?q=zebra", page_of(four), f"{page_of(four)}?stance=repeats",
        f"/events/{four.event.public_id}/", "/events/", "/articles/", f"/articles/{held.public_id}/",
        f"/articles/{link.downstream.public_id}/", f"/articles/{held.public_id}/sentences/", "/derivations/",
        f"/derivations/{link.public_id}/", "/derivations/over-matching/", "/sources/map/", "/sources/",
        "/dashboard/", "/dashboard/articles/", "/dashboard/contradictions/",
        f"/sources/{held.source.public_id}/", "/search/", "/search/?q=zebra", "/sign-in/", "/nowhere/",
        "/search/?query=x",
    ]  # fmt: skip


DESK = (
    "/add/", "/queue/", "/queue/derivations/", "/queue/contradictions/", "/queue/appearances/", "/queue/mergers/",
    "/queue/reviews/", "/queue/corrections/", "/queue/derivations/decided/",
)  # fmt: skip


def test_no_page_leaves_a_sentence_in_english_or_a_drawing_unreadable(
    client: Client, four: Claim, held: Article, ana: User
) -> None:
    desk = Client()
    desk.force_login(ana)
    desk_pages = (*DESK, page_of(four), f"{page_of(four)}review/", f"{page_of(four)}reviews/")
    asked = [(client, each) for each in addresses(four, held)] + [(desk, each) for each in desk_pages]
    faults = {}
    for reader, address in asked:
        page = reader.get(address, **SPANISH).content.decode()  # type: ignore[arg-type]
        assert '<html lang="es">' in page, address
        if found := MEASURES.search(page):
            faults[address + " drawing"] = {found.group()}
        if english := left(page):
            faults[address] = english
    assert faults == {}


def test_the_same_page_in_english_is_found_to_be_english(client: Client, four: Claim) -> None:
    page = client.get(page_of(four)).content.decode().replace('lang="en"', 'lang="es"')

    assert {"How it adds up", "Who says it"} & left(page) or len(left(page)) > 20


def test_a_page_in_spanish_asks_the_database_no_more(client: Client, four: Claim) -> None:
    before = queries(client, page_of(four))
    client.cookies["django_language"] = "es"

    assert queries(client, page_of(four)) == before
