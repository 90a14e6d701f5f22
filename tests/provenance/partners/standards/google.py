"""Google’s profile of ClaimReview as a JSON Schema, written from its table of properties.

developers.google.com/search/docs/appearance/structured-data/factcheck: ``claimReviewed``, ``reviewRating`` and ``url``
are required; a rating needs ``alternateName``, and numbers only together, the best above the worst, the worst not
below 1; whoever makes a claim needs a name.
"""

from typing import Any

from jsonschema import Draft202012Validator

ADDRESS = {"type": "string", "pattern": "^https?://[^\\s]+$"}
WORDS = {"type": "string", "minLength": 1}
DATE = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z)?)?)?$"}
WHO = {
    "type": "object",
    "required": ["@type", "name"],
    "properties": {
        "@type": {
            "enum": ["Organization", "Person", "NewsMediaOrganization", "GovernmentOrganization"],
        },
        "name": WORDS,
        "sameAs": ADDRESS,
        "url": ADDRESS,
    },
}
WORK = {
    "type": "object",
    "required": ["@type", "url"],
    "properties": {
        "@type": {"const": "NewsArticle"},
        "url": ADDRESS,
        "headline": WORDS,
        "datePublished": DATE,
    },
}
CLAIM = {
    "type": "object",
    "required": ["@type"],
    "properties": {
        "@type": {"const": "Claim"},
        "author": {"type": "array", "items": WHO, "minItems": 1},
        "firstAppearance": WORK,
        "appearance": {"type": "array", "items": WORK, "minItems": 1},
        "datePublished": DATE,
        "text": WORDS,
        "name": WORDS,
    },
}
RATING = {
    "type": "object",
    "required": ["@type", "alternateName"],
    "properties": {
        "@type": {"const": "Rating"},
        "alternateName": WORDS,
        "ratingExplanation": WORDS,
        "ratingValue": {"type": "integer", "minimum": 1},
        "bestRating": {"type": "integer", "minimum": 2},
        "worstRating": {"type": "integer", "minimum": 1},
    },
    "dependentRequired": {
        "ratingValue": ["bestRating", "worstRating"],
        "bestRating": ["ratingValue"],
        "worstRating": ["ratingValue"],
    },
}
REVIEW = {
    "type": "object",
    "required": ["@type", "claimReviewed", "reviewRating", "url"],
    "properties": {
        "@type": {"const": "ClaimReview"},
        "claimReviewed": WORDS,
        "reviewRating": RATING,
        "url": ADDRESS,
        "author": WHO,
        "itemReviewed": CLAIM,
        "datePublished": DATE,
        "dateModified": DATE,
    },
}


def faults(told: Any, schema: Any = REVIEW) -> list[str]:
    """What keeps an object from Google’s profile, a line each."""
    found = [
        f"{'/'.join(map(str, each.path))}: {each.message}"
        for each in Draft202012Validator(schema).iter_errors(told)
    ]
    rating = told.get("reviewRating", {})
    if "ratingValue" in rating and not rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]:
        found.append("reviewRating: the value lies outside the scale")
    return found
