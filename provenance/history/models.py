"""The history of every change, the chain that makes tampering show, and the feed of changes that others follow."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, Func, OuterRef, Q, Subquery

from sources.vocabulary import Word

BY_PEOPLE = Q(actor_id__isnull=False)


class Action(Word):
    """What happened to a row; a deleted row leaves its public id behind as a tombstone."""

    CREATED = "created"
    UPDATED = "updated"
    DELETED = "deleted"
    MERGED = "merged"


class LinkKind(Word):
    """What one link of the chain covers."""

    DECISION = "decision", "one change made by a person"
    BATCH = "batch", "the machine's changes of a range of transactions"


class Horizon(Func):
    """The oldest transaction still running: nothing below it can appear any more."""

    template = "(pg_snapshot_xmin(pg_current_snapshot())::text::bigint + history_shift())"
    output_field = models.BigIntegerField()


class ChangeQuerySet(models.QuerySet["Change"]):
    """Reading the feed."""

    def settled(self) -> "ChangeQuerySet":
        """Those that no transaction still running can slip in before, in the order of the feed."""
        return self.filter(xid__lt=Horizon()).order_by("xid", "id")

    def after(self, xid: int, change: int) -> "ChangeQuerySet":
        """Those behind the cursor (``xid`` and ``id`` of the last change read; 0, 0 to begin)."""
        return self.filter(Q(xid__gte=xid) & ~Q(xid=xid, id__lte=change))


class Change(models.Model):
    """One thing partners can see has changed: ``resource`` is its name in the API; ``xid`` the transaction."""

    id = models.BigAutoField(primary_key=True)
    xid = models.BigIntegerField()
    at = models.DateTimeField()
    resource = models.CharField(max_length=20)
    public_id = models.CharField(max_length=20)
    action = models.CharField(max_length=7, choices=Action.choices)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["xid", "id"]
        indexes = [models.Index(fields=["xid", "id"], name="change_by_place_in_the_feed")]

    def __str__(self) -> str:
        return f"{self.resource} {self.public_id} {self.action}"


class EntryQuerySet(models.QuerySet["Entry"]):
    """Reading the history."""

    def about(self, resource: str, public_id: str) -> "EntryQuerySet":
        """Everything that happened to one thing of the API and what belongs to it, latest first."""
        return self.filter(resource=resource, public_id=public_id).order_by("-id")

    def settled(self) -> "EntryQuerySet":
        """Each with ``settled_at``, when the last entry of its transaction was written: only then it had happened."""
        last = Entry.objects.filter(xid=OuterRef("xid")).order_by("-id").values("at")[:1]
        return self.annotate(settled_at=Subquery(last))

    def by(self, moment: datetime) -> "EntryQuerySet":
        """Those that had happened by a moment."""
        done: EntryQuerySet = self.settled().filter(Q(settled_at__lte=moment), at__lte=moment)
        return done

    def decisions(self) -> "EntryQuerySet":
        """What people did."""
        return self.exclude(actor_id=None)


class Entry(models.Model):
    """One changed row: ``subject`` and ``key`` say which, ``resource`` and ``public_id`` what it belongs to in the API.

    ``before`` and ``after`` hold the changed columns only (a new row: all that are not empty). ``actor`` is a copy of
    the person's name, ``actor_id`` of their number, empty for the machine. ``role`` is the database role signed in.
    """

    id = models.BigAutoField(primary_key=True)
    xid = models.BigIntegerField()
    at = models.DateTimeField()
    subject = models.CharField(max_length=20)
    key = models.BigIntegerField()
    resource = models.CharField(max_length=20)
    public_id = models.CharField(max_length=20)
    action = models.CharField(max_length=7, choices=Action.choices)
    actor_id = models.BigIntegerField(null=True)
    actor = models.CharField(max_length=200)
    role = models.CharField(max_length=63)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    why = models.TextField(blank=True)
    salt = models.UUIDField(null=True)
    content_hash = models.BinaryField()
    hash = models.BinaryField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        ordering = ["id"]
        indexes = [
            models.Index(fields=["resource", "public_id", "id"], name="entry_by_what_it_is_about"),
            models.Index(fields=["xid", "id"], name="entry_by_transaction"),
            models.Index(fields=["subject", "key", "id"], name="entry_by_row"),
            models.Index(fields=["actor_id", "at", "id"], name="decision_by_person", condition=BY_PEOPLE),
            models.Index(fields=["subject", "at", "id"], name="decision_by_subject", condition=BY_PEOPLE),
            models.Index(fields=["at", "id"], name="decision_by_day", condition=BY_PEOPLE),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.key} {self.action} by {self.actor}"

    @property
    def short_hash(self) -> str:
        """The first twelve digits of the entry's hash, for people to compare."""
        return bytes(self.hash).hex()[:12]

    @property
    def steps(self) -> list[tuple[str, Any, Any]]:
        """Each changed column with its value before and after."""
        before, after = self.before or {}, self.after or {}
        return [(column, before.get(column), after.get(column)) for column in sorted({*before, *after})]


