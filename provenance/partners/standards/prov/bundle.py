"""Says of a claim or an article where it comes from, in PROV’s words, from what the API tells everybody of it.

| here | in PROV |
|---|---|
| claim, quote, capture, article, review | entities |
| a capture of an article | specialization of it; the next one revises it (``prov:Revision``) |
| a quote | derived from its capture as ``prov:Quotation``, from whoever said it as ``prov:PrimarySource`` |
| an article taken from another | derivation; of words alone (quotation, excerpt) as ``prov:Quotation`` |
| a quote that was dropped, an article taken down, a review withdrawn | invalidation, at that time |
| fetching, reading, reviewing | activities, with whoever or whatever did them |
| outlets, agencies, people quoted, reviewers, the program | agents |
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from claims.vocabulary import Outcome, ReviewStage, Stance
from provenance.partners.standards.prov.statements import Name, Statement, thing, tie
from provenance.partners.standards.site import Site
from sources.publicid import public_id
from sources.vocabulary import DerivationKind, SourceKind

Told = Mapping[str, Any]
QUOTATIONS = frozenset({DerivationKind.QUOTATION, DerivationKind.EXCERPT})
BODIES = frozenset(
    {
        SourceKind.OUTLET,
        SourceKind.AGENCY,
        SourceKind.GOVERNMENT,
        SourceKind.INSTITUTION,
        SourceKind.ORGANISATION,
    }
)
PEOPLE = frozenset({SourceKind.PERSON, SourceKind.COMMENTER})
PROGRAM, NEWSROOM = "p:program", "p:newsroom"


@dataclass(frozen=True, slots=True)
class Known:
    """All that a bundle is made of, each as the API tells it."""

    claims: Sequence[Told] = ()
    appearances: Sequence[Told] = ()
    captures: Sequence[Told] = ()
    articles: Sequence[Told] = ()
    derivations: Sequence[Told] = ()
    contradictions: Sequence[Told] = ()
    reviews: Sequence[Told] = ()
    sources: Sequence[Told] = ()
    gone: Mapping[str, Any] = field(default_factory=dict)


def prefixes(site: Site) -> dict[str, str]:
    """What the names in a document stand for: pages and answers of the program, and its own words."""
    pages = {name: f"{site.root}/{name}/" for name in ("claims", "articles", "sources")}
    answers = {name: f"{site.root}/api/v1/{name}/" for name in ("captures", "appearances", "reviews")}
    own = {name: f"{site.root}/ns/{name}#" for name in ("words", "deeds", "people", "bundles")}
    return {**pages, **answers, **own, "p": f"{site.root}/ns/provenance#"}


def about(bundle: str, title: str, site: Site) -> list[Statement]:
    """What is said of a bundle itself: who tells it."""
    return [
        thing("entity", bundle, ("prov:type", Name("prov:Bundle")), ("prov:label", title)),
        thing("agent", NEWSROOM, ("prov:type", Name("prov:Organization")), ("prov:label", site.publisher)),
        tie("wasAttributedTo", entity=bundle, agent=NEWSROOM),
    ]


def statements(known: Known, site: Site) -> list[Statement]:
    """Everything a bundle says, what is said twice said once."""
    said = [
        thing("agent", PROGRAM, ("prov:type", Name("prov:SoftwareAgent")), ("prov:label", "Provenance")),
        thing("agent", NEWSROOM, ("prov:type", Name("prov:Organization")), ("prov:label", site.publisher)),
        *(each for told in known.sources for each in _source(told)),
        *(each for told in known.articles for each in _article(told, known.gone)),
        *(each for told in known.captures for each in _capture(told)),
        *_revisions(known.captures),
        *(each for told in known.derivations for each in _derivation(told)),
        *(_claim(told, known.contradictions) for told in known.claims),
        *(each for told in known.appearances for each in _appearance(told)),
        *(each for told in known.reviews for each in _review(told)),
        *_corrections(known.reviews),
    ]
    return _declared(_once(said))


def _once(said: Sequence[Statement]) -> list[Statement]:
    """Of two statements about one name the first, of two alike one."""
    found: dict[Any, Statement] = {}
    for each in said:
        alike = tuple(sorted(each.parts.items())), tuple(each.said)
        found.setdefault((each.sort, each.name or alike), each)
    return list(found.values())


def _declared(said: list[Statement]) -> list[Statement]:
    """With a statement for every source that is only named: PROV wants each agent said to be one."""
    here = {each.name for each in said}
    named = {part for each in said for part in each.parts.values() if part.startswith("sources:")}
    return [*said, *(thing("agent", name) for name in sorted(named - here))]


def _source(told: Told) -> Iterator[Statement]:
    name = f"sources:{told['id']}"
    kind = SourceKind(told["kind"])
    sort = "prov:Organization" if kind in BODIES else "prov:Person" if kind in PEOPLE else ""
    yield thing(
        "agent",
        name,
        ("prov:type", Name(sort) if sort else None),
        ("prov:label", told["name"]),
        ("p:kind", kind.value),
    )
    if told["owner"]:
        yield tie("actedOnBehalfOf", delegate=name, responsible=f"sources:{told['owner']['id']}")


def _article(told: Told, gone: Mapping[str, Any]) -> Iterator[Statement]:
    name = f"articles:{told['id']}"
    published = told.get("published")
    yield thing(
        "entity",
        name,
        ("prov:type", Name("p:Article")),
        ("prov:label", told["title"]),
        ("p:address", told["url"]),
        ("p:unseen", told.get("unseen")),
        ("p:publishedAt", published["at"] if published else None),
        ("p:publishedPrecision", published["precision"] if published else None),
    )
    if told["source_id"]:
        yield tie("wasAttributedTo", entity=name, agent=f"sources:{told['source_id']}")
    if gone.get(told["id"]):
        yield tie("wasInvalidatedBy", entity=name, time=gone[told["id"]])


def _capture(told: Told) -> Iterator[Statement]:
    name, deed = f"captures:{told['id']}", f"deeds:capture-{told['id']}"
    seen = told["first_seen_at"]
    yield thing(
        "entity",
        name,
        ("prov:type", Name("p:Capture")),
        ("p:textSha256", told["text_hash"]),
        ("p:bytesSha256", told["raw_hash"]),
        ("p:language", told["language"]),
    )
    method = ("p:method", told["extractor"])
    yield thing("activity", deed, ("prov:type", Name("p:Capturing")), method, startTime=seen, endTime=seen)
    yield tie("specializationOf", specificEntity=name, generalEntity=f"articles:{told['article']['id']}")
    yield tie("wasGeneratedBy", entity=name, activity=deed, time=seen)
    yield tie("wasAssociatedWith", activity=deed, agent=PROGRAM)


def _revisions(captures: Sequence[Told]) -> Iterator[Statement]:
    """Each text of an article revises the one that was seen before it."""
    dated = [each for each in captures if each["first_seen_at"]]
    dated.sort(key=lambda each: (each["article"]["id"], each["first_seen_at"], each["id"]))
    for earlier, later in pairwise(dated):
        if earlier["article"]["id"] == later["article"]["id"]:
            yield tie(
                "wasDerivedFrom",
                kind="prov:Revision",
                generatedEntity=f"captures:{later['id']}",
                usedEntity=f"captures:{earlier['id']}",
            )


def _derivation(told: Told) -> Iterator[Statement]:
    down, up = told["downstream"], told["upstream"]
    yield from (each for piece in (down, up) for each in _article(piece, {}))
    kind = DerivationKind(told["kind"])
    parts = {"generatedEntity": f"articles:{down['id']}", "usedEntity": f"articles:{up['id']}"}
    said: list[Any] = [("p:kind", kind.value), ("p:judgement", told["judgement"])]
    if kind in QUOTATIONS:
        said.append(("prov:type", Name("prov:Quotation")))
    if told["containment"] is not None:
        said.append(("p:containment", float(told["containment"])))
    yield Statement("wasDerivedFrom", parts, said=said)


def _claim(told: Told, contradictions: Sequence[Told]) -> Statement:
    backing = told.get("corroboration")
    figures = {
        "p:score": float(backing["score"]),
        "p:originsFor": backing["origins_for"],
        "p:originsAgainst": backing["origins_against"],
        "p:articles": backing["articles"],
    } if backing else {}  # fmt: skip
    rivals = [
        ("p:contradicts", Name(f"claims:{other['id']}"))
        for pair in contradictions
        if pair["verdict"] == Outcome.CONTRADICTS
        for other in pair["claims"]
        if other["id"] != told["id"]
    ]
    return thing(
        "entity",
        f"claims:{told['id']}",
        ("prov:type", Name("p:Claim")),
        ("prov:label", told["text"]),
        ("p:measure", told["measure"]),
        ("p:event", told["event_title"]),
        *figures.items(),
        *rivals,
    )


def _appearance(told: Told) -> Iterator[Statement]:
    name, claim = f"appearances:{told['id']}", f"claims:{told['claim']['id']}"
    reading = f"deeds:reading-{public_id(told['method'])}"
    yield thing(
        "entity",
        name,
        ("prov:type", Name("p:Appearance")),
        ("prov:value", told["quote"]),
        ("p:claim", Name(claim)),
        ("p:stance", told["stance"]),
        ("p:section", told["section"]),
        ("p:start", told["start"]),
        ("p:end", told["end"]),
        ("p:judgement", told["judgement"]),
    )
    yield thing("activity", reading, ("prov:type", Name("p:Reading")), ("p:method", told["method"]))
    yield tie("wasAssociatedWith", activity=reading, agent=PROGRAM)
    yield tie("wasGeneratedBy", entity=name, activity=reading)
    yield _from(name, f"captures:{told['capture']}", "prov:Quotation")
    if told["stance"] != Stance.DISPUTES:
        yield _from(claim, name, "")
    if told["attributed_to_id"]:
        yield tie("wasAttributedTo", entity=name, agent=f"sources:{told['attributed_to_id']}")
    yield from _origin(told, name)
    if told["superseded"]:
        yield tie("wasInvalidatedBy", entity=name, time=told["superseded"]["at"])


def _origin(told: Told, name: str) -> Iterator[Statement]:
    """Where the words entered the news: what a source said, or the article above all others."""
    origin = told["origin"]
    if origin and origin["kind"] == "source":
        word, label = f"words:{origin['id']}", f"What {origin['label']} said"
        yield thing("entity", word, ("prov:type", Name("p:Word")), ("prov:label", label))
        yield tie("wasAttributedTo", entity=word, agent=f"sources:{origin['id']}")
        yield _from(name, word, "prov:PrimarySource")
    elif origin and origin["id"] != told["article"]["id"]:
        article = f"articles:{origin['id']}"
        yield thing("entity", article, ("prov:type", Name("p:Article")), ("prov:label", origin["label"]))
        yield _from(name, article, "prov:PrimarySource")


def _from(made: str, used: str, kind: str) -> Statement:
    return tie("wasDerivedFrom", kind=kind, generatedEntity=made, usedEntity=used)


def _review(told: Told) -> Iterator[Statement]:
    name, deed, claim = f"reviews:{told['id']}", f"deeds:review-{told['id']}", f"claims:{told['claim']}"
    yield thing(
        "entity",
        name,
        ("prov:type", Name("p:Review")),
        ("prov:label", told["rating"]["name"] if told["rating"] else ""),
        ("prov:value", told["summary"]),
        ("p:number", told["number"]),
    )
    yield thing("activity", deed, ("prov:type", Name("p:Reviewing")), endTime=told["written_at"])
    yield tie("used", activity=deed, entity=claim)
    yield tie("wasGeneratedBy", entity=name, activity=deed, time=told["written_at"])
    yield tie("wasAttributedTo", entity=name, agent=NEWSROOM)
    for person in {told["written_by"], *(each["name"] for each in told["signatures"])}:
        who = f"people:{public_id('person', person)}"
        yield thing("agent", who, ("prov:type", Name("prov:Person")), ("prov:label", person))
        yield tie("wasAssociatedWith", activity=deed, agent=who)
        yield tie("actedOnBehalfOf", delegate=who, responsible=NEWSROOM)
    if told["withdrawn_since"]:
        yield tie("wasInvalidatedBy", entity=name, time=told["withdrawn_since"])


def _corrections(reviews: Sequence[Told]) -> Iterator[Statement]:
    """Each version of a review that says something revises the one before it."""
    said = sorted(
        (each for each in reviews if each["stage"] != ReviewStage.WITHDRAWN), key=lambda each: each["number"]
    )
    for earlier, later in pairwise(said):
        yield _from(f"reviews:{later['id']}", f"reviews:{earlier['id']}", "prov:Revision")
