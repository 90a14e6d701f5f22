"""Sixty and more documents made to harm whoever reads them, by name: which reader they are for, and their bytes."""

from collections.abc import Iterator

from tests.sources.intake.apart.floods import crowded, worded
from tests.sources.intake.apart.made import PROSE, article, entry, feed, page

FILE = b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'


def documents() -> Iterator[tuple[str, str, bytes]]:
    """Name, reader, bytes."""
    for made in (torn, nested, large, signs, marked, styled, crowded, worded):
        yield from ((name, "page", content) for name, content in made())
    yield from ((name, "channel", content) for name, content in channels())
    yield from ((name, "text", content) for name, content in texts())


def torn() -> Iterator[tuple[str, bytes]]:
    yield "200,000 attributes", page("<p " + " ".join(f"a{n}=1" for n in range(200_000)) + f">{PROSE}</p>")
    yield "4,999 attributes", page("<p " + " ".join(f"a{n}=1" for n in range(4_999)) + f">{PROSE}</p>")
    yield (
        "4,999 attributes again and again",
        page(("<p " + " ".join(f"a{n}" for n in range(4_999)) + ">x") * 100),
    )
    yield "100,000 deep", page("<div>" * 100_000 + PROSE)
    yield "260 deep", page("<div>" * 260 + PROSE + "</div>" * 260)
    yield "100,000 inline deep", page("<b>" * 100_000 + PROSE)
    yield "100,000 tables deep", page("<table><tr><td>" * 100_000 + PROSE)
    yield "80 tables deep", page("<table><tr><td>" * 80 + PROSE * 9 + "</td></tr></table>" * 80)
    yield "100,000 fonts unclosed", page("<p><font>x" * 100_000)
    yield (
        "a column nine quadrillion wide",
        article(f"<table><tr><td colspan=9007199254740991>{PROSE}</td></tr></table>"),
    )
    yield (
        "a row nine quadrillion high",
        article(f"<table><tr><td rowspan=9007199254740991>{PROSE}</td></tr></table>"),
    )
    yield "a column of negative width", article(f"<table><tr><td colspan=-1>{PROSE}</td></tr></table>")
    yield "a hundred thousand cells", article("<table><tr>" + "<td>x" * 100_000 + "</table>")


def nested() -> Iterator[tuple[str, bytes]]:
    yield "fifty million bytes", page("<p>" + PROSE * 520_000)
    yield "four million bytes on one line", page("<p>" + PROSE * 40_000)
    yield "one attribute of four million bytes", page(f"<p title='{'x' * 4_000_000}'>{PROSE * 9}</p>")
    yield "one tag that never ends", page("<p " + "x" * 4_000_000)
    yield "one quote that never ends", page("<p title='" + "x " * 2_000_000)
    yield "one comment that never ends", page(PROSE + "<!--" + "- " * 2_000_000)
    yield "a million comments begun", page("<!-" * 1_000_000 + PROSE)
    yield "a million tags begun", page("<a" * 1_000_000)
    yield "a million angles", page("<" * 1_000_000 + PROSE)
    yield "a million empty paragraphs", page("<p>" * 1_000_000 + PROSE)
    yield "300,000 paragraphs", page("<p>One two three four." * 150_000)
    yield "a million entities", page("<p>" + "&amp;" * 800_000)
    yield "unknown entities", page("<p>" + "&lol9;" * 400_000 + PROSE)


def large() -> Iterator[tuple[str, bytes]]:
    yield "half an entity", page("<p>" + "&#x" * 1_000_000 + PROSE)
    yield "an entity beyond all signs", article("<p>&#x110000; &#xD800; &#0; &#99999999999;</p>")
    yield (
        "a doctype full of entities",
        b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + article("<p>&b;</p>"),
    )
    yield (
        "a file of ours as an entity",
        FILE + article("<p>&f;</p>"),
    )
    yield "an include of a file", article('<xi:include href="file:///etc/passwd" parse="text"/>')
    yield "a million NULs", b"\0" * 1_000_000
    yield "NULs in words", article("<p>kil\0led</p>")
    yield "control signs", article("<p>" + "\x01\x02\x1b[31m" * 1000 + "</p>")
    yield "broken UTF-8", article("").replace(b"mayor", b"m\xff\xfe\xc3\x28yor")
    yield "UTF-16 with half a sign", b"\xff\xfe" + article("").decode().encode("utf-16-le") + b"\x00"
    yield "UTF-16 of lone halves", b"\xff\xfe" + b"\x00\xd8" * 100_000
    yield "UTF-7 declared", page(f"<p>+ADw-script+AD4-{PROSE}</p>", "<meta charset=utf-7>")
    yield "a made-up encoding", page(f"<p>{PROSE}é</p>", "<meta charset=base64_codec>")


