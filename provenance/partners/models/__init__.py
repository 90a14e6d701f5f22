"""What the program keeps of those who read it by programs: partners, their keys, and receipts."""

from provenance.partners.models.key import Key, KeyQuerySet
from provenance.partners.models.partner import Partner
from provenance.partners.models.receipt import Receipt
from provenance.partners.models.usage import Usage

__all__ = ["Key", "KeyQuerySet", "Partner", "Receipt", "Usage"]
