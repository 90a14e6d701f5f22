"""Write down in the history who signed a review and what was said of it, and refuse to change either."""

from typing import Any

from django.conf import settings
from django.db import migrations

PUBLIC_ID = """
CREATE OR REPLACE FUNCTION history_public_id(resource text, key bigint) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE resource
        WHEN 'sources' THEN (SELECT public_id FROM public.sources_source WHERE id = key)
        WHEN 'events' THEN (SELECT public_id FROM public.claims_event WHERE id = key)
        WHEN 'claims' THEN (SELECT public_id FROM public.claims_claim WHERE id = key)
        {reviews}
        ELSE key::text
    END
$$;
"""
REVIEWS = "WHEN 'reviews' THEN (SELECT public_id FROM public.claims_review WHERE id = key)"
# A signature is a change of the review partners see. A comment is the newsroom's: it has no address partners know.
TRACK = """
SELECT history_track('claims_reviewsignature', 'review signature', 'reviews', 'review_id', '{reason}', '{}', '{}');
SELECT history_track('claims_reviewcomment', 'review comment', 'comments', '', '{}', '{}', '{}');
SELECT history_track('claims_reviewmention', 'review mention', 'comments', 'id', '{}', '{}', '{}');
SELECT history_keep(kept) FROM unnest(ARRAY['claims_reviewsignature', 'claims_reviewcomment']::regclass[]) AS kept;
"""
# Until now whoever wrote a signed version had signed it; a published one rested on that.
SIGNED_BEFORE = """
INSERT INTO claims_reviewsignature (review_id, person_id, signed_at, reason)
SELECT id, written_by_id, written_at, reason FROM claims_review r
WHERE stage IN ('signed', 'corrected') OR stage = 'published' AND NOT EXISTS (
    SELECT FROM claims_review s WHERE s.claim_id = r.claim_id AND s.number = r.number - 1 AND s.stage = 'signed'
        AND s.rating_id = r.rating_id AND s.summary = r.summary)
ORDER BY id;
"""
UNTRACK = """
DROP TRIGGER append_only ON claims_reviewcomment;
DROP TRIGGER append_only ON claims_reviewsignature;
""" + "".join(
    f"DROP TRIGGER history_{way} ON claims_{table};\n"
    for table in ("reviewsignature", "reviewcomment", "reviewmention")
    for way in ("insert", "update", "delete")
)


def grant(apps: Any, schema_editor: Any) -> None:
    """Take from the role the settings name, where it exists, the right to change what is now kept."""
    schema_editor.execute("SELECT history_grant(%s)", [settings.APP_ROLE])


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0017_claims_that_may_be_one_are_watched"),
        ("claims", "0026_reviews_are_talked_over"),
    ]

    operations = [
        migrations.RunSQL(PUBLIC_ID.format(reviews=REVIEWS), PUBLIC_ID.format(reviews="")),
        migrations.RunSQL(TRACK, UNTRACK),
        migrations.RunSQL(SIGNED_BEFORE, migrations.RunSQL.noop),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
