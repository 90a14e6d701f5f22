"""What we know about events, claims, where they appear, how they are backed and where they conflict."""

from claims.models.appearance import Appearance
from claims.models.attachment import AttachedFile, Attachment
from claims.models.bearing import Bearing
from claims.models.claim import Claim
from claims.models.contradiction import Contradiction
from claims.models.corroboration import Corroboration
from claims.models.division import Division
from claims.models.event import Act, Event, Measure
from claims.models.explainer import Explainer
from claims.models.further import FurtherRivals
from claims.models.inquiry import Allowance, Inquiry, Suggestion
from claims.models.merger import ClaimMerger, EventMerger
from claims.models.outside_review import OutsideReview
from claims.models.passage import Passage
from claims.models.possible import PossibleAppearance
from claims.models.possible_merger import PossibleMerger
from claims.models.proposed import ProposedAppearance
from claims.models.review import Rating, Review, ReviewSignature
from claims.models.review_comment import ReviewComment, ReviewMention
from claims.models.sorting import Sorting, Unsorted
from claims.models.tally import Linking, Moved, Reading, Regard
from claims.models.term import Term, TermCount
from claims.models.tie import SharedMistake, Tie
from claims.models.trackrecord import Answer, TrackRecord
from claims.models.wording import Wording

__all__ = [
    "Act",
    "Allowance",
    "Answer",
    "Appearance",
    "AttachedFile",
    "Attachment",
    "Bearing",
    "Claim",
    "ClaimMerger",
    "Contradiction",
    "Corroboration",
    "Division",
    "Event",
    "EventMerger",
    "Explainer",
    "FurtherRivals",
    "Inquiry",
    "Linking",
    "Measure",
    "Moved",
    "OutsideReview",
    "Passage",
    "PossibleAppearance",
    "PossibleMerger",
    "ProposedAppearance",
    "Rating",
    "Reading",
    "Regard",
    "Review",
    "ReviewComment",
    "ReviewMention",
    "ReviewSignature",
    "SharedMistake",
    "Sorting",
    "Suggestion",
    "Term",
    "TermCount",
    "Tie",
    "TrackRecord",
    "Unsorted",
    "Wording",
]
