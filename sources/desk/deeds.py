"""What a person may do to rows picked from a list: judge them, decide who sees them, merge and split them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin import widgets
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse

from sources.actions import publication
from sources.desk.asking import Question, WhyForm, ask, seen_of, why
from sources.desk.person import person
from sources.errors import Refused
from sources.vocabulary import Judgement

Answer = HttpResponse | None


class Judging:
    """Confirming, rejecting and taking back, from a list; ``judge`` is the action's door."""

    actions: tuple[str, ...] = ("confirm", "reject", "take_back")

    def judge(self, request: HttpRequest, row: Any, judgement: Judgement, why: str, version: int) -> object:
        """Hand one judgement to its action."""
        raise NotImplementedError

    @admin.action(description="Confirm…", permissions=["change"])
    def confirm(self, request: HttpRequest, picked: "QuerySet[Any]") -> Answer:
        """Confirm every picked row."""
        return self._ask(request, picked, "Confirm", Judgement.CONFIRMED, "confirmed")

    @admin.action(description="Reject…", permissions=["change"])
    def reject(self, request: HttpRequest, picked: "QuerySet[Any]") -> Answer:
        """Reject every picked row."""
        return self._ask(request, picked, "Reject", Judgement.REJECTED, "rejected")

    @admin.action(description="Take judgement back…", permissions=["change"])
    def take_back(self, request: HttpRequest, picked: "QuerySet[Any]") -> Answer:
        """Make every picked row a suggestion again."""
        return self._ask(request, picked, "Take judgement back", Judgement.SUGGESTED, "taken back")

    def _ask(
        self, request: HttpRequest, picked: "QuerySet[Any]", title: str, judgement: Judgement, done: str
    ) -> Answer:
        def deed(request: HttpRequest, row: Any, version: int, typed: dict[str, Any]) -> object:
            return self.judge(request, row, judgement, typed["why"], version)

        return ask(self, request, picked, Question(title, deed, why, done))


class EmbargoForm(WhyForm):
    """The reason, and from when on everybody may see it."""

    embargo_until = forms.SplitDateTimeField(
        label="Embargo until",
        required=False,
        widget=widgets.AdminSplitDateTime,
        help_text="Leave empty to let everybody see it at once.",
    )


def embargo(rows: Sequence[Model], posted: Any) -> forms.Form:
    """Asks for the reason and the end of an embargo."""
    return EmbargoForm(posted)


class Publishing:
    """Publishing, withdrawing and keeping as a draft, from a list."""

    actions: tuple[str, ...] = ("publish", "withdraw", "draft")

    @admin.action(description="Publish…", permissions=["change"])
    def publish(self, request: HttpRequest, picked: "QuerySet[Any]") -> Answer:
        """Let everybody see every picked row, perhaps after an embargo."""

        def deed(request: HttpRequest, row: Any, version: int, typed: dict[str, Any]) -> object:
            return publication.publish(row=row, by=person(request), version=version, **typed)

        question = Question("Publish", deed, embargo, "published")
        return ask(self, request, picked, question)

    @admin.action(description="Withdraw…", permissions=["change"])
    def withdraw(self, request: HttpRequest, picked: "QuerySet[Any]") -> Answer:
        """Take every picked row from readers' sight."""

        def deed(request: HttpRequest, row: Any, version: int, typed: dict[str, Any]) -> object:
            return publication.withdraw(row=row, by=person(request), version=version, **typed)

        return ask(self, request, picked, Question("Withdraw", deed, why, "withdrawn"))

    @admin.action(description="Keep as draft…", permissions=["change"])
    def draft(self, request: HttpRequest, picked: "QuerySet[Any]") -> Answer:
        """Keep every picked row in the newsroom."""

        def deed(request: HttpRequest, row: Any, version: int, typed: dict[str, Any]) -> object:
            return publication.draft(row=row, by=person(request), version=version, **typed)

        return ask(self, request, picked, Question("Keep as draft", deed, why, "kept as drafts"))


def into(rows: Sequence[Model], posted: Any) -> forms.Form:
    """Asks which of the picked rows the others are merged into, and why."""

    class IntoForm(WhyForm):
        into = forms.ChoiceField(
            label="Keep", choices=[(row.pk, str(row)) for row in rows], widget=forms.RadioSelect
        )

    return IntoForm(posted)


class Merging:
    """Merging picked rows into one of them, and splitting merged ones again."""

    actions: tuple[str, ...] = ("merge", "split")

    def merge_one(
        self, request: HttpRequest, row: Any, into: Any, *, why: str, version: int, into_version: int
    ) -> object:
        """Hand one merger to its action, with the versions the person saw."""
        raise NotImplementedError

    def split_one(self, request: HttpRequest, row: Any, why: str, version: int) -> object:
        """Hand one splitting to its action."""
        raise NotImplementedError

    @admin.action(description="Merge…", permissions=["change"])
    def merge(self, request: HttpRequest, picked: "QuerySet[Any]") -> Answer:
        """Merge the picked rows into the one that is kept."""

        raised: list[int] = []

        def deed(request: HttpRequest, row: Any, version: int, typed: dict[str, Any]) -> object:
            kept = picked.get(pk=typed["into"])
            if kept.pk == row.pk:
                if picked.count() < 2:
                    raise Refused("Pick at least two: one is kept, the others lead to it")
                return None
            # What our own last merger made of the one that is kept, the person has done themselves.
            seen = raised[-1] if raised else seen_of(request, kept)
            done = self.merge_one(request, row, kept, why=typed["why"], version=version, into_version=seen)
            kept.refresh_from_db()
            raised.append(kept.version)
            return done

        return ask(self, request, picked, Question("Merge", deed, into, "now lead to the one kept"))

    @admin.action(description="Split off again…", permissions=["change"])
    def split(self, request: HttpRequest, picked: "QuerySet[Any]") -> Answer:
        """Undo the merging of the picked rows."""

        def deed(request: HttpRequest, row: Any, version: int, typed: dict[str, Any]) -> object:
            return self.split_one(request, row, typed["why"], version)

        return ask(self, request, picked, Question("Split off", deed, why, "split off"))
