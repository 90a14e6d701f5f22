"""Job rows: what is to be done, by whom it is being done, and what went wrong last time."""

from django.db import models
from django.db.models import Q

from sources.vocabulary import Word


class JobState(Word):
    """How far a job has come."""

    PENDING = "pending"
    RUNNING = "running"
    DONE = "done"
    QUARANTINED = "quarantined"


class Step(Word):
    """The steps from a captured article to a compared claim, in the order in which they are taken up.

    The last three go out to the network, or to a model, and are worked beside the others, so that nothing slow holds
    those up.
    """

    SWEEP = "sweep", "find the articles that hold a changed phrase"
    TRACE = "trace", "find what the article was taken from"
    READ = "read", "find the claims in the article"
    CARRY = "carry", "tell claims that a lineage has moved"
    REGARD = "regard", "tell claims that a source's standing has moved"
    MATCH = "match", "sort statements into events and claims"
    COMPARE = "compare", "hold the claims of an event against each other"
    SCORE = "score", "weigh the origins behind a claim"
    LIST = "list", "write down the words a claim is found by"
    LINK = "link", "look sentences up among the known claims"
    POLL = "poll", "look at a feed"
    FETCH = "fetch", "look at an address"
    ASK = "ask", "ask an analyst"


class Job(models.Model):
    """One step to be taken for one row: ``subject`` is the row's primary key in the table the step works on.

    A worker holds the job until ``lease_until`` under a random ``owner`` and may only finish it while it still does.
    After ``attempts`` failures the job is quarantined and waits for a person.
    """

    step = models.CharField(max_length=8, choices=Step.choices)
    rank = models.PositiveSmallIntegerField(editable=False)
    subject = models.BigIntegerField()
    state = models.CharField(max_length=11, choices=JobState.choices, default=JobState.PENDING)
    owner = models.CharField(max_length=32, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["step", "subject"], name="one_job_for_each_step_and_subject"),
            models.CheckConstraint(
                condition=Q(state=JobState.RUNNING, lease_until__isnull=False) & ~Q(owner="")
                | ~Q(state=JobState.RUNNING) & Q(lease_until=None, owner=""),
                name="running_job_has_an_owner_and_a_lease",
            ),
        ]
        indexes = [
            models.Index(
                fields=["rank", "id"],
                name="job_open",
                condition=Q(state__in=[JobState.PENDING, JobState.RUNNING]),
            ),
            models.Index(fields=["step"], name="job_put_away", condition=Q(state=JobState.QUARANTINED)),
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.subject}: {self.state}"


class ScoreCheck(models.Model):
    """One night's check of the program against itself: every score worked out again, which must change nothing.

    ``reached`` is the last claim (by primary key) looked at, so that the next stretch goes on behind it; ``found``
    tells the first scores that came out otherwise, one a line.
    """

    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    reached = models.BigIntegerField(default=0)
    looked_at = models.PositiveIntegerField(default=0)
    differing = models.PositiveIntegerField(default=0)
    found = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.looked_at} claims, {self.differing} differing"
