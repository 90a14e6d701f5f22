"""The API's description for programs (OpenAPI, as JSON or YAML) and the same for people, as a page of ours."""

import json
import shlex
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import yaml
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator

from provenance.partners import asking, parts
from provenance.partners.catalogue import RESOURCES
from provenance.partners.examples import REFUSALS, examples
from provenance.partners.rendering import encode
from provenance.partners.retiring import NOTICE
from provenance.partners.schema import FAULTS
from provenance.webhooks.described import ABOUT
from provenance.webhooks.rules.message import ACTIONS, FOUND, SINGULAR
from sources.api.audience import Audience

MADE_UP = {"Idempotency-Key": '"Idempotency-Key: $(date +%s)"', "If-Match": "'If-Match: \"1\"'"}
"""Headers that a key is asked for, as a shell puts them: a key that is new every second, the first version of a row."""
ONE_OF_TWO = "read_ingest"
"""What is asked either for an address or for an id, neither being asked for by itself."""


@cache
def description() -> dict[str, Any]:
    """The whole description; it only changes with the program, so it is made once."""
    return SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-any-return,no-untyped-call]


@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """As YAML for whoever asks for YAML, else as JSON."""
    wants_yaml = "yaml" in request.headers.get("Accept", "")
    return schema_as_yaml(request) if wants_yaml else schema_as_json(request)


@require_safe
def schema_as_json(request: HttpRequest) -> HttpResponse:
    return HttpResponse(encode(description()), content_type="application/json")


@require_safe
def schema_as_yaml(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_written_as_yaml(), content_type="application/yaml")


