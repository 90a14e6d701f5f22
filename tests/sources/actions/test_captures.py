"""What becomes of a page that misnames its outlet."""

import pytest

from sources.actions import captures
from sources.intake.handed import Handed

PAGE = "<html><head>{head}</head><body><article><p>A ferry ran aground off Lindt on Monday.</p></article></body></html>"


def taken(*, site_name: str, url: str = "") -> captures.Taken:
    page = PAGE.format(head=f'<meta property="og:site_name" content="{site_name}">')
    return captures.take(handed=Handed(content=page.encode(), media="text/html", where="a.html", url=url))


NO_NAMES = [
    pytest.param("\u200b", id="nothing to be seen"),
    pytest.param("s" * 400, id="endless"),
    pytest.param("\ufdfa" * 200, id="signs that stand for phrases"),
]


@pytest.mark.django_db
@pytest.mark.parametrize("name", NO_NAMES)
def test_a_page_that_gives_no_usable_name_is_kept_without_its_outlet(name: str) -> None:
    assert taken(site_name=name).capture.article.source is None


@pytest.mark.django_db
@pytest.mark.parametrize("name", NO_NAMES)
def test_a_page_that_gives_no_usable_name_is_its_hosts(name: str) -> None:
    source = taken(site_name=name, url="https://courier.example/a").capture.article.source

    assert source is not None
    assert source.name == "courier.example"
