"""What lets an act of very many statements be sorted bit by bit: how rare its words are, and where something moved."""

from django.db import models

from claims.models.event import Act, Event


class Sorting(models.Model):
    """An act with so many statements that not all are sorted together each time one comes.

    ``rarity`` is how common words, places, figures and groups were in them when they last were, at ``sorted_at``; see
    ``claims.rules.grouping.rarity``. Derived, and counted again each night.
    """

    act = models.OneToOneField(Act, on_delete=models.CASCADE, primary_key=True, related_name="sorting")
    statements = models.PositiveIntegerField()
    rarity = models.JSONField()
    sorted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.act} of {self.statements}"


class Unsorted(models.Model):
    """An event some of whose statements came, went or were judged since they were sorted."""

    event = models.OneToOneField(Event, on_delete=models.CASCADE, primary_key=True, related_name="+")

    def __str__(self) -> str:
        return str(self.event_id)