def signs() -> Iterator[tuple[str, bytes]]:
    yield "a wrong encoding", page(f"<p>{PROSE}é</p>", "<meta charset=euc-kr>")
    yield "bytes of no encoding", bytes(range(128, 256)) * 10_000
    yield "a PDF called a page", b"%PDF-1.7\n" + b"\x00\xff" * 10_000
    yield "a picture called a page", b"\x89PNG\r\n\x1a\n" + b"\x00" * 10_000
    yield "an archive called a page", b"PK\x03\x04" + b"\x00" * 10_000
    yield "packed bytes", b"\x1f\x8b\x08" + b"\x00" * 10_000
    yield "turned directions", article("<p>" + "\u202e\u2066\u202b" * 50_000 + PROSE + "</p>")
    yield "signs of no width", article("<p>" + "\u200b".join(PROSE * 100) + "</p>")
    yield "a hundred thousand accents on one letter", article("<p>a" + "\u0301" * 100_000 + "</p>")
    yield (
        "JSON-LD nested without end",
        page(PROSE, f'<script type="application/ld+json">{"[" * 500_000}'),
    )
    yield (
        "JSON-LD with a number without end",
        page(
            f"<p>{PROSE}",
            f'<script type="application/ld+json">{{"@type":"NewsArticle","x":{"9" * 1_000_000}}}</script>',
        ),
    )
    yield (
        "JSON-LD of a million lists",
        page(
            f"<p>{PROSE}", f'<script type="application/ld+json">[{"[],[" * 200_000}{"]" * 200_001}</script>'
        ),
    )
    yield (
        "a date of a million digits",
        page(f"<p>{PROSE}", f'<meta property="article:published_time" content="{"2019-" * 400_000}">'),
    )


def marked() -> Iterator[tuple[str, bytes]]:
    yield "a million class names", article(f"<div class='{'comment- ' * 300_000}'>{PROSE}</div>")
    yield "a style without end", article(f"<div style='{'display :' * 300_000}'>{PROSE}</div>")
    yield (
        "a style sheet of a million rules",
        page(f"<p>{PROSE}", f"<style>{'.a{color:red}' * 300_000}</style>"),
    )
    yield "a style sheet that never closes", page(f"<p>{PROSE}", f"<style>{'.a{' * 1_000_000}</style>")
    yield (
        "a comment under a million authors",
        article("<div class=comment>" + "<cite class=fn>Ana</cite>" * 50_000 + "<p>x</p></div>"),
    )
    yield "comments inside comments", article("<div class=comment><cite class=fn>Ana</cite>" * 200 + PROSE)
    yield "blanks without end", article("<p>" + " \t\u00a0" * 1_000_000 + "</p>")
    yield "credits without end", article("<p>" + "Source: Reuters via AP via " * 20_000 + "</p>")
    yield "capitals without end", article("<p>" + "Originally Published By The " * 20_000 + "</p>")
    yield "a title of four million bytes", page(f"<p>{PROSE}", f"<title>{' | x' * 900_000}</title>")
    yield "nothing", b" "
    yield "nothing but mark-up", page("<div></div>" * 1000)


