"""Who took from whom, on the desk: judged, corrected, redirected to the true upstream or added by hand."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest

from sources.actions import judgements
from sources.desk.deeds import Judging
from sources.desk.person import person
from sources.desk.tables import Desk, DeskForm
from sources.models import Article, Derivation
from sources.vocabulary import DerivationKind, Judgement


class DerivationForm(DeskForm):
    """A judgement on a derivation; or, for a new one, the two articles."""

    redirect = forms.CharField(
        label="Taken from another article instead",
        required=False,
        help_text="Its public id or address. This pair is then rejected and that one confirmed, with the kind above.",
    )

    class Meta:
        model = Derivation
        fields = ("downstream", "upstream", "kind", "judgement")

    def clean_redirect(self) -> Article | None:
        """The article meant."""
        written = self.cleaned_data["redirect"].strip()
        if not written:
            return None
        return _article(written)


def _article(written: str) -> Article:
    found = Article.objects.filter(Q(public_id=written) | Q(address=written) | Q(url=written)).first()
    if found is None:
        raise forms.ValidationError(
            "No article has this public id or address: copy it from the article's page"
        )
    return found.canonical


@admin.register(Derivation)
class DerivationDesk(Judging, Desk[Derivation]):
    """Which article was taken from which."""

    form = DerivationForm
    list_display = (
        "downstream",
        "upstream",
        "kind",
        "judgement",
        "containment",
        "credited",
        "ring",
        "judged_by",
    )
    list_filter = ("judgement", "kind", "credited", "ring")
    list_select_related = ("downstream__source", "upstream__source", "judged_by")
    search_fields = (
        "downstream__title",
        "upstream__title",
        "public_id",
        "downstream__public_id",
        "upstream__public_id",
    )
    autocomplete_fields = ("downstream", "upstream")
    machine = (
        "containment", "containment_back", "shared_words", "credited", "ring", "reasons", "method", "judged_by",
        "judged_at", "judged_why", "public_id",
    )  # fmt: skip
    actions = Judging.actions

    def get_fields(self, request: HttpRequest, obj: Derivation | None = None) -> tuple[str, ...]:
        if obj is None:
            return ("downstream", "upstream", "kind", "why")
        return ("downstream", "upstream", "kind", "judgement", "redirect", "why", "version", *self.machine)

    def get_readonly_fields(self, request: HttpRequest, obj: Derivation | None = None) -> tuple[str, ...]:
        return ("downstream", "upstream", *self.machine) if obj else ()

    def judge(
        self, request: HttpRequest, row: Derivation, judgement: Judgement, why: str, version: int
    ) -> object:
        return judgements.judge(
            derivation=row, judgement=judgement, by=person(request), why=why, version=version
        )

    def carry_out(self, request: HttpRequest, row: Derivation | None, typed: dict[str, Any]) -> Derivation:
        who: dict[str, Any] = {
            "by": person(request),
            "why": typed["why"],
            "kind": DerivationKind(typed["kind"]),
        }
        if row is None:
            return judgements.add(downstream=typed["downstream"], upstream=typed["upstream"], **who)
        seen = typed["version"] or 0
        if typed["redirect"] is not None:
            return judgements.redirect(derivation=row, upstream=typed["redirect"], version=seen, **who)
        return judgements.judge(derivation=row, judgement=Judgement(typed["judgement"]), version=seen, **who)
