"""From bytes to text: every encoding the web uses, and a remedy where the bytes are no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules.decoding import decode, normalise

PROSE = "El Gobierno dijo que murieron «dos» personas – según el señor Núñez. " * 3


@pytest.mark.parametrize(
    ("raw", "declared", "text"),
    [
        pytest.param(PROSE.encode(), "", PROSE, id="utf-8"),
        pytest.param(PROSE.encode(), "iso-8859-1", PROSE, id="utf-8 wrongly declared"),
        pytest.param(b"\xef\xbb\xbf" + PROSE.encode(), "", PROSE, id="utf-8 with its mark"),
        pytest.param(PROSE.encode("utf-16"), "", PROSE, id="utf-16 with its mark"),
        pytest.param(PROSE.encode("utf-32"), "", PROSE, id="utf-32 with its mark"),
        pytest.param(PROSE.encode("cp1252"), "", PROSE, id="windows-1252 undeclared"),
        pytest.param(PROSE.encode("cp1252"), "ISO-8859-1", PROSE, id="latin-1 as browsers read it"),
        pytest.param(
            "Правда о войне".encode("cp1251"), "windows-1251", "Правда о войне", id="cyrillic declared"
        ),
        pytest.param("東京で四人".encode("shift_jis"), "shift_jis", "東京で四人", id="japanese declared"),
        pytest.param(
            "東京で四人".encode("iso-2022-jp"), "iso-2022-jp", "東京で四人", id="japanese in seven bits"
        ),
        pytest.param("北京四人".encode("gb18030"), "gb2312", "北京四人", id="chinese under its old name"),
        pytest.param(PROSE.encode() * 9 + b"\xe9", "", PROSE * 9 + "\ufffd", id="utf-8 with a broken end"),
        pytest.param(b"plain words", "x-no-such", "plain words", id="unknown declaration"),
        pytest.param(b"plain words", "rot13", "plain words", id="a codec that is no encoding"),
    ],
)
def test_bytes_are_read_as_they_were_meant(raw: bytes, declared: str, text: str) -> None:
    assert decode(raw, declared) == text


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        pytest.param(b"", "is empty", id="nothing"),
        pytest.param(b" \r\n\t ", "is empty", id="blanks"),
        pytest.param(b"\xef\xbb\xbf", "is empty", id="only a mark"),
        pytest.param(b"%PDF-1.7 words", "PDF, picture or archive", id="pdf"),
        pytest.param(b"PK\x03\x04words", "PDF, picture or archive", id="archive"),
        pytest.param(b"some words\0more words", "control characters", id="nul"),
        pytest.param(bytes(range(1, 256)) * 4, "neither UTF-8 nor", id="noise"),
        pytest.param(
            "Правда о войне в горах".encode("cp1251"), "neither UTF-8 nor", id="cyrillic undeclared"
        ),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(raw: bytes, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence) as refusal:
        decode(raw)

    assert "save it as UTF-8" in str(refusal.value)


@given(
    st.binary(max_size=200), st.sampled_from(["", "utf-8", "latin-1", "utf-16", "gbk", "iso-2022-jp", "zlib"])
)
def test_any_bytes_are_read_or_refused(raw: bytes, declared: str) -> None:
    try:
        text = decode(raw, declared)
    except ValueError as refusal:
        text = str(refusal)

    assert "\0" not in text
    assert text.strip()


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        pytest.param("a\r\nb\rc\n", "a\nb\nc\n", id="newlines"),
        pytest.param("a\u2028b\u0085c\fd", "a\nb\nc\nd", id="other line ends"),
        pytest.param("\ufeffa\ufeff", "a\ufeff", id="mark at the start only"),
        pytest.param("a\ud800b", "a\ufffdb", id="half a sign"),
    ],
)
def test_stored_text_has_one_kind_of_line_end_and_no_broken_signs(written: str, stored: str) -> None:
    assert normalise(written) == stored


def test_a_nul_is_refused() -> None:
    with pytest.raises(ValueError, match="NUL"):
        normalise("two\0dead")
