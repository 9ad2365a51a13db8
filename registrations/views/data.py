"""All data of one person as a file."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse

from registrations.data import personal_data
from registrations.views.personal import open_registration, personal_page


@personal_page()
def registration_data(request: HttpRequest) -> HttpResponse:
    row = open_registration(request).registration
    return as_file(personal_data(row), f"aanmelding-{row.code}")


def as_file(data: dict[str, Any], name: str) -> HttpResponse:
    """JSON that the browser saves as `name`."""
    response = HttpResponse(json.dumps(data, ensure_ascii=False, indent=2), content_type="application/json")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return response
