"""Lineage: the path of derivations upward, and the roots at which information entered the news."""

from collections.abc import Collection, Mapping

Upstreams = Mapping[str, Collection[str]]


def roots(start: str, upstreams: Upstreams) -> frozenset[str]:
    """Where the lineage of ``start`` begins: everything above it that was taken from nothing else.

    Articles that took from one another in a ring begin nowhere; such a ring stands as one root, named by its member
    whose key comes first. ``start`` itself is its root when it was taken from nothing.
    """
    above = reach(start, upstreams)
    found = {article for article in above if not _other(article, upstreams)}
    ringed = {article for article in above if article not in found and _in_a_top_ring(article, upstreams)}
    while ringed:
        first = min(ringed)
        found.add(first)
        ringed -= reach(first, upstreams)
    return frozenset(found)


def reach(start: str, upstreams: Upstreams) -> frozenset[str]:
    """``start`` and everything above it."""
    met = {start}
    waiting = [start]
    while waiting:
        for upstream in upstreams.get(waiting.pop(), ()):
            if upstream not in met:
                met.add(upstream)
                waiting.append(upstream)
    return frozenset(met)


def descendants(start: str, upstreams: Upstreams) -> frozenset[str]:
    """Everything that was taken, directly or not, from ``start``."""
    below: dict[str, set[str]] = {}
    for downstream, taken in upstreams.items():
        for upstream in taken:
            below.setdefault(upstream, set()).add(downstream)
    return reach(start, below) - {start}


def _other(article: str, upstreams: Upstreams) -> set[str]:
    return set(upstreams.get(article, ())) - {article}


def _in_a_top_ring(article: str, upstreams: Upstreams) -> bool:
    """Whether everything above an article leads back to it."""
    return all(article in reach(other, upstreams) for other in reach(article, upstreams))
