"""Claims on the desk: proposed, reworded, judged, merged, split and published."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse

from claims.actions import claims, judgements, mergers
from claims.models import Claim, Measure
from claims.rules.values.value import Value
from claims.vocabulary import Polarity
from sources.desk.deeds import Judging, Merging, Publishing
from sources.desk.person import person
from sources.desk.tables import Desk, DeskForm, plain
from sources.rules.period import Period
from sources.vocabulary import Judgement

WORDING = (
    "text",
    ("low", "high", "unit", "approximate"),
    "polarity",
    ("as_of_first", "as_of_last", "running"),
)


class ClaimForm(DeskForm):
    """A claim's sentence and value."""

    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 2, "cols": 80}), help_text="One sentence.")

    class Meta:
        model = Claim
        fields = (
            "event", "measure", "text", "low", "high", "unit", "approximate", "polarity", "as_of_first", "as_of_last",
            "running",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for bound in ("low", "high"):
            self.initial[bound] = plain(self.initial.get(bound))
        if "measure" in self.fields:
            measures = Measure.objects.filter(event=self.instance.event_id)
            self.fields["measure"] = forms.ModelChoiceField(measures, initial=self.instance.measure_id)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if (cleaned.get("as_of_first") is None) != (cleaned.get("as_of_last") is None):
            self.add_error("as_of_last", "Give both days, or neither: the same day twice for a single one")
        return cleaned


class NewClaimForm(ClaimForm):
    """A claim to be proposed: also says what is counted."""

    population = forms.CharField(label="Who or what is counted", required=False, help_text="As in “Pemon”.")
    label = forms.CharField(
        label="Measure", help_text="What the claim gives a value for, as in “Pemon killed”."
    )


@admin.register(Claim)
class ClaimDesk(Judging, Merging, Publishing, Desk[Claim]):
    """Checkable statements, each with its value."""

    form = ClaimForm
    list_display = ("text", "event", "score", "credibility", "judgement", "publication", "merged_into")
    list_filter = ("judgement", "publication", ("merged_into", admin.EmptyFieldListFilter), "polarity")
    list_select_related = ("event", "measure", "corroboration", "merged_into")
    search_fields = ("text", "public_id", "event__title", "measure__label")
    autocomplete_fields = ("event",)
    told = (
        "judgement",
        "judged_by",
        "judged_at",
        "judged_why",
        "publication",
        "embargo_until",
        "merged_into",
        "public_id",
    )
    actions = (*Judging.actions, *Merging.actions, *Publishing.actions)

    def get_fields(self, request: HttpRequest, obj: Claim | None = None) -> Any:
        if obj is None:
            return ("event", "population", "label", *WORDING, "why")
        return ("event", "measure", *WORDING, "why", "version", *self.told)

    def get_readonly_fields(self, request: HttpRequest, obj: Claim | None = None) -> tuple[str, ...]:
        return ("event", *self.told) if obj else ()

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        return super().get_form(request, obj, change, **({} if change else {"form": NewClaimForm}), **kwargs)

    def carry_out(self, request: HttpRequest, row: Claim | None, typed: dict[str, Any]) -> Claim:
        said: dict[str, Any] = {
            "text": typed["text"],
            "value": Value(
                typed["low"], typed["high"], typed["unit"], typed["approximate"], Polarity(typed["polarity"])
            ),
            "as_of": _period(typed["as_of_first"], typed["as_of_last"]),
            "running": typed["running"],
        }
        who: dict[str, Any] = {"by": person(request), "why": typed["why"]}
        if row is None:
            told = {name: typed[name] for name in ("event", "population", "label")}
            return claims.propose(**told, **said, **who)
        if typed["measure"] != row.measure:
            said["measure"] = typed["measure"]
        return claims.edit(claim=row, version=typed["version"] or 0, **said, **who)

    def judge(self, request: HttpRequest, row: Claim, judgement: Judgement, why: str, version: int) -> object:
        return judgements.judge(row=row, judgement=judgement, by=person(request), why=why, version=version)

    def merge_one(
        self, request: HttpRequest, row: Claim, into: Claim, *, why: str, version: int, into_version: int
    ) -> object:
        told: dict[str, Any] = {"version": version, "into_version": into_version}
        return mergers.merge(claim=row, into=into, by=person(request), why=why, **told)

    def split_one(self, request: HttpRequest, row: Claim, why: str, version: int) -> object:
        return mergers.split(claim=row, by=person(request), why=why, version=version)

    @admin.display(description="Score", ordering="corroboration__score")
    def score(self, row: Claim) -> str:
        """How well it is backed, between 0 and 1."""
        return f"{row.corroboration.score:.2f}" if hasattr(row, "corroboration") else "–"

    @admin.display(description="Credibility", ordering="corroboration__credibility")
    def credibility(self, row: Claim) -> str:
        """Its Admiralty digit."""
        return row.corroboration.credibility if hasattr(row, "corroboration") else "6"

    def view_on_site(self, obj: Claim) -> str:
        """Its page."""
        return reverse("claim", args=[obj.public_id])


def _period(first: date | None, last: date | None) -> Period | None:
    return Period(first, last) if first is not None and last is not None else None
