"""The words for what articles do with a claim, and how claims stand to one another."""

from sources.vocabulary import Word


class Stance(Word):
    """What an article does with a claim."""

    ASSERTS = "asserts"
    REPEATS = "repeats"
    DISPUTES = "disputes"


class Polarity(Word):
    """Whether a claim says that something is so, or that it is not."""

    YES = "yes"
    NO = "no"


class Credibility(Word):
    """How credible one claim is: the Admiralty digit (STANAG 2511; FM 2-22.3). 6 means unknown, not worst."""

    CONFIRMED = "1", "confirmed by independent origins"
    PROBABLY_TRUE = "2", "probably true"
    POSSIBLY_TRUE = "3", "possibly true"
    DOUBTFUL = "4", "doubtful"
    IMPROBABLE = "5", "improbable"
    CANNOT_BE_JUDGED = "6", "cannot be judged"


class ContradictionKind(Word):
    """In what respect two claims, or two appearances of one, are held against each other."""

    VALUE = "value"
    DENIAL = "denial"
    TIME = "time"
    PLACE = "place"
    PARTY = "party"
    SELF = "self", "self-contradiction"
    EDITED = "edited", "changed without notice"


class Outcome(Word):
    """What comes of holding two claims against each other; the published contract calls it the verdict."""

    CONTRADICTS = "contradicts"
    COMPATIBLE = "compatible"
    NOT_COMPARABLE = "not_comparable", "not comparable"


class ReviewStage(Word):
    """How far a fact-checker's review has come."""

    DRAFT = "draft"
    IN_REVIEW = "in_review", "in review"
    SIGNED = "signed"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


OPEN = (ReviewStage.DRAFT, ReviewStage.IN_REVIEW, ReviewStage.SIGNED)
"""The stages in which nothing goes out yet and somebody in the newsroom has still to do something."""
GOES_OUT = (ReviewStage.PUBLISHED, ReviewStage.CORRECTED)
"""The stages by which a conclusion goes out and stands."""
SHOWN = (*GOES_OUT, ReviewStage.WITHDRAWN)
"""The stages that readers may see."""


class Settles(Word):
    """What a published review with a certain rating makes of its claim: an answered question, or none yet."""

    YES = "yes", "yes: the claim is right"
    NO = "no", "no: the claim is wrong"
    OPEN = "open", "leaves it open"


class InquiryState(Word):
    """How far a question to an analyst has come."""

    WAITING = "waiting"
    ANSWERED = "answered"
    GIVEN_UP = "given_up", "given up"
