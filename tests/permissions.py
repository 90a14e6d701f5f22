"""Who may open which address of the program, and who may send it a form: one row for every route."""

import os
from collections.abc import Sequence
from dataclasses import dataclass

from provenance.accounts.vocabulary import Role
from tests.foreign import FOREIGN

STRANGER, READER = "stranger", "reader"
"""Who has not signed in, and who has and is not of the newsroom."""

NOBODY: frozenset[str] = frozenset()
SENIOR = frozenset({Role.SENIOR_FACT_CHECKER.value, Role.ADMINISTRATOR.value})
CHECKERS = SENIOR | {Role.FACT_CHECKER.value}
CURATORS = frozenset({Role.CURATOR.value, Role.ADMINISTRATOR.value})
SPEAKERS = CHECKERS | CURATORS
NEWSROOM = SPEAKERS | {Role.PARTNER_MANAGER.value}
SIGNED_IN = NEWSROOM | {READER}
EVERYBODY = SIGNED_IN | {STRANGER}
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR.value})
KEEPERS = ADMINISTRATORS | {Role.PARTNER_MANAGER.value}


@dataclass(frozen=True, slots=True)
class May:
    """Who may look (GET) and who may write (POST); nobody writes where the method is not taken, or nobody looks."""

    look: frozenset[str] = EVERYBODY
    write: frozenset[str] = NOBODY


READ = May()
CHECK = May(CHECKERS, CHECKERS)
QUEUE = May(NEWSROOM, CHECKERS)
CURATE = May(CURATORS, CURATORS)
ONLY_SENT = May(NOBODY, CURATORS)

PAGES: dict[str, May] = {
    "home": READ,
    "search": May(EVERYBODY, EVERYBODY),
    "language": May(NOBODY, EVERYBODY),
    "claims": READ,
    "dashboard": READ,
    "dashboard-articles": READ,
    "dashboard-contradictions": READ,
    "events": READ,
    "event": READ,
    "articles": READ,
    "derivations": READ,
    "syndication-map": READ,
    "sources": READ,
    "claim": READ,
    "cite": READ,
    "card": READ,
    "article": READ,
    "captures": READ,
    "sentences": READ,
    "source": READ,
    "settled": READ,
    "claim-evidence": READ,
    "event-evidence": READ,
    "article-evidence": READ,
    "search-feed": READ,
    "metrics": May(NOBODY),  # a token or a network alone, see tests/provenance/operating/test_metrics.py
    "healthz": READ,
    "readyz": READ,
    "beside": May(EVERYBODY, CHECKERS),
    "reviews": May(EVERYBODY, SPEAKERS),
    "over-matching": May(EVERYBODY, CURATORS),
    "derivation": May(EVERYBODY, CURATORS),
    "tie": May(EVERYBODY, CURATORS),
    "sign-in": May(EVERYBODY, EVERYBODY),
    "sign-in-code": May(EVERYBODY, EVERYBODY),
    "desk-sign-in": May(NEWSROOM | {STRANGER}, NEWSROOM | {STRANGER}),
    "sign-out": May(NOBODY, EVERYBODY),
    "second-factor": May(SIGNED_IN, SIGNED_IN),
    "searches": May(SIGNED_IN, SIGNED_IN),
    "saved-search": May(SIGNED_IN, SIGNED_IN),
    "search-endpoint": May(SIGNED_IN, SIGNED_IN),
    "feeds": May(NEWSROOM),
    "add": May(NEWSROOM, NEWSROOM),
    "added": May(NEWSROOM),
    "queues": May(NEWSROOM),
    "corrections": May(NEWSROOM),
    "queue-decided": May(NEWSROOM),
    "contradiction-decided": May(NEWSROOM),
    "change-queue": May(NEWSROOM, NEWSROOM),
    "change-bulk": May(NOBODY, NEWSROOM),
    "follow": May(NOBODY, NEWSROOM),
    "attachments": May(NEWSROOM, CHECKERS),
    "attachment-file": May(NEWSROOM),
    "divide": CHECK,
    "claim-event": CHECK,
    "event-merge": CHECK,
    "merge": CHECK,
    "quote": CHECK,
    "review": CHECK,
    "review-queue": May(NEWSROOM, SPEAKERS),
    "contradiction-queue": QUEUE,
    "contradiction-bulk": May(NOBODY, CHECKERS),
    "appearance-queue": QUEUE,
    "merger-queue": QUEUE,
    "queue": May(NEWSROOM, CURATORS),
    "queue-bulk": ONLY_SENT,
    "source-queue": May(NEWSROOM, CURATORS),
    "source-bulk": ONLY_SENT,
    "source-undo": ONLY_SENT,
    "source-imports": CURATE,
    "source-import": CURATE,
    "source-template": May(CURATORS),
    "source-faults": May(CURATORS),
    "source-same": CURATE,
    "source-standing": CURATE,
    "partners": May(KEEPERS, KEEPERS),
    "partner": May(KEEPERS, KEEPERS),
    "partner-endpoints": May(KEEPERS, KEEPERS),
    "partner-endpoint": May(KEEPERS, KEEPERS),
    "audit": May(ADMINISTRATORS),
    "audit-table": May(ADMINISTRATORS),
}

