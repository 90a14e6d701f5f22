"""Web addresses: the one spelling under which an article is known, and the outlet's host."""

import re
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from sources.rules.stated import stated

LONGEST = 2000
"""Characters; longer addresses break browsers, proxies and database indexes."""

TRACKING = frozenset(
    [
        "fbclid",
        "gclid",
        "gclsrc",
        "dclid",
        "gbraid",
        "wbraid",
        "msclkid",
        "twclid",
        "igshid",
        "igsh",
        "ttclid",
        "yclid",
        "mc_cid",
        "mc_eid",
        "mkt_tok",
        "_hsenc",
        "_hsmi",
        "vero_id",
        "oly_enc_id",
        "oly_anon_id",
        "s_cid",
        "icid",
        "ncid",
        "ocid",
        "cmpid",
        "cmp",
        "ito",
        "ref_src",
        "ref_url",
        "_ga",
        "_gl",
        "__twitter_impression",
        "wickedid",
        "soc_src",
        "soc_trk",
        "guccounter",
        "guce_referrer",
        "guce_referrer_sig",
        "xtor",
        "spm",
        "share_id",
    ]
)
"""Parameters that say how the reader came, never which article it is."""

_TRACKING_FAMILIES = ("utm_", "pk_", "mtm_", "matomo_", "hsa_", "at_medium", "at_campaign", "at_custom")
_PORTS = {"http": 80, "https": 443}
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
_IP6 = re.compile(r"[0-9a-f:.]{2,45}")
_FRONT_DOORS = re.compile(r"(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")


def canonical(url: str) -> str:
    """The address in its one spelling: ASCII host, sorted query, no fragment, default port or tracking.

    Raises ``ValueError`` with a sentence that says what is wrong.
    """
    text = url.strip()
    if len(text) > LONGEST:
        raise ValueError(stated(f"address is longer than {LONGEST} characters"))
    if re.search(r"[\x00-\x1f\x7f\\]", text):
        raise ValueError(stated("address holds a line break, backslash or control character"))
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise ValueError(stated(f"is not a web address: {text[:80]!r}")) from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not parts.hostname:
        raise ValueError(stated(f"is not a web address: {text[:80]!r}; write https://… or http://…"))
    if "@" in parts.netloc:
        raise ValueError(stated("address carries a user name or password: leave them out"))
    where = ascii_host(parts.hostname) + ("" if port in (None, _PORTS[scheme]) else f":{port}")
    address = urlunsplit((scheme, where, _path(parts.path), _query(parts.query), ""))
    if len(address) > LONGEST:
        raise ValueError(stated(f"address is longer than {LONGEST} characters once written in ASCII"))
    return address


def host(url: str) -> str:
    """The host that tells the outlet: lower case, without ``www.``, ``m.`` and the like in front."""
    name = urlsplit(canonical(url)).hostname or ""
    return _FRONT_DOORS.sub("", name, count=1) if _FRONT_DOORS.match(name) else name


def ascii_host(name: str) -> str:
    """The host in ASCII (IDNA), each label checked. Raises ``ValueError``."""
    if ":" in name:
        if not _IP6.fullmatch(name):
            raise ValueError(stated(f"host is not a valid address: {name[:80]!r}"))
        return f"[{name}]"
    try:
        plain = name.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        plain = ""
    if len(plain) > 253 or not all(_LABEL.fullmatch(label) for label in plain.split(".")):
        raise ValueError(stated(f"host is not a valid name: {name[:80]!r}"))
    return plain


def _path(path: str) -> str:
    """The path with its dots resolved and its escapes evened out; no slash at the end but for the root."""
    kept: list[str] = []
    for step in evenly_escaped(path).split("/")[1:]:
        if step == "..":
            del kept[-1:]
        elif step != ".":
            kept.append(step)
    return "/" + "/".join(kept).rstrip("/")


def _query(query: str) -> str:
    pairs = [evenly_escaped(pair) for pair in query.split("&") if pair]
    kept = [pair for pair in pairs if not _tracks(pair)]
    return "&".join(sorted(kept, key=lambda pair: pair.split("=")[0]))


def _tracks(pair: str) -> bool:
    key = unquote(pair.split("=", maxsplit=1)[0]).lower()
    return key in TRACKING or key.startswith(_TRACKING_FAMILIES)


def evenly_escaped(text: str) -> str:
    """Escapes in capitals, signs that need none unescaped, all else escaped (RFC 3986 §6.2.2)."""
    return re.sub(r"%[0-9A-Fa-f]{2}|[^%]+|%", _one_escape, text)


def _one_escape(found: re.Match[str]) -> str:
    piece = found[0]
    if not re.fullmatch(r"%[0-9A-Fa-f]{2}", piece):
        return quote(piece, safe="/:@!$&'()*+,;=~-._?")
    sign = chr(int(piece[1:], 16))
    return sign if sign.isascii() and (sign.isalnum() or sign in "-._~") else piece.upper()
