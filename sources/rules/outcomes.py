"""What came of looking at an address, in a sentence a curator can act on, and whether trying again may help."""

from sources.rules.stated import stated
from sources.vocabulary import VisitOutcome

REMEDIES = {
    VisitOutcome.CAPTURED: "",
    VisitOutcome.UNCHANGED: "",
    VisitOutcome.REFUSED_ADDRESS: stated("correct the address: it must lead to a public web site"),
    VisitOutcome.NO_NAME: stated("check the spelling of the site's name; tried again for a while"),
    VisitOutcome.NO_CONNECTION: stated("the site may be down; tried again for a while"),
    VisitOutcome.NO_TLS: stated(
        "the site's certificate is wrong; tell the outlet, or hand the page in as a file"
    ),
    VisitOutcome.TOO_SLOW: stated("the site is slow; tried again for a while, or hand the page in as a file"),
    VisitOutcome.TOO_LARGE: stated("hand the article in alone, as a file"),
    VisitOutcome.REDIRECTS: stated("open the address in a browser and give the one it ends at"),
    VisitOutcome.NOT_FOUND: stated(
        "check the address; if it was right, the outlet may have taken the piece down"
    ),
    VisitOutcome.GONE: stated("the outlet says that it has withdrawn the piece; what it said is kept"),
    VisitOutcome.FORBIDDEN: stated("the site does not let us in; hand the page in as a file"),
    VisitOutcome.LEGAL: stated("the site says that the law bars it; hand the page in as a file, if you may"),
    VisitOutcome.ROBOTS: stated("the site asks programs not to read this; hand the page in as a file"),
    VisitOutcome.RATE_LIMITED: stated("the site asks for a pause; tried again after it"),
    VisitOutcome.SERVER_TROUBLE: stated("the site has trouble of its own; tried again for a while"),
    VisitOutcome.ODD_ANSWER: stated("the site's answer makes no sense; hand the page in as a file"),
    VisitOutcome.NOT_A_PAGE: stated("give the address of the article's web page, or hand it in as a file"),
    VisitOutcome.UNREADABLE: stated("hand the article in as a .txt file"),
    VisitOutcome.OUR_FAULT: stated("tell whoever looks after this program; the rest of the queue goes on"),
}
PASSING = frozenset(
    {
        VisitOutcome.NO_NAME,
        VisitOutcome.NO_CONNECTION,
        VisitOutcome.NO_TLS,
        VisitOutcome.TOO_SLOW,
        VisitOutcome.NOT_FOUND,
        VisitOutcome.RATE_LIMITED,
        VisitOutcome.SERVER_TROUBLE,
        VisitOutcome.ODD_ANSWER,
    }
)
"""Outcomes that may be another when it is tried again; the rest wait for a person."""

_CODES = {
    401: VisitOutcome.FORBIDDEN,
    403: VisitOutcome.FORBIDDEN,
    404: VisitOutcome.NOT_FOUND,
    408: VisitOutcome.TOO_SLOW,
    410: VisitOutcome.GONE,
    429: VisitOutcome.RATE_LIMITED,
    451: VisitOutcome.LEGAL,
}


def of_code(code: int) -> VisitOutcome | None:
    """What a site's answer by number means (RFC 9110); None where it brought what was asked for."""
    if code == 200:
        return None
    if code == 304:
        return VisitOutcome.UNCHANGED
    return _CODES.get(code) or (VisitOutcome.SERVER_TROUBLE if code >= 500 else VisitOutcome.ODD_ANSWER)


def sentence(outcome: VisitOutcome, cause: str = "") -> str:
    """What happened and what to do, in one sentence; ``cause`` says what exactly was met."""
    remedy = REMEDIES[outcome]
    said = stated(f"{outcome.label} ({cause})") if cause else outcome.label
    told = f"{said}: {remedy}" if remedy else said
    return told[:1].upper() + told[1:]
