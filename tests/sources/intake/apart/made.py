"""Pages, feeds and articles round whatever stands inside them."""

PROSE = "The mayor said on Monday that four people were killed when the old bridge fell into the river. "


def page(inner: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{inner}</body></html>".encode("utf-8", "surrogatepass")


def article(inner: str) -> bytes:
    return page(f"<article><h1>Bridge falls</h1><p>{PROSE * 6}</p>{inner}</article>")


def feed(inner: str, doctype: str = "") -> bytes:
    head = f'<?xml version="1.0"?>{doctype}'
    return f'{head}<rss version="2.0"><channel><title>One</title>{inner}</channel></rss>'.encode()


def entry(title: str) -> str:
    return f"<item><title>{title}</title><link>https://one.example/a</link></item>"
