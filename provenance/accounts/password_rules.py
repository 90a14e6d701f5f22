"""What no password may be made of: the words everybody would try first at this door."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

WORDS = (
    "provenance",
    "factcheck",
    "fact-check",
    "newsroom",
    "curator",
    "administrator",
    "password",
    "redacción",
)
"""What the program, its roles and its trade are called; the newsroom's own name comes with its settings."""
BESIDES = 8
"""Signs a password must hold besides such words: as many as NIST SP 800-63B-4 asks of any."""


class OwnWords:
    """Refuses a password that is little more than words of this house."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ``ValidationError``."""
        left = password.casefold()
        for word in sorted((*WORDS, settings.NEWSROOM.casefold()), key=len, reverse=True):
            left = left.replace(word, "")
        if left != password.casefold() and len(left) < BESIDES:
            raise ValidationError(self.get_help_text(), code="password_of_own_words")

    def get_help_text(self) -> str:
        """The rule, for whoever chooses a password."""
        return gettext(
            "Take other words than the names of this program, of your newsroom or of what people do here."
        )
