"""What other programs read of a page, and a card on somebody else's page, in a real browser under strict policies."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories import make_review
from tests.provenance.partners.scene import set_scene
from tests.serving import serving

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

REPORTS = (
    "window.reports = []; document.addEventListener('securitypolicyviolation',"
    " event => window.reports.push(event.violatedDirective + ' ' + event.blockedURI))"
)


@contextmanager
def abroad(embedded: str, policy: str) -> Iterator[str]:
    """The address of somebody else's page, on a server of its own, with something of ours in it."""
    body = f"<!doctype html><title>Abroad</title><h2>Abroad</h2>{embedded}".encode()

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            """Nothing: nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    with serving(server):
        yield f"http://127.0.0.1:{server.server_port}/"


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

    with abroad(embedded["html"], f"default-src 'none'; frame-src {live_server.url}") as address:
        page.goto(address)
        expect(page.frame_locator("iframe").locator("h1")).to_have_text(scene.four.text)
        assert page.evaluate("window.reports") == []
    context.close()
