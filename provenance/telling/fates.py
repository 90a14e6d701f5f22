"""What of a row everybody may read, and how one that nobody may read has gone."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from provenance.partners.arriving import GUARDED
from provenance.partners.catalogue import BY_NAME
from provenance.partners.rendering import encode
from provenance.telling.models import Fate
from sources.api.audience import Audience


@dataclass(frozen=True, slots=True)
class Gone:
    """How a row left everybody's sight; ``became`` is the id of what it was merged into, where that may be read."""

    fate: Fate
    became: str = ""


def readable(name: str, ids: Collection[str], audience: Audience) -> list[Any]:
    """Those rows of one resource that the audience may read, told in full as their own addresses tell them."""
    resource = BY_NAME[name]
    return resource.full.told(resource.rows(audience).filter(public_id__in=ids), audience)


def digest(row: Any) -> bytes:
    """Sixteen bytes that tell one wording of a row from another (BLAKE2b, RFC 7693), as its address answers."""
    return hashlib.blake2b(encode(row), digest_size=16).digest()


def fates(name: str, ids: Collection[str], audience: Audience) -> dict[str, Gone]:
    """How each of these rows, which the audience may not read, has gone.

    Merged where its address leads on; withdrawn where it still is, and is itself hidden; deleted where nothing is left
    of it, or where it is kept back with something else: which of the two is nobody's to know.
    """
    gone = dict.fromkeys(ids, Gone(Fate.DELETED))
    if name in GUARDED:
        standing = GUARDED[name].filter(public_id__in=ids).exclude(audience.sees())
        gone |= dict.fromkeys(standing.values_list("public_id", flat=True), Gone(Fate.WITHDRAWN))
    former = BY_NAME[name].former
    if former is not None and ids:
        merged = former(audience).filter(public_id__in=ids)
        pairs = dict(merged.values_list("public_id", "merged_into__public_id"))
        shown = BY_NAME[name].rows(audience).filter(public_id__in=pairs.values())
        seen = set(shown.values_list("public_id", flat=True))
        gone |= {each: Gone(Fate.MERGED, became if became in seen else "") for each, became in pairs.items()}
    return gone
