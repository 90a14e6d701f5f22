"""Tells where the history ends: as long as it does so at the same place, nothing has been written."""

from provenance.history.models import Entry, Horizon


def end_of_history() -> str | None:
    """A name for the last entry that nobody else’s history has, if nothing still being written can come in before it.

    None while something is: what one reads then may be gone, or not all there, a moment later. One query.
    """
    rows = Entry.objects.order_by("-xid", "-id").annotate(horizon=Horizon())
    last = rows.values_list("xid", "id", "hash", "horizon").first()
    if last is None or last[0] >= last[3]:
        return None
    return f"{last[0]}.{last[1]}.{bytes(last[2]).hex()}"
