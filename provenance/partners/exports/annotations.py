"""Appearances as W3C Web Annotations: the quote selected in its article, the claim as the comment on it."""

from typing import Any

from claims.vocabulary import Stance
from provenance.partners.exports.export import Line

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS = {Stance.ASSERTS: "identifying", Stance.REPEATS: "identifying", Stance.DISPUTES: "questioning"}


def annotation(appearance: Line) -> dict[str, Any]:
    """One appearance as an annotation; offsets are code points of the capture's text, end exclusive."""
    return {
        "@context": CONTEXT,
        "id": f"urn:provenance:appearances:{appearance['id']}",
        "type": "Annotation",
        "motivation": MOTIVATIONS[Stance(appearance["stance"])],
        "body": {
            "type": "TextualBody",
            "format": "text/plain",
            "purpose": "identifying",
            "value": appearance["claim"]["text"],
        },
        "target": {
            "source": appearance["article"]["url"]
            or f"urn:provenance:articles:{appearance['article']['id']}",
            "state": {"type": "State", "id": f"urn:provenance:captures:{appearance['capture']}"},
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": appearance["quote"],
                    "prefix": appearance["prefix"],
                    "suffix": appearance["suffix"],
                },
                {"type": "TextPositionSelector", "start": appearance["start"], "end": appearance["end"]},
            ],
        },
    }
