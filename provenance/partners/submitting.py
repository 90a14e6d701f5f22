"""Takes in what a partner hands in: in the partner's name, and a draft until somebody of the newsroom publishes it."""

from collections.abc import Mapping
from typing import Any

from provenance.handing import taking
from provenance.handing.outcome import HandedInTold, Progress
from provenance.handing.taking import Taken
from sources.actions import captures, publication
from sources.actions.signature import Person, signed
from sources.errors import Refused
from sources.models import Article

WHY = "Handed in by a partner: a draft until somebody of the newsroom publishes it."


def submit(*, row: Mapping[str, Any], by: Person) -> Taken:
    """Take an article in as a draft, or find that we hold it; what we hold is never changed, whoever sees it.

    What the program reads in it are suggestions as ever, unseen by outsiders as long as the article is. A partner sends
    us nowhere: an address alone is refused. Raises ``Refused`` with the field to mend.
    """
    if not any(row.get(name) for name in ("text", "html")):
        raise Refused("is missing: a partner hands the article itself in, as text or html", field="text")
    handed = taking.read(row)
    known = taking.held(handed)
    if known is not None:
        return known
    newest = Article.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    with signed(user=by, why=WHY):
        article = captures.take(handed=handed).capture.article
        # Somebody else is handing it in at this moment, or it is known by its name: nobody outside decides for us then.
        if article.pk <= newest or article.captures.count() != 1:
            raise Refused(
                "is being taken in by the newsroom itself: there is nothing more to do", field="url"
            )
        publication.draft(row=article, by=by, why=WHY, version=article.version)
    return Taken(article, new=True)


def received(poll: str) -> HandedInTold:
    """The one answer to a partner about what not everybody may see, new to us or not."""
    return {
        "progress": Progress.RECEIVED,
        "new": None,
        "article": None,
        "taken_for": None,
        "visit": None,
        "taken_from": [],
        "taken_by": 0,
        "claims": 0,
        "steps": [],
        "poll": poll,
    }