RESOURCES = (
    "sources", "articles", "captures", "alterations", "events", "claims", "appearances", "derivations",
    "contradictions", "reviews", "outside_reviews",
)  # fmt: skip
API: dict[str, May] = {
    **{f"api:{name}": READ for each in RESOURCES for name in (each, f"{each}-one")},
    **dict.fromkeys(
        ("api:root", "api:article-sentences", "api:changes", "api:oembed",
         "api:schema", "api:schema-json", "api:schema-yaml", "api:docs"),
        READ,
    ),
    **dict.fromkeys(FOREIGN, READ),
    "api:start": May(EVERYBODY, EVERYBODY),
    "api:match": May(NOBODY, SIGNED_IN),
    "api:proposals": May(NOBODY),  # a key alone, as below
    "api:proposals-one": May(NOBODY),
    **dict.fromkeys(("api:dumps", "api:dump-file"), May(SIGNED_IN)),
    "api:key": May(NOBODY),  # a key alone, see tests/provenance/partners/test_showing.py
    "api:ingest": May(NEWSROOM, NEWSROOM),
}  # fmt: skip
ROUTES = {**PAGES, **API}

ANY = "any"
"""What opens to every good key, whatever its scopes."""
NO_VIEWS = frozenset({"api:start", "api:schema", "api:schema-json", "api:schema-yaml", "api:docs"})
"""Pages that describe the API: everybody’s, whatever key is shown, unless it is no good."""
KEYS: dict[str, dict[str, str]] = {
    **{name: {"GET": "read"} for name in API if name.startswith("api:") and name not in NO_VIEWS},
    **{f"api:{name}": {"GET": ANY} for name in ("root", "key", "signets")},
    "api:appearances": {"GET": "read", "POST": "write"},
    "api:match": {"POST": "match"},
    "api:ingest": {"GET": "write", "POST": "write"},
    "api:proposals": {"GET": "write"},
    "api:proposals-one": {"GET": "write", "PATCH": "write", "DELETE": "write"},
    **{f"api:{name}": {"GET": "bulk"} for name in ("dumps", "dump-file")},
}
"""By route of the API and method, the scope a key must hold; a method that is not here no route takes."""

TABLES: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        ("article", "source", "grade", "feed", "phrase", "derivation", "visit", "putaway"), CURATORS
    ),
    **dict.fromkeys(("claim", "event", "appearance", "contradiction", "inquiry", "outsidereview"), CHECKERS),
    "rating": ADMINISTRATORS,
}
"""Who may write in which table of the desk."""

IN_FULL = bool(os.environ.get("PERMISSIONS_IN_FULL"))
"""Whether every cell of every table is tried, which takes many minutes."""


def least_and_most(barred: Sequence[str]) -> Sequence[str]:
    """Of those who may not, the two who stand for all in a usual run: whole forms go where empty ones were tried."""
    return barred if IN_FULL else [*dict.fromkeys((barred[0], barred[-1]))]
