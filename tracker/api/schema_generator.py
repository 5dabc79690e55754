"""The generator of the description: addresses from the resolver, everything else from what each view says of itself."""

import json
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema

_TITLE = "Foreign Fighter Tracker"
_ABOUT = _(
    "Documented cases of foreigners recruited into the war against Ukraine, on both sides: every count is a minimum, "
    "never an estimate. Read-only, without registration or key, open to the scripts of every site. Each answer names "
    "the state that it was read from (`generation`); a withdrawn record is gone from the next one. A parameter that "
    "takes one value and is empty counts as not given; one that is not known is refused."
)


class Generator(SchemaGenerator):
    """Describes what stands below `/api/v1/`."""

    def __init__(self, **given: Any) -> None:
        super().__init__(  # type: ignore[no-untyped-call]
            urlconf="tracker.config.urls_public", api_version="v1", **given
        )

    def get_schema(self, request: Any = None, public: bool = False) -> dict[str, Any]:  # noqa: FBT001, FBT002
        """The document."""
        document: dict[str, Any] = super().get_schema(request=request, public=public)  # type: ignore[no-untyped-call]
        document["openapi"] = "3.1.0"
        document["info"] = {
            "title": _TITLE,
            "version": "1",
            "description": str(_ABOUT),
            "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        }
        return _with_parameters_once(document)

    def create_view(self, callback: Any, method: str, request: Any = None) -> Any:
        """The view as its address makes it; it is described by `ViewDescription`."""
        view = super().create_view(callback, method, request)  # type: ignore[no-untyped-call]
        described = ViewDescription()
        described.view = view
        view.schema = described
        return view


def _with_parameters_once(document: dict[str, Any]) -> dict[str, Any]:
    """The document with each parameter of several operations said once."""
    known: dict[str, str] = {}
    shared: dict[str, Any] = {}
    for path in document["paths"].values():
        for operation in path.values():
            for number, parameter in enumerate(operation["parameters"]):
                text = json.dumps(parameter, sort_keys=True)
                if text not in known:
                    nth = sum(name.partition("-")[0] == parameter["name"] for name in shared)
                    known[text] = f"{parameter['name']}-{nth + 1}" if nth else parameter["name"]
                    shared[known[text]] = parameter
                operation["parameters"][number] = {"$ref": f"#/components/parameters/{known[text]}"}
    document["components"] = {"parameters": shared}
    return document


class ViewDescription(AutoSchema):
    """One operation, as the view describes itself (`PublicView.describe`)."""

    def get_operation(self, path: str, path_regex: str, path_prefix: str, method: str, registry: Any) -> Any:
        """The operation; none for other methods than GET."""
        if method.upper() != "GET" or not path.startswith(reverse("api-root")):
            return None
        self.path, self.method = path, "GET"
        view: Any = self.view
        told = view.describe()
        return {
            "operationId": told.id,
            "summary": told.summary,
            "tags": [told.tag],
            "parameters": [*self._in_path(path, told.example), *told.parameters],
            "responses": {
                "200": {"description": told.summary, "content": {"application/json": {"schema": told.answer}}},
                **told.errors,
            },
        }

    def _in_path(self, path: str, reference: str) -> list[dict[str, Any]]:
        if "{reference}" not in path:
            return []
        meaning = gettext("Public reference of the record, in whatever letters.")
        form = {"type": "string", "minLength": 1, "maxLength": 60, "pattern": "^[^/]+$"}
        example = {"example": reference} if reference else {}
        return [
            {"in": "path", "name": "reference", "required": True, "description": meaning, "schema": form, **example}
        ]
