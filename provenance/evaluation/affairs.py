"""Which headlines and bodies belong to one affair: all that are joined by pairs about the same thing."""

from collections.abc import Iterable


def affairs(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The affair of every headline ("headline …") and body ("body …") of some pairs that belong together.

    An affair bears the name of its first member in the alphabet.
    """
    leads: dict[str, str] = {}

    def lead(name: str) -> str:
        while leads.setdefault(name, name) != name:
            leads[name] = leads[leads[name]]
            name = leads[name]
        return name

    for headline, body in pairs:
        one, other = sorted((lead(f"headline {headline}"), lead(f"body {body}")))
        leads[other] = one
    return {name: lead(name) for name in list(leads)}
