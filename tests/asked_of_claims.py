"""What is asked of the lists of claims and of what is told of them: every way of narrowing, cutting and expanding."""

LISTS: dict[str, tuple[str, ...]] = {
    "api:claims": (
        "/api/v1/claims/", "/api/v1/claims/?contested=true", "/api/v1/claims/?contested=false",
        "/api/v1/claims/?origins_min=1", "/api/v1/claims/?origins_min=2", "/api/v1/claims/?origins_min=3",
        "/api/v1/claims/?stance=disputes", "/api/v1/claims/?q=ferrymen", "/api/v1/claims/?place=Verrin",
        "/api/v1/claims/?value_min=3", "/api/v1/claims/?reviewed=true", "/api/v1/claims/?source={outlet}",
        "/api/v1/claims/?article={piece}", "/api/v1/claims/?event={happening}", "/api/v1/claims/?page_size=1",
        "/api/v1/claims/?origins_max=1", "/api/v1/claims/?first_told_after=2026-03-02",
        "/api/v1/claims/?first_told_before=2026-03-02",
        "/api/v1/claims/?fields=text,corroboration&expand=event,appearances.article,contradictions.claims,reviews",
    ),
    "api:claims-one": (
        "/api/v1/claims/{claim}/", "/api/v1/claims/{claim}/?expand=appearances.claim,contradictions.appearances",
    ),
    "api:appearances": (
        "/api/v1/appearances/", "/api/v1/appearances/?claim={question}", "/api/v1/appearances/?article={piece}",
        "/api/v1/appearances/?stance=disputes", "/api/v1/appearances/?stale=true",
        "/api/v1/appearances/?q=ferrymen", "/api/v1/appearances/?contested=true", "/api/v1/appearances/?value_min=3",
        "/api/v1/appearances/?published_after=2026-03-02",
    ),
    "api:appearances-one": ("/api/v1/appearances/{appearance}/",),
    "api:contradictions": (
        "/api/v1/contradictions/", "/api/v1/contradictions/?claim={question}",
        "/api/v1/contradictions/?source={outlet}", "/api/v1/contradictions/?value_min=3&expand=appearances",
    ),
    "api:contradictions-one": ("/api/v1/contradictions/{contradiction}/",),
    "api:events": (
        "/api/v1/events/", "/api/v1/events/?q=Tessel", "/api/v1/events/?place=Verrin",
        "/api/v1/events/?contested=true", "/api/v1/events/?contested=false", "/api/v1/events/?expand=claims",
    ),
}  # fmt: skip
