"""A partner to try the API as on one's own machine, and its key, the same at every start of the demo."""

from __future__ import annotations

from pathlib import Path

from django.utils import timezone

from provenance.accounts.models import User
from provenance.embedded.places import write_private
from provenance.partners.actions import keys, partners
from provenance.partners.models import Key, Partner
from provenance.partners.rules.secret import digest
from provenance.partners.vocabulary import Scope

NAME = "Sandbox"
WHY = "To try the API on this machine."


def key(path: Path, *, by: User) -> str:
    """The key of the sandbox, kept privately at ``path``; a new one where it is lost, or opens nothing any longer."""
    known = path.read_text(encoding="utf-8").strip() if path.exists() else ""
    held = Key.objects.shown(digest(known)) if known else None
    if held is not None and held.opens(timezone.now()):
        return known
    partner = Partner.objects.filter(name=NAME).first() or partners.welcome(name=NAME, by=by, why=WHY)
    name = f"demo {partner.keys.count() + 1}"
    made = keys.make(partner=partner, name=name, scopes=[each.value for each in Scope], by=by, why=WHY)
    write_private(path, f"{made.secret}\n")
    return made.secret
