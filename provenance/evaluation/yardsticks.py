"""The yardsticks there are, by name: a new one is a module of its own and a line here."""

from provenance.evaluation.article_extraction import ARTICLE_EXTRACTION
from provenance.evaluation.books import BOOKS
from provenance.evaluation.chains import CHAINS
from provenance.evaluation.checkthat import CHECKTHAT
from provenance.evaluation.emergent import EMERGENT
from provenance.evaluation.equate import EQUATE
from provenance.evaluation.feeds import FEEDS
from provenance.evaluation.flights import FLIGHTS
from provenance.evaluation.fnc1 import FNC1
from provenance.evaluation.polnear import POLNEAR
from provenance.evaluation.wire_credit import WIRE_CREDIT
from provenance.evaluation.yardstick import Yardstick

YARDSTICKS: dict[str, Yardstick] = {
    one.name: one
    for one in (
        ARTICLE_EXTRACTION,
        BOOKS,
        CHAINS,
        CHECKTHAT,
        EMERGENT,
        *EQUATE,
        FEEDS,
        FLIGHTS,
        FNC1,
        POLNEAR,
        WIRE_CREDIT,
    )
}
