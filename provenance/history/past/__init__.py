"""What the database said at an earlier moment: every change since is undone while one claim is read.

How it works:

* **Undoing** (``undoing``). A row as it stood is the row as it stands with every later change taken back, the latest
  first: each entry of the history holds the columns it changed as they were before. A row made since is not there; a
  row removed since is there again. A transaction counts as a whole, from its last entry on: nobody ever saw half of it.
* **Reach** (``reach``). Only what one claim's answers are read from is undone: the claim, the claims it was held
  against, their quotes, scores and contradictions, the articles and derivations behind them, who spoke and with which
  grade. So the work depends on the claim and not on the size or age of the newsroom.
* **Layers** (``layers``). While a claim is read, the tables it is read from are stood in for by queries of the same
  name in which the undone rows take the place of the present ones. The page, the API and the terminal read the past by
  the very code that reads the present: they cannot tell it otherwise than they would have told it then. Nothing can
  be written meanwhile.

Who may see what is decided by today's rules: a row's publication and embargo are those of now, at whatever moment one
asks for the rest. A claim that was taken down stays unseen at every past moment, and so does an article.

What the history does not hold stays as it is today: the words of captures (which never change), when texts were seen,
aliases, users' names.
"""
