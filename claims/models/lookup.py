"""Finds the known claims that share the rarest words of a text, in one statement and without reading the others."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Q

from claims.models.claim import Claim
from claims.models.event import Event
from claims.models.veil import veiled_claims
from claims.models.wording import lent_by_hidden
from claims.rules.lookup import pruning
from claims.rules.lookup.rarity import UNHEARD, TermRarity
from sources.visibility import Reader, hidden, newsroom

ALL = """
    counted AS (SELECT word, claims FROM claims_termcount WHERE word = ANY ((SELECT words FROM asked)::text[]))
"""
# What is hidden from whoever asks is not there for them: it is neither found, nor does it make a word less rare. Of a
# claim to which a hidden article lends words, they know those of its own sentence alone.
APART = """
    hidden (id) AS MATERIALIZED ({hidden}),
    lent (id) AS MATERIALIZED ({lent}),
"""
SEEN = """
    behind AS (
        SELECT id, false AS own FROM hidden
        UNION ALL SELECT id, true FROM lent WHERE id NOT IN (SELECT id FROM hidden)
    ),
    unseen AS (
        SELECT t.word, count(*) AS claims
        FROM behind CROSS JOIN LATERAL (SELECT word, own FROM claims_term WHERE claim_id = behind.id OFFSET 0) AS t
        WHERE t.word = ANY ((SELECT words FROM asked)::text[]) AND (t.own = 0 OR NOT behind.own) GROUP BY t.word
        UNION ALL
        SELECT '', count(*)
        FROM hidden CROSS JOIN LATERAL (SELECT FROM claims_term WHERE claim_id = hidden.id LIMIT 1) AS t
    ),
    counted AS (
        SELECT c.word, c.claims - coalesce(u.claims, 0) AS claims
        FROM claims_termcount c LEFT JOIN unseen u ON u.word = c.word
        WHERE c.word = ANY ((SELECT words FROM asked)::text[])
    )
"""
# What “claims_by_rarest_words” does inside the database, leaving out what is hidden. Entries are read from the index by
# word, one word after another: joined in any other way, all entries of all claims would be read.
CANDIDATES = f"""
    WITH {{apart}} asked AS MATERIALIZED (SELECT string_to_array({{words}}, E'\\n') AS words), {{counted}},
    whole AS (SELECT claims::float8 AS claims FROM counted WHERE word = ''),
    rare AS MATERIALIZED (
        SELECT c.word, ln(1 + (whole.claims - c.claims + 0.5::float8) / (c.claims + 0.5::float8)) AS rarity,
            sum(c.claims) OVER (ORDER BY c.claims, c.word) AS entries,
            row_number() OVER (ORDER BY c.claims, c.word) AS place
        FROM counted c, whole
        WHERE c.word <> '' AND c.claims BETWEEN 1 AND greatest(whole.claims * {pruning.COMMON}, {pruning.FEWEST})
        ORDER BY c.claims, c.word LIMIT {pruning.LOOKED_UP}
    )
    SELECT entry.claim_id, sum(entry.weight * rare.rarity) AS score
    FROM whole, rare CROSS JOIN LATERAL (
        SELECT claim_id, {{weight}} AS weight FROM claims_term WHERE word = rare.word OFFSET 0
    ) AS entry
    WHERE (rare.place <= {pruning.SURE}
        OR rare.entries <= greatest(whole.claims * {pruning.SHARE_READ}, {pruning.LEAST_READ})) {{seen}}
    GROUP BY entry.claim_id ORDER BY score DESC, entry.claim_id LIMIT %s
"""  # noqa: S608 (made of constants)
OWN = "CASE WHEN claim_id IN (SELECT id FROM lent) THEN own ELSE weight END"
SIGHT = "AND entry.weight > 0 AND entry.claim_id NOT IN (SELECT id FROM hidden)"
KEPT_PLAN = f"""
    SELECT claim, score FROM claims_by_rarest_words(
        string_to_array(%s, E'\\n'), {pruning.LOOKED_UP}, {pruning.COMMON}, {pruning.FEWEST},
        {pruning.SURE}, {pruning.SHARE_READ}, {pruning.LEAST_READ}, %s)
