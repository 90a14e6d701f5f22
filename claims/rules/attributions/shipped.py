"""How much each sign speaks for a cue, a source or a content: weights set by hand, as the program carries them."""

from claims.rules.attributions.reader import Reader
from claims.rules.learned.choosing import Leanings

BY_HAND = "set by hand, from how reporting is written in English and Spanish"
_LETTERS = "DSPRKWITCVBHOMNAZLFGXEYJ#q,;:.()-^"

# How likely each kind of word of saying puts something in somebody's mouth, before anything around it is seen.
_KINDS = {
    "say": 4.0, "tell": 3.4, "write": 2.2, "ask": 2.8, "report": 2.6, "claim": 3.2, "admit": 3.0, "deny": 3.0,
    "note": 2.8, "answer": 2.0, "speak": 2.4, "warn": 3.2, "promise": 2.6, "urge": 2.8, "refuse": 2.8, "praise": 3.0,
    "blame": 3.0, "think": 2.6, "know": 2.2, "want": 2.4, "fear": 3.0, "like": 1.2, "expect": 2.6, "suggest": 3.0,
    "show": 2.6, "estimate": 1.4, "seem": 2.2, "see": 0.8, "quote": 2.4, "rule": 1.6, "according": 8.0,
    "adverb of hearsay": 3.0, "adjective of thinking": 1.2, "noun of saying": 0.4, "noun of thinking": 0.6,
    "noun of judging": 0.4, ":": 0.0, "signature": 5.0,
}  # fmt: skip
_NOUNS = ("noun of saying", "noun of thinking", "noun of judging")
_VERBS = tuple(
    kind for kind in _KINDS if kind not in {*_NOUNS, "according", "adverb of hearsay", ":", "signature"}
)
_OPEN = ("want", "promise", "expect", "seem", "refuse", "urge", "claim")
"""Kinds that "to" and a verb follow: "wants to", "is expected to"."""

_CUE = {
    "always": -3.4,
    **{f"kind {kind}": weight for kind, weight in _KINDS.items()},
    # Who may speak stands before the verb; an article or owner there makes it a noun.
    **{f"subject {letter}": 0.8 for letter in "PZLG"},
    **{f"subject {letter}": 0.3 for letter in "RFJq"},
    **{f"subject D kind {kind}": -3.0 for kind in _VERBS},
    **{f"subject S kind {kind}": -2.0 for kind in _VERBS},
    **{f"subject I kind {kind}": -1.6 for kind in _VERBS},
    **{f"subject # kind {kind}": -1.5 for kind in _VERBS},
    **{f"kind {kind} ing": -0.4 for kind in _VERBS},
    # What somebody says follows, as a clause, a deed or a quotation.
    **{f"that kind {kind}": 1.2 for kind in (*_VERBS, *_NOUNS)},
    **{f"kind {kind} letters {before}_T": 1.0 for kind in (*_OPEN, *_NOUNS) for before in _LETTERS},
    **{f"kind {kind} letters {before}_I": -0.8 for kind in ("say", "tell", "like", "see", "know")
       for before in _LETTERS},
    **{f"kind {kind} letters {before}_{after}": -1.0 for kind in _VERBS if kind not in {"say", "speak", "answer"}
       for before in _LETTERS for after in ".;)"},
    "quotation ahead 1": 1.6,
    "quotation ahead 2": 1.0,
    "quotation behind 1": 1.2,
    "quotation behind 2": 1.0,
    "quotation behind 3": 0.8,
    "colon ahead": 0.6,
    "noun behind its owner": 1.6,
    # What stands in a quotation, or behind "said that", is part of what is said.
    "quoted term": -2.4,
    "quoted speech": -5.0,
    "said before": -1.4,
    **{f"said before {kind} K": -1.2 for kind in ("say", "tell", "claim", "report", "note", "write", "admit")},
    "said behind , at the end": -2.6,
    "said behind ,q at the end": -2.0,
    # A colon speaks for a name in a headline, or before a quotation.
    "headline :": 2.4,
    "quotation ahead kind :": 2.0,
    "said before kind :": -2.0,
    "no quotation kind :": -1.5,
}  # fmt: skip

_SOURCE = {
    "manner nobody": 0.0,
    "manner before": 2.2,
    "manner before, wide": 1.2,
    "manner before, from a mark": 1.2,
    "manner before an insertion": 1.8,
    "manner with its insertion": 2.0,
    "manner before who": 2.0,
    "manner who": -1.0,
    "manner subject": 0.4,
    "manner subject, wide": 0.0,
    "manner named": -0.2,
    "manner behind": -2.0,
    "manner behind by": 0.6,
    "manner owner": -1.0,
    **{f"behind kind according {form}": 8.0 for form in ("-", "ing", "ed", "s")},
    "behind kind signature -": 8.0,
    **{f"behind {mark}_{letter}": 4.0 for mark in ",q?." for letter in "ZDLGSFJ#P"},
    **{f"{owner} kind {kind} {form}": 3.0 for kind in _NOUNS for form in ("-", "s", "ing") for owner in ("owner",)},
    **{f"{manner} kind {kind} {form}": -2.5 for kind in _NOUNS for form in ("-", "s", "ing")
       for manner in ("before", "before, wide", "before, from a mark")},
    **{f"behind by kind {kind} ed": 2.0 for kind in _VERBS},
    **{f"before kind : {form}": 3.0 for form in ("-",)},
    "head Z": 1.0, "head P": 1.4, "head L": 1.2, "head G": 1.0, "head F": 0.8, "head R": -1.0, "head D": -2.0,
    "head E": -1.0, "head A": -1.0, "head Y": -1.0,
    "opens Z": 0.3, "opens D": 0.8, "opens S": 0.6, "opens E": -1.0, "opens X": -0.6,
    "before behind I": -1.6, "before behind T": -1.6, "before, wide holds ,": -0.6,
    "before from the beginning": 1.2, "before, wide from the beginning": 1.2, "subject from the beginning": 0.6,
    "named from the beginning": 0.8,
    "with its insertion from the beginning": 0.8, "before an insertion from the beginning": 0.8,
    "before holds E": -0.5, "before, wide holds X": -1.5, "before, from a mark holds X": -1.5,
    "before holds B": -2.0, "before, wide holds B": -2.0, "before, from a mark holds B": -2.0,
    "behind stop I": -0.2, "behind holds I": -0.1, "behind holds R": -0.8, "behind holds ,": -0.3,
    "behind stop .": 0.3, "behind stop ,": 0.2,
    **{f"last word {word}": -4.0 for word in ("to", "on", "by", "in", "a")},
    "across a quotation mark": -2.5,
}  # fmt: skip

