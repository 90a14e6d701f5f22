"""How a partner's key is written, and how one that was mistyped is told from one that opens nothing.

The form is GitHub's: a prefix by which secret scanners and people know whose key it is, chance, and a checksum of six
signs (https://github.blog/engineering/behind-githubs-new-authentication-token-formats/). With 32 signs of 62 a key
holds 190 bits of chance. The first four are kept in clear, for people to tell keys apart, which leaves 166.
"""

import hashlib
import re
import string
import zlib

SIGNS = string.digits + string.ascii_uppercase + string.ascii_lowercase
LIVE, TEST = "pv_live_", "pv_test_"
"""A key of the newsroom's own servers, and one of a demo, which opens nothing but somebody's own machine."""
CHANCE = 32
CHECK = 6
BEGINNING = len(LIVE) + 4
"""Signs of a key that are kept and shown for good."""
FORM = re.compile(rf"(?:{LIVE}|{TEST})[0-9A-Za-z]{{{CHANCE + CHECK}}}", re.ASCII)


def written(chance: str, *, live: bool) -> str:
    """The key made of ``CHANCE`` signs drawn by chance."""
    beginning = f"{LIVE if live else TEST}{chance}"
    return beginning + checksum(beginning)


def well_formed(shown: str) -> bool:
    """Whether it may be a key of ours at all: its checksum finds every slip of one sign, and any but 2⁻³² of others."""
    return bool(FORM.fullmatch(shown)) and shown[-CHECK:] == checksum(shown[:-CHECK])


def checksum(beginning: str) -> str:
    """The CRC-32 of what stands before it, in base 62, filled up with zeros."""
    number, signs = zlib.crc32(beginning.encode()), ""
    for _ in range(CHECK):
        number, rest = divmod(number, len(SIGNS))
        signs = SIGNS[rest] + signs
    return signs


def digest(key: str) -> str:
    """What is kept of a key: its SHA-256, in hexadecimal.

    A slow hash and a salt make a guesser of passwords pay for every guess. Nobody goes through 2¹⁶⁶ keys at whatever
    price, so they would only make every request pay; and an unsalted digest is found by an index, in one look. It does
    not hang on ``SECRET_KEY`` either: changing that does not shut every partner out.
    """
    return hashlib.sha256(key.encode()).hexdigest()
