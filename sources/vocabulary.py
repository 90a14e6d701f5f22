"""The words for who publishes, what they publish, and how one article is taken from another."""

from enum import StrEnum

OUTLET_UNKNOWN = "outlet unknown"
"""What stands in the place of an outlet's name where nobody knows whose piece it is."""


class Word(StrEnum):
    """A closed list of words, each with the label people read; serves rules, models and the API alike."""

    label: str

    def __new__(cls, value: str, label: str = "") -> "Word":
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label or value.replace("_", " ")
        return word

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """The pairs Django wants for a field's ``choices``."""
        return [(word.value, word.label) for word in cls]


class SourceKind(Word):
    """What sort of voice a source is."""

    OUTLET = "outlet"
    AGENCY = "agency", "news agency"
    GOVERNMENT = "government"
    INSTITUTION = "institution"
    ORGANISATION = "organisation"
    PERSON = "person"
    COMMENTER = "commenter", "reader who comments"
    COLLECTIVE = "collective", "unnamed group"
    UNKNOWN = "unknown", "not yet known"


class Reliability(Word):
    """How reliable a source has been: the Admiralty letter (STANAG 2511; FM 2-22.3). F means unknown, not worst."""

    A = "A", "completely reliable"
    B = "B", "usually reliable"
    C = "C", "fairly reliable"
    D = "D", "not usually reliable"
    E = "E", "unreliable"
    F = "F", "cannot be judged"


class Precision(Word):
    """How finely a time is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    INSTANT = "instant"


TO_THE_DAY = (Precision.DAY, Precision.INSTANT)
"""How finely a time must be known to show a day: from a month or a year alone it would show one that nobody gave."""


class SectionKind(Word):
    """Which part of a captured page some words stand in; it decides whose word they are."""

    HEADLINE = "headline"
    BODY = "body"
    CAPTION = "caption"
    QUOTATION = "quotation"
    COMMENT = "comment"
    FURNITURE = "furniture"


class OmissionKind(Word):
    """Where words stand that a page's file holds and its text does not, or that its readers do not see.

    The first two make the text itself doubtful: words may be missing in it, or be seen by nobody.
    """

    LOST = "lost", "lost between two readings"
    UNREAD = "unread", "under a style rule not read"
    HIDDEN = "hidden", "hidden from readers"
    EMBEDDED = "embedded", "embedded page"
    REMARK = "remark", "remark in the mark-up"
    ATTRIBUTE = "attribute", "attribute of an element"
    STYLE = "style", "style sheet"
    LINKED = "linked", "linked data"
    HEAD = "head", "head of the page"
    SCRIPT = "script"


class DerivationKind(Word):
    """In what way one article was taken from another."""

    REPUBLICATION = "republication"
    SYNDICATION = "syndication"
    EXCERPT = "excerpt"
    REWRITE = "rewrite"
    QUOTATION = "quotation"
    CITATION = "citation"
    TRANSLATION = "translation"
    SAME_ARTICLE = "same_article", "same article, captured again"


KINDS_MEAN = {
    DerivationKind.REPUBLICATION: "the whole piece, printed by somebody else",
    DerivationKind.SYNDICATION: "the whole piece of a news agency, printed by a client",
    DerivationKind.EXCERPT: "passages of 32 words and more, in blocks, in a piece of its own or by themselves",
    DerivationKind.REWRITE: "the piece with words changed all over, so that only short runs are left",
    DerivationKind.QUOTATION: "8 to 31 words in quotation marks, from a piece that is credited for them",
    DerivationKind.CITATION: "a report it leans on and names, without printing its words",
    DerivationKind.TRANSLATION: "the whole piece in another language, told by its credit",
    DerivationKind.SAME_ARTICLE: "one text of one outlet at two addresses, or captured twice",
}
"""What each way of taking is, in words for readers; the numbers are those of ``rules.derivations``."""


class AlterationKind(Word):
    """What changed between two captures of one article, from the slightest change to the gravest."""

    COSMETIC = "cosmetic"
    WORDING = "wording"
    STANCE = "stance"
    FIGURE = "figure"
    CORRECTION = "correction", "correction notice"
    WITHDRAWN = "withdrawn"


class CreditScope(Word):
    """How much of a piece a credit speaks for."""

    WHOLE = "whole", "the whole piece"
    PART = "part", "a part of it"


class PhrasePlace(Word):
    """Where in a piece a phrase gives credit."""

    LINE = "line", "a line by itself"
    SELF = "self", "in running text, of the piece itself"
    CITATION = "citation", "in running text, of another's work"


class Judgement(Word):
    """What has been decided about a machine's suggestion."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class ImportStage(Word):
    """How far the import of a list of sources has come."""

    TRIED = "tried", "tried out, nothing saved"
    APPLIED = "applied"
    UNDONE = "undone"


class Publication(Word):
    """Whether readers outside the newsroom may see a row."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class FeedFormat(Word):
    """How an outlet announces its articles."""

    RSS = "rss", "RSS"
    ATOM = "atom", "Atom"
    JSON = "json", "JSON Feed"
    SITEMAP = "sitemap", "news sitemap"


class VisitReason(Word):
    """Why an address is looked at."""

    ASKED = "asked", "asked for by hand"
    ANNOUNCED = "announced", "announced in a feed"


class VisitOutcome(Word):
    """What came of looking at an address."""

    CAPTURED = "captured"
    UNCHANGED = "unchanged"
    REFUSED_ADDRESS = "refused_address", "refused address"
    NO_NAME = "no_name", "name not found"
    NO_CONNECTION = "no_connection", "no connection"
    NO_TLS = "no_tls", "no secure connection"
    TOO_SLOW = "too_slow", "too slow"
    TOO_LARGE = "too_large", "too large"
    REDIRECTS = "redirects", "too many redirects"
    NOT_FOUND = "not_found", "not found"
    GONE = "gone"
    FORBIDDEN = "forbidden"
    LEGAL = "legal", "barred by law"
    ROBOTS = "robots", "barred by robots.txt"
    RATE_LIMITED = "rate_limited", "rate limited"
    SERVER_TROUBLE = "server_trouble", "server trouble"
    ODD_ANSWER = "odd_answer", "odd answer"
    NOT_A_PAGE = "not_a_page", "not a page"
    UNREADABLE = "unreadable"
    OUR_FAULT = "our_fault", "our own fault"
