"""How fast partners' programs are answered, beside the least an answer could take and beside what is usually written.

Every contender is a WSGI application asked in this process, so that no web server is measured. Ours is the whole
program: every layer, the key looked up, what it may spend and what it did counted, what is hidden left out. It is asked
as a program asks that comes by again, when the answer is known still if nothing was written since; and so that it is
worked out each time (``worked out``). The limit
(``answering_bare``) fetches and writes the same fields of the same rows and nothing besides; the usual way
(``answering_usual``) is a ModelSerializer over annotated rows. Each round asks all of them, in an order that rotates; a
ratio is taken within a round, and the median counts; once by the clock, once by processor time, the database's
included, which says the same on a busy machine (that of the counters in Valkey is left out).
"""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import orjson
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

from claims.models import Claim
from provenance.accounts.models import User
from provenance.bench import answering_bare, answering_usual
from provenance.bench.asked import Answer, Application, ask, asked
from provenance.bench.backers import make, store
from provenance.bench.measuring import Watcher, circumstances, in_turn, load, versions, worked
from provenance.bench.rescoring import score
from provenance.partners.actions import keys, partners
from provenance.partners.doorstep import Doorstep
from provenance.partners.models.key import MOST_A_MINUTE
from provenance.partners.paging import USUAL, Cursor
from provenance.partners.vocabulary import Scope

LIST = "/api/v1/claims/"
DEEP = 0.95
"""How far down the list the deep page lies."""
TIMES = 20
"""Times a page is asked for in a round, the usual way twice and a whole list once."""
STONES = (10_000, 100_000, 1_000_000)
"""Rows of one whole list after which it is told how much memory the process holds."""


@dataclass(slots=True)
class Contender:
    """Who is asked what, how often in a round, beside whom (``beside``), and what a request took by clock and work."""

    name: str
    answer: Callable[[], Answer]
    beside: str
    times: int = TIMES
    spent: list[tuple[float, float]] = field(default_factory=list)

    def measure(self, line: Any) -> None:
        """Ask as often as in one round; ``line`` is the connection of the limit."""
        began, before = time.perf_counter(), worked(line)
        for _ in range(self.times):
            self.answer()
        self.spent.append(((time.perf_counter() - began) / self.times, (worked(line) - before) / self.times))


def run(*, size: int, rounds: int, seed: int, watch: Watcher) -> dict[str, Any]:
    """The figures of ``rounds`` rounds over ``size`` claims with ten appearances each in the mean.

    ``ratio`` is the rate of a contender to that of the one ``beside`` it: .5 is half as fast. The claims are put into
    the database at hand, which must be empty.
    """
    before = load()
    room = make(claims=size, seed=seed)
    score(room, store(room, watch))
    header = {"HTTP_AUTHORIZATION": f"Bearer {_key()}"}
    with _open_house(), answering_bare.connected() as bare:
        ours = Doorstep(get_wsgi_application())
        contenders = _contenders(ours, bare, header, size)
        rows = _rows(contenders, bare.line, rounds, watch)
        same = _same(contenders)
        memory = list(_memory(ours, header, watch, 10 * size))
    return {
        "bench": "api",
        "size": size,
        "rounds": rounds,
        "rows": rows,
        "memory": memory,
        "quality": {"same": same},
        "seed": seed,
        **circumstances(before, versions("django", "djangorestframework", "orjson", "psycopg", server=True)),
    }


def _open_house() -> Any:
    """The host we are asked at is ours, and strangers may ask as often as a bench does."""
    return override_settings(
        ALLOWED_HOSTS=["localhost"], SECURE_SSL_REDIRECT=False, STRANGERS_A_MINUTE=MOST_A_MINUTE
    )


def _key() -> str:
    """The secret of a key that opens reading and whole lists, as often as a key may ask."""
    by = User.objects.create_user("bench-keeper", is_staff=True)
    partner = partners.welcome(name="Bench Courier", by=by, why="To be measured.")
    made = keys.make(
        partner=partner, name="bench", by=by, why="To be measured.", scopes=[Scope.READ, Scope.BULK], networks="",
        lasts=timedelta(days=1), a_minute=MOST_A_MINUTE,
    )  # fmt: skip
    return made.secret


