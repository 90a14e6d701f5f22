"""Words a claim is cited by: what it said and how it was backed at one moment, and where to check that."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from django.utils.translation import gettext

from claims.models import Claim, Corroboration
from claims.pages import backed
from sources.pages import wording

SITE = "Provenance"
BRACED = str.maketrans(
    {
        "{": r"\{",
        "}": r"\}",
        "\\": r"\textbackslash{}",
        "%": r"\%",
        "&": r"\&",
        "#": r"\#",
        "_": r"\_",
        "$": r"\$",
    }
)
MARKED = str.maketrans({sign: f"\\{sign}" for sign in r"\`*_[]<>"})


@dataclass(frozen=True, slots=True)
class Citation:
    """One way of writing it down: ``form`` is its name on the page, ``words`` are what is copied."""

    form: str
    words: str


def citations(claim: Claim, backing: Corroboration | None, at: datetime, address: str) -> list[Citation]:
    """The claim as it stood ``at`` a moment, as a sentence, a link for a page, Markdown and BibTeX.

    ``address`` must lead to the claim as of that moment, so that whoever follows the citation sees what it cites.
    """
    said = {
        "text": claim.text,
        "state": state(backing),
        "at": gettext("as it stood on %(astimezone)s UTC")
        % {"astimezone": wording.moment(at.astimezone(UTC))},
        "address": address,
    }
    return [
        Citation(gettext("Sentence"), _sentence(said)),
        Citation(gettext("Link"), _link(said)),
        Citation(gettext("Markdown"), _markdown(said)),
        Citation("BibTeX", _bibtex(said, claim.public_id, at.astimezone(UTC))),
    ]


def state(backing: Corroboration | None) -> str:
    """How the claim is backed, in one line: articles, origins, who disputes it, the score with its bounds."""
    if backing is None:
        return gettext("not yet weighed")
    against = backed.disputed(backing)
    score = gettext("corroboration %(score)s (%(score_low)s–%(score_high)s)") % {
        "score": wording.decimal(backing.score, 2),
        "score_low": wording.decimal(backing.score_low, 2),
        "score_high": wording.decimal(backing.score_high, 2),
    }
    parts = [
        backed.carried(backing),
        backed.voices(backing),
        gettext("disputed by %(against)s") % {"against": against} if against else "",
        score,
    ]
    return "; ".join(part for part in parts if part)


def _sentence(said: Mapping[str, str]) -> str:
    return f"“{said['text']}” {said['state'].capitalize()}, {said['at']}. {SITE}, {said['address']}"


def _link(said: Mapping[str, str]) -> str:
    return (
        f'<a href="{escape(said["address"])}">“{escape(said["text"])}”</a> '
        f"({escape(said['state'])}, {escape(said['at'])})"
    )


def _markdown(said: Mapping[str, str]) -> str:
    return f"[“{said['text'].translate(MARKED)}”]({said['address']}) ({said['state']}, {said['at']})"


def _bibtex(said: Mapping[str, str], public_id: str, at: datetime) -> str:
    fields = {
        "title": f"{{{said['text'].translate(BRACED)}}}",
        "howpublished": SITE,
        "year": f"{at:%Y}",
        "month": f"{at:%b}".lower(),
        "url": said["address"],
        "note": f"{said['state']}, {said['at']}".translate(BRACED),
    }
    bare = {"month"}
    lines = (f"  {name} = {text if name in bare else f'{{{text}}}'}," for name, text in fields.items())
    return "\n".join([f"@misc{{claim-{public_id},", *lines, "}"])
