"""Small exchange files for tests, and the command that reads them."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

SHARED = settings.BASE_DIR.parent / "shared"
needs_samples = pytest.mark.skipif(not (SHARED / "samples").is_dir(), reason="no folder shared/samples beside us")
needs_schemas = pytest.mark.skipif(not (SHARED / "schemas").is_dir(), reason="no folder shared/schemas beside us")

# Hostile names, for every output (standards: exports, feeds and mail).
NAMES = [
    "=1+1",
    "＝1",
    "Jan\r\nATTENDEE:mailto:x@x",
    "einde ]]> van CDATA",
    "tab\x0bverticaal",
    "<script>alert(1)</script>",
    "{{ 7|add:7 }}",
    "om\u202egekeerd",
    "é" * 300,
    "raket 🚀👩‍🚀",
    "komma, puntkomma; en \\ terug",
]


def run_import(path: Path, event: str = "proef") -> list[str]:
    """The lines that the command prints."""
    out = io.StringIO()
    call_command("import_schedule", str(path), event=event, stdout=out, stderr=io.StringIO())
    return out.getvalue().splitlines()


def import_text(tmp_path: Path, text: str | bytes, event: str = "proef") -> list[str]:
    path = tmp_path / "bestand"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return run_import(path, event)


OLD_EVENT = """<event id="{id}"><start>{start}</start><duration>{duration}</duration><room>{room}</room>
<title>{title}</title><track>{track}</track><type>lecture</type><abstract>Kort &amp;amp; goed</abstract>
<persons>{persons}</persons><links>{links}</links>{more}</event>"""


def old_event(number: int = 1, **fields: str) -> str:
    """An event as fosdem wrote them: no guid, no date, no offset."""
    defaults = {
        "id": str(number),
        "start": f"{9 + number % 12:02}:00",
        "duration": "00:45",
        "room": "Zaal 1",
        "title": f"Titel {number}",
        "track": "Techniek",
        "persons": f'<person id="{number}">Anna de Vries</person>',
        "links": f'<link href="https://example.org/{number}">Meer</link>',
        "more": "",
    }
    return OLD_EVENT.format(**(defaults | fields))


def old_xml(*events: str, conference: str = "", day: str = "2018-06-18") -> str:
    """A schedule.xml of the old dialect, with all events in one room of one day."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<schedule><conference><title>Proef</title><start>2018-06-18</start><end>2018-06-19</end>{conference}</conference>
<day index="1" date="{day}"><room name="Zaal 1">
{"".join(events) or old_event()}
</room></day></schedule>"""


def new_event(number: int = 1, **fields: Any) -> dict[str, Any]:
    return {
        "id": number,
        "guid": f"00000000-0000-4000-8000-{number:012}",
        "date": f"2018-06-18T{9 + number % 12:02}:00:00+02:00",
        "start": f"{9 + number % 12:02}:00",
        "duration": "00:45",
        "room": "Zaal 1",
        "slug": f"proef-{number}-titel",
        "url": "https://example.org/",
        "title": f"Titel {number}",
        "subtitle": "",
        "track": "Techniek",
        "type": "workshop",
        "language": "nl",
        "abstract": "Kort",
        "description": "Lang",
        "persons": [{"id": number, "public_name": "Anna de Vries", "biography": "Zij bouwt."}],
        "links": [{"url": f"https://example.org/{number}", "title": "Meer"}],
        "attachments": [],
        **fields,
    }


def new_json(*events: dict[str, Any], **conference: Any) -> dict[str, Any]:
    """A schedule.json of the new dialect as Python values."""
    day = {
        "index": 1,
        "date": "2018-06-18",
        "day_start": "2018-06-18T04:00:00+02:00",
        "day_end": "2018-06-19T03:59:00+02:00",
        "rooms": {"Zaal 1": list(events) or [new_event()]},
    }
    head = {
        "acronym": "proef",
        "title": "Proef",
        "start": "2018-06-18",
        "end": "2018-06-19",
        "daysCount": 1,
        "timeslot_duration": "00:05",
        "days": [day],
        **conference,
    }
    return {"schedule": {"version": "1", "base_url": "https://example.org/", "conference": head}}


def dump(document: Any) -> str:
    return json.dumps(document)