def styled() -> Iterator[tuple[str, bytes]]:
    """Style sheets as long as are looked at, and longer."""
    sheets = {
        "without a brace": "a" * 200_000,
        "never closed": ".a{" + "b" * 200_000,
        "of semicolons": "a;" * 100_000 + "@",
        "of selectors": ".a," * 60_000 + "{display:none}",
        "of long selectors": "article .a " * 18_000 + "{display:none}",
        "of comments begun": "/*" * 100_000,
        "of half comments": "/* *" * 50_000,
        "of attributes begun": "[class=a" * 25_000 + "{display:none}",
        "of groups": "@media all{" * 15_000 + ".a{display:none}" + "}" * 15_000,
        "of names of its own": "".join(f".a{n}{{display:none}}" for n in range(9_000)),
    }
    words = "".join(f"<p class='a{n} a{n + 1}'>x</p>" for n in range(9_000))
    yield from (
        (f"a style sheet {name}", page(f"<p>{PROSE}{words}", f"<style>{css}</style>"))
        for name, css in sheets.items()
    )
    styles = {
        "display and blanks": "display" + " " * 20_000,
        "displays and blanks": ("display" + " " * 20) * 5000,
        "a rectangle": "clip:rect(" + "0 " * 10_000,
        "semicolons": ";" * 20_000,
        "a transformation": "transform:" + "translate(" * 20_000,
        "fonts": "font:" + "a " * 20_000,
    }
    yield from (
        (f"a style of {name}", article(f"<div style='{css}'>{PROSE}</div>")) for name, css in styles.items()
    )
    yield (
        "a colour on every element",
        page("<font color=white><b bgcolor=white>x" * 90 + f"<p style='color:#fff'>{PROSE}" * 9_000),
    )


def channels() -> Iterator[tuple[str, bytes]]:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    yield "a billion laughs", feed(entry("&l9;"), f'<!DOCTYPE r [<!ENTITY l0 "lol">{laughs}]>')
    yield (
        "one long entity a million times",
        feed(entry("&l;" * 500_000), f'<!DOCTYPE r [<!ENTITY l "{"lol" * 3_000}">]>'),
    )
    yield (
        "a file of ours in a feed",
        feed(entry("&f;"), '<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]>'),
    )
    yield (
        "a far file in a feed",
        feed(entry("&f;"), '<!DOCTYPE r [<!ENTITY f PUBLIC "x" "http://10.0.0.1/">]>'),
    )
    yield "a foreign doctype", feed(entry("A"), '<!DOCTYPE r SYSTEM "http://10.0.0.1/x.dtd">')
    yield (
        "a billion laughs in a sitemap",
        (f'<!DOCTYPE r [<!ENTITY l0 "lol">{laughs}]><urlset><url><loc>&l9;</loc></url></urlset>'.encode()),
    )
    yield "a feed 100,000 deep", feed("<a>" * 100_000)
    yield "a feed of 100,000 entries", feed(entry("A") * 50_000)
    yield (
        "a sitemap of 100,000 pages",
        b"<urlset>" + b"<url><loc>https://a.example/</loc></url>" * 100_000,
    )
    yield "a sitemap that leads to itself", b"<sitemapindex>" + b"<sitemap><loc>x</loc></sitemap>" * 50_000
    yield (
        "a JSON feed nested without end",
        b'{"version":"https://jsonfeed.org/version/1","items":' + b"[" * 1_000_000,
    )
    yield (
        "a JSON feed of odd shapes",
        (
            b'{"version":"https://jsonfeed.org/version/1","items":[1,null,{"id":{},"authors":[1],"tags":{"a":1}}]}'
        ),
    )
    yield (
        "a feed in a made-up encoding",
        b'<?xml version="1.0" encoding="bz2_codec"?><rss><channel></channel></rss>',
    )
    yield (
        "a feed with 200,000 attributes",
        feed("<item " + " ".join(f"a{n}='1'" for n in range(200_000)) + "/>"),
    )
    yield "a feed with a date without end", feed(f"<item><pubDate>{'2019-' * 200_000}</pubDate></item>")
    yield "a feed that is none", b"<<<>>>" * 100_000


def texts() -> Iterator[tuple[str, bytes]]:
    yield "a text of four million bytes on one line", (PROSE * 40_000).encode()
    yield "a text without a blank", b"x" * 4_000_000
    yield "a text of a million empty lines", b"\n" * 1_000_000 + PROSE.encode()
    yield "a text of a million short lines", b"a\n" * 1_000_000
    yield "a text of dots and capitals", b"A. B. " * 300_000
    yield "a text of quotation marks", "“”‘’\"'".encode() * 150_000
    yield "a text of figures", b"1,000,000.00 " * 150_000
    yield "a text of credits", b"Source: Reuters. Via AP. (Reuters) - By Ana Ruiz | " * 40_000
    yield "a text of answered comments", b"Ana says:\n\nSad.\n\nReply\n\n" * 60_000
    yield "a text in broken UTF-16", b"\xfe\xff" + b"\xd8\x00\x00" * 100_001
    yield "a text of NULs", b"a\0" * 500_000
