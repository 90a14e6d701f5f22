"""Reads what we write as linked data with another’s program, which asks nobody on the network for a context."""

import json
from importlib.resources import files
from typing import Any

from pyld import jsonld

SCHEMA = "https://schema.org"
ANNOTATION = "http://www.w3.org/ns/anno.jsonld"
PROV = "https://openprovenance.org/prov-jsonld/context.jsonld"
# What these contexts say of the terms we use: schema.org puts every term into its own vocabulary; of the annotation
# model’s own context, the terms of the Recommendation’s examples. PROV’s stands in the package that reads it.
OURS: dict[str, Any] = {
    SCHEMA: {"@vocab": "http://schema.org/", "url": {"@type": "@id"}, "sameAs": {"@type": "@id"}},
    ANNOTATION: {
        "oa": "http://www.w3.org/ns/oa#", "as": "http://www.w3.org/ns/activitystreams#",
        "dc": "http://purl.org/dc/elements/1.1/", "dcterms": "http://purl.org/dc/terms/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "xsd": "http://www.w3.org/2001/XMLSchema#",
        "id": {"@id": "@id", "@type": "@id"}, "type": {"@id": "@type", "@type": "@vocab"},
        "Annotation": "oa:Annotation", "TextualBody": "oa:TextualBody", "TimeState": "oa:TimeState",
        "SpecificResource": "oa:SpecificResource", "TextQuoteSelector": "oa:TextQuoteSelector",
        "TextPositionSelector": "oa:TextPositionSelector", "AnnotationCollection": "as:OrderedCollection",
        "AnnotationPage": "as:OrderedCollectionPage", "identifying": "oa:identifying",
        "questioning": "oa:questioning", "assessing": "oa:assessing",
        "body": {"@id": "oa:hasBody", "@type": "@id"}, "target": {"@id": "oa:hasTarget", "@type": "@id"},
        "source": {"@id": "oa:hasSource", "@type": "@id"}, "selector": {"@id": "oa:hasSelector", "@type": "@id"},
        "state": {"@id": "oa:hasState", "@type": "@id"}, "exact": "oa:exact", "prefix": "oa:prefix",
        "suffix": "oa:suffix", "start": "oa:start", "end": "oa:end", "value": "rdf:value",
        "format": "dc:format", "language": "dc:language", "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
        "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
        "sourceDate": {"@id": "oa:sourceDate", "@type": "xsd:dateTime"},
        "cached": {"@id": "oa:cachedSource", "@type": "@id"}, "total": "as:totalItems", "label": "rdfs:label",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "canonical": {"@id": "oa:canonical", "@type": "@id"},
        "first": {"@id": "as:first", "@type": "@id"}, "next": {"@id": "as:next", "@type": "@id"},
        "partOf": {"@id": "as:partOf", "@type": "@id"},
        "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    },
}  # fmt: skip


def _loaded(address: str, _options: object) -> dict[str, Any]:
    """A context by its address; one we do not hold is a fault, and never fetched."""
    context = (
        json.loads(files("prov.serializers").joinpath("prov-jsonld-context.jsonld").read_text())
        if address == PROV
        else {"@context": OURS[address.rstrip("/")]}
    )
    return {
        "contextUrl": None,
        "documentUrl": address,
        "document": context,
        "contentType": "application/ld+json",
    }


def expanded(told: Any) -> list[Any]:
    """The same with every term as the address it stands for; a term that stands for nothing is lost on the way."""
    found: list[Any] = jsonld.expand(told, {"documentLoader": _loaded})
    return found


def triples(told: Any) -> set[tuple[str, str, str]]:
    """What is said, as RDF: subject, predicate and object."""
    quads = jsonld.to_rdf(told, {"documentLoader": _loaded})
    return {
        tuple(each[part]["value"] for part in ("subject", "predicate", "object"))  # type: ignore[misc]
        for graph in quads.values()
        for each in graph
    }


def types(told: Any) -> set[str]:
    """Every kind of thing named anywhere in it."""
    found = set()

    def look(each: Any) -> None:
        if isinstance(each, dict):
            found.update(each.get("@type", []) if isinstance(each.get("@type"), list) else [])
            for inner in each.values():
                look(inner)
        elif isinstance(each, list):
            for inner in each:
                look(inner)

    look(expanded(told))
    return found
