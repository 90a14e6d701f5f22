"""A headline that leaves out a word of the group it counts speaks of the group its own text counts."""

from claims.rules.grouping.matching import group
from tests.claims.rules.grouping.mentions_in_short import mention, sorted_out

SET = {"value": "61+", "act": "crossed", "when": "2026-10-11", "places": "tolmara"}
HEAD = "More than 60 Orvessan guard cross the Naru"
BODY = "More than 60 Orvessan border guard had crossed the Naru"
OTHER = "More than 60 Kastovian border guard had crossed the Naru"


def claims(*rows: tuple[str, str, str]) -> list[list[list[str]]]:
    return sorted_out(
        group([mention(text, population=group_, lineage=piece, **SET) for text, group_, piece in rows])
    )


def test_the_headline_and_the_text_under_it_are_one_claim() -> None:
    found = claims((HEAD, "orvessan guard", "wire"), (BODY, "border guard", "wire"))

    assert found == [[[BODY, HEAD]]]


def test_the_claim_is_named_by_the_words_that_tell_the_group_whole() -> None:
    told = [("orvessan guard", HEAD, "2026-10-10"), ("border guard", BODY, "2026-10-11")]
    (event,) = group(
        [mention(text, population=of, published=day, lineage="wire", **SET) for of, text, day in told]
    )

    assert [(claim.population, claim.text) for claim in event.claims] == [("border guard", BODY)]


def test_two_articles_or_guards_of_two_countries_stay_two_claims() -> None:
    apart = claims((HEAD, "orvessan guard", "wire"), (BODY, "border guard", "post"))
    others = claims((HEAD, "orvessan guard", "wire"), (OTHER, "border guard", "wire"))

    assert sum(map(len, apart)) == sum(map(len, others)) == 2
