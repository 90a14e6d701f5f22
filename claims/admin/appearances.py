"""Appearances on the desk: judged, moved to another claim, or added by hand with their exact quote."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from claims.actions import judgements, quotes
from claims.models import Appearance
from claims.vocabulary import Stance
from sources.desk.deeds import Judging
from sources.desk.person import person
from sources.desk.tables import Desk, DeskForm
from sources.vocabulary import Judgement


class AppearanceForm(DeskForm):
    """A judgement on an appearance and its claim; for a new one the quote and where it stands."""

    quote = forms.CharField(
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4, "cols": 80}),
        help_text="Exactly as it stands in the capture.",
    )
    start = forms.IntegerField(
        required=False, min_value=0, help_text="Only where the words stand in the capture more than once."
    )

    class Meta:
        model = Appearance
        fields = ("claim", "capture", "quote", "start", "stance", "attributed_to", "judgement")


@admin.register(Appearance)
class AppearanceDesk(Judging, Desk[Appearance]):
    """Where claims turn up, at which words."""

    form = AppearanceForm
    list_display = (
        "quote",
        "claim",
        "stance",
        "attributed_to",
        "article",
        "section",
        "judgement",
        "judged_by",
    )
    list_filter = ("judgement", "stance", "section", "party")
    list_select_related = ("claim", "attributed_to", "capture__article", "judged_by")
    search_fields = ("quote", "claim__text", "public_id", "capture__article__title", "claim__public_id")
    autocomplete_fields = ("claim", "capture", "attributed_to")
    machine = (
        "quote", "capture", "section", "start", "end", "stance", "attributed_to", "depth", "hedge", "party", "denies",
        "low", "high", "unit", "approximate", "polarity", "origin_source", "origin_article", "reasons",
        "match_reasons", "method", "judged_by", "judged_at", "judged_why", "inherited_from", "public_id",
    )  # fmt: skip
    actions = Judging.actions

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Appearance]":
        return super().get_queryset(request).defer("capture__text", "capture__fingerprint", "capture__hints")

    def get_fields(self, request: HttpRequest, obj: Appearance | None = None) -> tuple[str, ...]:
        if obj is None:
            return ("claim", "capture", "quote", "start", "stance", "attributed_to", "why")
        return ("judgement", "claim", "why", "version", *self.machine)

    def get_readonly_fields(self, request: HttpRequest, obj: Appearance | None = None) -> tuple[str, ...]:
        return self.machine if obj else ()

    def carry_out(self, request: HttpRequest, row: Appearance | None, typed: dict[str, Any]) -> Appearance:
        who: dict[str, Any] = {"by": person(request), "why": typed["why"]}
        if row is None:
            told = {name: typed[name] for name in ("claim", "capture", "quote", "start", "attributed_to")}
            return quotes.add(**told, stance=Stance(typed["stance"]), **who)
        if typed["claim"] is not None and typed["claim"] != row.claim:
            return quotes.move(appearance=row, claim=typed["claim"], version=typed["version"] or 0, **who)
        judgement = Judgement(typed["judgement"])
        return judgements.judge(row=row, judgement=judgement, version=typed["version"] or 0, **who)

    def judge(
        self, request: HttpRequest, row: Appearance, judgement: Judgement, why: str, version: int
    ) -> object:
        return judgements.judge(row=row, judgement=judgement, by=person(request), why=why, version=version)

    @admin.display(description="Article", ordering="capture__article__title")
    def article(self, row: Appearance) -> str:
        """Where it stands."""
        return str(row.capture.article)