"""  # noqa: S608 (as above)
# The same for many texts in one statement; what is kept apart is found once for all of them.
EACH_KEPT_PLAN = f"""
    SELECT asks.place, found.claim, found.score FROM unnest(%s::text[]) WITH ORDINALITY AS asks (words, place)
    CROSS JOIN LATERAL claims_by_rarest_words(
        string_to_array(asks.words, E'\\n'), {pruning.LOOKED_UP}, {pruning.COMMON}, {pruning.FEWEST},
        {pruning.SURE}, {pruning.SHARE_READ}, {pruning.LEAST_READ}, %s) AS found
    ORDER BY asks.place, found.score DESC, found.claim
"""  # noqa: S608 (as above)
EACH_SEEN = """
    WITH {apart} asks AS (SELECT words, place FROM unnest(%s::text[]) WITH ORDINALITY AS given (words, place))
    SELECT asks.place, found.claim_id, found.score FROM asks CROSS JOIN LATERAL ({candidates}) AS found
    ORDER BY asks.place, found.score DESC, found.claim_id
"""
COUNTS = """
    WITH {apart} asked AS MATERIALIZED (SELECT string_to_array(%s, E'\\n') AS words), {counted}
    SELECT word, claims FROM counted
"""


class LookUp:
    """The known claims as one reader may look them up at one moment."""

    def __init__(self, reader: Reader | None, now: datetime, *, guarded: bool = True) -> None:
        """``guarded`` says that some claim may be hidden from the reader; looking then costs a little more."""
        self.guarded = guarded and not newsroom(reader)
        self._counted, self._apart = ALL, ""
        self._parameters: Sequence[Any] = ()
        if self.guarded:
            (sql, parameters), (lent, others) = _hidden(reader, now), lent_by_hidden(reader, now)
            self._parameters = [*parameters, *others]
            self._counted, self._apart = SEEN, APART.format(hidden=sql, lent=lent)

    def candidates(self, words: Iterable[str], *, most: int) -> list[tuple[int, float]]:
        """The claims (by primary key) that share a text's rarest words, with their BM25 by these words, best first."""
        seen = self._candidates(apart=self._apart, words="%s")
        return self._asked(seen if self.guarded else KEPT_PLAN, _sent(words), most)

    def candidates_each(self, texts: Sequence[Iterable[str]], *, most: int) -> list[list[tuple[int, float]]]:
        """The same for each of some texts, in one query."""
        if len(texts) < 2:
            return [self.candidates(words, most=most) for words in texts]
        inner = self._candidates(apart="", words="asks.words")
        seen = EACH_SEEN.format(apart=self._apart, candidates=inner)
        found: list[list[tuple[int, float]]] = [[] for _ in texts]
        sent = [_sent(words) for words in texts]
        for place, claim, score in self._asked(seen if self.guarded else EACH_KEPT_PLAN, sent, most):
            found[place - 1].append((claim, score))
        return found

    def rarity(self, words: Iterable[str]) -> TermRarity:
        """How rare these words are among all claims the reader may know of."""
        counts = COUNTS.format(apart=self._apart, counted=self._counted)
        carriers = dict(self._asked(counts, _sent(words)))
        return TermRarity(carriers.pop("", 0) + UNHEARD, pruning.LENGTH, carriers)

    def _candidates(self, *, apart: str, words: str) -> str:
        return CANDIDATES.format(apart=apart, words=words, counted=self._counted, weight=OWN, seen=SIGHT)

    def _asked(self, query: str, words: str | list[str], *limits: int) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(query, [*self._parameters, words, *limits])
            return list(cursor.fetchall())


def _sent(words: Iterable[str]) -> str:
    """The words as one string, which is sent in a tenth of the time of a list; no word holds a line break."""
    return "\n".join(["", *sorted(words)])


def _hidden(reader: Reader | None, now: datetime) -> tuple[str, Sequence[Any]]:
    """The statement that finds the claims kept from the reader, few as they are; see ``Claim.objects.visible_to``."""
    by_itself = hidden(reader, now) | Q(event__in=Event.objects.filter(hidden(reader, now)))
    kept = Claim.objects.filter(by_itself).order_by().values("pk")
    veiled = Claim.objects.filter(pk__in=veiled_claims(reader, now)).order_by().values("pk")
    return kept.union(veiled).query.sql_with_params()
