"""Makes a signed bundle of all that stands behind a claim or an event, which outsiders check without asking us.

It holds the captures (a web archive), the facts as the API tells everybody, the log of a claim with the hash of each
entry, the hash at which the chain over our history stood, and a manifest of all files, signed. With it an outsider
shows that we said so, and that nothing was changed since; and who holds our history shows with ``verify --anchor`` that
the chain still leads through that hash, so that nothing before it was rewritten.
"""

import hashlib
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import orjson
from django.db.models import Q

from claims.api.appearances import APPEARANCES
from claims.api.claims import CLAIMS
from claims.api.contradictions import CONTRADICTIONS
from claims.api.events import EVENTS
from claims.api.reviews import REVIEWS
from claims.models import Appearance, Claim
from provenance.history.models import Head
from provenance.pages import happening
from provenance.partners import signing
from provenance.partners.catalogue import BY_NAME
from provenance.partners.evidence import holdings, packing, warc
from provenance.partners.evidence.holdings import Holding
from provenance.partners.evidence.packing import Packed
from provenance.partners.moments import instant
from provenance.partners.signing import FileTold
from provenance.partners.standards.gathered import gather
from provenance.partners.standards.prov import documents
from provenance.partners.standards.schemaorg import claim_told
from provenance.partners.standards.site import Site
from sources.api.articles import ARTICLES
from sources.api.audience import Audience
from sources.api.captures import CAPTURES
from sources.api.derivations import DERIVATIONS
from sources.api.resource import Resource
from sources.models import Article
from sources.vocabulary import Judgement

KIND = "evidence"
ARCHIVE = "evidence.warc.gz"
SIZED = orjson.OPT_INDENT_2 | orjson.OPT_UTC_Z | orjson.OPT_NAIVE_UTC
SEARCHED = ("contradictions", "derivations", "appearances")
"""Of what people judge: without what they have rejected."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What one bundle is about, and the facts in it, by the name of their file."""

    resource: str
    public_id: str
    about: str
    holding: Holding
    facts: dict[str, Any]
    site: Site

    @property
    def tag(self) -> str:
        """Changes whenever anything of it does: captures never change, and all of them are among the facts."""
        told = orjson.dumps([self.site.root, self.site.publisher, self.facts], option=SIZED)
        return hashlib.sha256(told + signing.signets()[0].public).hexdigest()[:32]

    @property
    def name(self) -> str:
        """The file’s name: “claim-abc123.evidence.zip”."""
        return f"{self.resource.removesuffix('s')}-{self.public_id}.evidence.zip"


def of_claim(public_id: str, audience: Audience, site: Site) -> Bundle | None:
    """The bundle of a claim the audience may see; None where there is nothing to see."""
    holding = holdings.of_claim(public_id, audience)
    if holding is None:
        return None
    claim = Claim.objects.select_related("event", "measure", "corroboration", "further").get(
        public_id=public_id
    )
    facts = {
        "claims": CLAIMS.full.told(CLAIMS.rows(audience).filter(pk=claim.pk), audience),
        **_facts(Q(claim=claim.pk), Q(one=claim.pk) | Q(other=claim.pk), audience),
        "history": _history(claim, audience),
        "schema-org": claim_told(gather([claim], audience.now)[0], site),
        "prov": documents.of_claim(public_id, audience, site),
    }
    return Bundle("claims", public_id, claim.text, holding, facts, site)


def of_event(public_id: str, audience: Audience, site: Site) -> Bundle | None:
    """The bundle of an event: that of all its claims, without their logs; None where there is nothing to see."""
    holding = holdings.of_event(public_id, audience)
    if holding is None:
        return None
    told = EVENTS.full.told(EVENTS.rows(audience).filter(public_id=public_id), audience)[0]
    claims = CLAIMS.rows(audience).filter(event__public_id=public_id)
    within = claims.order_by().values("pk")
    facts = {
        "event": told,
        "claims": CLAIMS.full.told(claims.order_by("public_id"), audience),
        **_facts(Q(claim__in=within), Q(one__in=within) | Q(other__in=within), audience),
        "history": {"head": _head(), "entries": []},
    }
    return Bundle("events", public_id, told["title"], holding, facts, site)


