"""Two pieces with nothing in common but what a test gives them, and the words of a wire report."""

from datetime import UTC, datetime, timedelta

from sources.rules.credit import Credit
from sources.rules.derivations import Copyable
from sources.rules.period import Moment
from sources.vocabulary import DerivationKind, Precision, SourceKind

NOON = datetime(2026, 10, 9, 12, tzinfo=UTC)
WORDS = [f"w{number}" for number in range(300)]
WIRE = " ".join(WORDS)
OWN = " ".join(f"v{number}" for number in range(300))
CREDIT = Credit("Wire", "whole", DerivationKind.REPUBLICATION, "Source: Wire", 0, 12, 0.9)


def piece(
    key: str, source: str, hours: float | None = None, kind: SourceKind = SourceKind.OUTLET
) -> Copyable:
    published = None if hours is None else Moment(NOON + timedelta(hours=hours), Precision.INSTANT)
    return Copyable(key, source, kind, "", published, None, "en", 300)


WIRE_PIECE = piece("wire", "agency", 0, SourceKind.AGENCY)
LATER = piece("copy", "post", 3)
