"""In whose mouth an article puts its words, sentence by sentence."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from claims.rules.attributions.layout import Layout, lay_out
from claims.rules.attributions.reader import Found, read, read_sentence
from claims.rules.attributions.shipped import SHIPPED
from claims.rules.attributions.telling import spoken
from claims.rules.language import grammar_for, pack_for
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token, tokenize
from claims.rules.speaking import affiliations, speech
from claims.rules.speaking.own_words import own_words
from claims.rules.speaking.speakers import Speakers
from claims.rules.speaking.voices import Directory, read_directory
from claims.rules.statement import Piece, Voice
from claims.rules.text import quotations
from claims.rules.text.quotations import Quotations
from claims.rules.text.sentences import Sentence, split, words_of
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind, SourceKind

Span = tuple[int, int]
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution with offsets in the capture's text: who, by which words, saying what."""

    voice: Voice | None
    source: Span
    cue: Span
    content: tuple[Span, ...]
    manner: str = "said"

    def covers(self, start: int, end: int) -> bool:
        """Whether some words are among those said."""
        return any(first <= start and end <= last + 1 for first, last in self.content)


@dataclass(slots=True)
class Context:
    """A capture made ready for attribution: sentences, quotations, names, and each sentence's attributions."""

    piece: Piece
    pack: Pack
    sentences: list[Sentence]
    quotes: Quotations
    directory: Directory
    speakers: Speakers
    tokens: list[list[Token]] = field(default_factory=list)
    said: list[list[Attribution]] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)
    laid_out: Layout | None = None
    found: dict[tuple[Callable[..., Any], int], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.places = {sentence.start: place for place, sentence in enumerate(self.sentences)}

    def index(self, sentence: Sentence) -> int:
        """The place of a sentence among the capture's sentences."""
        return self.places[sentence.start]

    def once(self, work: Callable[[int, "Context"], Thing], place: int) -> Thing:
        """What some work makes of a sentence, done once however many of its statements ask for it."""
        if (work, place) not in self.found:
            self.found[work, place] = work(place, self)
        made: Thing = self.found[work, place]
        return made

    def layout(self) -> Layout | None:
        """The capture laid out for weighing what may be a cue, made once and only where it is asked for."""
        grammar = grammar_for(self.piece.language)
        if self.laid_out is None and grammar is not None:
            self.laid_out = lay_out(self.sentences, self.tokens, self.quotes, grammar, self.pack)
        return self.laid_out


def context_for(piece: Piece) -> Context | None:
    """Read who speaks in a capture; None where its language is not read."""
    pack = pack_for(piece.language)
    if pack is None:
        return None
    sentences = split(piece.text, piece.sections, piece.language)
    quotes = quotations.find(piece.text, piece.sections)
    own = own_words(piece)
    directory = read_directory(own, pack) if own.strip() else Directory([], [], {})
    speakers = Speakers(directory, pack)
    context = Context(piece, pack, sentences, quotes, directory, speakers)
    for sentence in sentences:
        tokens = words_of(sentence)
        context.tokens.append(tokens)
        context.said.append(_attributions(tokens, context, speakers))
        speakers.notice(tokens)
    context.said = [_quoted_on(place, context) for place in range(len(sentences))]
    context.said = _affiliated(own, context)
    return context


def _affiliated(text: str, context: Context) -> list[list[Attribution]]:
    """Every attribution, its voice knowing whom it speaks for, where the article says so."""
    told = [(a.voice, a.source, a.content) for said in context.said for a in said if a.voice]
    leads = affiliations.read(text, told, context.directory, context.pack)
    bodies = {name: context.speakers.named(tokenize(body.name)) for name, body in leads.items()}
    return [[_led(a, bodies) for a in said] for said in context.said]


def _led(a: Attribution, bodies: Mapping[str, Voice | None]) -> Attribution:
    body = bodies.get(a.voice.name) if a.voice and a.voice.kind is SourceKind.PERSON else None
    return replace(a, voice=replace(a.voice, speaks_for=body)) if a.voice and body else a


def find(sentence: Sentence, context: Context, start: int = -1, end: int = -1) -> Voice | None:
    """In whose mouth the article puts a sentence, or the words from ``start`` to ``end`` in it; None for its own.

    A comment is its writer's word, whatever he says he has heard.
    """
    if sentence.section is SectionKind.COMMENT:
        name = sentence.voice or "unnamed reader"
        return Voice(name, SourceKind.COMMENTER, within=context.piece.outlet)
    first, last = (sentence.start, sentence.end) if start < 0 else (start, end)
    attribution = attribution_of(sentence, context, first, last)
    return attribution.voice if attribution else None


def attribution_of(sentence: Sentence, context: Context, start: int, end: int) -> Attribution | None:
    """The innermost attribution that some words of a sentence stand in; for a whole sentence, its first."""
    place = context.index(sentence)
    own = [a for a in context.said[place] if a.voice is not None]
    whole = (start, end) == (sentence.start, sentence.end)
    covering = own if whole else [a for a in own if a.covers(start, end)]
    if covering:
        return (
            covering[0]
            if whole
            else min(covering, key=lambda a: sum(last - first for first, last in a.content))
        )
    return _carried(place, context, start, end) or (None if whole else _weighed(place, context, start, end))


SURE = 0.75
"""How likely a cue must be, where no rule finds a speaker, for its words to be somebody else's."""

NAMING = frozenset("ZLFGJ")
"""Letters of the words that end a name: a capital, a group, a body, a title, or a noun we do not know."""


def _weighed(place: int, context: Context, start: int, end: int) -> Attribution | None:
    """The likeliest speaker of some words where no rule finds one: only who is named, and only who speaks."""
    layout = context.layout()
    if layout is None or context.said[place]:
        return None
    for found in sorted(read_sentence(layout, place, SHIPPED), key=lambda one: -one.odds):
        names = layout.tags[slice(*found.source)]
        if found.odds >= SURE and spoken(layout, found) and names[-1:] in NAMING:
            voice = context.speakers.named(layout.tokens[slice(*found.source)])
            attribution = _of_found(layout, found, voice)
            if voice is not None and attribution.covers(start, end):
                return attribution
    return None


def _of_found(layout: Layout, found: Found, voice: Voice | None = None) -> Attribution:
    """An attribution found by weights, with its offsets in the text."""
    source = layout.span(found.source) if found.source[0] < found.source[1] else (0, 0)
    content = tuple(layout.span(run) for run in found.content)
    return Attribution(
        voice, source, layout.span(found.cue), content, "said" if spoken(layout, found) else "held"
    )


def _carried(place: int, context: Context, start: int, end: int) -> Attribution | None:
    """The speaker of a quotation that began in another sentence, or whose speaker is named beside it."""
    sentence = context.sentences[place]
    quoted = context.quotes.at(start)
    if quoted is None or quoted[1] - quoted[0] < end - start:
        return None
    if (
        quoted[1] - quoted[0] < (sentence.end - sentence.start) // 2
        and quoted[0] >= sentence.start
        and quoted[1] <= sentence.end
    ):
        return None
    same = [i for i in range(max(0, place - 8), min(len(context.sentences), place + 8))
            if context.sentences[i].part == sentence.part]  # fmt: skip
    touching = [
        i for i in same if context.sentences[i].start < quoted[1] and quoted[0] < context.sentences[i].end
    ]
    beside = [i for i in same if context.sentences[i].paragraph == sentence.paragraph]
    before = [i for i in same if i < place and context.sentences[i].paragraph >= sentence.paragraph - 1]
    for pool in (touching, beside, before[::-1]):
        for index in sorted(pool, key=lambda i: (abs(i - place), i)):
            for attribution in context.said[index]:
                if attribution.voice is not None and attribution.manner == "said":
                    return attribution
    return None


def _quoted_on(place: int, context: Context) -> list[Attribution]:
    """A sentence's attributions, their quotations followed into the sentences before and behind."""
    extended = []
    for attribution in context.said[place]:
        if not attribution.content:
            beside = _quotation_beside(place, context)
            extended += [replace(attribution, content=(beside,))] if beside else []
            continue
        runs = [_whole_quotation(run, context.quotes) for run in attribution.content]
        if attribution.manner == "said" and any(run[1] in _ends(context.quotes, run) for run in runs):
            runs += _next_quotations(place, max(run[1] for run in runs), context)
        extended.append(replace(attribution, content=tuple(runs)))
    return extended


def _quotation_beside(place: int, context: Context) -> Span | None:
    """The quotation that ends right before a bare "she told CNBC.", or opens right behind a bare "he said:"."""
    sentence = context.sentences[place]
    if place and context.sentences[place - 1].paragraph == sentence.paragraph:
        before = context.quotes.at(context.sentences[place - 1].end - 1)
        if before:
            return before
    if place + 1 < len(context.sentences) and context.sentences[place + 1].part == sentence.part:
        return context.quotes.at(context.sentences[place + 1].start)
    return None


def _whole_quotation(run: Span, quotes: Quotations) -> Span:
    """A run of words with the quotation it belongs to, where that began earlier or goes on."""
    for span in quotes.within(*run):
        if span[0] < run[0] or span[1] > run[1]:
            run = min(run[0], span[0]), max(run[1], span[1])
    return run


def _ends(quotes: Quotations, run: Span) -> set[int]:
    """Where the quotations of a run end, the comma or full stop behind the mark allowed for."""
    return {end + more for _, end in quotes.within(*run) for more in (0, 1)}


def _next_quotations(place: int, end: int, context: Context) -> list[Span]:
    """Quotations that make up the sentences right behind, in the same paragraph, with no speaker of their own."""
    found: list[Span] = []
    for index in range(place + 1, min(len(context.sentences), place + 6)):
        sentence = context.sentences[index]
        span = context.quotes.at(sentence.start)
        same = sentence.paragraph == context.sentences[place].paragraph
        if not same or span is None or context.said[index] or sentence.end > span[1] + 1:
            break
        if span[0] >= end and span not in found:
            found.append(span)
    return found


def _attributions(tokens: Sequence[Token], context: Context, speakers: Speakers) -> list[Attribution]:
    found = speech.find(tokens, context.quotes, context.pack)
    attributions = []
    for depth, each in enumerate(found, start=1):
        nested = speech.nested(each, found, tokens)
        speaker = tokens[each.speaker[0] : each.speaker[1]]
        said = any(token.fold in speech.SAYING for token in tokens[each.cue[0] : each.cue[1]])
        voice = speakers.voice(speaker, 2 if nested and depth > 0 else 1, said=said)
        attributions.append(
            Attribution(
                voice,
                _span(tokens, each.speaker),
                _span(tokens, each.cue),
                tuple(_span(tokens, run) for run in each.content if run[0] < run[1]),
                each.manner,
            )
        )
    return attributions


def _span(tokens: Sequence[Token], run: tuple[int, int]) -> Span:
    return tokens[run[0]].start, tokens[run[1] - 1].end


def attributions(text: str, sections: Sequence[SectionSpan], language: str = "en") -> list[Attribution]:
    """Every attribution of a text with its spans, in order: those the rules find, and by weights what they leave."""
    context = context_for(Piece(text, tuple(sections), language))
    if context is None:
        return []
    found = [attribution for said in context.said for attribution in said]
    layout = context.layout()
    if layout is not None:
        cues = {at for each in found for at in range(*each.cue)}
        further = [_of_found(layout, one) for one in read(layout, SHIPPED) if one.depth == 1]
        found += [one for one in further if cues.isdisjoint(range(*one.cue))]
    return sorted(found, key=lambda one: (one.cue, one.source))
