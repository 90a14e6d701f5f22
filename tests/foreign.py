"""The addresses at which things are told in the forms of others, as somebody outside the newsroom may ask for them."""

FOREIGN: dict[str, tuple[str, ...]] = {
    "api:signets": ("/api/v1/signets/",),
    "api:claimreviews": ("/api/v1/claimreviews/", "/api/v1/claimreviews/?page_size=1"),
    "api:claims-schema-org": ("/api/v1/claims/{claim}/schema-org/",),
    "api:articles-schema-org": ("/api/v1/articles/{article}/schema-org/",),
    "api:sources-schema-org": ("/api/v1/sources/{source}/schema-org/",),
}
