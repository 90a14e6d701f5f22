"""Who changed what, when, from what to what: history and change feed, written by triggers and chained by hash.

How it holds together:

* **Entries** (``Entry``). Every insert, update and delete of a tracked table, by whatever road, leaves one
  entry for each row: the changed columns before and after, who (``sources.actions.signature``), when, why.
  Triggers write it in the same transaction, so it cannot be forgotten. Columns that only keep the machine's
  place (``score_due`` …) leave none.
* **Content apart from the chain.** ``content_hash`` is SHA-256 of a random salt and the content; ``hash``
  covers who, what, when and ``content_hash``. Content and salt may one day be erased by law, and the chain
  still holds.
* **Links** (``Link``), numbered without gaps from the ``Head`` row under one lock, each hash covering the one
  before. A person's decisions are linked one by one when their transaction commits, after all its other
  checks: so whoever holds the lock never waits for a row. The machine's entries are linked in batches by
  ``actions.chain.seal``: a batch covers every machine entry of a range of settled transactions, and keeps its
  entries' hashes so that the first bad row can be named.
* **Changes** (``Change``), the feed that partners, webhooks and caches follow. It is read in the order
  (transaction, id) and only below the oldest transaction still running, so that no reader steps over one that
  commits late.
* **Canonical bytes** are the text of a jsonb array (sorted keys, fixed number form, times as microseconds
  since 1970 UTC), whatever the session's settings. The first element is the number of this form: 1.

What ``verify`` cannot see: entries removed before they were sealed, and a chain rewritten from some link to
the end by somebody who owns the database. The second shows against any older head noted elsewhere (``verify
--anchor``).
"""
