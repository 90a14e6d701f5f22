"""What we know about sources, their articles and how articles came from one another."""

from sources.models.alteration import Alteration
from sources.models.archive import Archive, ArchivedPage
from sources.models.article import Article
from sources.models.capture import Capture, RawPage, Section
from sources.models.commonplace import Commonplace
from sources.models.derivation import Derivation
from sources.models.feed import Feed
from sources.models.fingerprint import Resemblance, Screening, Shingle
from sources.models.merger import SourceMerger
from sources.models.phrase import Phrase
from sources.models.put_away import PutAway
from sources.models.removal import Removal
from sources.models.sighting import Sighting
from sources.models.source import ABOVE, Alias, Domain, Grade, Source
from sources.models.source_import import SourceImport
from sources.models.source_pair import SourcePair
from sources.models.spelling import Spelling
from sources.models.sweep import Sweep
from sources.models.visit import Host, Visit

__all__ = [
    "ABOVE",
    "Alias",
    "Alteration",
    "Archive",
    "ArchivedPage",
    "Article",
    "Capture",
    "Commonplace",
    "Derivation",
    "Domain",
    "Feed",
    "Grade",
    "Host",
    "Phrase",
    "PutAway",
    "RawPage",
    "Removal",
    "Resemblance",
    "Screening",
    "Section",
    "Shingle",
    "Sighting",
    "Source",
    "SourceImport",
    "SourceMerger",
    "SourcePair",
    "Spelling",
    "Sweep",
    "Visit",
]
