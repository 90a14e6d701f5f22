"""Finding the piece that a credited quotation was taken from, among those of the outlet credited."""

from collections.abc import Sequence
from dataclasses import replace

from sources.actions.finding import Finding
from sources.actions.neighbours import Copy
from sources.rules import likeness, quoting
from sources.rules.credit import Credit
from sources.rules.likeness import WORD, Likeness, Span
from sources.rules.reason import Reason
from sources.vocabulary import DerivationKind


def found(*, mine: Copy, pieces: Sequence[Copy], credit: Credit) -> Finding | None:
    """The quotation in ``mine`` from that of the credited outlet's ``pieces`` (first captures) which holds most of the
    quoted words, if any does.

    Of several the earliest, then the one whose address comes first: it is the same whatever came in first.
    """
    quotes = quoting.quoted(mine.capture.text, mine.sections)
    if not quotes:
        return None
    credit_at = (credit.start, credit.end) if credit.end else None
    fitting = []
    for other in pieces:
        measured = likeness.measure(mine.body.text, other.body.text)
        runs = _taken(mine, other, measured, quotes, credit_at)
        if runs:
            words = sum(1 for run in runs for _ in WORD.finditer(mine.capture.text, run[0], run[1]))
            fitting.append((other, replace(measured, shared_words=words), runs))
    if not fitting:
        return None
    best = min(fitting, key=lambda one: (-one[1].shared_words, one[0].article.rank, one[0].article.address))
    return _finding(mine, *best, credit)


def _taken(
    mine: Copy, other: Copy, measured: Likeness, quotes: Sequence[quoting.Run], credit_at: quoting.Run | None
) -> tuple[Span, ...]:
    if not measured.spans:
        return ()
    shared = [
        (mine.body.place(run[0]), mine.body.place(run[1]), other.body.place(run[2]), other.body.place(run[3]))
        for run in measured.spans
    ]
    above = quoting.quoted(other.capture.text, other.sections)
    return tuple(
        quoting.taken(mine.capture.text, quotes=quotes, above=above, shared=shared, credit=credit_at)
    )


def _finding(mine: Copy, other: Copy, measured: Likeness, runs: tuple[Span, ...], credit: Credit) -> Finding:
    words = " ".join(mine.capture.text[runs[0][0] : runs[0][1]].split())
    reasons = (
        Reason("credit", credit.weight, f"the text credits {credit.name}", credit.quote),
        Reason(
            "quoted words",
            round(measured.containment, 4),
            f"{measured.shared_words} words that it puts in quotation marks stand in that piece",
            words[:300],
        ),
    )
    return Finding(
        downstream=mine.article.pk,
        upstream=other.article.pk,
        kind=DerivationKind.QUOTATION,
        credited=True,
        reasons=tuple(reason.as_json() for reason in reasons),
        likeness=measured,
        captures=(mine.capture.pk, other.capture.pk),
        spans=runs,
    )
