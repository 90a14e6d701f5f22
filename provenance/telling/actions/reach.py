"""Which rows may read otherwise after a stretch of the history: what changed, and what names or counts it."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.db import connection

from sources.rules.overmatching import MANY

CHANGED = """
SELECT subject, key, action, ARRAY(SELECT jsonb_object_keys(coalesce(before, '{}') || coalesce(after, '{}'))),
    (SELECT jsonb_object_agg(name, jsonb_build_array(before -> name, after -> name))
        FROM unnest(%(leads)s::text[]) AS name WHERE before ? name OR after ? name)::text
FROM history_entry WHERE xid >= %(first)s AND xid < %(last)s
"""
LEADS = (
    "claim_id", "capture_id", "event_id", "attributed_to_id", "source_id", "merged_into_id", "stale_from_id", "one_id",
    "other_id", "one_appearance_id", "other_appearance_id", "upstream_id", "downstream_id", "article_id",
)  # fmt: skip
"""Columns by whose value, before and after, an entry leads to another row."""

# What others say of a row: where one of these columns changes, everything that names the row reads otherwise.
NAMING: Mapping[str, frozenset[str]] = {
    "source": frozenset({"name", "kind", "owner_id", "edition_of_id", "within_id", "merged_into_id"}),
    "article": frozenset(
        {"title", "url", "source_id", "merged_into_id", "publication", "embargo_until", "unseen"}
    ),
    "claim": frozenset(
        {"text", "low", "high", "unit", "approximate", "polarity", "event_id", "measure_id", "merged_into_id",
         "publication", "embargo_until"}
    ),
    "event": frozenset({"title", "merged_into_id", "publication", "embargo_until"}),
}  # fmt: skip
IN_SIGHT = frozenset({"publication", "embargo_until", "merged_into_id"})


@dataclass(slots=True)
class Touched:
    """The rows from which to look around, by kind, as primary keys."""

    names: set[int] = field(default_factory=set)  # sources named otherwise
    voices: set[int] = field(default_factory=set)  # sources that may have come into sight, or left it
    pieces: set[int] = field(default_factory=set)  # articles named otherwise
    veiled: set[int] = field(default_factory=set)  # articles that may have come into sight, or left it
    captured: set[int] = field(default_factory=set)  # captures that came or went
    ties: set[int] = field(default_factory=set)  # derivations
    upstreams: set[int] = field(
        default_factory=set
    )  # articles something was found to be taken from, or was not
    quotes: set[int] = field(default_factory=set)  # appearances
    carried_back: set[int] = field(
        default_factory=set
    )  # articles that took something back which copies carry
    claims: set[int] = field(default_factory=set)  # claims named otherwise
    counted: set[int] = field(default_factory=set)  # claims of which something else is counted
    events: set[int] = field(default_factory=set)  # events named otherwise
    bearings: set[int] = field(default_factory=set)
    reviews: set[int] = field(default_factory=set)
    reviewed: set[int] = field(default_factory=set)  # claims that are
    beside: set[int] = field(default_factory=set)  # claims that others may have reviewed
    settings: set[int] = field(default_factory=set)  # events whose claims are counted otherwise
    revised: set[int] = field(default_factory=set)  # captures of articles that took something back
    explained: set[int] = field(default_factory=set)  # claims of a pair that was explained


def touched(first: int, last: int) -> Touched:
    """What the transactions from ``first`` to before ``last`` have touched."""
    found = Touched()
    with connection.cursor() as cursor:
        cursor.execute(CHANGED, {"first": first, "last": last, "leads": list(LEADS)})
        for subject, key, action, columns, leads in cursor.fetchall():
            renamed = action != "created" and bool(NAMING.get(subject, frozenset()).intersection(columns))
            veiled = renamed and bool(IN_SIGHT.intersection(columns))
            _note(found, Touch(subject, key, _ends(leads), renamed, veiled))
    return found


def _ends(leads: str | None) -> Mapping[str, set[int]]:
    ends: defaultdict[str, set[int]] = defaultdict(set)
    for name, both in json.loads(leads or "{}").items():
        ends[name] = {int(each) for each in both if each is not None}
    return ends


@dataclass(frozen=True, slots=True)
class Touch:
    """One entry: what it is about, where its columns lead to, whether others name the row otherwise now, or hide it."""

    subject: str
    key: int
    ends: Mapping[str, set[int]]
    renamed: bool
    veiled: bool

    @property
    def rows(self) -> set[int]:
        """The row itself, and what it was merged into or was parted from."""
        return {self.key, *self.ends["merged_into_id"]} if self.renamed else set()


def _note(found: Touched, touch: Touch) -> None:
    """Sort one entry: which sets its row belongs to, and which those that its columns lead to."""
    if touch.subject in ("source", "article", "capture", "derivation"):
        _note_piece(found, touch)
    else:
        _note_words(found, touch)


def _note_piece(found: Touched, touch: Touch) -> None:
    subject, ends = touch.subject, touch.ends
    if subject == "source":
        found.names |= touch.rows
    elif subject == "article":
        found.voices |= ends["source_id"]
        found.pieces |= touch.rows
        found.veiled |= touch.rows if touch.veiled else set()
    elif subject == "capture":
        found.captured.add(touch.key)
        found.pieces |= ends["article_id"]
    else:
        found.ties.add(touch.key)
        found.upstreams |= ends["upstream_id"]


def _note_words(found: Touched, touch: Touch) -> None:
    subject, ends, both = touch.subject, touch.ends, touch.ends["one_id"] | touch.ends["other_id"]
    if subject == "appearance":
        found.quotes.add(touch.key)
        found.counted |= ends["claim_id"]
        found.voices |= ends["attributed_to_id"]
        found.carried_back |= ends["stale_from_id"]
    elif subject == "claim":
        found.counted.add(touch.key)
        found.claims |= touch.rows
    elif subject in ("event", "measure"):
        found.events |= touch.rows | ends["event_id"]
    else:
        _note_beside(found, touch, both)


def _note_beside(found: Touched, touch: Touch, both: set[int]) -> None:
    subject = touch.subject
    found.counted |= both if subject == "contradiction" else set()
    found.explained |= both if subject == "explainer" else set()
    found.bearings |= touch.ends["capture_id"] if subject == "bearing" else set()
    found.reviews |= {touch.key} if subject == "review" else set()
    found.voices |= (
        touch.ends["source_id"] if subject == "track record" else both if subject == "tie" else set()
    )


@dataclass(frozen=True, slots=True)
class Way:
    """From the keys of one set to rows of a table that hold them in one of the columns; ``found`` is what is kept."""

    into: str
    by: str
    table: str
    columns: tuple[str, ...]
    found: str = "id"

    def sql(self) -> str:
        """The question, for one parameter: the keys. They go as an array, not as a join, so that the database sees how
        few there are, and reads its indexes."""
        held = " OR ".join(f"{column} = ANY(%(keys)s)" for column in self.columns)
        return f"SELECT {self.found} AS found FROM {self.table} WHERE ({held}) AND {self.found} IS NOT NULL"  # noqa: S608 (names of ours)


SOURCE, ARTICLE, CAPTURE = "sources_source", "sources_article", "sources_capture"
TIE, ALTERATION = "sources_derivation", "sources_alteration"
EVENT, CLAIM, QUOTE = "claims_event", "claims_claim", "claims_appearance"
PAIR, REVIEW, OUTSIDE = "claims_contradiction", "claims_review", "claims_outsidereview"

ONWARD: tuple[Way, ...] = (
    Way("voices", "names", SOURCE, ("id", "owner_id", "edition_of_id", "within_id")),
    Way("pieces", "names", ARTICLE, ("source_id",)),
    Way("pieces", "pieces", ARTICLE, ("merged_into_id",)),
    Way("pieces", "pieces", ARTICLE, ("id",), "merged_into_id"),
    Way("ties", "pieces", TIE, ("upstream_id", "downstream_id")),
    Way("upstreams", "ties", TIE, ("id",), "upstream_id"),
    Way("captured", "pieces", CAPTURE, ("article_id",)),
    Way("revised", "carried_back", CAPTURE, ("article_id",)),
    Way("claims", "events", CLAIM, ("event_id",)),
    Way("quotes", "quotes", QUOTE, ("denies_id", "inherited_from_id")),
    Way("quotes", "claims", QUOTE, ("claim_id",)),
    Way("quotes", "captured", QUOTE, ("capture_id", "superseded_by_id")),
    Way("quotes", "bearings", QUOTE, ("capture_id",)),
    Way("quotes", "names", QUOTE, ("attributed_to_id", "origin_source_id")),
    Way("quotes", "pieces", QUOTE, ("origin_article_id", "stale_from_id")),
    Way("counted", "quotes", QUOTE, ("id",), "claim_id"),
    Way("counted", "claims", CLAIM, ("id",)),
    Way("settings", "counted", CLAIM, ("id",), "event_id"),
    Way("voices", "quotes", QUOTE, ("id",), "attributed_to_id"),
    Way("voices", "pieces", ARTICLE, ("id",), "source_id"),
    Way("reviewed", "reviews", REVIEW, ("id",), "claim_id"),
    Way("beside", "counted", CLAIM, ("id", "merged_into_id")),
)
"""One step further each, in this order."""

WORDED: tuple[Way, ...] = (
    Way("sources", "voices", SOURCE, ("id",), "public_id"),
    Way("articles", "pieces", ARTICLE, ("id",), "public_id"),
    Way("articles", "upstreams", ARTICLE, ("id",), "public_id"),
    Way("captures", "captured", CAPTURE, ("id",), "public_id"),
    Way("derivations", "ties", TIE, ("id",), "public_id"),
    Way("alterations", "captured", ALTERATION, ("earlier_id", "later_id"), "public_id"),
    Way("alterations", "revised", ALTERATION, ("later_id",), "public_id"),
    Way("events", "settings", EVENT, ("id",), "public_id"),
    Way("claims", "counted", CLAIM, ("id",), "public_id"),
    Way("appearances", "quotes", QUOTE, ("id",), "public_id"),
    Way("contradictions", "quotes", PAIR, ("one_appearance_id", "other_appearance_id"), "public_id"),
    Way("contradictions", "claims", PAIR, ("one_id", "other_id"), "public_id"),
    Way("contradictions", "explained", PAIR, ("one_id", "other_id"), "public_id"),
    Way("reviews", "claims", REVIEW, ("claim_id",), "public_id"),
    Way("reviews", "reviewed", REVIEW, ("claim_id",), "public_id"),
    Way("outside_reviews", "beside", OUTSIDE, ("claim_id",), "public_id"),
)
"""What is to be worded anew: rows of a resource, by the keys that lead to them."""

# Where words come from is told along the ways everybody can see: whatever hangs below is weighed by them.
BELOW = """
WITH RECURSIVE below(id) AS (
    SELECT unnest(%s::bigint[])
    UNION SELECT d.downstream_id FROM sources_derivation d JOIN below ON d.upstream_id = below.id
) SELECT a.id FROM claims_appearance a JOIN sources_capture c ON c.id = a.capture_id
WHERE c.article_id IN (SELECT id FROM below)
"""
# Whether many were matched with one shows on each of them: all are looked at while their number is near where it turns.
MATCHED = """
SELECT id FROM sources_derivation WHERE upstream_id IN (
    SELECT upstream_id FROM sources_derivation WHERE upstream_id = ANY(%s) GROUP BY upstream_id HAVING count(*) <= %s)
"""


def around(first: int, last: int) -> Iterator[tuple[str, str, list[int]]]:
    """Questions for rows to word anew, each with its resource and keys, once all touched is followed onward."""
    found = touched(first, last)
    with connection.cursor() as cursor:
        if found.veiled:
            cursor.execute(BELOW, [list(found.veiled)])
            found.quotes.update(key for (key,) in cursor.fetchall())
        if found.upstreams:
            cursor.execute(MATCHED, [list(found.upstreams), 4 * MANY])
            found.ties.update(key for (key,) in cursor.fetchall())
        for way in ONWARD:
            if keys := getattr(found, way.by):
                cursor.execute(way.sql(), {"keys": list(keys)})
                getattr(found, way.into).update(key for (key,) in cursor.fetchall())
    for way in WORDED:
        if keys := getattr(found, way.by):
            yield way.into, way.sql(), list(keys)
