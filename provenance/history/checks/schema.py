"""Looks whether every constraint is in force and every trigger that guards or writes history is in place."""

from collections.abc import Iterator

from django.db import connection

from provenance.history.checks import Fault, Watch

# One that is declared and not enforced, as PostgreSQL 18 allows, is never validated either.
LAX = """
SELECT conrelid::regclass::text, conname FROM pg_constraint
WHERE connamespace = 'public'::regnamespace AND NOT convalidated
UNION ALL
SELECT indrelid::regclass::text, indexrelid::regclass::text FROM pg_index
JOIN pg_class ON pg_class.oid = indexrelid AND relnamespace = 'public'::regnamespace WHERE NOT indisvalid
ORDER BY 1, 2
"""
SWITCHED_OFF = """
SELECT tgrelid::regclass::text, tgname FROM pg_trigger
JOIN pg_class ON pg_class.oid = tgrelid AND relnamespace = 'public'::regnamespace
WHERE tgenabled IN ('D', 'R') ORDER BY 1, 2
"""
IN_PLACE = "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal"

TRACKED = (
    "sources_source", "sources_alias", "sources_domain", "sources_grade", "sources_feed", "sources_article",
    "sources_capture", "sources_derivation", "sources_sourcemerger", "claims_event", "claims_measure", "claims_claim",
    "claims_appearance", "claims_corroboration", "claims_contradiction", "claims_review", "claims_rating",
    "claims_claimmerger", "accounts_secondfactor", "sources_sourceimport", "sources_sourcepair", "sources_phrase",
    "sources_commonplace", "sources_alteration",
    "claims_bearing", "claims_explainer", "claims_trackrecord", "claims_tie", "claims_possiblemerger",
    "claims_reviewsignature", "claims_reviewcomment", "claims_reviewmention", "news_assignment",
    "claims_division", "claims_eventmerger", "claims_attachment", "partners_partner", "partners_key",
    "webhooks_endpoint", "claims_outsidereview", "claims_proposedappearance",
    "history_erasure", "sources_archive",
)  # fmt: skip
KEPT = (
    "sources_capture", "sources_rawpage", "sources_section", "sources_sighting", "sources_grade", "claims_review",
    "claims_reviewsignature", "claims_reviewcomment", "claims_explainer", "claims_attachedfile", "history_entry",
    "history_change", "history_link", "history_verification", "history_erasure", "history_redaction",
    "sources_archive", "sources_archivedpage",
)  # fmt: skip
SPELT = ("sources_alias", "sources_article", "claims_claim", "claims_appearance", "claims_event")
EXPECTED = frozenset(
    [(table, f"history_{way}") for table in TRACKED for way in ("insert", "update", "delete")]
    + [(table, "append_only") for table in KEPT]
    + [(table, f"spellings_of_{ones}") for table in SPELT for ones in ("new", "changed")]
    + [
        ("history_entry", "only_by_trigger"),
        ("history_change", "only_by_trigger"),
        ("history_entry", "history_await_turn"),
        ("history_entry", "news_of_entries"),
        ("news_news", "only_by_trigger"),
        ("news_look", "look_only_grows"),
        ("history_turn", "history_take_turn"),
        ("claims_appearance", "quote_is_the_captures_text"),
        ("claims_claim", "words_ask_for_terms"),
        ("claims_event", "time_asks_for_terms"),
        ("claims_possibleappearance", "possible_quote_is_the_captures_text"),
        ("claims_proposedappearance", "quote_is_the_captures_text"),
        ("claims_proposedappearance", "judged_proposal_stays"),
        ("claims_outsidereview", "outside_words_stand_in_what_was_kept"),
        ("claims_outsidereview", "outside_review_is_told"),
        ("claims_term", "terms_are_counted"),
        ("claims_term", "terms_gone_are_counted"),
        ("claims_term", "term_stays_what_it_is"),
        ("claims_review", "two_sign_what_tells_against_a_living_person"),
        ("claims_reviewsignature", "only_what_may_go_out_is_signed"),
        ("sources_article", "history_sight"),
        ("claims_claim", "history_sight"),
        ("claims_event", "history_sight"),
        ("history_lifting", "history_lifted"),
        ("partners_key", "key_stays_what_it_is"),
        ("partners_partner", "partner_stays_outside"),
        ("accounts_user", "partner_stays_outside"),
        ("sources_rawpage", "page_keeps_its_bytes"),
        ("sources_archivedpage", "page_keeps_its_place"),
        ("sources_archivedpage", "by_owner_alone"),
        ("sources_archive", "archive_stays"),
        ("sources_archive", "by_owner_alone"),
        ("claims_tie", "other_end_insert"),
        ("claims_tie", "other_end_update"),
        ("claims_tie", "other_end_delete"),
        ("sources_article", "article_is_told"),
    ]
    + [("claims_answer", f"sources_are_told_{way}") for way in ("insert", "update", "delete")]
    + [("claims_furtherrivals", f"claims_are_told_{way}") for way in ("insert", "update", "delete")]
)


def lax(watch: Watch) -> Iterator[Fault]:
    """Constraints that are not validated or not enforced, and indexes that are not valid."""
    for table, name in _rows(LAX):
        yield Fault(f"{table} {name}", "is not in force: rows may break it; validate or rebuild it")


def unguarded(watch: Watch) -> Iterator[Fault]:
    """Triggers that were switched off or removed."""
    for table, name in _rows(SWITCHED_OFF):
        yield Fault(f"{table} {name}", "is a trigger switched off: changes may have gone past the history")
    for table, name in sorted(EXPECTED - set(_rows(IN_PLACE))):
        yield Fault(f"{table} {name}", "is a trigger that is missing: changes may have gone past the history")


def _rows(query: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [(table, name) for table, name in cursor.fetchall()]
