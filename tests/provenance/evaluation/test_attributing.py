"""How a reader is taught by marked articles."""

from claims.rules.attributions.layout import layout_of
from claims.rules.attributions.reader import read
from provenance.evaluation.attributing import Said, learn, marked, spans
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

NAMES = ("Ana Prado", "Osric Vale", "Ilse Brandt", "Adela Rook")
THINGS = ("four had drowned", "the ferry was old", "the harbour is closed", "nobody was warned")


def _article(name: str, thing: str) -> tuple[str, Said]:
    text = f"The ferry sank on Friday. {name} said {thing}."
    return text, Said(
        *(((text.index(part), text.index(part) + len(part)),) for part in (name, "said", thing))
    )


def test_what_was_marked_is_found_in_another_article() -> None:
    examples = []
    for name in NAMES[1:]:
        for thing in THINGS[1:]:
            text, said = _article(name, thing)
            body = (SectionSpan(SectionKind.BODY, 0, len(text)),)
            examples.append((layout_of(text, body), [said]))

    reader = learn(examples)
    text, said = _article(NAMES[0], THINGS[0])
    layout = layout_of(text, (SectionSpan(SectionKind.BODY, 0, len(text)),))
    (found,) = read(layout, reader)

    assert spans(layout, [found.source]) == said.source
    assert spans(layout, [found.cue]) == said.cue
    assert spans(layout, found.content)[0][0] == said.content[0][0]


def test_a_cue_marked_within_a_word_is_that_word() -> None:
    text = "Prado’s word: no."
    layout = layout_of(text, (SectionSpan(SectionKind.BODY, 0, len(text)),))

    found = marked(layout, [Said((), ((5, 13),), ())])

    assert [layout.tokens[place].text for place in found] == ["Prado’s", "word", ":"]
