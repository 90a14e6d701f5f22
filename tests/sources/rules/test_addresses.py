"""Web addresses: one spelling for each article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules.addresses import canonical, host


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("HTTPS://Example.ORG", "https://example.org/", id="case and root"),
        pytest.param("https://example.org:443/a/", "https://example.org/a", id="default port, last slash"),
        pytest.param("http://example.org:8080/a", "http://example.org:8080/a", id="other port kept"),
        pytest.param("https://example.org/a#top", "https://example.org/a", id="fragment"),
        pytest.param(
            "https://example.org/a?utm_source=x&b=2&fbclid=9&a=1",
            "https://example.org/a?a=1&b=2",
            id="tracking, order",
        ),
        pytest.param(
            "https://example.org/a?UTM_Medium=x", "https://example.org/a", id="tracking in capitals"
        ),
        pytest.param(
            "https://example.org/?p=12", "https://example.org/?p=12", id="query that is the article"
        ),
        pytest.param("https://example.org/?12", "https://example.org/?12", id="bare query"),
        pytest.param(
            "https://example.org/?t=b&t=a", "https://example.org/?t=b&t=a", id="repeated keys keep order"
        ),
        pytest.param("https://elpaís.example/año", "https://xn--elpas-2sa.example/a%C3%B1o", id="not ascii"),
        pytest.param(
            "https://example.org/%7ejuan/%c3%b1", "https://example.org/~juan/%C3%B1", id="escapes evened"
        ),
        pytest.param("https://example.org/a/../b/./c", "https://example.org/b/c", id="dots"),
        pytest.param("https://example.org/a b", "https://example.org/a%20b", id="space"),
        pytest.param(" https://example.org./a ", "https://example.org/a", id="spaces around, last dot"),
        pytest.param("https://[2001:DB8::1]/a", "https://[2001:db8::1]/a", id="ip6"),
        pytest.param("https://example.org/100%", "https://example.org/100%25", id="lone percent"),
    ],
)
def test_an_address_has_one_spelling(written: str, expected: str) -> None:
    assert canonical(written) == expected
    assert canonical(expected) == expected


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        pytest.param("", "is not a web address", id="blank"),
        pytest.param("example.org/a", "write https://", id="no scheme"),
        pytest.param("javascript:alert(1)", "is not a web address", id="javascript"),
        pytest.param("file:///etc/passwd", "is not a web address", id="file"),
        pytest.param("ftp://example.org/a", "is not a web address", id="ftp"),
        pytest.param("https://ana:secret@example.org/", "user name or password", id="password"),
        pytest.param("https://example.org:99999/", "is not a web address", id="port"),
        pytest.param("https://exa mple.org/", "not a valid name", id="space in host"),
        pytest.param("https://-a.org/", "not a valid name", id="hyphen first"),
        pytest.param("https://a..org/", "not a valid name", id="empty label"),
        pytest.param("https://example.org\\@other.org/", "backslash", id="backslash"),
        pytest.param("https://example.org/a\nb", "line break", id="line break"),
        pytest.param("https://example.org/" + "a" * 2000, "longer than 2000", id="long"),
        pytest.param("https://example.org/" + "ñ" * 700, "longer than 2000", id="long once escaped"),
        pytest.param("https://[::1/", "is not a web address", id="broken ip6"),
        pytest.param("https://[v1.a:b]/", "is not a valid address", id="a later kind of number"),
        pytest.param(
            "https://[fe80::1%25eth0]/", "is not a valid address", id="ip6 of one machine's own wire"
        ),
    ],
)
def test_what_is_no_address_is_refused_with_a_sentence(written: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        canonical(written)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_and_reading_twice_changes_nothing(tail: str) -> None:
    try:
        once = canonical("https://example.org/" + tail)
    except ValueError:
        return

    assert canonical(once) == once
    assert once.isascii()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("https://www.example.org/a", "example.org", id="www"),
        pytest.param("https://m.example.org/a", "example.org", id="telephone"),
        pytest.param("https://news.example.co.uk/", "news.example.co.uk", id="other subdomain kept"),
        pytest.param("https://m.org/", "m.org", id="short domain"),
        pytest.param("https://www.gov/", "www.gov", id="nothing but www and a top domain"),
    ],
)
def test_the_host_tells_the_outlet(written: str, expected: str) -> None:
    assert host(written) == expected
