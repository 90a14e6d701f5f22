"""Say of which tables every change is written down, and which nobody changes any more."""

import re

from django.db import migrations

FORMER = (
    "0006_looking_at_a_feed_is_no_change_of_it",
    "0007_phrases_are_watched",
    "0008_commonplaces_are_watched",
    "0009_sightings_are_append_only",
    "0010_alterations_are_watched",
    "0011_bearings_are_watched",
    "0012_listing_terms_is_no_change_of_a_claim",
    "0016_explainers_are_kept",
    "0017_claims_that_may_be_one_are_watched",
    "0020_imports_of_sources_are_watched",
    "0022_divisions_are_kept",
    "0023_sources_that_may_be_one_are_watched",
    "0024_event_mergers_are_kept",
    "0025_attachments_are_kept",
    "0026_second_factors_are_watched",
    "0028_endpoints_are_watched",
    "0029_reviews_of_others_are_watched",
    "0030_proposed_appearances_are_watched",
)
# Table, what a row is called, its resource in the API, the column that leads to it (empty: the row itself), the columns
# that say why, columns that only keep the machine's place or may be read by nobody, long derived columns of which the
# hash is enough.
#
# What partners know by an address: the feed of changes names it.
TOLD = """
SELECT history_track('sources_source', 'source', 'sources', '', '{}', '{standing_revision}', '{}');
SELECT history_track('sources_alias', 'alias', 'sources', 'source_id', '{}', '{}', '{}');
SELECT history_track('sources_domain', 'domain', 'sources', 'source_id', '{}', '{}', '{}');
SELECT history_track('sources_grade', 'grade', 'sources', 'source_id', '{reason}', '{}', '{}');
SELECT history_track('sources_feed', 'feed', 'sources', 'source_id', '{}',
    '{looked_at,due_at,outcome,told,tries,begun,etag,last_modified,pace,host_id}', '{}');
SELECT history_track('sources_sourcemerger', 'source merger', 'sources', 'into_id', '{why,split_why}', '{}', '{}');
SELECT history_track('claims_trackrecord', 'track record', 'sources', 'source_id', '{}', '{}', '{}');
SELECT history_track('claims_tie', 'tie', 'sources', 'one_id', '{judged_why}', '{learned_at}', '{}');
SELECT history_track('sources_article', 'article', 'articles', '', '{}',
    '{trace_due,trace_done,traced_revision,text_revision,lineage_revision}', '{}');
SELECT history_track('sources_capture', 'capture', 'captures', '', '{}', '{text,fingerprint}', '{}');
-- Derived and rebuildable, but what partners follow most: which words changed is held as a hash, the row has the rest.
SELECT history_track('sources_alteration', 'alteration', 'alterations', '', '{}', '{}', '{reasons,spans}');
SELECT history_track('sources_derivation', 'derivation', 'derivations', '', '{judged_why}', '{}', '{}');
SELECT history_track('claims_event', 'event', 'events', '', '{}', '{compare_due,compare_done}', '{}');
SELECT history_track('claims_measure', 'measure', 'events', 'event_id', '{}', '{}', '{}');
SELECT history_track('claims_eventmerger', 'event merger', 'events', 'into_id', '{why,split_why}', '{}', '{}');
SELECT history_track('claims_claim', 'claim', 'claims', '', '{judged_why}',
    '{score_due,score_done,terms_due,terms_done}', '{}');
-- A hash would prove what stood there and could not tell it: readers of the past want every line of the ledger.
SELECT history_track('claims_corroboration', 'corroboration', 'claims', 'claim_id', '{}', '{scored_at}', '{}');
SELECT history_track('claims_bearing', 'bearing', 'claims', 'claim_id', '{}', '{basis}', '{}');
SELECT history_track('claims_claimmerger', 'claim merger', 'claims', 'into_id', '{why,split_why}', '{}', '{}');
SELECT history_track('claims_division', 'division', 'claims', 'one_id', '{why,undone_why}', '{}', '{}');
SELECT history_track('claims_explainer', 'explainer', 'claims', 'one_id', '{reason}', '{}', '{}');
SELECT history_track('claims_appearance', 'appearance', 'appearances', '', '{judged_why}', '{}', '{}');
SELECT history_track('claims_contradiction', 'contradiction', 'contradictions', '', '{judged_why}', '{}', '{}');
SELECT history_track('claims_review', 'review', 'reviews', '', '{reason}', '{}', '{}');
SELECT history_track('claims_reviewsignature', 'review signature', 'reviews', 'review_id', '{reason}', '{}', '{}');
SELECT history_track('claims_rating', 'rating', 'ratings', 'id', '{}', '{}', '{}');
"""
# What is the newsroom's, or between it and one partner: it has no address partners know, and the feed is silent on it.
OURS = """
SELECT history_track('sources_phrase', 'phrase', 'phrases', '', '{}', '{}', '{}');
SELECT history_track('sources_commonplace', 'commonplace', 'commonplaces', '', '{judged_why}', '{}', '{}');
SELECT history_track('sources_sourceimport', 'source import', 'source imports', '', '{why}',
    '{listed,faults,plan,moved,left}', '{}');
SELECT history_track('sources_sourcepair', 'source pair', 'source pairs', '', '{judged_why}', '{}', '{}');
SELECT history_track('claims_possiblemerger', 'possible merger', 'possible mergers', '', '{judged_why}', '{}', '{}');
SELECT history_track('claims_reviewcomment', 'review comment', 'comments', '', '{}', '{}', '{}');
SELECT history_track('claims_reviewmention', 'review mention', 'comments', 'id', '{}', '{}', '{}');
SELECT history_track('claims_attachment', 'attachment', 'attachments', '', '{}', '{}', '{}');
SELECT history_track('claims_outsidereview', 'outside review', 'outside reviews', '', '{judged_why}', '{}', '{}');
SELECT history_track('claims_proposedappearance', 'proposed appearance', 'proposals', '', '{judged_why,why}', '{}', '{}');
SELECT history_track('accounts_secondfactor', 'second factor', 'people', '', '{}', '{secret,last_step}', '{}');
SELECT history_track('partners_partner', 'partner', 'partners', '', '{}', '{}', '{}');
-- That a key was used is no change of it: it would be told with the name of nobody, every hour.
SELECT history_track('partners_key', 'key', 'partners', 'partner_id', '{revoked_why}', '{digest,used_at}', '{}');
-- Where an endpoint stands in the feed and what its attempts came to is no decision of anybody's.
SELECT history_track('webhooks_endpoint', 'endpoint', 'partners', 'partner_id', '{why}',
    '{secret,former_secret,xid,change,sequence,failing_since}', '{}');
SELECT history_track('history_erasure', 'erasure', 'erasures', '', '{ground}', '{}', '{}');
"""
# Evidence, what people signed, and the history itself. Sightings, sections and raw pages are kept and not tracked: a look
# is made again and again, and what follows from one stands in the history with the appearances it marks.
KEPT = """
SELECT history_keep(kept) FROM unnest(ARRAY[
    'sources_capture', 'sources_rawpage', 'sources_section', 'sources_sighting', 'sources_grade',
    'claims_review', 'claims_reviewsignature', 'claims_reviewcomment', 'claims_explainer', 'claims_attachedfile',
    'history_entry', 'history_change', 'history_link', 'history_verification', 'history_erasure', 'history_redaction'
]::regclass[]) AS kept;
"""
WATCHED, HELD = re.findall(r"history_track\('(\w+)'", TOLD + OURS), re.findall(r"'(\w+)'", KEPT)
WAYS = ("insert", "update", "delete")
LET_GO = "".join(f"DROP TRIGGER history_{way} ON {table};\n" for table in WATCHED for way in WAYS)
LET_GO += "".join(f"DROP TRIGGER append_only ON {table};\n" for table in HELD)


class Migration(migrations.Migration):
    replaces = [("history", name) for name in FORMER]
    dependencies = [
        ("history", "0005_what_comes_and_goes_from_sight_is_told"),
        ("accounts", "0001_tables"),
        ("partners", "0002_guards"),
        ("webhooks", "0001_tables"),
        ("claims", "0005_what_is_kept_from_readers"),
        ("sources", "0006_phrases_that_come_with_the_program"),
    ]

    operations = [
        migrations.RunSQL(TOLD + OURS + KEPT, LET_GO),
    ]
