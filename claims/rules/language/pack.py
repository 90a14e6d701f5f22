"""What the reader must know of a language: numbers, bounds, time words, verbs of saying, acts and nouns."""

from dataclasses import dataclass, field

from claims.rules.language.tokens import Phrases

Bounds = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Pack:
    """One language's words, all in folded form (no capitals, no accents)."""

    code: str
    numbers: dict[str, int]
    scales: dict[str, int]
    vague: dict[str, Bounds]
    few: dict[str, Bounds]
    joiner: str
    bounds: Phrases
    after_bounds: Phrases
    between: tuple[str, str]
    range_words: frozenset[str]
    zero: frozenset[str]
    no_single: Phrases
    existing: frozenset[str]
    articles: frozenset[str]
    units: dict[str, tuple[str, str]]
    currencies: dict[str, str]
    months: dict[str, int]
    weekdays: dict[str, int]
    labels: frozenset[str]
    year_leads: frozenset[str]
    age_marks: frozenset[str]
    determiners: frozenset[str]
    of: frozenset[str]
    stops: frozenset[str]
    prepositions: frozenset[str]
    barriers: frozenset[str]
    be: frozenset[str]
    passive_by: frozenset[str]
    modals: frozenset[str]
    conditionals: frozenset[str]
    negations: frozenset[str]
    conjunctions: frozenset[str]
    relatives: frozenset[str]
    adjectives_first: bool
    leading_adjectives: frozenset[str]
    plural: frozenset[str]
    nouns: dict[str, str]
    persons: frozenset[str]
    soldiers: frozenset[str]
    partitives: frozenset[str]
    generic: frozenset[str]
    dwellers: frozenset[str]
    vague_heads: frozenset[str]
    others: frozenset[str]
    acts: dict[str, tuple[str, str]]
    act_phrases: Phrases
    act_labels: dict[str, str]
    charges: tuple[tuple[str, frozenset[str]], ...]
    charge_nouns: dict[str, str]
    accuse: frozenset[str]
    accuse_of: frozenset[str]
    support: Phrases
    denial_verbs: frozenset[str]
    denial_words: frozenset[str]
    denial_targets: frozenset[str]
    denial_phrases: Phrases
    cues: frozenset[str]
    thoughts: frozenset[str]
    weak_cues: frozenset[str]
    according: Phrases
    citing: frozenset[str]
    evidence: frozenset[str]
    evidence_cues: frozenset[str]
    collective: frozenset[str]
    institutions: dict[str, str]
    titles: frozenset[str]
    agencies: frozenset[str]
    outlet_words: frozenset[str]
    pronouns: frozenset[str]
    hedges: Phrases
    corrections: Phrases
    leanings: Phrases
    opposites: tuple[tuple[frozenset[str], frozenset[str]], ...]
    running: Phrases
    directions: frozenset[str]
    place_cues: frozenset[str]
    place_kinds: frozenset[str]
    content_stops: frozenset[str] = field(default=frozenset())
    moved: frozenset[str] = field(default=frozenset())
