"""Keep every word that is met in a name or title, as it is written down, whoever writes it."""

from django.db import migrations

FORMER = ("0032_spellings_of_words_met",)
# A word is kept once and stays: one that is in use no more is told to nobody, because what is told is looked for first.
# Nothing forbids to keep it twice: two transactions that meet a word at once would wait for one another, in a ring at
# times. A word is a name where it is written with a capital, not at the beginning of what is said.
KEEP = r"""
CREATE FUNCTION spelling_keep(texts text[], names boolean) RETURNS void LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO sources_spelling (word, name)
    SELECT DISTINCT met.word, met.name
    FROM (
        SELECT lower(parsed.token) AS word,
            names OR parsed.place > 1 AND left(parsed.token, 1) <> lower(left(parsed.token, 1)) AS name
        FROM unnest(texts) AS said CROSS JOIN LATERAL (
            SELECT token, tokid, row_number() OVER () AS place
            FROM ts_parse('default', regexp_replace(normalize(said, NFD), '[\u0300-\u036f]', '', 'g'))
        ) AS parsed
        WHERE parsed.tokid IN (1, 2, 10, 11) AND length(parsed.token) BETWEEN 3 AND 40
    ) AS met
    WHERE NOT EXISTS (SELECT FROM sources_spelling s WHERE s.word = met.word AND s.name = met.name);
END;

CREATE FUNCTION spellings_of_many() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    texts text[];
BEGIN
    EXECUTE format('SELECT array_agg(DISTINCT %I::text) FROM touched', TG_ARGV[0]) INTO texts;
    PERFORM spelling_keep(texts, TG_ARGV[1]::boolean);
    RETURN NULL;
END $$;

CREATE FUNCTION spellings_of_one() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM spelling_keep(ARRAY[to_jsonb(NEW) ->> TG_ARGV[0]], TG_ARGV[1]::boolean);
    RETURN NULL;
END $$;

CREATE FUNCTION spellings_kept_of(place regclass, field text, names boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER spellings_of_new AFTER INSERT ON %s REFERENCING NEW TABLE AS touched
        FOR EACH STATEMENT EXECUTE FUNCTION spellings_of_many(%L, %L)', place, field, names);
    EXECUTE format('CREATE TRIGGER spellings_of_changed AFTER UPDATE OF %I ON %s FOR EACH ROW
        WHEN (OLD.%I IS DISTINCT FROM NEW.%I) EXECUTE FUNCTION spellings_of_one(%L, %L)',
        field, place, field, field, field, names);
    EXECUTE format('SELECT spelling_keep(array_agg(DISTINCT %I::text), %L) FROM %s', field, names, place);
END $$;

SELECT spellings_kept_of('sources_alias', 'name', true);
SELECT spellings_kept_of('sources_article', 'title', false);
"""
KEEP_AWAY = """
DROP TRIGGER spellings_of_new ON sources_alias;
DROP TRIGGER spellings_of_changed ON sources_alias;
DROP TRIGGER spellings_of_new ON sources_article;
DROP TRIGGER spellings_of_changed ON sources_article;
DROP FUNCTION spellings_kept_of(regclass, text, boolean);
DROP FUNCTION spellings_of_one();
DROP FUNCTION spellings_of_many();
DROP FUNCTION spelling_keep(text[], boolean);
"""


class Migration(migrations.Migration):
    replaces = [("sources", name) for name in FORMER]
    dependencies = [
        ("sources", "0003_guards"),
    ]

    operations = [
        migrations.RunSQL(KEEP, KEEP_AWAY),
    ]
