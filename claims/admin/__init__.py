"""The fact-checker's desk: events, claims, where they appear, what contradicts them, and reviews."""

from claims.admin import appearances, claims, contradictions, events, inquiries, reviews

__all__ = ["appearances", "claims", "contradictions", "events", "inquiries", "reviews"]
