"""From the bytes of a page to the text in which every quote is counted."""

import codecs
import re

from sources.rules.stated import stated

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ENCODINGS = re.compile(
    r"utf-?(8|16|16le|16be|16-le|16-be)|windows-?125[0-8]|cp125[0-8]|iso-?8859-?\d{1,2}|latin-?1|(us-)?ascii|koi8-[ru]"
    r"|gb2312|gbk|gb18030|big5(-hkscs)?|euc-(jp|kr)|shift_jis|iso-2022-jp|mac(intosh|roman)|tis-620|windows-874"
)
_AS_BROWSERS_READ = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "macintosh": "mac_roman",
    "macroman": "mac_roman",
    "windows-874": "cp874",
}
"""What the WHATWG Encoding Standard reads where a page declares the old name."""

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LONE_HALVES = re.compile("[\ud800-\udfff]")
_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SAVE_AS = stated("save it as UTF-8 text (.txt) or HTML")


def decode(raw: bytes, declared: str = "") -> str:
    """The text in the bytes: by its mark, as UTF-8, as declared, else as Windows-1252 where that is plausible.

    Raises ``ValueError`` with a sentence naming the remedy where the bytes are empty or no text.
    """
    if not raw.strip():
        raise ValueError(stated(f"is empty: nothing to read; {_SAVE_AS}"))
    if raw.startswith((b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b")):
        raise ValueError(stated(f"is a PDF, picture or archive, not text: {_SAVE_AS}"))
    text = _marked(raw) or _stateful(raw, declared) or _utf8(raw) or _declared(raw, declared) or _western(raw)
    if text is None:
        raise ValueError(stated(f"is neither UTF-8 nor in the encoding it declares: {_SAVE_AS}"))
    _refuse_binary(text)
    if not text.strip("\ufeff \t\r\n"):
        raise ValueError(stated(f"is empty: nothing to read; {_SAVE_AS}"))
    return text


def normalise(text: str) -> str:
    """The text as it is stored: newlines one sign, no byte-order mark, broken signs marked; NUL is refused."""
    if "\0" in text:
        raise ValueError(stated(f"holds NUL characters, so it is not text: {_SAVE_AS}"))
    return _LONE_HALVES.sub("\ufffd", _NEWLINES.sub("\n", text.lstrip("\ufeff")))


def _marked(raw: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace") or None
    return None


def _stateful(raw: bytes, declared: str) -> str | None:
    """Japanese mail encoding is all ASCII bytes: it must be tried before UTF-8 takes it for plain English."""
    return _declared(raw, declared) if declared.strip().lower() == "iso-2022-jp" and b"\x1b" in raw else None


def _utf8(raw: bytes) -> str | None:
    """UTF-8, also where a few bytes in a hundred good signs are broken (a page cut short, a pasted advert)."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(1 for sign in text if sign > "\x7f") - broken
    return text if broken * 20 <= good else None


def _declared(raw: bytes, declared: str) -> str | None:
    name = declared.strip().strip("\"'").lower()
    if not _ENCODINGS.fullmatch(name):
        return None
    try:
        return raw.decode(_AS_BROWSERS_READ.get(name, name))
    except (LookupError, UnicodeDecodeError):
        return None


def _western(raw: bytes) -> str | None:
    """Windows-1252, where accents and typographic signs are as rare as in Western European prose."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    rare = [sign for sign in text if sign > "\x7f"]
    strange = sum(
        1 for sign in rare if not (sign.isalpha() or sign in "«»¿¡“”‘’‚„–—…•·°ºª€£¥©®™§´¨ \u00ad½¼¾²³¢")
    )
    return text if len(rare) * 4 <= len(text) and strange * 10 <= len(rare) else None


def _refuse_binary(text: str) -> None:
    """One control character in two hundred is more than any text editor leaves behind."""
    controls = len(_CONTROLS.findall(text))
    if "\0" in text or controls * 200 > len(text):
        raise ValueError(stated(f"is not text (it holds control characters): {_SAVE_AS}"))
