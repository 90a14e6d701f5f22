"""Finds the event somebody has chosen or named in a form, by its id or the address of its page."""

from claims.models import Event
from sources.errors import Unknown
from sources.pages.merged import final


def event_named(written: str, *, field: str) -> Event | None:
    """The event that stands for the one named now; none where nothing is written. Raises ``Unknown``."""
    written = written.strip()
    if not written:
        return None
    rows = Event.objects.select_related("act", "merged_into")
    found = rows.filter(public_id=written.rstrip("/").rpartition("/")[2][:20]).first()
    if found is None:
        raise Unknown("No event has this id: copy it from the event’s page", field=field)
    return final(rows, found)
