"""The pages that need both apps, or the history: home, search, claim, article, source."""
