"""What may be attached to a claim: which files, told by what they hold and not by what they are called."""

from urllib.parse import urlsplit

PDF, PNG, JPEG, TEXT = "application/pdf", "image/png", "image/jpeg", "text/plain"
SIGNS = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))
"""How files of a kind begin (ISO 32000-1, 7.5.2; PNG, 5.2; JPEG: ITU-T T.81, B.1.1.3)."""
LONGEST_NAME = 200
LONGEST_ADDRESS = 2000


def media_of(content: bytes) -> str:
    """The kind of a file that may be attached, by its first bytes; empty for any other, programs and pages among them.

    A plain text is UTF-8 without control characters that does not begin as a page of the web does.
    """
    for sign, media in SIGNS:
        if content.startswith(sign):
            return media
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""
    odd = any(ord(letter) < 32 and letter not in "\t\r\n\f" for letter in text)
    return "" if odd or text.lstrip()[:1] == "<" else TEXT


def plain_name(name: str) -> str:
    """The name of a file without the folders it came from and what nobody sees; “file” where nothing is left."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(letter for letter in last if letter.isprintable()).strip(". ")
    return kept[-LONGEST_NAME:] or "file"


def is_address(url: str) -> bool:
    """Whether it is an address of the web, of a host, without a name or password, that can be followed."""
    if len(url) > LONGEST_ADDRESS or not url.isprintable() or " " in url:
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and "." in (parts.hostname or "") and "@" not in parts.netloc
    except ValueError:
        return False
