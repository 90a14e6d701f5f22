"""Appearances as partners meet them: every place where a claim turns up, with the exact words."""

from claims.api.shapes import AppearanceTold, appearance, appearance_columns
from claims.models import Appearance
from claims.vocabulary import Stance
from sources.api.audience import Audience
from sources.api.parameters import ID, Parameter, word
from sources.api.resource import Resource, Rows, Shape
from sources.vocabulary import Judgement, SectionKind


def rows(audience: Audience) -> Rows:
    """Appearances that have found their claim, of claims and in articles the audience may see."""
    shown = Appearance.objects.visible_to(audience.reader, audience.now).exclude(claim=None)
    return shown.filter(audience.sees_piece("capture__article__"))


SHAPE = Shape(AppearanceTold, appearance_columns(), appearance)

APPEARANCES = Resource(
    name="appearances",
    about="Every place where a claim turns up: the exact words, who is made to say them, and where they come from.",
    rows=rows,
    brief=SHAPE,
    full=SHAPE,
    parameters=(
        Parameter.on("claim", "appearances of this claim (its id)", ID, "claim__public_id"),
        Parameter.on(
            "article",
            "appearances in this article (its id)",
            ID,
            "capture__article__public_id",
            "capture__article__merged_into__public_id",
        ),
        Parameter.on(
            "source",
            "appearances this source (its id) said or published",
            ID,
            "attributed_to__public_id",
            "capture__article__source__public_id",
        ),
        Parameter.on("stance", "appearances with this stance", word(Stance), "stance"),
        Parameter.on("section", "appearances in this part of the page", word(SectionKind), "section"),
        Parameter.on("judgement", "what a person made of the suggestion", word(Judgement), "judgement"),
    ),
)