@cache
def _written_as_yaml() -> str:
    """Written once as well: it takes seconds, and any stranger may ask for it."""
    return yaml.safe_dump(description(), sort_keys=False, allow_unicode=True)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The description as a page to read: every address with its parameters, answers and a command to try."""
    root = request.build_absolute_uri("/").rstrip("/")
    audience = asking.audience_of(request.user, timezone.now())
    shown = {
        "chapters": chapters(description(), root, there(audience)),
        "forms": forms(description()),
        "webhooks": {"about": ABOUT, "names": SINGULAR.values(), "actions": ACTIONS, "found": FOUND},
        "faults": sorted(FAULTS.items()),
        "refusals": list(_examples(REFUSALS)),
        "notice": NOTICE.days,
        "root": root,
    }
    return render(request, "partners/reference.html", shown)


def there(audience: Audience) -> dict[str, str]:
    """For every resource that holds something the audience may see, the id of one of it: the first by its id."""
    found = {}
    for resource in RESOURCES:
        first = resource.rows(audience).order_by("public_id").values_list("public_id", flat=True).first()
        if first:
            found[f"/api/v1/{resource.name}/{{public_id}}/"] = first
    return found


def chapters(described: dict[str, Any], root: str, ids: Mapping[str, str]) -> list[dict[str, Any]]:
    """The operations by tag, in the order in which they are described."""
    found: dict[str, list[dict[str, Any]]] = {}
    for address, methods in described["paths"].items():
        for method, operation in methods.items():
            found.setdefault(operation["tags"][0], []).append(
                _operation(address, method, operation, root, ids)
            )
    return [{"name": name, "operations": operations} for name, operations in found.items()]


def _operation(
    address: str, method: str, operation: dict[str, Any], root: str, ids: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "id": operation["operationId"],
        "method": method.upper(),
        "address": address,
        "summary": operation.get("summary", operation["operationId"]),
        "about": operation.get("description", ""),
        "parameters": [_parameter(each) for each in operation.get("parameters", [])],
        "sent": _content(operation.get("requestBody", {})),
        "answers": [
            {"number": number, "about": each.get("description", ""), "form": _content(each)}
            for number, each in operation["responses"].items()
        ],
        "examples": list(_examples(operation["operationId"])),
        "command": _command(_filled(address, operation, root, ids), method, operation, root),
    }


def _examples(operation: str) -> Iterator[dict[str, Any]]:
    """What was asked and answered once, as it is shown."""
    for each in examples().get(operation, []):
        yield {
            "title": f"{each.number} {each.name}",
            "asked": each.asked,
            "sent": "" if each.sent is None else _written(each.sent),
            "answer": _written(each.answer),
        }


def _written(value: Any) -> str:
    """JSON for people; lines of text as they are."""
    return value if isinstance(value, str) else json.dumps(value, indent=1, ensure_ascii=False)


def _filled(address: str, operation: dict[str, Any], root: str, ids: Mapping[str, str]) -> str:
    """The address with an id in its place, and with the claim’s page it cannot do without, where it asks for one."""
    rows, inside, _ = address.partition("{public_id}/")
    path = address.replace("{public_id}", ids.get(f"{rows}{inside}", "ID"))
    needed = [
        each["name"] for each in operation.get("parameters", []) if each["in"] == "query" and _needed(each)
    ]
    page = f"{root}/claims/{ids.get('/api/v1/claims/{public_id}/', 'ID')}/"
    if operation["operationId"] == ONE_OF_TWO:
        return f"{path}?article={ids.get('/api/v1/articles/{public_id}/', 'ID')}"
    return path + "".join(f"?{name}={page}" for name in needed[:1])


def _needed(parameter: dict[str, Any]) -> bool:
    return bool(parameter.get("required")) and parameter["schema"].get("format") == "uri"


def _parameter(parameter: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": parameter["name"],
        "about": parameter.get("description", ""),
        "required": parameter.get("required", False),
        **_value(parameter["schema"]),
    }


def _content(body: dict[str, Any]) -> dict[str, Any] | None:
    for media in body.get("content", {}).values():
        return _value(media["schema"])
    return None


def _command(path: str, method: str, operation: dict[str, Any], root: str) -> str:
    """A command that can be pasted; a placeholder stands for the id only where there is nothing to name yet.

    Whoever has to show who they are shows the key that lies in ``KEY``; what is sent stands in the command itself.
    """
    ways = operation.get("security", [])
    keyed = any("partnerKey" in way for way in ways) and (method != "get" or {} not in ways)
    parts = ["curl", *(['-H "Authorization: Bearer $KEY"'] if keyed else [])]
    if method != "get":
        taken = (each["name"] for each in operation.get("parameters", []))
        headers = [f"-H {MADE_UP[name]}" for name in taken if name in MADE_UP]
        parts += [f"-X {method.upper()}", *headers]
    parts.append(f"'{root}{path}'")
    if "requestBody" in operation:
        parts += ["-H 'Content-Type: application/json'", f"-d {shlex.quote(_sent(operation['operationId']))}"]
    return " ".join(parts)


def _sent(operation: str) -> str:
    """What was sent to an operation in the first of its examples that was taken."""
    taken = (each.sent for each in examples().get(operation, []) if each.sent and each.number < 300)
    return json.dumps(next(taken, {}), ensure_ascii=False)


def forms(described: dict[str, Any]) -> list[dict[str, Any]]:
    """Every form of answer with its fields; not once more what is told of it where only a part is asked for."""
    return [
        {
            "name": name,
            "about": form.get("description", ""),
            "fields": [
                {"name": field, "about": inner.get("description", ""), **_value(inner)}
                for field, inner in form.get("properties", {}).items()
            ],
        }
        for name, form in sorted(described["components"]["schemas"].items())
        if not parts.is_part(name)
    ]


def _value(schema: dict[str, Any]) -> dict[str, Any]:
    """What a schema says of a value in a few words, and the form it leads to."""
    if "$ref" in schema:
        return {"kind": "", "leads_to": schema["$ref"].rsplit("/", 1)[-1], "words": []}
    if "anyOf" in schema:
        choices = [_value(each) for each in schema["anyOf"]]
        named = next((each["leads_to"] for each in choices if each["leads_to"]), "")
        kinds = " or ".join(each["kind"] for each in choices if each["kind"])
        words = [word for each in choices for word in each["words"]]
        return {"kind": f"or {kinds}" if named else kinds, "leads_to": named, "words": words}
    if schema.get("type") == "array":
        inner = _value(schema.get("items", {}))
        return {**inner, "kind": f"list of {inner['kind']}".strip()}
    kinds = schema.get("type", "any")
    kind = " or ".join(kinds) if isinstance(kinds, list) else kinds
    return {
        "kind": schema.get("format", kind) if kind == "string" else kind,
        "leads_to": "",
        "words": schema.get("enum", []),
    }
