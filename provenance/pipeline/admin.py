"""Jobs and nightly checks on the desk: what is being done, what has failed and waits, and trying it again."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from provenance.pipeline import jobs
from provenance.pipeline.models import Job, ScoreCheck
from sources.desk.tables import Shelf


@admin.register(Job)
class JobShelf(Shelf[Job]):
    """The work as the database remembers it."""

    list_display = ("step", "subject", "state", "attempts", "trouble", "lease_until", "updated_at")
    list_filter = ("state", "step")
    search_fields = ("=subject", "last_error")
    search_help_text = "The number of a row, or words of the error"
    ordering = ("-updated_at",)
    fields = ("step", "subject", "state", "attempts", "owner", "lease_until", "updated_at", "last_error")
    actions = ("retry",)

    def has_retry_permission(self, request: HttpRequest) -> bool:
        """Those who look after the program, not those who work with it."""
        return request.user.is_superuser

    @admin.action(description="Try again", permissions=["retry"])
    def retry(self, request: HttpRequest, picked: "QuerySet[Job]") -> None:
        """Take the picked jobs out of quarantine."""
        woken = jobs.retry(picked=list(picked.values_list("pk", flat=True)))
        left = picked.count() - woken
        self.message_user(
            request, f"{woken} will be tried again.", messages.SUCCESS if woken else messages.INFO
        )
        if left:
            self.message_user(
                request, f"{left} left alone: only quarantined jobs are tried again.", messages.INFO
            )

    @admin.display(description="Last error")
    def trouble(self, row: Job) -> str:
        """The last line of it, which names the error."""
        lines = row.last_error.strip().splitlines()
        return lines[-1][:200] if lines else ""


@admin.register(ScoreCheck)
class ScoreCheckShelf(Shelf[ScoreCheck]):
    """Every night's check of the scores; to look at only."""

    list_display = ("began_at", "ended_at", "looked_at", "differing")
    ordering = ("-pk",)
    fields = ("began_at", "ended_at", "looked_at", "differing", "found")
