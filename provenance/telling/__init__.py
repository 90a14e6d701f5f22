"""What everybody may see, told once: the change feed that partners follow, with nothing of what is hidden in it.

How it holds together:

* The history's triggers write down every change, hidden or not (``provenance.history``). Partners never read that.
* A **telling** (``Telling``) is what was last told of one row of the API: the digest of its words as everybody may read
  them, and its place. There is one for each row, so that the feed read from its beginning is as long as a dump, however
  often things have changed, and no place tells how much is hidden or how often something changed before it came out.
* The **teller** (``actions.telling.tell``) follows the history, finds which rows may read otherwise because of it
  (``actions.reach``), words them anew, and gives those that do read otherwise the next places. A row that nobody may
  read any more leaves a tombstone, if it was ever told; one that was never told leaves nothing.
* One teller works at a time, and places are given under its row's lock until it commits: they come into sight in
  order, and no reader steps over one. A change of the history is looked at only once no transaction that still runs can
  come in before it.
* Rows are read as they now stand, which may be ahead of what was told. Who reads one so, or misses one that has just
  been hidden, has it told again (``actions.telling.doubt``): were it to change back in the meantime, nobody would hear.
* Rows whose words depend on more than the reach knows (a signature, what was learned overnight) are found by
  ``actions.telling.retell``, which words every row anew, once a night.
"""
