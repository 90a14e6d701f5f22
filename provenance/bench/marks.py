"""Marks for a search for copies: how many were found, of which kind, and how many of the pairs named are right."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from provenance.bench.newsstand import KINDS, Printed
from sources.rules.screening import Pair


class Marks:
    """Keeps count while pairs come in.

    A pair is right when both pieces belong to one family: the one was copied from the other, straight or through
    others, or both carry words of the same older piece. A copy is found when, on its arrival, the very piece it was
    copied from is named (``recall``); ``recall_family`` is content with any older piece of its family.
    """

    def __init__(self, printed: Sequence[Printed]) -> None:
        self._printed = printed
        self._upstream: set[int] = set()
        self._family: set[int] = set()
        self._named = self._right = 0

    def add(self, pairs: Iterable[Pair]) -> None:
        """Mark some pairs."""
        for pair in pairs:
            later, earlier = self._printed[pair.later], self._printed[pair.earlier]
            right = later.family == earlier.family
            self._named += 1
            self._right += right
            if right:
                self._family.add(pair.later)
            if later.upstream == pair.earlier:
                self._upstream.add(pair.later)

    def result(self, seen: int) -> dict[str, float | None]:
        """Recall overall and by kind, and precision, over the first ``seen`` pieces; None where nothing was asked."""
        copies: dict[str, list[int]] = defaultdict(list)
        for number, piece in enumerate(self._printed[:seen]):
            if piece.kind:
                copies[piece.kind].append(number)
        every = [number for numbers in copies.values() for number in numbers]
        return {
            "recall": _share(every, self._upstream),
            **{f"recall {kind}": _share(copies[kind], self._upstream) for kind in KINDS},
            "recall_family": _share(every, self._family),
            "precision": round(self._right / self._named, 4) if self._named else None,
            "pairs": self._named,
        }


def _share(wanted: Sequence[int], found: set[int]) -> float | None:
    return round(sum(number in found for number in wanted) / len(wanted), 4) if wanted else None
