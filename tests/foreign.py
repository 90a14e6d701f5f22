"""The addresses at which things are told in the forms of others, as somebody outside the newsroom may ask for them."""

FOREIGN: dict[str, tuple[str, ...]] = {
    "claim-bundle": ("/claims/{claim}/evidence.zip",),
    "event-bundle": ("/events/{event}/evidence.zip",),
    "api:signets": ("/api/v1/signets/",),
    "api:claimreviews": ("/api/v1/claimreviews/", "/api/v1/claimreviews/?page_size=1"),
    "api:claims-schema-org": ("/api/v1/claims/{claim}/schema-org/",),
    "api:articles-schema-org": ("/api/v1/articles/{article}/schema-org/",),
    "api:sources-schema-org": ("/api/v1/sources/{source}/schema-org/",),
    "api:claims-prov": ("/api/v1/claims/{claim}/prov/",),
    "api:claims-prov-jsonld": ("/api/v1/claims/{claim}/prov-jsonld/",),
    "api:articles-prov": ("/api/v1/articles/{article}/prov/",),
    "api:articles-prov-jsonld": ("/api/v1/articles/{article}/prov-jsonld/",),
    "api:appearances-annotation": ("/api/v1/appearances/{appearance}/annotation/",),
    "api:claims-annotations": ("/api/v1/claims/{claim}/annotations/",),
    "api:claims-annotation-page": ("/api/v1/claims/{claim}/annotations/page/",),
    "api:articles-annotations": ("/api/v1/articles/{article}/annotations/",),
    "api:articles-annotation-page": ("/api/v1/articles/{article}/annotations/page/",),
}
