"""A derivation as found, before it is written down: which articles, in what way, and on what evidence."""

from dataclasses import dataclass, field

from sources.rules.likeness import Likeness
from sources.rules.slips import Slip, Variant
from sources.vocabulary import DerivationKind


@dataclass(frozen=True, slots=True)
class Finding:
    """One derivation as found: the articles by primary key, and the evidence in the two captures compared."""

    downstream: int
    upstream: int
    kind: DerivationKind
    credited: bool
    reasons: tuple[dict[str, str | float], ...]
    order: tuple[str, ...] = ()
    likeness: Likeness | None = None
    captures: tuple[int | None, int | None] = (None, None)
    spans: tuple[tuple[int, int, int, int], ...] = field(default=())
    variants: tuple[Variant, ...] = ()
    slips: tuple[Slip, ...] = ()
