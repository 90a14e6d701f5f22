"""Let the database itself write down every change of a tracked row, in the same transaction and by whatever road."""

from django.db import migrations

FORMER = (
    "0002_triggers_write_entries_and_changes",
    "0018_signatures_and_comments_are_kept",
    "0027_partners_and_their_keys_are_watched",
)
# What to keep of a row: without the columns that only keep the machine's place, and with long derived columns hashed.
CONTENT = """
CREATE FUNCTION history_content(line jsonb, ignored text[], hashed text[]) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN hashed = '{}' THEN line - ignored ELSE line - ignored || (
        SELECT jsonb_object_agg(name, 'sha256:' || encode(sha256(convert_to(line ->> name, 'UTF8')), 'hex'))
        FROM unnest(hashed) AS name
    ) END
$$;
CREATE FUNCTION history_difference(old jsonb, new jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(new) WHERE value IS DISTINCT FROM old -> key
$$;
CREATE FUNCTION history_filled(line jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(line) WHERE value NOT IN ('null', '""', '[]')
$$;
CREATE FUNCTION history_public_id(resource text, key bigint) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE resource
        WHEN 'sources' THEN (SELECT public_id FROM public.sources_source WHERE id = key)
        WHEN 'events' THEN (SELECT public_id FROM public.claims_event WHERE id = key)
        WHEN 'claims' THEN (SELECT public_id FROM public.claims_claim WHERE id = key)
        WHEN 'reviews' THEN (SELECT public_id FROM public.claims_review WHERE id = key)
        WHEN 'partners' THEN (SELECT public_id FROM public.partners_partner WHERE id = key)
        ELSE key::text
    END
$$;
CREATE FUNCTION history_shift() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT shift FROM public.history_head), 0)
$$;
"""

HASHES = """
CREATE FUNCTION history_content_hash(salt uuid, before jsonb, after jsonb, why text) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT sha256(uuid_send(salt) || convert_to(jsonb_build_array(before, after, why)::text, 'UTF8'))
$$;
CREATE FUNCTION history_entry_hash(
    id bigint, xid bigint, at timestamptz, subject text, key bigint, resource text, public_id text, action text,
    actor_id bigint, actor text, role text, content_hash bytea
) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT sha256(convert_to(jsonb_build_array(
        1, id, xid, (extract(epoch FROM at) * 1000000)::bigint, subject, key, resource, public_id, action,
        actor_id, actor, role, encode(content_hash, 'hex'))::text, 'UTF8'))
$$;
"""

