"""What a partner's key opens."""

from sources.vocabulary import Word


class Scope(Word):
    """One thing a key may do; a key holds at least one, and an address that names none opens to no key."""

    READ = "read", "read what everybody may see: lists, claims, changes"
    MATCH = "match", "look texts up among the known claims"
    WRITE = "write", "hand articles in and propose appearances"
    BULK = "bulk", "fetch everything in one go"
    WEBHOOKS = "webhooks", "look after the addresses that are told of changes"
