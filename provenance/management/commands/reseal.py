"""Seals every secret we must read again under the newest key, so that the one before can be put out of use."""

from typing import Any

from provenance.accounts.actions import second_factors
from provenance.management.door import Door
from provenance.webhooks.actions import endpoints


class Command(Door):
    """For who keeps the machine, after a new SECRET_KEY."""

    on_tables = True
    help = (
        "Seal what the apps of people share with us, and what signs messages to partners, under SECRET_KEY, whichever "
        "key of SECRET_KEY_FALLBACKS it was sealed under; the older keys can be left out afterwards."
    )

    def handle(self, **options: Any) -> None:
        number = second_factors.reseal()
        self.stdout.write(f"{number} second factor{'' if number == 1 else 's'} sealed under the newest key")
        number = endpoints.reseal()
        self.stdout.write(f"{number} endpoint{'' if number == 1 else 's'} sealed under the newest key")
