"""Which files and addresses may be attached, told by what they hold."""

import pytest

from claims.rules.attaching import PDF, PNG, TEXT, is_address, media_of, plain_name


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (b"%PDF-1.7 ...", PDF),
        (b"\x89PNG\r\n\x1a\n...", PNG),
        ("Protokoll: 4 Fährleute".encode(), TEXT),
        (b"\xef\xbb\xbfday,drowned\r\n27,4\r\n", TEXT),
        (b" \n<html><script>", ""),
        (b"<svg onload=x>", ""),
        (b"MZ\x90\x00", ""),
        (b"PK\x03\x04", ""),
        (b"\xff\xfeF", ""),
        (b"a\x00b", ""),
    ],
)
def test_a_file_is_what_it_holds(content: bytes, media: str) -> None:
    assert media_of(content) == media


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("report.pdf", "report.pdf"),
        ("C:\\desk\\report.pdf", "report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\r\nSet-Cookie: x", "aSet-Cookie: x"),
        ("...", "file"),
        ("", "file"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_a_name_is_told_without_where_it_came_from(name: str, kept: str) -> None:
    assert plain_name(name) == kept


def test_an_address_is_one_of_the_web() -> None:
    good = ("https://port.example/log?day=27", "http://port.example")
    bad = ("javascript:alert(1)", "port.example", "https://", "https://a:b@port.example/", "https://x y.example/",
           "https://[", f"https://port.example/{'x' * 2000}", "file:///etc/passwd", "https://localhost/")  # fmt: skip

    assert (all(map(is_address, good)), any(map(is_address, bad))) == (True, False)
