"""The curator's queue: suggested derivations, those on which most hangs first, each with the words they share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet
from django.utils.translation import gettext

from sources.actions.signature import Person
from sources.models import Derivation
from sources.pages import wording
from sources.pages.article import title_of
from sources.pages.derivation import choices, later
from sources.pages.family import manner
from sources.pages.ranking import RANKED, QueuePage, ranked, unranked
from sources.rules.stakes import CERTAIN, WEIGHTS, Stakes
from sources.vocabulary import DerivationKind, Judgement

SHOWN = 420  # letters of the shared words

# The weights stand in the rule; the database only multiplies, so that one query ranks and cuts.
RANKING = f"""
WITH latest AS (
    SELECT id, downstream_id, kind, reasons FROM sources_derivation
    WHERE judgement = 'suggested' AND kind = ANY(%(kinds)s) ORDER BY id DESC LIMIT {RANKED}
), weighed AS (
    SELECT id, kind,
        (SELECT count(*) FROM sources_derivation b
         WHERE b.upstream_id = latest.downstream_id AND b.judgement <> 'rejected') AS copies,
        (SELECT coalesce(sum((r->>'weight')::float), 0) FROM jsonb_array_elements(reasons) r
         WHERE r->>'rule' <> 'shared words') AS leaning
    FROM latest
), ranked AS (
    SELECT id, copies, leaning, round(
        (100 * (1 + copies) * (2 - least(abs(leaning), {CERTAIN}) / {CERTAIN})
         * coalesce((%(weights)s::jsonb->>kind)::float, 1))::numeric)::bigint AS height
    FROM weighed WHERE NOT %(doubtful)s OR abs(leaning) < {CERTAIN / 4}
)
SELECT id, copies, leaning, height FROM ranked WHERE (height, id) < (%(height)s, %(id)s)
ORDER BY height DESC, id DESC LIMIT %(size)s
"""  # noqa: S608 (made of constants; every value is a parameter)
LONGEST = f"""
SELECT d.id, (
    SELECT substring(c.text FROM (s->>0)::int + 1 FOR least((s->>1)::int - (s->>0)::int, {SHOWN}))
    FROM jsonb_array_elements(d.spans) s ORDER BY (s->>1)::int - (s->>0)::int DESC, (s->>0)::int LIMIT 1
) FROM sources_derivation d JOIN sources_capture c ON c.id = d.downstream_capture_id WHERE d.id = ANY(%(rows)s)
"""  # noqa: S608 (as above)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One suggestion in the queue."""

    link: Derivation
    stakes: Stakes
    height: int
    quote: str

    @property
    def up(self) -> str:
        """Whom it may have been taken from."""
        return title_of(self.link.upstream)

    @property
    def down(self) -> str:
        """Who may have taken it."""
        return title_of(self.link.downstream)

    @property
    def manner(self) -> str:
        """In what way, how much of it, and whether it says so."""
        return manner(self.link)

    @property
    def later(self) -> str:
        """How long after the upper article, where both times are known to the minute."""
        return later(self.link.upstream, self.link.downstream)

    @property
    def kinds(self) -> list[tuple[str, str, bool]]:
        """The kinds to choose from."""
        return choices(self.link)

    @property
    def times(self) -> str:
        """When the two were published."""
        ends = (self.link.upstream, self.link.downstream)
        told = [
            wording.moment(end.published_at, end.published_precision) or gettext("not known") for end in ends
        ]
        return gettext("above %(told)s, below %(told2)s") % {"told": told[0], "told2": told[1]}


def waiting(kind: str, *, doubtful: bool, after: str) -> QueuePage[Waiting]:
    """One page of the queue, in four queries."""
    kinds = [kind] if kind else [each.value for each in WEIGHTS]
    asked = {"kinds": kinds, "doubtful": doubtful, "weights": _weights()}
    shown, cursor = ranked(RANKING, asked, after)
    suggested = Derivation.objects.filter(judgement=Judgement.SUGGESTED, kind__in=kinds)
    return QueuePage(_rows(shown), cursor, not after, unranked(suggested))


def _rows(shown: Sequence[tuple[Any, ...]]) -> list[Waiting]:
    pks = [row[0] for row in shown]
    links = Derivation.objects.for_page().defer("spans").in_bulk(pks)
    with connection.cursor() as cursor:
        cursor.execute(LONGEST, {"rows": pks})
        quotes = dict(cursor.fetchall())
    return [
        Waiting(
            links[pk],
            Stakes(DerivationKind(links[pk].kind), copies, leaning),
            height,
            " ".join((quotes.get(pk) or "").split()),
        )
        for pk, copies, leaning, height in shown
        if pk in links
    ]


def _weights() -> str:
    return "{" + ", ".join(f'"{kind}": {weight}' for kind, weight in WEIGHTS.items()) + "}"


def decided_by(person: Person) -> QuerySet[Derivation]:
    """What somebody decided about derivations, one row for each decision, to be paged by ``DECIDED``."""
    rows = Derivation.objects.exclude(judgement=Judgement.SUGGESTED).filter(judged_by_id=person.pk)
    rows = rows.filter(replaced_by=None).with_half()
    return rows.defer("spans", "reasons", "instead_of__spans", "instead_of__reasons").order_by(
        F("judged_at").desc(), "-pk"
    )
