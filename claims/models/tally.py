"""How far the reading of claims has come with each article and source: our own tally beside their revisions."""

from django.db import models

from claims.rules.reader.reading import REVISION
from sources.models import Article, Source


class Reading(models.Model):
    """Up to which text and which lineage of an article the claims have been read and rescored, and by which rules.

    ``rules_revision`` is the revision of the reader's rules that read it last.
    """

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True, related_name="+")
    text_revision = models.PositiveIntegerField(default=0)
    lineage_revision = models.PositiveIntegerField(default=0)
    rules_revision = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(
                fields=["rules_revision"], name="reading_by_rules", condition=models.Q(text_revision__gt=0)
            )
        ]

    def __str__(self) -> str:
        return f"{self.article}: text {self.text_revision}, lineage {self.lineage_revision}"

    @staticmethod
    def unread() -> models.QuerySet[Article]:
        """Held articles with a text that has not been read for claims, looked for among those that have moved."""
        return _moved_beyond("text_revision").filter(unseen=False)

    @staticmethod
    def outdated() -> "models.QuerySet[Reading]":
        """Those by older rules than the program's own; an older program leaves what a newer one has read.

        Found by index, so that asking costs nothing once all are read.
        """
        return Reading.objects.filter(text_revision__gt=0, rules_revision__lt=REVISION)

    @staticmethod
    def uncarried() -> models.QuerySet[Article]:
        """Articles whose lineage has moved since their claims were last told, looked for in the same place."""
        return _moved_beyond("lineage_revision")


class Moved(models.Model):
    """An article whose text or lineage has moved since it was last seen to want nothing: where to look for what is due.

    Triggers add it in the transaction that moves the article, or takes its reading back, and count the ``times``. It
    may stand here without wanting anything, and is never missing while it does; so asking what is due costs what has
    moved, not what is held. ``claims.actions.moved`` takes out what wants nothing.
    """

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True, related_name="+")
    times = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.article}, {self.times} times"

    @staticmethod
    def settled() -> "models.QuerySet[Moved]":
        """Those whose article wants nothing any more."""
        unread, uncarried = Reading.unread().values("pk"), Reading.uncarried().values("pk")
        return Moved.objects.exclude(pk__in=unread).exclude(pk__in=uncarried)


def _moved_beyond(revision: str) -> models.QuerySet[Article]:
    """Articles that have moved and whose revision of this name is above the one of their reading."""
    done = Reading.objects.filter(
        article=models.OuterRef("pk"), **{f"{revision}__gte": models.OuterRef(revision)}
    )
    moved = Article.objects.filter(pk__in=Moved.objects.values("pk"), **{f"{revision}__gt": 0})
    return moved.filter(~models.Exists(done))


class Regard(models.Model):
    """Up to which standing of a source (grade, owner, merging) the claims resting on it have been rescored."""

    source = models.OneToOneField(Source, on_delete=models.CASCADE, primary_key=True, related_name="+")
    standing_revision = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.source}: {self.standing_revision}"

    @staticmethod
    def unregarded() -> models.QuerySet[Source]:
        """Sources whose standing has moved since their claims were last told."""
        seen = Regard.objects.filter(
            source=models.OuterRef("pk"), standing_revision__gte=models.OuterRef("standing_revision")
        )
        return Source.objects.filter(standing_revision__gt=0).filter(~models.Exists(seen))


class Linking(models.Model):
    """How often an article’s sentences were to be looked up among the known claims, and how often that was done."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True, related_name="+")
    due = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["article"], name="linking_due", condition=models.Q(done__lt=models.F("due")))
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.done} of {self.due}"

    @staticmethod
    def unlinked() -> models.QuerySet[Article]:
        """Articles whose sentences have to be looked up (again)."""
        waiting = Linking.objects.filter(done__lt=models.F("due")).order_by().values("pk")
        return Article.objects.filter(pk__in=waiting)
