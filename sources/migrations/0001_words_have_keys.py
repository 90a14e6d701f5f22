"""Give a word keys by which one that is spelt a little otherwise finds it; the table of spellings is made with them."""

from django.db import migrations

FORMER = ("0004_find_rows_by_their_words",)
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


class Migration(migrations.Migration):
    replaces = [("sources", name) for name in FORMER]
    dependencies = []

    operations = [
        migrations.RunSQL(FUNCTIONS, FUNCTIONS_AWAY),
    ]
