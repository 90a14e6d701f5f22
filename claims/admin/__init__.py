"""The fact-checker's desk: events, claims, where they appear, what contradicts them, and reviews."""

from claims.admin import appearances, claims, contradictions, events, inquiries, outside_reviews, reviews

__all__ = ["appearances", "claims", "contradictions", "events", "inquiries", "outside_reviews", "reviews"]
