"""The evidence behind an article, a claim or an event as a web archive (WARC): pages, texts, facts and quotes."""