_CONTENT = {
    "manner behind": 2.0,
    "manner quotation behind": 2.2,
    "manner quotations behind": 1.2,
    "manner quotation before": 2.0,
    "manner before": 0.4,
    "manner around": 1.6,
    "manner around, sentences": 0.8,
    "manner parted": -1.0,
    "parted to the end": 1.0,
    "manner sentence before": -0.5,
    "manner sentence behind": -1.5,
    "manner sentences behind": -1.8,
    "manner subject": -0.5,
    "manner subject and behind": 0.2,
    # A verb of saying at the end, or before a comma, looks back; else it looks ahead, to the end of its sentence.
    "before room 0": 4.0, "before room 1": 4.0, "before room 2": 1.0,
    "before to the end": -3.0,
    "before from the beginning": 1.6,
    "quotation before room 0": 2.0, "quotation before room 1": 2.0,
    **{f"quotation before {before}_{after}": 1.0 for before in ",q" for after in "ZDPGLSF"},
    **{f"before {before}_{after}": 1.5 for before in ",q" for after in "ZDPGLSF"},
    "behind lead 1": 1.4, "behind lead 2": 0.5,
    "behind to the end": 1.4,
    "behind opens K": 1.6, "behind opens W": 0.6, "behind opens ,": -2.0, "behind opens .": -5.0, "behind opens q": 0.4,
    "behind size 1": -0.8,
    "quotation behind lead 1": 1.6, "quotation behind lead 2": 1.4, "quotation behind lead 3": 1.0,
    "quotations behind lead 1": 1.4, "quotations behind lead 2": 1.4,
    "behind stops ,": 0.1, "behind stops V": 0.3, "behind stops .": 1.4, "behind stops C": -0.4, "behind stops I": -0.6,
    "behind stops T": -1.0, "behind stops K": -1.0,
    **{f"{manner} {kind} holds V": -0.2 for manner in ("behind",) for kind in _VERBS},
    "behind without the speech near": -1.5,
    "before without the speech near": -1.5,
    "sentence before room 1": 3.0, "sentence before room 0": 3.0, "sentence before room 2": 2.0,
    "sentence before is a quotation": 0.5,
    "sentence before kind signature": 6.0, "quotation before kind signature": 6.0, "before kind signature": 3.0,
    "sentence behind is a quotation": 1.0,
    "sentence behind behind :": 3.0, "sentences behind behind :": 3.5,
    "sentence behind room 0": 1.5, "sentences behind room 0": 1.5, "sentence behind room 1": 1.0,
    "sentences behind 0 paragraphs off": 0.6,
    "around, sentences 0 paragraphs off": 1.6, "around, sentences alone in its sentence": 1.6,
    "around, sentences 1 paragraphs off": -3.0, "around, sentences 2 paragraphs off": -4.0,
    "around, sentences with more in its sentence": -2.5,
    "around, sentences is a quotation": 2.2, "around is a quotation": 1.6,
    "quotation before is a quotation": 1.6,
    **{f"subject and behind kind {kind}": 2.5 for kind in ("seem", "expect")},
    "before kind according": 3.0,
    **{f"behind according lead {words}": -4.0 for words in (1, 2, 3)},
    "behind according opens T": -6.0,
    "behind opens behind ,": 0.8,
    **{f"subject and behind {shape} aux {aux}": 3.0 for shape in ("ed",) for aux in ("B", "BA", "HB", "BN", "MB")},
    # What is said does not hold who says it, and a clause that opens with "if" or "in" does not end at its first comma.
    "holds its source": -5.0,
    "before 0 before its source": 0.8, "before 1 before its source": 0.8,
    "behind opening V stops , after 0 commas": -2.5, "behind opening I stops , after 0 commas": -1.2,
    **{f"behind {kind} no verb": -0.8 for kind in ("say", "claim", "report", "note", "think", "warn", "suggest",
       "show", "admit", "know")},
    # Whom somebody praises or blames is told in a few words.
    **{f"behind to the end {kind}": -1.2 for kind in ("praise", "blame", "like", "quote")},
    **{f"behind {kind} stops {stop}": 0.8 for kind in ("praise", "blame", "like", "quote") for stop in "V,CR"},
    "cuts a quotation": -4.0,
    "begins within a quotation": -2.5,
}  # fmt: skip

SHIPPED = Reader(Leanings(_CUE, BY_HAND), Leanings(_SOURCE, BY_HAND), Leanings(_CONTENT, BY_HAND), least=0.43)
"""The reader the program carries."""
