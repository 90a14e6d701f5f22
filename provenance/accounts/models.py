"""The people who sign in: fact-checkers, senior ones, curators and administrators."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """Somebody who signs in; a model of our own from the first day, because swapping it later is dear.

    ``language`` is the code of the one they want the pages to speak, empty as long as they have not chosen.
    """

    language = models.CharField(max_length=10, blank=True, default="", db_default="", editable=False)

    def __str__(self) -> str:
        return self.get_full_name() or self.username
