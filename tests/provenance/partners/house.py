"""The program as a web server asks it: Django behind its doorstep."""

from typing import Any

from django.core.wsgi import get_wsgi_application

from provenance.bench.asked import Answer, ask, asked
from provenance.partners.actions.keys import Made
from provenance.partners.doorstep import Doorstep
from tests.provenance.partners.settling import settle

LIST = "/api/v1/claims/"


class House:
    """Django behind the doorstep, and how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.django = get_wsgi_application()
        self.doorstep = Doorstep(self._inside, megabytes=1)

    def _inside(self, environ: dict[str, Any], start: Any) -> Any:
        self.asked += 1
        return self.django(environ, start)

    def ask(self, made: Made, address: str = LIST, **more: str) -> tuple[Answer, bool]:
        """What is answered, and whether Django was."""
        before = self.asked
        answer = ask(self.doorstep, asked(address, HTTP_AUTHORIZATION=f"Bearer {made.secret}", **more))
        return answer, self.asked > before

    def known(self, made: Made, address: str = LIST, **more: str) -> Answer:
        """What is told at the doorstep, having been told by Django before."""
        settle()
        self.ask(made, address, **more)
        answer, inside = self.ask(made, address, **more)
        assert not inside, address
        return answer


def alike(one: Answer, other: Answer) -> None:
    """Assert that nothing but what is left of the quota tells two answers apart."""
    first, second = ({**each.headers, "RateLimit": ""} for each in (one, other))
    assert (one.number, first, one.body) == (other.number, second, other.body)
