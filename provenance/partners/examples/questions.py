"""What every operation of the API is asked for the examples of its description, and what is refused there."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from provenance.partners.catalogue import RESOURCES
from provenance.partners.examples import REFUSALS
from provenance.partners.once import HEADER
from provenance.partners.standards.forms import FORMS
from provenance.partners.standards.quoted import OF
from provenance.partners.strict import MOST_BYTES
from provenance.telling.places import Place

V1 = "/api/v1/"
NOBODY = "0" * 12
"""An id nothing has."""
OF_CLAIM = ("appearances", "contradictions", "reviews", "outside_reviews")
KEY, READER, SLOW, STRANGER, NEWSROOM = "key", "reader", "slow", "stranger", "newsroom"
"""Who asks: a key that opens all, one that only reads, one with a small quota, one nobody made, our own people."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What there is to ask about: ids by resource, addresses, and what a partner and the newsroom send."""

    ids: Mapping[str, str]
    page: str
    """The address of a claim's page."""
    text: str
    """A claim in a text's words."""
    copied: str
    """A stretch of an article we hold."""
    article: Mapping[str, Any]
    """An article we do not hold."""
    proposing: Mapping[str, Any]
    """Words of an article for a claim, which nobody has proposed."""
    held: Mapping[str, Any]
    """Words that stand for their claim already."""


@dataclass(frozen=True, slots=True)
class Question:
    """One request; ``{own}`` in its address or headers is what the last one with ``Location`` led to."""

    operation: str
    address: str
    name: str = "whole"
    method: str = "GET"
    sent: Any = None
    who: str = KEY
    headers: Mapping[str, str] = field(default_factory=dict)
    number: int = 200


def questions(scene: Scene) -> list[Question]:
    """All that is asked, in order."""
    asked = [
        Question("root", V1),
        *(each for resource in RESOURCES for each in _of(resource.name, scene)),
        *_in_forms(scene),
        *_others(scene),
        *_handed_in(scene),
        *_proposed(scene),
    ]
    return [*asked, *_astray(asked)]


def _of(resource: str, scene: Scene) -> list[Question]:
    about = f"claim={scene.ids['claims']}&" if resource in OF_CLAIM else ""
    address, one = f"{V1}{resource}/?{about}", f"{V1}{resource}/{scene.ids[resource]}/"
    some = f"{address}fields=id"
    return [
        Question(f"list_{resource}", f"{address}page_size=1"),
        Question(f"list_{resource}", f"{some}&page_size=2", "part"),
        Question(f"list_{resource}", f"{some}&format=ndjson", "ndjson"),
        Question(f"list_{resource}", f"{some}&format=csv", "csv"),
        Question(f"read_{resource}", one),
    ]


def _in_forms(scene: Scene) -> list[Question]:
    forms = [
        Question(
            f"read_{resource}_as_{form.name.replace('-', '_')}",
            f"{V1}{resource}/{scene.ids[resource]}/{form.name}/",
        )
        for resource, forms in FORMS.items()
        for form in forms
    ]
    for resource in OF:
        address = f"{V1}{resource}/{scene.ids[resource]}/annotations/"
        forms += [
            Question(f"collect_annotations_of_{resource}", address),
            Question(f"list_annotations_of_{resource}", f"{address}page/?page_size=1"),
        ]
    return [*forms, Question("list_claimreviews", f"{V1}claimreviews/?page_size=1")]


def _others(scene: Scene) -> list[Question]:
    article, claim = scene.ids["articles"], scene.ids["claims"]
    inside = "fields=text,corroboration.origins_for&expand=appearances.article"
    looked_up = {"text": scene.text, "limit": 1}
    several = {"texts": [looked_up, {"text": 7}]}
    return [
        Question("read_claims", f"{V1}claims/{claim}/?{inside}", "part"),
        Question("list_article_sentences", f"{V1}articles/{article}/sentences/?page_size=2"),
        Question("list_changes", f"{V1}changes/?page_size=2"),
        Question("list_changes", f"{V1}changes/?resource=events&rows=true&page_size=1", "with rows"),
        Question("list_dumps", f"{V1}dumps/"),
        Question("read_key", f"{V1}key/"),
        Question("list_signets", f"{V1}signets/"),
        Question("embed_claim", f"{V1}oembed/?url={scene.page}&maxwidth=480"),
        Question("match", f"{V1}match/", "one text", "POST", looked_up),
        Question("match", f"{V1}match/", "several texts", "POST", several),
        Question("match", f"{V1}match/", "copied words", "POST", {"text": scene.copied, "limit": 1}),
        Question("match", f"{V1}match/", "misspelt", "POST", {"txt": scene.text}, number=400),
    ]


