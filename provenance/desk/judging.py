"""What the buttons of the fact-checkers' queues mean: confirm, reject, or undo what was decided."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.translation import gettext

from sources.errors import Refused
from sources.vocabulary import Judgement


class Deed(StrEnum):
    """What a button on the page does."""

    CONFIRM = "confirm"
    REJECT = "reject"
    UNDO = "undo"


JUDGED = {Deed.CONFIRM: Judgement.CONFIRMED, Deed.REJECT: Judgement.REJECTED, Deed.UNDO: Judgement.SUGGESTED}


def deed_of(typed: Mapping[str, str]) -> Deed:
    """Which button was pressed."""
    try:
        return Deed(typed.get("deed", ""))
    except ValueError:
        raise Refused(
            gettext("Choose confirm, reject or undo: use one of the buttons"), field="deed"
        ) from None
