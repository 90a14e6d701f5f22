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
    rootless = above - _led_to(found, above, upstreams)
    while ringed := {article for article in rootless if _in_a_top_ring(article, upstreams)}:
        first = min(ringed)
        found.add(first)
        rootless -= reach(first, upstreams)
    return frozenset(found)


def _led_to(ends: Collection[str], articles: Collection[str], upstreams: Upstreams) -> frozenset[str]:
    """Those of the articles from which the way up leads to one of the ends."""
    below = _turned({article: upstreams.get(article, ()) for article in articles})
    return frozenset().union(*(reach(end, below) for end in ends)) if ends else frozenset()


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


def _turned(upstreams: Upstreams) -> dict[str, set[str]]:
    """The same steps, looked at from above: who was taken from each article."""
    below: dict[str, set[str]] = {}
    for downstream, taken in upstreams.items():
        for upstream in taken:
            below.setdefault(upstream, set()).add(downstream)
    return below


def _other(article: str, upstreams: Upstreams) -> set[str]:
    return set(upstreams.get(article, ())) - {article}


def _in_a_top_ring(article: str, upstreams: Upstreams) -> bool:
    """Whether everything above an article leads back to it."""
    return all(article in reach(other, upstreams) for other in reach(article, upstreams))
