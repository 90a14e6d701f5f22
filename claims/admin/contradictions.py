"""Contradictions on the desk: judged, with the reason the comparison gave."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from claims.actions import judgements
from claims.models import Contradiction
from sources.desk.deeds import Judging
from sources.desk.person import person
from sources.desk.tables import Desk, DeskForm
from sources.vocabulary import Judgement


class ContradictionForm(DeskForm):
    """A judgement on a contradiction."""

    class Meta:
        model = Contradiction
        fields = ("judgement",)


@admin.register(Contradiction)
class ContradictionDesk(Judging, Desk[Contradiction]):
    """What came of holding claims against each other."""

    form = ContradictionForm
    list_display = ("one", "other", "kind", "outcome", "reason", "judgement", "judged_by")
    list_filter = ("outcome", "kind", "judgement")
    list_select_related = ("one", "other", "judged_by")
    search_fields = ("one__text", "other__text", "reason", "public_id")
    machine = (
        "one", "other", "one_appearance", "other_appearance", "kind", "outcome", "reason", "method", "judged_by",
        "judged_at", "judged_why", "public_id",
    )  # fmt: skip
    readonly_fields = machine
    fields = ("judgement", "why", "version", *machine)
    actions = Judging.actions

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def carry_out(
        self, request: HttpRequest, row: Contradiction | None, typed: dict[str, Any]
    ) -> Contradiction:
        if row is None:
            raise LookupError("a contradiction is found, not typed in")
        return judgements.judge(
            row=row,
            judgement=Judgement(typed["judgement"]),
            by=person(request),
            why=typed["why"],
            version=typed["version"] or 0,
        )

    def judge(
        self, request: HttpRequest, row: Contradiction, judgement: Judgement, why: str, version: int
    ) -> object:
        return judgements.judge(row=row, judgement=judgement, by=person(request), why=why, version=version)
