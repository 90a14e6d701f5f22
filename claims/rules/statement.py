"""A statement: what the reader found in one quote of one capture, before it is matched to a claim."""

from dataclasses import dataclass, field

from claims.rules.values.value import Value
from claims.vocabulary import Stance
from sources.rules.period import Moment, Period
from sources.rules.reason import Reason
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind, SourceKind


@dataclass(frozen=True, slots=True)
class Piece:
    """One capture as the reader meets it."""

    text: str
    sections: tuple[SectionSpan, ...]
    language: str = "en"
    published: Moment | None = None
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """In whose mouth the article puts some words.

    ``name`` is the fullest form the article itself gives ("Diego Molano" for a later "the minister"); ``within``
    is the outlet under whose article a commenter writes. ``affiliation`` is a folded country or body the voice
    speaks for ("russia" for "the Russian embassy"), empty where the text does not say. ``depth`` counts the
    mouths between the fact and the article: 1 for "X said", 2 for "X reported that Y said". ``speaks_for`` is the
    body that the article says a person leads or speaks for; it tells nothing of who the voice is.
    """

    name: str
    kind: SourceKind
    affiliation: str = ""
    within: str = ""
    depth: int = 1
    speaks_for: "Voice | None" = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence (or clause) that says something checkable, with everything needed to match and compare it.

    ``start``/``end`` are code-point offsets of ``quote`` in the capture's text. ``act`` is the folded kind of
    happening ("killed", "injured", "defected", "fled", "accused:troop-movement" …) and ``population`` the folded
    head noun of who or what is counted ("pemon", "venezuelan", "national guard"); ``measure`` is their plain label
    ("Pemon killed"). ``when`` is the time of the happening, ``as_of`` the moment the figure speaks for, ``running``
    whether it says it is still counting ("so far today"). ``places`` are folded place names from wide to narrow as
    the text gives them. ``terms`` are the folded content words of the sentence without numbers: they decide
    likeness, never the value. ``accused`` are folded names of parties that the statement lays something on.
    ``party`` tells that the voice is itself such a party (so its denial is a dispute, not a refutation).
    ``denies`` is the index, in the reader's list, of the statement this one disputes when it carries no claim of
    its own; -1 where it stands by itself.
    """

    quote: str
    start: int
    end: int
    section: SectionKind
    claim_text: str
    act: str
    population: str
    measure: str
    value: Value
    stance: Stance
    voice: Voice | None = None
    hedge: str = ""
    party: bool = False
    denies: int = -1
    as_of: Period | None = None
    running: bool = False
    when: Period | None = None
    places: tuple[str, ...] = ()
    place_label: str = ""
    accused: tuple[str, ...] = ()
    terms: frozenset[str] = frozenset()
    language: str = "en"
    reasons: tuple[Reason, ...] = field(default=())
