"""What an address asks for, as it will be sent."""

import pytest

from sources.rules.targets import onward, target

SENT = [
    ("http://News.Example", "http://news.example/"),
    ("https://news.example:443/a/?b=1&a=2#top", "https://news.example/a/?b=1&a=2"),
    ("https://news.example/año nuevo", "https://news.example/a%C3%B1o%20nuevo"),
    ("https://news.example/a%2fb?utm_source=x", "https://news.example/a%2Fb?utm_source=x"),
    ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
    ("https://news.example./a", "https://news.example/a"),
    ("https://3sat.example/", "https://3sat.example/"),
    ("https://news.example/@user", "https://news.example/@user"),
]


@pytest.mark.parametrize(("written", "sent"), SENT)
def test_an_address_is_sent_as_it_was_meant(written: str, sent: str) -> None:
    assert target(written).url == sent


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/b", "https://news.example/b"),
        ("b", "https://news.example/a/b"),
        ("//other.example/b", "https://other.example/b"),
        ("?page=2", "https://news.example/a/?page=2"),
        ("http://news.example/", "http://news.example/"),
    ],
)
def test_a_redirect_leads_on_from_where_it_stands(location: str, url: str) -> None:
    assert onward(target("https://news.example/a/"), location).url == url


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("http://127.0.0.1/", "by its number"),
        ("http://printer/", "no dot"),
        ("http://db.internal/", "at home"),
        ("http://news.example:8080/", "port 8080"),
        ("http://me@news.example/", "user name"),
        (f"http://news.example/?{'b' * 900}=%C3&utm_source={'ñ' * 300}", "longer than 2000"),
        ("ftp://news.example/", "not a web address"),
        ("http://news.example/" + "ñ" * 1500, "longer than .* once written in ASCII"),
    ],
)
def test_a_refusal_says_what_is_wrong(written: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        target(written)


@pytest.mark.parametrize("location", ["/a\nSet-Cookie: x", "/a\x00b", "\\\\inside.example\\share"])
def test_a_redirect_with_signs_that_no_address_holds_is_refused(location: str) -> None:
    with pytest.raises(ValueError, match="line break, backslash or control character"):
        onward(target("https://news.example/a/"), location)
