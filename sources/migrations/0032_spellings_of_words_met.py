"""Keep every word that is met, under keys by which one that is spelt a little otherwise finds it."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.expressions
from django.db import migrations, models

import sources.models.spelling

# Letters of other alphabets as the Latin ones they are mostly written with: for the sound, which knows no vowels.
LATIN = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "h", "خ": "k", "د": "d", "ذ": "d", "ر": "r", "ز": "s",
    "س": "s", "ش": "s", "ص": "s", "ض": "d", "ط": "t", "ظ": "s", "ع": "a", "غ": "k", "ف": "f", "ق": "k", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y",
    "а": "a", "б": "b", "в": "v", "г": "k", "ґ": "k", "д": "d", "е": "e", "є": "e", "ж": "s", "з": "s", "и": "i",
    "і": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "k", "ц": "s", "ч": "s", "ш": "s", "щ": "s", "ы": "y", "э": "e", "ю": "u", "я": "a",
}  # fmt: skip
MUTE = "ьъ"
# Our own are called by their full names: while a dump is read back there is no search path, and the keys are worked out.
FUNCTIONS = r"""
-- The letters of a word, without what is often left out or written two ways: accents, and in Arabic the signs of vowels,
-- the seats of hamza, the two forms of final ya and the final ta.
CREATE FUNCTION spelling_letters(word text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    IF word ~ '^[a-z]+$' THEN
        RETURN word;
    END IF;
    RETURN translate(
        regexp_replace(normalize(lower(word), NFD), '[\u0300-\u036f\u0640\u064b-\u065f\u0670\u02bc\u2019''`]', '', 'g'),
        'ٱىةؤئ', 'ايهوي');
END $$;

-- How a name sounds, roughly, whichever alphabet and way of writing it in Latin letters: its consonants, those that are
-- taken for one another as one, without the Arabic article; nothing where fewer than three are left.
CREATE FUNCTION spelling_sound(word text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    said text := public.spelling_letters(word);
BEGIN
    IF said !~ '^[a-z]+$' THEN
        said := translate(regexp_replace(said, '^ال(?=...)', ''), '{foreign}', '{latin}');
    END IF;
    said := regexp_replace(said, 'sch|sh|tch|ch|zh|cz|sz|ts|tz|c(?=[eiy])|[xz]', 's', 'g');
    said := regexp_replace(said, 'kh|gh|ck|qu|[gqc]', 'k', 'g');
    said := replace(replace(replace(replace(replace(said, 'dj', 'j'), 'ph', 'f'), 'th', 't'), 'dh', 'd'), 'v', 'f');
    said := left(said, 1) || translate(rtrim(substr(said, 2), 'h'), 'aeiouwy', '');
    said := regexp_replace(ltrim(said, 'aeiou'), '(.)\1+', '\1', 'g');
    RETURN CASE WHEN length(said) > 2 THEN said END;
END $$;

-- The keys under which a word is found by one that is spelt otherwise: every form with one letter left out (in a long word
-- two, of its first seven), its stems, its sound. Two words that are one slip apart have a key in common: to leave a letter
-- out of both undoes one that was changed, added, lost or swapped. Long words have one if they are two slips apart.
CREATE FUNCTION spelling_keys(word text) RETURNS integer[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    letters text := public.spelling_letters(word);
    size integer := length(letters);
    beginning text := left(letters, 7);
    cut text;
    forms text[] := array[beginning, '~' || public.spelling_sound(word)]
        || array(SELECT '/' || unnest(ts_lexize('english_stem', letters)))
        || array(SELECT '/' || unnest(ts_lexize('spanish_stem', letters)));
BEGIN
    FOR place IN 1 .. CASE WHEN size > 2 THEN length(beginning) ELSE 0 END LOOP
        cut := left(beginning, place - 1) || substr(beginning, place + 1);
        forms := forms || cut;
        FOR second IN place .. CASE WHEN size > 7 THEN 6 ELSE 0 END LOOP
            forms := forms || (left(cut, second - 1) || substr(cut, second + 1));
        END LOOP;
    END LOOP;
    RETURN array(SELECT DISTINCT hashtext(form) FROM unnest(forms) AS form WHERE form IS NOT NULL);
END $$;
""".replace("{foreign}", "".join(LATIN) + MUTE).replace("{latin}", "".join(LATIN.values()))
FUNCTIONS_AWAY = """
DROP FUNCTION spelling_keys(text);
DROP FUNCTION spelling_sound(text);
DROP FUNCTION spelling_letters(text);
"""
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
    dependencies = [("sources", "0031_sources_may_be_retired")]

    operations = [
        migrations.RunSQL(FUNCTIONS, FUNCTIONS_AWAY),
        migrations.CreateModel(
            name="Spelling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(db_collation="C", max_length=40)),
                ("name", models.BooleanField(default=False)),
                (
                    "keys",
                    models.GeneratedField(
                        db_persist=True,
                        expression=sources.models.spelling.Keys(models.F("word")),
                        output_field=django.contrib.postgres.fields.ArrayField(models.IntegerField()),
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["word", "name"], name="spelling_by_word"),
                    django.contrib.postgres.indexes.GinIndex(fields=["keys"], name="spelling_by_keys"),
                ],
            },
        ),
        migrations.RunSQL(KEEP, KEEP_AWAY),
    ]
