"""Writing down that a captured text was seen at its address at one moment, first or again."""

from datetime import datetime

from django.db.models import F

from sources.models import Article, Capture, Sighting, Visit


def note(*, capture: Capture, at: datetime, raw_hash: str, visit: Visit | None = None) -> bool:
    """Keep one sighting; True where the look before it, at the same address, saw another text or there was none.

    Then, where another text was seen at the same moment, and where by other looks the page was thought to be gone, what
    the article says is worked out again. Noting the same twice changes nothing; runs inside the caller's transaction,
    with the article locked.
    """
    then = Sighting.objects.at_once(capture.article_id, at)
    known = then.filter(capture=capture).exists()
    _, made = Sighting.objects.get_or_create(capture=capture, seen_at=at, visit=visit, raw_hash=raw_hash)
    if not made:
        return False
    before = Sighting.objects.before(capture.article_id, at)
    changed = before is None or before.capture_id != capture.pk
    gone = Visit.objects.filter(article=capture.article_id, gone_at__lte=at)
    if not known and (
        changed
        or then.exclude(capture=capture).exists()
        or (gone.exclude(pk=visit.pk) if visit else gone).exists()
    ):
        ask_again(article=capture.article_id)
    return changed


def ask_again(*, article: int) -> None:
    """Have an article's lineage and claims (by primary key) looked at again: other words may be its last by now."""
    Article.objects.filter(pk=article).update(
        text_revision=F("text_revision") + 1, trace_due=F("trace_due") + 1
    )