class Link(models.Model):
    """One link of the chain: ``hash`` covers ``previous`` and everything else here.

    A decision covers ``entry_id``; a batch the machine's entries of the transactions from ``from_xid`` to before
    ``to_xid``, whose ids and hashes stand in ``leaves`` (40 bytes each). ``digest`` is the entry's hash, or SHA-256 of
    the leaves.
    """

    number = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=8, choices=LinkKind.choices)
    at = models.DateTimeField()
    entry_id = models.BigIntegerField(null=True, unique=True)
    from_xid = models.BigIntegerField(null=True)
    to_xid = models.BigIntegerField(null=True)
    entries = models.PositiveIntegerField()
    leaves = models.BinaryField(null=True)
    digest = models.BinaryField()
    previous = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind=LinkKind.DECISION, entry_id__isnull=False, from_xid=None, to_xid=None, leaves=None
                )
                | Q(kind=LinkKind.BATCH, entry_id=None, leaves__isnull=False, from_xid__lt=F("to_xid")),
                name="link_covers_a_decision_or_a_batch",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}:{bytes(self.hash).hex()}"


class Head(models.Model):
    """The end of the chain, in one row: its last link, how many entries it covers, and up to where batches are sealed.

    ``shift`` is added to the database's transaction numbers, which begin anew when a dump is restored elsewhere.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField(default=0)
    hash = models.BinaryField()
    entries = models.BigIntegerField(default=0)
    sealed_xid = models.BigIntegerField(default=0)
    shift = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_head")]

    def __str__(self) -> str:
        return f"{self.number}:{bytes(self.hash).hex()}"


class Verification(models.Model):
    """One time everything was checked by ``verify``: when it ended, what was found (``faults``), and the chain's head.

    Written by the owner of the tables alone, so that nobody who works as the program can claim it was done.
    """

    at = models.DateTimeField()
    faults = models.PositiveIntegerField()
    first = models.TextField(blank=True)
    head = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}, {self.faults} faults"


class Turn(models.Model):
    """A transaction waiting to link its decisions; written and removed within it, so nobody ever sees a row here."""

    xid = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.xid)


class Lifting(models.Model):
    """Up to which moment the feed has told what embargoes have ended, in one row; writing it tells what has since."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    until = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_lifting")]

    def __str__(self) -> str:
        return f"{self.until:%Y-%m-%d %H:%M}"


class Erasure(models.Model):
    """One time a person's words were put out of everything that is kept, because they asked or a court did.

    ``ground`` says why, in words that name nobody; ``digest`` is SHA-256 over its redactions, as ``checks/erasures.py``
    works it out again. Both stand in the chain as a decision. The words are kept nowhere, nor a hash of them alone.
    """

    at = models.DateTimeField()
    ground = models.TextField()
    redactions = models.PositiveIntegerField()
    digest = models.BinaryField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}: {self.ground}"


class RedactionKind(Word):
    """What was put out: words of an entry, or all bytes of a page or of an attached file."""

    ENTRY = "entry"
    PAGE = "page"
    FILE = "file"


class Redaction(models.Model):
    """Something whose hash in the chain is of words that are gone: ``content_hash`` is of what is left of it.

    ``key`` is the number of the entry, or the SHA-256 by which a page or a file is named. The former salt of an entry
    is gone with its words, so that nobody finds them again by trying names against the hash in the chain.
    """

    erasure = models.ForeignKey(Erasure, on_delete=models.PROTECT, related_name="redacted")
    kind = models.CharField(max_length=5, choices=RedactionKind.choices)
    key = models.CharField(max_length=64)
    content_hash = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "erasure"], name="redacted_once_by_an_erasure"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
