"""The evidence behind an article or a claim as a web archive (WARC): pages, texts, facts, quotes, for other tools."""
