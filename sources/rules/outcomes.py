"""What came of looking at an address, in a sentence a curator can act on, and whether trying again may help."""

from sources.vocabulary import VisitOutcome

REMEDIES = {
    VisitOutcome.CAPTURED: "",
    VisitOutcome.UNCHANGED: "",
    VisitOutcome.REFUSED_ADDRESS: "correct the address: it must lead to a public web site",
    VisitOutcome.NO_NAME: "check the spelling of the site's name; tried again for a while",
    VisitOutcome.NO_CONNECTION: "the site may be down; tried again for a while",
    VisitOutcome.NO_TLS: "the site's certificate is wrong; tell the outlet, or hand the page in as a file",
    VisitOutcome.TOO_SLOW: "the site is slow; tried again for a while, or hand the page in as a file",
    VisitOutcome.TOO_LARGE: "hand the article in alone, as a file",
    VisitOutcome.REDIRECTS: "open the address in a browser and give the one it ends at",
    VisitOutcome.NOT_FOUND: "check the address; if it was right, the outlet may have taken the piece down",
    VisitOutcome.GONE: "the outlet says that it has withdrawn the piece; what it said is kept",
    VisitOutcome.FORBIDDEN: "the site does not let us in; hand the page in as a file",
    VisitOutcome.LEGAL: "the site says that the law bars it; hand the page in as a file, if you may",
    VisitOutcome.ROBOTS: "the site asks programs not to read this; hand the page in as a file",
    VisitOutcome.RATE_LIMITED: "the site asks for a pause; tried again after it",
    VisitOutcome.SERVER_TROUBLE: "the site has trouble of its own; tried again for a while",
    VisitOutcome.ODD_ANSWER: "the site's answer makes no sense; hand the page in as a file",
    VisitOutcome.NOT_A_PAGE: "give the address of the article's web page, or hand it in as a file",
    VisitOutcome.UNREADABLE: "hand the article in as a .txt file",
    VisitOutcome.OUR_FAULT: "tell whoever looks after this program; the rest of the queue goes on",
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
    said = f"{outcome.label} ({cause})" if cause else outcome.label
    told = f"{said}: {remedy}" if remedy else said
    return told[:1].upper() + told[1:]
