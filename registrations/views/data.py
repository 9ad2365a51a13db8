"""All data of one person as a file."""

import json

from django.http import HttpRequest, HttpResponse

from registrations.data import personal_data
from registrations.views.personal import open_registration, personal_page


@personal_page()
def registration_data(request: HttpRequest) -> HttpResponse:
    row = open_registration(request).registration
    text = json.dumps(personal_data(row), ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type="application/json")
    response.headers["Content-Disposition"] = f'attachment; filename="aanmelding-{row.code}.json"'
    return response