def _contenders(
    ours: Application, bare: answering_bare.Bare, header: dict[str, str], size: int
) -> dict[str, Contender]:
    usual, first = answering_usual.application(), asked(LIST, **header)
    deep = Claim.objects.order_by("public_id").values_list("public_id", flat=True)[int(size * DEEP)]
    held = {**header, "HTTP_IF_NONE_MATCH": ask(ours, first).headers["ETag"]}
    again = asked(LIST, **held)
    anew = {"HTTP_CACHE_CONTROL": "no-cache"}  # whoever says more than is known again is answered by Django
    places = (
        Contender("limit", lambda: ask(bare.page, first), "limit"),
        Contender("ours", lambda: ask(ours, first), "limit"),
        Contender("ours, worked out", lambda: ask(ours, asked(LIST, **header, **anew)), "limit"),
        Contender("ours, a stranger", lambda: ask(ours, asked(LIST)), "limit"),
        Contender("ours, not changed", lambda: ask(ours, again), "limit"),
        Contender("ours, not changed, worked out", lambda: ask(ours, asked(LIST, **held, **anew)), "limit"),
        Contender(
            "ours, a deep page",
            lambda: ask(ours, asked(f"{LIST}?cursor={Cursor(deep).token()}", **header, **anew)),
            "ours, worked out",
        ),
        Contender("usual", lambda: ask(usual, first), "ours, worked out", 2),
        Contender("limit, whole list", lambda: ask(bare.whole, first), "limit, whole list", 1),
        Contender(
            "ours, whole list",
            lambda: ask(ours, asked(f"{LIST}?format=ndjson", **header)),
            "limit, whole list",
            1,
        ),
    )
    return {each.name: each for each in places}


def _rows(contenders: dict[str, Contender], line: Any, rounds: int, watch: Watcher) -> list[dict[str, Any]]:
    for each in contenders.values():
        each.answer()
        each.answer()  # a tag is remembered when it is shown for the first time
    for name in in_turn(contenders, rounds, watch, "answering"):
        contenders[name].measure(line)
    return [_row(each, contenders[each.beside]) for each in contenders.values()]


def _row(one: Contender, beside: Contender) -> dict[str, Any]:
    with CaptureQueriesContext(connection) as caught:
        answer = one.answer()
    ratios, by_work = (
        [
            theirs[which] / mine[which]
            for mine, theirs in zip(one.spent, beside.spent, strict=True)
            if mine[which]
        ]
        for which in (0, 1)
    )
    ms = statistics.median(clock for clock, _ in one.spent) * 1_000
    return {
        "contender": one.name,
        "number": answer.number,
        "per_second": round(1_000 / ms, 1),
        "ms": round(ms, 3),
        "beside": one.beside,
        "ratio": round(statistics.median(ratios), 3),
        "ratio_range": [round(min(ratios), 3), round(max(ratios), 3)],
        "by_work": round(statistics.median(by_work), 3) if by_work else None,
        "queries": len(caught),
        "kb": round(len(answer.body) / 1_000, 1),
    }


def _same(contenders: dict[str, Contender]) -> bool:
    """Whether all write the same rows, field by field, but for what the usual way counts; and the same whole list."""
    ours, bare, stranger, usual = (
        orjson.loads(contenders[name].answer().body)["results"]
        for name in ("ours", "limit", "ours, a stranger", "usual")
    )
    whole, lines = (contenders[name].answer().body for name in ("ours, whole list", "limit, whole list"))
    alike = [_uncounted(row) for row in usual] == [_uncounted(row) for row in ours]
    return len(ours) == USUAL and ours == bare == stranger and alike and whole == lines


def _uncounted(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "corroboration": {**row["corroboration"], **dict.fromkeys(answering_usual.COUNTED)}}


def _memory(
    ours: Application, header: dict[str, str], watch: Watcher, total: int
) -> Iterator[dict[str, Any]]:
    """How much memory (MB) the process holds while it sends a whole list, by the rows it has sent."""
    whole = ours(asked("/api/v1/appearances/?format=ndjson", **header), mock.Mock())
    sent, stones = 0, [each for each in STONES if each <= total]
    for piece in whole:
        sent += piece.count(b"\n")
        if stones and sent >= stones[0]:
            watch("streaming", stones[0], total)
            yield {"rows": stones.pop(0), "mb": _held()}
    whole.close()  # type: ignore[attr-defined]
    yield {"rows": sent, "mb": _held()}


def _held() -> float:
    """Megabytes of this process that are in memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return round(pages * 4_096 / 1_000_000, 1)
