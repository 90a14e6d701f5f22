"""Tells quotes as W3C Web Annotations, one by one and as pages of a collection (annotation model and vocabulary, 2017).

Each selects its words twice, by themselves with the words around them and by their place in the capture's text, and
says which text that is: the position of a quote holds for the text as it stood then (``TimeState``), which we keep.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from provenance.partners.exports.annotations import CONTEXT, annotation
from provenance.partners.exports.export import Line
from provenance.partners.moments import instant
from provenance.partners.standards.site import Site
from sources.api.audience import Audience
from sources.api.captures import CAPTURES

MEDIA = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
NAME = "annotation"
Told = dict[str, Any]


def one(appearance: Line, audience: Audience, site: Site) -> Told:
    """One quote (``AppearanceTold``) by itself."""
    return {"@context": CONTEXT} | many([appearance], audience, site)[0]


def many(appearances: Sequence[Line], audience: Audience, site: Site) -> list[Told]:
    """Some quotes as they stand within a page; one query for all."""
    seen = _seen((each["capture"] for each in appearances), audience)
    return [_told(each, seen.get(each["capture"]), site) for each in appearances]


def _seen(captures: Iterable[str], audience: Audience) -> Mapping[str, datetime | None]:
    """When each text was first seen, as far as known."""
    rows = CAPTURES.rows(audience).filter(public_id__in=set(captures))
    return dict(rows.values_list("public_id", "seen_first"))


def _told(appearance: Line, seen: datetime | None, site: Site) -> Told:
    plain = annotation(appearance)
    state = {"type": "TimeState", "cached": site.api("captures", appearance["capture"])}
    if seen is not None:
        state["sourceDate"] = instant(seen)
    article = appearance["article"]
    return {
        "id": site.api("appearances", appearance["id"], NAME),
        "canonical": plain["id"],
        "type": "Annotation",
        "motivation": plain["motivation"],
        "body": [
            {**plain["body"], "language": appearance["language"]}
            if appearance["language"]
            else plain["body"],
            {
                "type": "SpecificResource",
                "source": site.page("claims", appearance["claim"]["id"]),
                "purpose": "linking",
            },
        ],
        "target": {
            "type": "SpecificResource",
            "source": article["url"] or site.page("articles", article["id"]),
            "state": state,
            "selector": plain["target"]["selector"],
        },
    }


def collection(label: str, total: int, address: str, first: str) -> Told:
    """All quotes of something: how many, and where the first page of them is."""
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationCollection",
        "label": label,
        "total": total,
        **({"first": first} if total else {}),
    }


def page(items: Sequence[Told], address: str, whole: str, onward: str) -> Told:
    """One page of a collection (``whole``), with the address of the next where there is one."""
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationPage",
        "partOf": whole,
        **({"next": onward} if onward else {}),
        "items": list(items),
    }
