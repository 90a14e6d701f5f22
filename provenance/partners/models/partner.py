"""Partners: the newsrooms that read this one by programs."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Partner(models.Model):
    """A newsroom that reads what everybody may see, by programs that show its keys.

    ``account`` stands for it wherever the program asks who somebody is, and in the history; nobody signs in as it, and
    a trigger keeps it out of the newsroom, whoever tries to put it there. While a partner is not ``active`` none of its
    keys opens anything. ``contact`` is whom to tell that a key is about to expire, empty where nobody is named.
    """

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    name = models.CharField(max_length=100, unique=True)
    contact = models.CharField(max_length=200, blank=True, default="")
    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="partner")
    active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="partner_has_a_name")]

    def __str__(self) -> str:
        return self.name
