"""Documents that hold as much of one thing as is read at all, or words nobody writes."""

from collections.abc import Iterator

from tests.sources.intake.apart.made import PROSE, article, page


def crowded() -> Iterator[tuple[str, bytes]]:
    """As much of one thing as a page may hold: what takes the square of its length shows here."""
    many = 19_000
    told = f'<meta property=og:title content="{PROSE}">'
    names = " ".join(f"a{n}" for n in range(1_000))
    rules = "".join(
        f".a{n}:not(b){{display:none}}.a{n} .b{m}{{left:-999px}}" for n in range(900) for m in range(9)
    )
    article_data = '{"@type":"Person"},' * 100_000
    yield "twenty thousand cells in a row", article("<table><tr>" + "<td>x" * many + "</table>")
    yield "twenty thousand rows", article("<table>" + "<tr><td>x" * (many // 2) + "</table>")
    yield "twenty thousand paragraphs at the bottom of a pit", page("<div>" * 200 + f"<p>{PROSE}" * many)
    yield "twenty thousand headings like the headline", page(f"<h2>{PROSE}x" * many, told)
    yield (
        "paragraphs told and paragraphs hidden",
        page("".join(f"<p>{PROSE}{n}<p hidden>{n * 7}{PROSE}{n}" for n in range(9_900))),
    )
    yield (
        "paragraphs that the extractor leaves out",
        page(
            f"<article>{PROSE * 30}</article>"
            + "".join(f"<nav>{n * 7} {PROSE}{n}</nav>" for n in range(19_900))
        ),
    )
    yield "a comment around twenty thousand", article("<div class=comment>" * 200 + "<p>x" * many)
    yield (
        "captions around twenty thousand",
        article("<div class=caption>" * 200 + f"<p class=caption>{PROSE}" * many),
    )
    yield "scripts left out at the bottom of a pit", page("<div>" * 200 + "<noscript>x</noscript>" * many)
    yield (
        "many classes on many elements",
        page(f"<p>{PROSE}" + f"<p class='{names}'>x" * 900, f"<style>{rules}</style>"),
    )
    yield (
        "JSON-LD of many nodes",
        page(PROSE, f'<script type="application/ld+json">[{article_data}1]</script>'),
    )
    yield "a page of frames", article("<iframe srcdoc='&lt;p>x'></iframe>" * many)
    yield "a feed in a page of feeds", article(f"<!-- {PROSE} -->" * 40_000)
    yield "quotations in quotations", article("<blockquote>" * 200 + f"<p>“{PROSE}” said he" * 19_000)


def worded() -> Iterator[tuple[str, bytes]]:
    """Words and signs nobody writes."""
    yield "a word of four million letters", article(f"<p>{'x' * 4_000_000}</p>")
    yield "a word of a million hyphens", article(f"<p>{'a-' * 1_000_000}</p>")
    yield "a word of parts joined by dots in a remark", article(f"<!-- {'a._' * 1_000_000} -->")
    yield "a million accents in turn", article("<p>" + "a\u0316\u0301" * 400_000 + "</p>")
    yield "a million marks out of order", article("<p>a" + "\u0301\u0316\u0591" * 300_000 + "</p>")
    yield "letters of Hangul by their parts", article("<p>" + "\u1112\u1161\u11ab" * 300_000 + "</p>")
    yield "a million words from right to left", article("<p>" + "\u202bشرح \u202c" * 250_000 + "</p>")
    yield "Thai without a blank", article("<p>" + "ภาษาไทย" * 150_000 + "</p>")
    yield "signs of four bytes", article("<p>" + "𝕬𝖇 " * 400_000 + "</p>")
    yield "joints inside every word", article("<p>" + "kil\u00adled " * 500_000 + "</p>")
    yield "a ligature that falls into eighteen letters", article("<p>" + "\ufdfa" * 1_000_000 + "</p>")
    yield "a script of four million figures", article(f"<script>[{'17, ' * 1_000_000}]</script>")
    yield (
        "a script of words in quotation marks",
        article(
            f"<script>{chr(34) + 'a b c d' + chr(34)}{',' + chr(34) + 'e f g h' + chr(34)}</script>" * 9_000
        ),
    )
    yield (
        "a packed page of four million bytes",
        article(f"<iframe src='data:text/html;base64,{'QUJD' * 900_000}'></iframe>"),
    )
    yield "alternative words of four million bytes", article(f"<img alt='{PROSE * 40_000}'>")
    yield (
        "a sheet of words in quotation marks",
        page(f"<p>{PROSE}", "<style>" + "a:after{content:'one two'}" * 38_000 + "</style>"),
    )
    yield (
        "a style within a style",
        page(f"<p class=a>{PROSE}", "<style>" + ".a{color:red;" * 60_000 + "</style>"),
    )
    yield "a style of many declarations", article(f"<p style='{'display:block;' * 250_000}'>{PROSE}</p>")
