"""Checks a signed bundle of evidence, or a signed dump in a folder, without us: was anything changed, who signed?

    python3 check_evidence.py FILE [PUBLIC]

PUBLIC is the public half of the newsroom's signet in base 64, as it stands at its address /api/v1/signets/. Fetch it
from there once, not from the bundle. Needs Python 3.9 or later and nothing else.
"""
# fmt: off

import base64
import gzip
import hashlib
import json
import struct
import sys
import zlib
from pathlib import Path

MANIFEST, SIGNATURE = "manifest.json", "manifest.json.signature"
# Ed25519, by the formulas of RFC 8032, section 5.1: the field, the curve -x^2 + y^2 = 1 + d x^2 y^2, the order of B.
P = 2**255 - 19
D = -121665 * pow(121666, P - 2, P) % P
ORDER = 2**252 + 27742317777372353535851937790883648493
ROOT = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]


class Changed(Exception):
    """What is not as it was signed."""


def add(one: Point, other: Point) -> Point:
    """The sum of two points as (X, Y, Z, T), x = X/Z, y = Y/Z, x*y = T/Z (section 5.1.4)."""
    a, b = (one[1] - one[0]) * (other[1] - other[0]) % P, (one[1] + one[0]) * (other[1] + other[0]) % P
    c, d = 2 * D * one[3] * other[3] % P, 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number: int, point: Point) -> Point:
    """A point added to itself so many times."""
    total = (0, 1, 1, 0)
    while number:
        total = add(total, point) if number & 1 else total
        point, number = add(point, point), number >> 1
    return total


def unfolded(packed: bytes) -> Point:
    """The point in 32 bytes (section 5.1.3): y, and the parity of x in the last bit."""
    y, odd = int.from_bytes(packed, "little") & (2**255 - 1), packed[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x * ROOT % P if (x * x - square) % P else x
    if y >= P or (x * x - square) % P or (not x and odd):
        raise Changed("the signature holds no point of the curve")
    x = P - x if x & 1 != odd else x
    return x, y, 1, x * y % P


def signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether a signature of 64 bytes stands (section 5.1.7): S times B is R and k times A."""
    s = int.from_bytes(signature[32:], "little")
    if len(public) != 32 or len(signature) != 64 or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    base = unfolded((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
    left, right = times(s, base), add(unfolded(signature[:32]), times(k, unfolded(public)))
    return all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))


def packed(files: dict[bytes, bytes]) -> bytes:
    """The one archive of some files: stored, undated, in their order."""
    body, listing = b"", b""
    for name, content in files.items():
        told = struct.pack("<3H3I2H", 0, 0, 33, zlib.crc32(content), len(content), len(content), len(name), 0)
        listing += b"PK\1\2" + struct.pack("<3H", 20, 20, 0) + told
        listing += struct.pack("<3H2I", 0, 0, 0, 0, len(body)) + name
        body += b"PK\3\4" + struct.pack("<2H", 20, 0) + told + name + content
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, len(files), len(files), len(listing), len(body), 0)
    return body + listing + end


def unpacked(raw: bytes) -> dict[str, bytes]:
    """The files of a bundle by their names; packed once more they must give the same bytes."""
    files, place = {}, 0
    while raw[place : place + 4] == b"PK\3\4":
        size, length = struct.unpack_from("<I4xH", raw, place + 18)
        name = raw[place + 30 : place + 30 + length]
        place += 30 + length
        files[name], place = raw[place : place + size], place + size
    if packed(files) != raw:
        raise Changed("the file itself: it is no bundle, or something was changed, cut off or added")
    return {name.decode("ascii"): content for name, content in files.items()}


def archived(content: bytes) -> dict[str, str]:
    """The texts in a web archive (WARC) by the id of their capture."""
    rest, captures, texts = gzip.decompress(content), {}, {}
    while rest:
        head, _, rest = rest.partition(b"\r\n\r\n")
        fields = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
        length, about = int(fields["Content-Length"]), fields.get("WARC-Refers-To", "")
        block, rest = rest[:length], rest[length + 4 :]
        if fields["WARC-Type"] == "metadata" and "urn:provenance:captures:" in fields["WARC-Target-URI"]:
            captures[about] = fields["WARC-Target-URI"].rpartition(":")[2]
        elif fields["WARC-Type"] == "conversion":
            texts[captures[about]] = block.decode()
    return texts


def checked(path: Path, trusted: str = "") -> dict:
    """What the manifest says, once all of it holds. Raises ``Changed``."""
    inside = path.iterdir() if path.is_dir() else ()
    files = {each.name: each.read_bytes() for each in inside} or unpacked(path.read_bytes())
    manifest, beside = files.pop(MANIFEST), files.pop(SIGNATURE)
    told, signature = json.loads(manifest), json.loads(beside)
    public, made = (base64.b64decode(signature[each], validate=True) for each in ("public", "signature"))
    signet = hashlib.sha256(public).hexdigest()[:16]
    whole = {"algorithm": "Ed25519", "signet": signet, "public": base64.b64encode(public).decode()}
    whole["signature"] = base64.b64encode(made).decode()
    if json.dumps(whole, sort_keys=True, indent=2).encode() + b"\n" != beside or told["signet"] != signet:
        raise Changed("the file of the signature")
    if not signed(public, manifest, made):
        raise Changed("the manifest: its signature does not stand")
    if trusted and trusted != whole["public"]:
        raise Changed("whoever signed: it is another signet than the one you trust")
    found = [(name, len(each), hashlib.sha256(each).hexdigest()) for name, each in sorted(files.items())]
    if found != [(each["name"], each["bytes"], each["sha256"]) for each in told["files"]]:
        raise Changed("the files: they are not those the manifest lists")
    if told["kind"] == "evidence":
        texts = archived(files["evidence.warc.gz"])
        for each in json.loads(files["appearances.json"]):
            if texts[each["capture"]][each["start"] : each["end"]] != each["quote"]:
                raise Changed(f"quote {each['id']}: it does not stand in its capture")
    return {**told, "public": whole["public"], "trusted": bool(trusted)}


if __name__ == "__main__":
    if len(sys.argv) not in {2, 3}:
        sys.exit(__doc__)
    try:
        told = checked(Path(sys.argv[1]), *sys.argv[2:])
    except (Changed, ValueError, KeyError, TypeError, AttributeError, EOFError, zlib.error, struct.error) as what:
        sys.exit(f"NOT as it was signed: {what if isinstance(what, Changed) else f'it cannot be read ({what!r})'}")
    except OSError as trouble:
        sys.exit(f"{sys.argv[1]} cannot be read: {trouble}")
    print(f"As it was signed, {len(told['files'])} files, under signet {told['signet']} ({told['public']}).")
    print("It is the one you trust." if told["trusted"] else "Compare it with the newsroom's own /api/v1/signets/.")
