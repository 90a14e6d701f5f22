"""What belongs to a source and to no other: the names it goes by and the domains it publishes under."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from sources.errors import Refused, Taken
from sources.models import Alias, Domain, Source
from sources.publicid import public_id
from sources.rules import addresses
from sources.rules.names import fold


def settle_aliases(*, source: Source, names: Iterable[str]) -> None:
    """Let the source go by exactly these names besides its own.

    Runs inside the caller's transaction. Raises ``Taken`` where a name stands for another source already.
    """
    wanted = {_folded(name): name.strip() for name in (*names, source.name)}
    scope = scope_of(source)
    held = {alias.folded: alias for alias in source.aliases.filter(scope=scope)}
    for folded, alias in held.items():
        if folded not in wanted:
            _let_go(source, alias)
    for folded, name in wanted.items():
        if folded not in held:
            _claim_name(source, name, folded, scope)
        elif held[folded].name != name:
            Alias.objects.filter(pk=held[folded].pk).update(name=name)


def scope_of(source: Source) -> str:
    """Where the source's names count: everywhere, or in the comments of one outlet (or article) only."""
    first = source.aliases.order_by("pk").first()
    if first is not None:
        return first.scope
    return source.within.public_id if source.within else ""


def _folded(name: str) -> str:
    folded = fold(name)
    if not folded:
        raise Refused("A name needs at least one letter, digit or sign", field="aliases")
    if len(name.strip()) > 300:
        raise Refused(f"“{name.strip()[:40]}…” is longer than 300 characters: shorten it", field="aliases")
    return folded


def _claim_name(source: Source, name: str, folded: str, scope: str) -> None:
    try:
        with transaction.atomic():
            Alias.objects.create(source=source, name=name, folded=folded, scope=scope)
    except IntegrityError as error:
        other = Alias.objects.select_related("source__merged_into").get(folded=folded, scope=scope).source
        if (other.merged_into or other) == source:
            return
        raise Taken(
            f"“{name}” already is a name of “{other}”: merge the two, or take the name from it first",
            field="aliases",
        ) from error


def _let_go(source: Source, alias: Alias) -> None:
    if public_id("source", alias.scope, alias.folded) == source.public_id:
        raise Refused(
            f"“{alias.name}” is the name under which “{source}” was first written down: it stays, so that nobody "
            "meets it again as somebody new",
            field="aliases",
        )
    alias.delete()


def settle_domains(*, source: Source, hosts: Iterable[str]) -> None:
    """Let the source publish under exactly these domains.

    Runs inside the caller's transaction. Raises ``Taken`` where a domain belongs to another source already.
    """
    wanted = {_host(host) for host in hosts}
    held = {domain.host: domain for domain in source.domains.all()}
    for host in held.keys() - wanted:
        held[host].delete()
    for host in sorted(wanted - held.keys()):
        _claim_host(source, host)


def _host(written: str) -> str:
    text = written.strip()
    try:
        return addresses.host(text if "//" in text else f"https://{text}")
    except ValueError as error:
        raise Refused(f"“{text}” is no domain ({error}): write it as example.org", field="domains") from error


def _claim_host(source: Source, host: str) -> None:
    try:
        with transaction.atomic():
            Domain.objects.create(source=source, host=host)
    except IntegrityError as error:
        other = Domain.objects.select_related("source__merged_into").get(host=host).source
        if (other.merged_into or other) == source:
            return
        raise Taken(
            f"{host} already belongs to “{other}”: merge the two, or take the domain from it first",
            field="domains",
        ) from error
