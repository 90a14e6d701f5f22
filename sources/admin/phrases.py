"""Phrases on the desk: how articles give credit, tried out before they are saved."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.http import urlencode

from sources.actions import phrases
from sources.desk.person import person
from sources.desk.tables import Desk, DeskForm
from sources.errors import Refused
from sources.models import Phrase, Sweep
from sources.rules import phrasebook
from sources.vocabulary import CreditScope, DerivationKind, PhrasePlace

TOLD = ("language", "template", "place", "scope", "kind", "weight")


class PhraseForm(DeskForm):
    """One way of giving credit."""

    class Meta:
        model = Phrase
        fields = (*TOLD, "active")
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "template": forms.TextInput(attrs={"size": 90, "dir": "auto"})
        }


class TrialForm(forms.Form):
    """A phrase to try, and a text to try it on beside the captures that came in last."""

    template = forms.CharField(
        label="Phrase", max_length=400, widget=forms.TextInput(attrs={"size": 90, "dir": "auto"})
    )
    place = forms.ChoiceField(choices=PhrasePlace.choices)
    sample = forms.CharField(
        label="Sample text", required=False, max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6, "cols": 90, "dir": "auto"}),
        help_text="A credit line by itself, or a few sentences.",
    )  # fmt: skip
    most = forms.IntegerField(
        label="Last captures", min_value=0, max_value=phrases.MOST_TRIED, initial=100,
        help_text=f"How many of the captures that came in last are looked through, up to {phrases.MOST_TRIED}.",
    )  # fmt: skip

    def hits(self) -> list[phrases.Hit]:
        """What the phrase finds; a phrase that cannot be read is marked instead."""
        typed = self.cleaned_data
        try:
            template = phrases.checked(typed["template"])
        except Refused as refused:
            self.add_error("template", refused.sentence)
            return []
        # The highest weight: a citation's name need not be known for the trial.
        phrase = phrasebook.Phrase(
            "", template, CreditScope.WHOLE, DerivationKind.REPUBLICATION, 1.0, PhrasePlace(typed["place"])
        )
        return phrases.tried(phrase=phrase, sample=typed["sample"], most=typed["most"])


@admin.register(Phrase)
class PhraseDesk(Desk[Phrase]):
    """The ways in which articles say whose work they print."""

    form = PhraseForm
    list_display = ("template", "language", "place", "scope", "kind", "weight", "active", "whose")
    list_filter = ("language", "place", "scope", "kind", "active")
    search_fields = ("template",)
    readonly_fields = ("whose", "try_it", "looked_through")

    def get_fields(self, request: HttpRequest, obj: Phrase | None = None) -> tuple[str, ...]:
        return (
            (*TOLD, "try_it", "why")
            if obj is None
            else (*TOLD, "active", "try_it", "why", "version", "whose", "looked_through")
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Phrase | None = None) -> tuple[str, ...]:
        """A phrase stays in its place: the same words elsewhere are another phrase."""
        return ("place", *self.readonly_fields) if obj else self.readonly_fields

    def get_urls(self) -> list[URLPattern]:
        trial = path("try/", self.admin_site.admin_view(self.trial), name="sources_phrase_try")
        return [trial, *super().get_urls()]

    def trial(self, request: HttpRequest) -> HttpResponse:
        """What a phrase would find; nothing is written."""
        asked = "template" in request.GET and "most" in request.GET
        form = TrialForm(request.GET if asked else None, initial={**_first(request), "most": 100})
        hits = form.hits() if asked and form.is_valid() else []
        context = {
            **self.admin_site.each_context(request),
            "title": "Try a phrase",
            "opts": self.opts,
            "form": form,
            "tried": asked and not form.errors,
            "hits": hits,
            "kept": urlencode({name: request.GET.get(name, "") for name in ("template", "place")}),
        }
        return render(request, "desk/try_phrase.html", context)

    def carry_out(self, request: HttpRequest, row: Phrase | None, typed: dict[str, Any]) -> Phrase:
        said: dict[str, Any] = {
            "language": typed["language"],
            "template": typed["template"],
            "scope": CreditScope(typed["scope"]),
            "kind": DerivationKind(typed["kind"]),
            "weight": typed["weight"],
            "by": person(request),
            "why": typed["why"],
        }
        if row is None:
            return phrases.add(place=PhrasePlace(typed["place"]), **said)
        return phrases.edit(phrase=row, active=typed["active"], version=typed["version"] or 0, **said)

    @admin.display(description="Comes from")
    def whose(self, row: Phrase) -> str:
        """Whether it came with the program, unchanged or not."""
        if not row.shipped:
            return "a curator"
        return "the program" if row.version == 1 else "the program, changed by a curator"

    @admin.display(description="Articles held")
    def looked_through(self, row: Phrase) -> str:
        """How far the captures have been looked through since it was last changed."""
        sweep = Sweep.objects.filter(phrase=row).first()
        return str(sweep) if sweep else "not changed since it came: nothing had to be looked through"

    @admin.display(description="Try it out")
    def try_it(self, row: Phrase) -> str:
        """The way to what it would find."""
        asked = urlencode({"template": row.template, "place": row.place}) if row.pk else ""
        return format_html(
            '<a href="{}?{}">See what a phrase finds before you save it</a>',
            reverse("admin:sources_phrase_try"),
            asked,
        )


def _first(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET[name] for name in ("template", "place") if name in request.GET}
