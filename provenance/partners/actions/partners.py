"""Taking a newsroom in as a partner, naming it, and shutting all its keys at once."""

import secrets

from django.db import IntegrityError, transaction
from django.utils import timezone

from provenance.accounts.models import User
from provenance.partners.models import Partner
from sources.actions.signature import Person, signed
from sources.errors import Refused, Stale, Taken
from sources.publicid import public_id
from sources.rules.stated import stated

LONGEST = 100
LONGEST_CONTACT = 200


def welcome(*, name: str, contact: str = "", by: Person, why: str) -> Partner:
    """Take a newsroom in, without a key yet. Raises ``Refused`` with the field to mend, ``Taken`` for a name in use."""
    name, contact, why = _named(name), _contact(contact), reason(why)
    try:
        with signed(user=by, why=why):
            account = User(username=_account(name), is_active=True)
            account.set_unusable_password()
            account.save()
            return Partner.objects.create(
                public_id=public_id("partner", secrets.token_hex(16)),
                name=name,
                contact=contact,
                account=account,
                created_at=timezone.now(),
            )
    except IntegrityError as error:
        raise _taken() from error


def change(*, partner: Partner, version: int, name: str, contact: str, by: Person, why: str) -> None:
    """Call it otherwise, or name somebody else to tell. Raises ``Refused``, ``Taken`` and ``Stale``."""
    name, contact, why = _named(name), _contact(contact), reason(why)
    try:
        with signed(user=by, why=why):
            _set(partner, version, name=name, contact=contact)
            User.objects.filter(pk=partner.account_id).update(username=_account(name))
    except IntegrityError as error:
        raise _taken() from error


def stop(*, partner: Partner, version: int, by: Person, why: str) -> None:
    """Let none of its keys open anything from this moment on. Raises ``Refused`` and ``Stale``."""
    with signed(user=by, why=reason(why)):
        _set(partner, version, active=False)


def resume(*, partner: Partner, version: int, by: Person, why: str) -> None:
    """Let those of its keys open again that are neither revoked nor expired. Raises ``Refused`` and ``Stale``."""
    with signed(user=by, why=reason(why)):
        _set(partner, version, active=True)


def reason(why: str) -> str:
    """Why somebody acts, in a line. Raises ``Refused`` where they do not say."""
    why = " ".join(why.split())
    if not why:
        raise Refused(stated("Say why: it is kept in the audit"), field="why")
    if len(why) > 500:
        raise Refused(stated("Shorten the reason to 500 characters"), field="why")
    return why


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused(stated("Name the newsroom"), field="name")
    if len(name) > LONGEST:
        raise Refused(stated(f"Shorten the name to {LONGEST} characters"), field="name")
    if not name.isprintable():
        raise Refused(stated("Leave out the control characters"), field="name")
    return name


def _contact(contact: str) -> str:
    contact = " ".join(contact.split())
    if len(contact) > LONGEST_CONTACT or not contact.isprintable():
        raise Refused(stated(f"Shorten whom to tell to {LONGEST_CONTACT} characters"), field="contact")
    return contact


def _account(name: str) -> str:
    """How the history calls what a partner does."""
    return f"{name} (partner)"


def _taken() -> Taken:
    return Taken(
        stated("There is a partner of this name already: open it, or choose another name"), field="name"
    )


def _set(partner: Partner, version: int, **changed: object) -> None:
    """Compare and set. Raises ``Stale`` where it is not as it was seen."""
    rows = Partner.objects.filter(pk=partner.pk, version=version)
    with transaction.atomic():
        if not rows.update(**changed, version=version + 1):
            raise Stale(stated("This partner has been changed meanwhile: look at it again"), field="version")
