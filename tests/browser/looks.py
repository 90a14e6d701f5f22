"""What every page is held to in a real browser: nothing axe minds, no scrolling sideways, no broken words."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDE, PHONE = 1280, 390
# WCAG 2.2 AA is what we promise; best practices come on top. Told of all that passes, axe takes several times as long.
RULES: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
CONTRAST: dict[str, Any] = {
    "runOnly": {"type": "rule", "values": ["color-contrast"]},
    "resultTypes": ["violations"],
}
"""The one rule by which a page may be clean in one scheme and not in the other."""
ALIKE = {"exclude": [[f"{rows}:nth-child(n+25)"] for rows in ("tbody > tr", "ol > li", "ul > li")]}
"""Of a long list axe is shown the first 24 rows: one template draws them all, and it takes seconds for hundreds."""

BROKEN = """() => [...document.querySelectorAll('td, th')].slice(0, 120).flatMap(cell => {
    const found = [], texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), range = document.createRange();
    while (texts.nextNode()) for (const word of texts.currentNode.data.matchAll(/\\p{L}{2,16}/gu)) {
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        const [first, ...rest] = range.getClientRects();
        if (rest.some(each => each.top >= first.bottom)) found.push(word[0]);
    }
    return found;
})"""
"""Words of tables that are broken in the middle, though no longer than a word is."""


def fits(page: Page) -> None:
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide == 0, f"{page.url} scrolls {wide} px sideways"


def reads(page: Page) -> None:
    """No column is so narrow that words break in it."""
    broken = page.evaluate(BROKEN)
    assert broken == [], f"{page.url} breaks words of a table: {broken[:9]}"


def holds(page: Page, rules: dict[str, Any] = RULES) -> None:
    """The page, as it stands there, keeps the rules."""
    found = Axe().run(page, context=ALIKE, options=rules)
    assert found.violations_count == 0, (page.url, found.generate_report())


def clean(page: Page) -> None:
    """Wide and on a phone, light and dark, in one loading; the page is left light and wide."""
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": PHONE, "height": 844})
    fits(page)
    holds(page)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": WIDE, "height": 900})
    fits(page)
    holds(page, CONTRAST)
