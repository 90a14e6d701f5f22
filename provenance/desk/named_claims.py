"""Finds the claim somebody has chosen or named in a form, by its id or the address of its page."""

from django.utils.translation import gettext

from claims.models import Claim
from sources.errors import Unknown
from sources.pages.merged import final


def claim_named(written: str, *, field: str) -> Claim | None:
    """The claim that stands for the one named now; none where nothing is written. Raises ``Unknown``."""
    written = written.strip()
    if not written:
        return None
    rows = Claim.objects.for_page()
    found = rows.filter(public_id=written.rstrip("/").rpartition("/")[2][:20]).first()
    if found is None:
        raise Unknown(gettext("No claim has this id: copy it from the claim’s page"), field=field)
    return final(rows, found)
