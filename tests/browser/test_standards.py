"""What other programs read of a page, and a card on somebody else's page, in a real browser under strict policies."""

import json

import pytest
from playwright.sync_api import Browser, Route, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories import make_review
from tests.provenance.partners.scene import set_scene

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

ABROAD = "http://abroad.example/"
REPORTS = (
    "window.reports = []; document.addEventListener('securitypolicyviolation',"
    " event => window.reports.push(event.violatedDirective + ' ' + event.blockedURI))"
)


def test_linked_data_runs_nowhere_and_the_card_shows_on_a_page_that_allows_frames_of_ours_alone(
    live_server: LiveServer, browser: Browser
) -> None:
    scene = set_scene()
    make_review(scene.four, summary="</script><script>window.ran = true</script>")
    context = browser.new_context(base_url=live_server.url)
    context.add_init_script(REPORTS)
    page = context.new_page()

    page.goto(f"/claims/{scene.four.public_id}/")
    told = page.locator("head script[type='application/ld+json']").evaluate_all(
        "found => found.map(one => one.text)"
    )
    (linked,) = map(json.loads, told)
    assert linked["@type"] == "ClaimReview"
    assert page.evaluate("[window.ran, window.reports]") == [None, []]
    offered = page.locator("head link[type='application/json+oembed']").get_attribute("href")
    assert offered is not None
    embedded = context.request.get(offered).json()

    def abroad(route: Route) -> None:
        policy = f"default-src 'none'; frame-src {live_server.url}"
        body = f"<!doctype html><title>Abroad</title><h1>Abroad</h1>{embedded['html']}"
        route.fulfill(body=body, headers={"Content-Type": "text/html", "Content-Security-Policy": policy})

    page.route(ABROAD, abroad)
    page.goto(ABROAD)
    card = page.frame_locator("iframe").locator("h1")
    expect(card).to_have_text(scene.four.text)
    assert page.evaluate("window.reports") == []
    context.close()
