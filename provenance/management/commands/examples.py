"""Makes the examples of the API's description anew, by asking a newsroom that holds the demo's corpus."""

from typing import Any

from django.core.management.base import CommandError
from django.test.utils import override_settings
from django.utils import timezone

from provenance.management import demonstrated
from provenance.management.door import Door
from provenance.management.progress import bar
from provenance.partners.examples import KEPT, keep
from provenance.partners.examples.gathering import NotAsForeseen, gathered
from sources.models import Article


class Command(Door):
    """For whoever has changed what the API answers."""

    on_tables = True
    help = (
        "Take the demo's corpus into a newsroom that is empty, ask every operation of the API there, and keep the "
        "answers, shortened, for its description. `make examples` gives it an empty one. The same program keeps the "
        "same examples, whenever it is run."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if Article.objects.exists():
            raise CommandError(
                "this newsroom holds articles: run make examples, or set PROVENANCE_HOME to an empty folder",
                returncode=1,
            )
        since = timezone.now()
        with override_settings(ALLOWED_HOSTS=["testserver"]), bar("Making examples", total=None):
            cast = demonstrated.open_newsroom()
            try:
                scene, names = demonstrated.scene(cast.asker), demonstrated.names(cast)
                found = gathered(cast.asker, scene, since, names)
            except NotAsForeseen as fault:
                raise CommandError(str(fault), returncode=1) from fault
        keep(found)
        self.stdout.write(f"{sum(map(len, found.values()))} examples of {len(found)} operations in {KEPT}")
