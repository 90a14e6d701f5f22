"""The words of a column as the full-text index holds them: without accents, and stemmed only where sentences are."""

from django.contrib.postgres.search import SearchVector
from django.db.models import F, Func, TextField

NAMES = "simple"  # names are not stemmed
SENTENCES = "english"  # words are: "kills" finds "killed"


class Folded(Func):
    """A text without its accents. Built in, so that no extension is needed and an index may rest on it."""

    template = r"regexp_replace(normalize(%(expressions)s, NFD), '[\u0300-\u036f]', '', 'g')"
    output_field = TextField()


def words_of(path: str, config: str) -> SearchVector:
    """What the index holds for a column; a search must ask for exactly this to find the index."""
    return SearchVector(Folded(F(path)), config=config)