def _handed_in(scene: Scene) -> list[Question]:
    def hands_in(name: str, number: int, **more: Any) -> Question:
        return Question(
            "ingest", f"{V1}ingest/", name, "POST", **{"sent": dict(scene.article), **more}, number=number
        )

    url, text = scene.article["url"], scene.article["text"]
    return [
        hands_in("by a partner", 202, headers={HEADER: "article-of-23-October"}),
        hands_in("without its text", 400, headers={HEADER: "a"}, sent={"url": url}),
        replace(
            hands_in("reused", 422, headers={HEADER: "article-of-23-October"}, sent={"text": text}),
            operation=REFUSALS,
        ),
        hands_in("by the newsroom", 201, who=NEWSROOM, sent={**scene.article, "url": f"{url}-2"}),
        hands_in("once more", 200, who=NEWSROOM, sent={**scene.article, "url": f"{url}-2"}),
        Question("read_ingest", f"{V1}ingest/?article={scene.ids['articles']}"),
    ]


def _proposed(scene: Scene) -> list[Question]:
    sent, door = dict(scene.proposing), f"{V1}appearances/"

    def proposes(name: str, number: int, sent: Mapping[str, Any]) -> Question:
        headers = {HEADER: name.replace(" ", "-")}
        return Question("propose_appearance", door, name, "POST", sent, headers=headers, number=number)

    def own(operation: str, method: str, **more: Any) -> Question:
        tag = {"If-Match": "{own}"} if method != "GET" else {}
        return Question(operation, "{own}", **{"method": method, "headers": tag, **more})

    later = {"stance": "disputes", "why": "The council took it back on Monday."}
    return [
        proposes("a new claim", 201, sent),
        proposes("again", 200, sent),
        proposes("other words", 400, {**sent, "quote": f"{sent['quote'][:-1]} soon."}),
        proposes("held already", 409, dict(scene.held)),
        Question("list_proposals", f"{V1}proposals/?page_size=1"),
        own("read_proposals", "GET"),
        own("change_proposal", "PATCH", sent=later, name="another stance"),
        own("change_proposal", "PATCH", sent={"stance": "denies"}, name="no stance", number=400),
        Question("take_proposal_back", "{own}?colour=red", "unknown parameter", "DELETE", number=400),
        own(REFUSALS, "PATCH", sent=later, name="if_match_missing", headers={}, number=428),
        own(REFUSALS, "PATCH", sent=later, name="stale", headers={"If-Match": '"1"'}, number=412),
    ]


def _astray(asked: list[Question]) -> list[Question]:
    """What nobody takes: a parameter of no meaning, behind every address that is read."""
    return [
        replace(
            each,
            name="unknown parameter",
            address=f"{each.address}{'&' if '?' in each.address else '?'}colour=red",
            number=400,
        )
        for each in asked
        if each.method == "GET" and each.name == "whole"
    ]


def refused(scene: Scene) -> list[Question]:
    """What is refused in the same words everywhere, each kind once."""
    claims, far = f"{V1}claims/", Place(10**12, 10**12).token()
    match, text = f"{V1}match/", {"text": scene.text}
    large = {"text": "a" * MOST_BYTES}
    return [
        Question(REFUSALS, claims, "no_such_key", who=STRANGER, number=401),
        Question(REFUSALS, match, "key_out_of_scope", "POST", text, who=READER, number=403),
        Question(REFUSALS, f"{claims}{NOBODY}/", "not_found", number=404),
        Question(REFUSALS, claims, "not_acceptable", headers={"Accept": "image/png"}, number=406),
        Question(REFUSALS, f"{V1}changes/?after={far}", "forgotten", number=410),
        Question(REFUSALS, match, "too_large", "POST", large, number=413),
        Question(
            REFUSALS, match, "not_json", "POST", text, headers={"Content-Type": "text/plain"}, number=415
        ),
        *(Question(REFUSALS, f"{claims}?format=ndjson&fields=id", "too_often", who=SLOW, number=429),) * 2,
    ]
