"""The reader: from the sentences of an article to statements of what happened, on whose word."""