def _facts(of_claims: Q, of_pairs: Q, audience: Audience) -> dict[str, Any]:
    """What the API tells of everything behind some claims."""
    inside = Appearance.objects.standing().filter(of_claims).order_by()
    pieces = Article.objects.filter(pk__in=inside.values("capture__article"))
    carrying = Article.objects.filter(Q(pk__in=pieces.values("pk")) | Q(pk__in=pieces.values("merged_into")))
    return {
        "appearances": _told(APPEARANCES, of_claims, audience),
        "contradictions": _told(CONTRADICTIONS, of_pairs, audience),
        "reviews": _told(REVIEWS, of_claims, audience),
        "captures": _told(CAPTURES, Q(pk__in=inside.values("capture")), audience),
        "articles": _told(ARTICLES, Q(pk__in=carrying.values("pk")), audience),
        "derivations": _told(DERIVATIONS, Q(downstream__in=carrying.values("pk")), audience),
        "sources": _told(BY_NAME["sources"], Q(articles__in=carrying.values("pk")), audience),
    }


def _told(resource: Resource, condition: Q, audience: Audience) -> list[Any]:
    rows = resource.rows(audience).filter(condition).order_by("public_id")
    if resource.name in SEARCHED:
        rows = rows.exclude(judgement=Judgement.REJECTED)
    return resource.brief.told(rows.distinct() if resource.name == "sources" else rows, audience)


def _history(claim: Claim, audience: Audience) -> dict[str, Any]:
    """The log readers see on the claim’s page, each entry with its whole hash, and where the chain stands."""
    entries = [
        {
            "at": instant(line.entry.at),
            "who": line.who,
            "what": line.what,
            "why": line.why,
            "hash": bytes(line.entry.hash).hex(),
        }
        for line in happening.lines(claim, audience.now)
    ]
    return {"head": _head(), "entries": entries}


def _head() -> str:
    """The hash of the last link of the chain; which number it bears would tell how much is done unseen."""
    head = Head.objects.first()
    return bytes(head.hash).hex() if head else ""


def written(bundle: Bundle) -> Iterator[bytes]:
    """The file, some bytes at a time. Raises ``Unsigned`` before the first where nothing is signed here."""
    facts = [
        packing.held(f"{name}.json", orjson.dumps(told, option=SIZED) + b"\n")
        for name, told in bundle.facts.items()
    ]
    listed = [signing.listed(each.name, each.content) for each in facts if isinstance(each.content, bytes)]
    with ExitStack() as stack:
        archive = stack.enter_context(tempfile.TemporaryFile())
        size, crc, digest = _spooled(archive, warc.written(bundle.holding))
        listed.append(FileTold(name=ARCHIVE, bytes=size, sha256=digest))
        manifest = signing.manifest(
            KIND,
            listed,
            about={"resource": bundle.resource, "id": bundle.public_id, "words": bundle.about},
            publisher={"name": bundle.site.publisher, "address": f"{bundle.site.root}/"},
        )
        files = [
            packing.held(signing.MANIFEST, manifest),
            packing.held(signing.SIGNATURE, signing.signature_file(manifest)),
            *facts,
            Packed(ARCHIVE, size, crc, archive),
        ]
        yield from packing.packed(files)


def _spooled(file: Any, pieces: Iterable[bytes]) -> tuple[int, int, str]:
    """Write pieces into a file on disk; their length, their CRC-32 and their SHA-256."""
    size, crc, digest = 0, 0, hashlib.sha256()
    for piece in pieces:
        file.write(piece)
        size, crc = size + len(piece), zlib.crc32(piece, crc)
        digest.update(piece)
    return size, crc, digest.hexdigest()
