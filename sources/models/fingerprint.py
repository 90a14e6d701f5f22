"""The shingle index: which captures share winnowed hashes; derived from the captures and rebuildable at will."""

from django.db import models


class Shingle(models.Model):
    """One winnowed hash of one capture's body; ``code`` is the unsigned 64-bit hash read as signed."""

    code = models.BigIntegerField()
    capture = models.ForeignKey("sources.Capture", on_delete=models.CASCADE, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "capture"], name="one_shingle_for_each_capture")
        ]

    def __str__(self) -> str:
        return str(self.code)