# Statement-level with transition tables: one call for a whole bulk insert. A join in a nested loop planned for one row would
# take for ever on the next ten thousand, so it is switched off here; so is compiling, which such plans would set off.
NOTE = """
CREATE FUNCTION history_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' SET extra_float_digits = 1
SET enable_nestloop = off SET jit = off SET work_mem = '64MB' AS $$
DECLARE
    subject text := TG_ARGV[0];
    resource text := TG_ARGV[1];
    owner_column text := TG_ARGV[2];
    why_columns text[] := TG_ARGV[3]::text[];
    ignored text[] := TG_ARGV[4]::text[] || TG_ARGV[5]::text[] || '{version}';
    hashed text[] := TG_ARGV[5]::text[];
    key_column text := CASE WHEN subject = 'corroboration' THEN 'claim_id' ELSE 'id' END;
    signature text := nullif(current_setting('provenance.actor', true), '');
    reason text := coalesce(current_setting('provenance.why', true), '');
    now timestamptz := clock_timestamp();
    moment bigint;
    old_lines jsonb[] := '{}';
    new_lines jsonb[] := '{}';
    noted bigint;
BEGIN
    IF TG_OP <> 'INSERT' THEN SELECT coalesce(array_agg(to_jsonb(o)), '{}') INTO old_lines FROM old_rows o; END IF;
    IF TG_OP <> 'DELETE' THEN SELECT coalesce(array_agg(to_jsonb(n)), '{}') INTO new_lines FROM new_rows n; END IF;
    IF old_lines = '{}' AND new_lines = '{}' THEN RETURN NULL; END IF;
    moment := pg_current_xact_id()::text::bigint + history_shift();

    WITH paired AS (
        SELECT o.line AS former, n.line AS present, coalesce(n.line, o.line) AS line,
            history_content(o.line, ignored, hashed) AS old_content,
            history_content(n.line, ignored, hashed) AS new_content
        FROM unnest(old_lines) AS o(line)
        FULL JOIN unnest(new_lines) AS n(line) ON o.line ->> key_column = n.line ->> key_column
    ), changed AS MATERIALIZED (
        SELECT nextval('history_entry_id_seq') AS id, (line ->> key_column)::bigint AS key,
            CASE owner_column WHEN '' THEN line ->> 'public_id'
                ELSE history_public_id(resource, (line ->> owner_column)::bigint) END AS public_id,
            CASE WHEN former ->> owner_column <> present ->> owner_column
                THEN history_public_id(resource, (former ->> owner_column)::bigint) END AS former_public_id,
            CASE WHEN former IS NULL THEN 'created' WHEN present IS NULL THEN 'deleted'
                WHEN former ->> 'merged_into_id' IS NULL AND present ->> 'merged_into_id' IS NOT NULL THEN 'merged'
                ELSE 'updated' END AS action,
            CASE WHEN present IS NULL THEN history_filled(old_content)
                WHEN former IS NOT NULL THEN history_difference(new_content, old_content) END AS before,
            CASE WHEN former IS NULL THEN history_filled(new_content)
                WHEN present IS NOT NULL THEN history_difference(old_content, new_content) END AS after,
            coalesce((SELECT nullif(present ->> name, '') FROM unnest(why_columns) AS name
                WHERE former ->> name IS DISTINCT FROM present ->> name LIMIT 1), reason) AS why,
            gen_random_uuid() AS salt,
            nullif(split_part(signature, '|', 1), '')::bigint AS actor_id,
            coalesce(substr(signature, strpos(signature, '|') + 1), 'pipeline') AS actor
        FROM (
            SELECT * FROM paired WHERE old_content IS DISTINCT FROM new_content
            ORDER BY (line ->> key_column)::bigint
        ) AS moved
    ), weighed AS (
        SELECT *, history_content_hash(salt, before, after, why) AS content_hash FROM changed
    ), entered AS (
        INSERT INTO history_entry (id, xid, at, subject, key, resource, public_id, action, actor_id, actor, role,
            before, after, why, salt, content_hash, hash)
        SELECT id, moment, now, subject, key, resource, coalesce(public_id, ''), action, actor_id, actor, session_user,
            before, after, why, salt, content_hash,
            history_entry_hash(id, moment, now, subject, key, resource, coalesce(public_id, ''), action,
                actor_id, actor, session_user, content_hash)
        FROM weighed
    ), told AS (
        INSERT INTO history_change (xid, at, resource, public_id, action)
        SELECT moment, now, resource, public_id, CASE owner_column WHEN '' THEN action ELSE 'updated' END
        FROM changed WHERE public_id IS NOT NULL AND resource <> 'ratings'
        UNION
        SELECT moment, now, resource, former_public_id, 'updated' FROM changed WHERE former_public_id IS NOT NULL
    )
    SELECT count(*) INTO noted FROM changed;

    -- A rating has no address of its own: what partners see change are the reviews that carry it.
    IF subject = 'rating' AND noted > 0 THEN
        INSERT INTO history_change (xid, at, resource, public_id, action)
        SELECT moment, now, 'reviews', r.public_id, 'updated' FROM claims_review r
        WHERE r.rating_id IN (SELECT (line ->> 'id')::bigint FROM unnest(new_lines) AS line);
    END IF;
    RETURN NULL;
END $$;
"""

TRACK = """
CREATE FUNCTION history_track(
    tracked regclass, subject text, resource text, owner_column text, why_columns text[], ignored text[], hashed text[]
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    way record;
BEGIN
    FOR way IN VALUES ('INSERT', 'NEW TABLE AS new_rows'), ('DELETE', 'OLD TABLE AS old_rows'),
        ('UPDATE', 'OLD TABLE AS old_rows NEW TABLE AS new_rows')
    LOOP
        EXECUTE format(
            'CREATE TRIGGER %I AFTER %s ON %s REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION '
            'history_note(%L, %L, %L, %L, %L, %L)',
            'history_' || lower(way.column1), way.column1, tracked, way.column2,
            subject, resource, owner_column, why_columns, ignored, hashed);
    END LOOP;
END $$;
"""

BACKWARDS = """
DROP FUNCTION history_note() CASCADE;
DROP FUNCTION history_track(regclass, text, text, text, text[], text[], text[]);
DROP FUNCTION history_entry_hash(
    bigint, bigint, timestamptz, text, bigint, text, text, text, bigint, text, text, bytea);
DROP FUNCTION history_content_hash(uuid, jsonb, jsonb, text);
DROP FUNCTION history_shift();
DROP FUNCTION history_public_id(text, bigint);
DROP FUNCTION history_filled(jsonb);
DROP FUNCTION history_difference(jsonb, jsonb);
DROP FUNCTION history_content(jsonb, text[], text[]);
"""


class Migration(migrations.Migration):
    replaces = [("history", name) for name in FORMER]
    dependencies = [
        ("history", "0001_tables"),
        ("sources", "0002_tables"),
        ("claims", "0001_tables"),
        ("partners", "0001_tables"),
    ]

    operations = [
        migrations.RunSQL(CONTENT + HASHES + NOTE + TRACK, BACKWARDS),
    ]
