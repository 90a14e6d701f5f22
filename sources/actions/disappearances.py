"""Having what rests on an article looked at again once its page is taken down, and once it is back."""

from datetime import datetime

from django.db.models import F

from sources.models import Article, Visit


def settle(*, visit: Visit, gone_at: datetime | None) -> None:
    """Raise the text revision of a visit's article where ``gone_at`` is another than the visit had before.

    Nothing new was said, so nothing is traced again; runs inside the caller's transaction.
    """
    if gone_at != visit.gone_at and visit.article_id is not None:
        Article.objects.filter(pk=visit.article_id).update(text_revision=F("text_revision") + 1)
