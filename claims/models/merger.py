"""Mergers of claims and of events: which was merged into which, by whom and why, and what went along."""

from django.db import models

from sources.models.merger import Merger, merger_is_whole


class ClaimMerger(Merger):
    """Two claims found to say one thing; ``brought`` lists the appearances and earlier merged claims moved along."""

    one = models.ForeignKey("claims.Claim", on_delete=models.PROTECT, related_name="mergers")
    into = models.ForeignKey("claims.Claim", on_delete=models.PROTECT, related_name="mergers_into")

    class Meta:
        ordering = ["-merged_at", "-pk"]
        constraints = [*merger_is_whole()]

    def __str__(self) -> str:
        return f"{self.one} into {self.into}"


class EventMerger(Merger):
    """Two events found to be one; ``brought`` lists the claims moved along, each with the measure it came from."""

    one = models.ForeignKey("claims.Event", on_delete=models.PROTECT, related_name="mergers")
    into = models.ForeignKey("claims.Event", on_delete=models.PROTECT, related_name="mergers_into")

    class Meta:
        ordering = ["-merged_at", "-pk"]
        constraints = [*merger_is_whole()]

    def __str__(self) -> str:
        return f"{self.one} into {self.into}"
