"""Quoting: which words of a piece stand there in quotation marks and were taken from the piece it credits.

Official words of 15 to 25 are everybody's, so that sharing them is no copying. They are a quotation from one piece
where the words around them credit it, or where they are that piece's own and it puts them in no marks.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from sources.rules.likeness import RUN, WORD, Span
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

NEAR = 250
"""Letters between a credit and the words it speaks for: about two sentences."""

LONGEST = 2000
"""Letters from which an opened quotation mark was never closed."""

_MARKS = re.compile('“[^“”\n]+”|„[^„“”\n]+[“”]|«[^«»\n]+»|"[^"\n]+"')

Run = tuple[int, int]


def quoted(text: str, sections: Sequence[SectionSpan]) -> list[Run]:
    """The stretches of a page (code points) in quotation marks or set apart, in order, none in another."""
    marked = [found.span() for found in _MARKS.finditer(text) if len(found[0]) <= LONGEST]
    apart = [(part.start, part.end) for part in sections if part.kind is SectionKind.QUOTATION]
    joined: list[Run] = []
    for start, end in sorted((*marked, *apart)):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def taken(
    text: str, *, quotes: Sequence[Run], above: Sequence[Run], shared: Iterable[Span], credit: Run | None
) -> list[Span]:
    """Those of the ``shared`` runs that the text quotes from the other; all places in code points of the captures.

    ``quotes`` are the stretches ``quoted`` here, ``above`` those there, ``credit`` where the other is credited, if
    in words. At least RUN words of a run must stand in the quotation: fewer are a turn of phrase.
    """
    return [
        run
        for run in shared
        if _quotes(text, run[:2], quotes) and (_own(run[2:], above) or _near(run, credit))
    ]


def _quotes(text: str, run: Run, quotes: Sequence[Run]) -> bool:
    return any(sum(1 for _ in WORD.finditer(text, start, end)) >= RUN for start, end in _inside(run, quotes))


def _own(run: Run, above: Sequence[Run]) -> bool:
    """Whether the words are the other piece's own: it quotes less than half of them."""
    return 2 * sum(end - start for start, end in _inside(run, above)) < run[1] - run[0]


def _inside(run: Run, quotes: Sequence[Run]) -> Iterator[Run]:
    """What of the quotes lies inside a run; they are in order, so that only those are looked at."""
    for at in range(bisect_right(quotes, run[0], key=lambda quote: quote[1]), len(quotes)):
        if quotes[at][0] >= run[1]:
            return
        yield max(run[0], quotes[at][0]), min(run[1], quotes[at][1])


def _near(run: Span, credit: Run | None) -> bool:
    return credit is not None and credit[0] <= run[1] + NEAR and run[0] - NEAR <= credit[1]
