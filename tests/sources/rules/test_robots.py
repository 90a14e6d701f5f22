"""What a site's robots.txt asks of us."""

import pytest

from sources.rules import robots

CASES = [
    ("", "/a", True),
    ("User-agent: *\nDisallow: /", "/a", False),
    ("User-agent: *\nDisallow:", "/a", True),
    ("user-agent: *\ndisallow: /private", "/private/x", False),
    ("user-agent: *\ndisallow: /private", "/public", True),
    ("User-agent: *\nDisallow: /\nAllow: /news", "/news/1", True),
    ("User-agent: *\nAllow: /news\nDisallow: /news/draft", "/news/draft/1", False),
    ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
    ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
    ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", True),
    ("User-agent: *\nDisallow: /*?print=", "/a?print=1", False),
    ("User-agent: *\nDisallow: /a*b*c", "/a1b2c3", False),
    ("User-agent: *\nDisallow: /a*b*c", "/a1b2", True),
    ("User-agent: *\nDisallow: /a*b$", "/ab", False),
    ("User-agent: *\nDisallow: /ab*b$", "/ab", True),
    ("User-agent: *\nDisallow: /a%C3%B1o", "/a%c3%b1o/1", False),
    ("User-agent: Provenance\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
    ("User-agent: *\nDisallow: /\n\nUser-agent: provenance/1.0\nDisallow: /b", "/a", True),
    ("User-agent: other\nUser-agent: provenance\nDisallow: /", "/a", False),
    ("User-agent: provenance\nDisallow: /a\n\nUser-agent: provenance\nDisallow: /b", "/b", False),
    ("User-agent: googlebot\nDisallow: /", "/a", True),
    ("Disallow: /", "/a", True),
    ("\ufeffUser-agent: *\nDisallow: / # everything", "/a", False),
    ("<html><body>Not found</body></html>", "/a", True),
    ("User-agent: *\nSitemap: /map\nNonsense\nDisallow: /", "/a", False),
]


@pytest.mark.parametrize(("text", "path", "allowed"), CASES)
def test_the_longest_rule_for_us_decides(text: str, path: str, allowed: bool) -> None:
    assert robots.read(text).allows(path) is allowed


@pytest.mark.parametrize(
    ("written", "pause"),
    [
        ("", 2),
        ("0", 2),
        ("1.5", 2),
        ("10", 10),
        ("7.5", 7.5),
        ("86400", 60),
        ("-5", 2),
        ("soon", 2),
        ("٣", 2),
    ],
)
def test_a_pause_is_kept_within_bounds(written: str, pause: float) -> None:
    assert robots.read(f"User-agent: *\nCrawl-delay: {written}").pause == pause


def test_a_hostile_pattern_takes_no_longer_than_the_path() -> None:
    text = "User-agent: *\n" + f"Disallow: /{'*a' * 5000}b$\n" * 20

    assert robots.read(text).allows("/" + "a" * 2000)


def test_a_line_without_end_is_passed_over_and_those_around_it_heeded() -> None:
    hostile = "Disallow: /b" + " " * 250_000 + "x"
    text = f"User-agent: *\nDisallow: /a\n{hostile}\n{' ' * 250_000}\nDisallow: /c"

    asked = robots.read(text)

    assert [rule.pattern for rule in asked.rules] == ["/a", "/c"]
    assert asked.allows("/b")


def test_blanks_around_a_rule_are_none_of_it() -> None:
    assert not robots.read("\t User-agent :  * \n  Disallow\t:  /a \t ").allows("/a")
