"""The words that have been met, as they are spelt, each under keys by which a misspelt one finds it."""

from collections.abc import Sequence

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import connection, models
from django.db.models import Func, IntegerField

from sources.rules.spelling import Spelt

MOST_NEAR = 400
"""Spellings that are looked at for one word asked for, whatever it is: more share a key only with very short words."""
# From the index, one word asked for after another; each only so often, however many spellings share a key with it.
NEAR = """
    SELECT asked.word, near.word, bool_or(near.name),
        bool_or(ts_lexize('english_stem', near.word) = ts_lexize('english_stem', asked.word)
            OR ts_lexize('spanish_stem', near.word) = ts_lexize('spanish_stem', asked.word)),
        bool_or(spelling_letters(near.word) = spelling_letters(asked.word)),
        bool_or(spelling_sound(near.word) = spelling_sound(asked.word))
    FROM unnest(%s::text[]) AS asked (word) CROSS JOIN LATERAL (
        SELECT s.word, s.name FROM sources_spelling s WHERE s.keys && spelling_keys(asked.word) LIMIT %s
    ) AS near
    GROUP BY asked.word, near.word
"""


class Keys(Func):
    """The keys of a word, as the database works them out."""

    function = "spelling_keys"
    output_field = ArrayField(IntegerField())


class Spelling(models.Model):
    """One word as it is spelt in a name, title, claim or quote: without accents and capitals, as the index has it.

    Triggers keep it; ``name`` is whether it was met as a name. A word of hidden rows is kept like any other: whoever
    tells it to a reader looks first whether a row they may see has it.
    """

    word = models.CharField(max_length=40, db_collation="C")
    name = models.BooleanField(default=False)
    keys = models.GeneratedField(
        expression=Keys(models.F("word")), output_field=ArrayField(IntegerField()), db_persist=True
    )

    class Meta:
        indexes = [
            models.Index(fields=["word", "name"], name="spelling_by_word"),
            GinIndex(fields=["keys"], name="spelling_by_keys"),
        ]

    def __str__(self) -> str:
        return self.word


def near(words: Sequence[str]) -> dict[str, list[Spelt]]:
    """For each of some words, folded, the spellings that may be meant by it, in one query."""
    found: dict[str, list[Spelt]] = {word: [] for word in words}
    with connection.cursor() as cursor:
        cursor.execute(NEAR, [list(words), MOST_NEAR])
        for asked, word, *told in cursor.fetchall():
            found[asked].append(Spelt(word, *map(bool, told)))
    return found
